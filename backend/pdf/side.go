package pdf

import (
	"unicode"

	"golang.org/x/text/unicode/bidi"

	"afterword/backend/document"
)

// side is where the lines of a block begin, and its marks stand.
type side uint8

const (
	bySelf side = iota // as the text of each paragraph runs
	left
	right
)

// letters counts the letters of a text that run to the right and to the left.
func letters(s string) (toRight, toLeft int) {
	for _, r := range s {
		switch {
		case r < 0x80:
			if r |= 0x20; r >= 'a' && r <= 'z' {
				toRight++
			}
		case r < 0x0590:
			if unicode.IsLetter(r) {
				toRight++
			}
		default:
			switch bidiClass(r) {
			case bidi.L:
				toRight++
			case bidi.R, bidi.AL:
				toLeft++
			}
		}
	}
	return toRight, toLeft
}

// sideOf gives the side that most letters of texts ask for, bySelf if there are
// none.
func sideOf(texts ...string) side {
	toRight, toLeft := 0, 0
	for _, s := range texts {
		r, l := letters(s)
		toRight, toLeft = toRight+r, toLeft+l
	}
	switch {
	case toLeft > toRight:
		return right
	case toRight > 0:
		return left
	}
	return bySelf
}

// sideOfBlocks looks at what stands in the blocks themselves, not at lists,
// quotes and tables among them, which have a side of their own.
func sideOfBlocks(blocks []document.Block) side {
	var texts []string
	for _, b := range blocks {
		var inlines []document.Inline
		switch v := b.(type) {
		case document.Paragraph:
			inlines = v.Inlines
		case document.Heading:
			inlines = v.Inlines
		case document.Note:
			inlines = v.Inlines
		}
		document.WalkInlines(inlines, document.Visitor{Inline: func(i document.Inline) bool {
			if v, ok := i.(document.Text); ok {
				texts = append(texts, v.Value)
			}
			return true
		}})
	}
	return sideOf(texts...)
}

// majority gives the side that most of all have, of equals that of the first one,
// or else what is asked for where none has any.
func majority(n int, of func(i int) side, otherwise side) side {
	balance, first := 0, bySelf
	for i := range n {
		s := of(i)
		switch s {
		case left:
			balance--
		case right:
			balance++
		}
		if first == bySelf {
			first = s
		}
	}
	switch {
	case first == bySelf:
		return otherwise
	case balance > 0:
		return right
	case balance < 0:
		return left
	}
	return first
}

// sideOfList keeps the marks of a list on one side: a single Arabic name among
// English ones moves nothing.
func sideOfList(v document.List, around side) side {
	return majority(len(v.Items), func(i int) side { return sideOfBlocks(v.Items[i].Blocks) }, around)
}

// sideOfTable asks the titles of the columns, and where they tell nothing the rows.
func sideOfTable(t document.Table) side {
	rows := func() side {
		return majority(len(t.Rows), func(i int) side {
			cells := t.Rows[i].Cells
			return majority(len(cells), func(k int) side { return sideOfBlocks(cells[k].Blocks) }, bySelf)
		}, left)
	}
	heads := majority(len(t.Columns), func(i int) side { return sideOf(t.Columns[i].Title) }, bySelf)
	if heads == bySelf {
		return rows()
	}
	return heads
}

// indentFrom moves a place away from a side, unless it would become too narrow.
func (p place) indentFrom(s side, by float64) place {
	inside := p.indent(by)
	if s == right {
		inside.x = p.x
	}
	return inside
}

// sidedParagraph prepares inlines of a block whose lines begin on one side.
func (l *layouter) sidedParagraph(inlines []document.Inline, at place, st style, el *element) *paragraph {
	l.shaper.side = at.side
	p := l.paragraph(inlines, st, el)
	l.shaper.side = bySelf
	return p
}

// sidedText prepares plain text of which the same holds.
func (l *layouter) sidedText(s string, on side, st style, el *element) *paragraph {
	l.shaper.side = on
	p := l.text(s, st, el)
	l.shaper.side = bySelf
	return p
}

// strong reports whether any letter says which way the paragraph runs.
func (p *paragraph) strong() bool {
	for i := range p.pieces {
		if sh := p.pieces[i].sh; sh != nil && sideOf(sh.text) != bySelf {
			return true
		}
	}
	return false
}
