package report

import (
	"slices"
	"strings"
	"unicode/utf8"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// Page one is to hold all that it says: title, summary, figures, the picture,
// what contributed and what will change. How many factors and actions it lists
// follows from the room that is left below the rest. Nothing is laid out here:
// heights are reckoned, in points, from about how wide letters are.
const (
	mostFactors, mostActions = 5, 3

	reserve    = 4.0  // for what is reckoned short
	tableHead  = 60.0 // a heading, and the head of the table below it
	rowPadding = 7.8
	cellLine   = 12.4
	leadLine   = 16.0
	noteLine   = 11.0
	cellSize   = 8.8
	bold       = 1.08 // letters of titles are so much wider
)

// sheet is the room between the margins of a page.
type sheet struct{ width, height float64 }

func sheetOf(paper string) sheet {
	if paper == "letter" {
		return sheet{width: 500, height: 668}
	}
	return sheet{width: 483, height: 718}
}

// pageOne is how many factors and actions page one lists. Its zero value, for
// layouts that have no such page, is all of them.
type pageOne struct{ factors, actions int }

// fits reports whether a list of n is listed whole, with a limit of most.
func fits(n, most int) bool { return most == 0 || n <= most }

// fillPageOne gives the most that fits; no list ends before its first entry. If
// the rest fills the page already nothing would be won by listing less.
func (c *composer) fillPageOne() pageOne {
	factors, actions := min(len(c.p.Factors), mostFactors), min(len(c.p.Actions), mostActions)
	whole := pageOne{factors: mostFactors, actions: mostActions}
	if factors <= 1 && actions <= 1 {
		return whole
	}
	page := sheetOf(c.paper)
	room := page.height - reserve - c.openingHeight(page.width)
	for _, height := range []int{factors, actions} {
		if height > 0 {
			room -= tableHead
		}
	}
	rows := c.topOf()
	short := len(c.p.Actions) <= mostActions
	if short { // what a reader sees of the last column counts, however it is written
		rows = slices.Clone(rows)
		for i, a := range rows {
			if a.Status == "declined" {
				a.DoneWhen = a.Reason
			}
			rows[i].DoneWhen = strings.Join(strings.Fields(Words(a.DoneWhen)), " ")
		}
	}
	for least := 3; least > 0; least-- { // first factors down to three, then actions to two, and so on
		for f := factors; f >= min(least, factors); f-- {
			for a := actions; a >= min(least, actions); a-- {
				if c.factorRows(f, page.width)+c.actionRows(rows[:a], page.width, short && a == actions) > room {
					continue
				}
				return pageOne{factors: max(f, 1), actions: max(a, 1)}
			}
		}
	}
	return whole
}

func (c *composer) factorRows(n int, width float64) float64 {
	const title, events = 0.74, 0.13 // of the width, without the padding of cells
	height := 0.0
	for _, f := range c.p.Factors[:n] {
		cited, actions := document.PlainText(c.cite(f.Events, c.eventNo, eventTarget)), document.PlainText(c.actionsOf(f.ID))
		height += rowPadding + cellLine*float64(max(
			lines(orElse(f.Title, c.w.noTitle)+" "+actions, width*title, cellSize), lines(cited, width*events, cellSize)))
	}
	return height
}

// actionRows reckons the table of actions; short is the one that says when each
// of them is done.
func (c *composer) actionRows(actions []postmortem.ActionItem, width float64, short bool) float64 {
	what, who, done := 0.63, 0.2, 0.0
	if short {
		what, who, done = 0.36, 0.13, 0.28
	}
	height := 0.0
	for _, a := range actions {
		most := lines(orElse(a.Title, c.w.noTitle), width*what, cellSize) + lines(c.actionState(a)+" · A1", width*what, cellSize)
		most = max(most, lines(a.Owner, width*who, cellSize))
		if short {
			most = max(most, lines(a.DoneWhen, width*done, cellSize))
		}
		height += rowPadding + cellLine*float64(most)
	}
	return height
}

// openingHeight reckons all that stands above the two lists.
func (c *composer) openingHeight(width float64) float64 {
	height := 11.6 + 7
	title := c.title()
	switch n := utf8.RuneCountInString(title); {
	case n > 400:
		height += 16 * float64(lines(title, width, 12*bold))
	case n > 120:
		height += 21 * float64(lines(title, width, 16*bold))
	default:
		height += 28.5 * float64(lines(title, width, 23*bold))
	}
	height += blocksHeight(c.prose(c.p.Summary), width) + 14
	if figures := c.keyFigures(); len(figures) > 0 {
		height += figuresHeight(figures, width)
	}
	if figure, ok := c.figure(); ok {
		labels := 0
		for _, m := range figure.Marks {
			if m.Label != "" {
				labels++
			}
		}
		const axis = 47 + 12 // the band of the impact, the ticks and the gap above
		height += axis + noteLine*float64(min((labels+3)/2, 8))
	}
	return height
}

func figuresHeight(figures []document.KeyFigure, width float64) float64 {
	column := width/float64(max(len(figures), 4)) - 10
	large, value, notes := 21.0, 0.0, 0
	for _, f := range figures {
		if lines(f.Value, column, 16*bold) > 1 { // all are set smaller then, and broken if that is not enough
			large = 16
		}
		value = max(value, 12.6*float64(lines(f.Value, column, 9.5*bold)))
		notes = max(notes, lines(f.Note, column, 8))
	}
	return 10 + noteLine + max(large, value) + 2.5 + noteLine*float64(notes) + 12
}

// blocksHeight reckons the summary.
func blocksHeight(blocks []document.Block, width float64) float64 {
	height := 0.0
	document.Walk(blocks, document.Visitor{Block: func(b document.Block) bool {
		const between, picture = 8, 250
		switch x := b.(type) {
		case document.Paragraph:
			height += between + leadLine*float64(lines(document.PlainText(x.Inlines), width, 10.6))
			if x.Picture != "" {
				height += picture
			}
		case document.Heading:
			height += 2*between + leadLine
		case document.Code:
			height += 2*between + noteLine*float64(strings.Count(x.Text, "\n")+1)
		case document.Table:
			height += 2*between + (cellLine+rowPadding)*float64(len(x.Rows)+1)
			return false
		}
		return true
	}})
	return height
}
