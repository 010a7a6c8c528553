package pdf

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/jung-kurt/gofpdf"

	"afterword/backend/document"
)

// Options says what a file is besides its document.
type Options struct {
	Paper  Paper            // A4 if not given
	Photos map[string]Photo // stored pictures, by the id of the row that names them
	Inside *Attachment      // a file that it carries, nil for none
	// Step is told now and then how much is laid out; nil if nobody asks. An error
	// of it ends the render, which gives it back.
	Step func(done, total int) error
}

// Render writes d as a PDF file: tagged, with outline and embedded fonts. The
// same document gives the same bytes.
//
// warnings are sentences for the person who exports: characters that no font
// has and that are shown by their code points, and text nested too deeply.
// They are no reason not to use the file. An error means that nothing usable
// was written: w failed, or there is a fault in this package.
func Render(w io.Writer, d document.Document, o Options) (warnings []string, err error) {
	defer func() {
		// The last resort: a fault here must not end the program, since it
		// holds unsaved work.
		if fault := recover(); fault != nil {
			warnings, err = nil, failure(fault)
		}
	}()
	l := newLayouter(d, cmp.Or(o.Paper, A4))
	l.stored, l.inside = o.Photos, o.Inside
	if o.Step != nil {
		l.progress = progress{step: o.Step, total: weigh(d.Body)}
	}
	return render(w, d, l)
}

func render(w io.Writer, d document.Document, l *layouter) ([]string, error) {
	p, root := newPen(l.paper), &element{kind: "Document"}
	l.draw(d, root, p)

	var plain bytes.Buffer
	if err := assembleFile(&plain, p, d); err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	if err := finish(w, plain.Bytes(), p, root, d, l.inside); err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	return l.warnings(), nil
}

// draw puts the document on pages, footers and all.
func (l *layouter) draw(d document.Document, root *element, p *pen) {
	p.packer = startPacker()
	defer p.packer.finish()
	l.layOutBeside(d, root, p)
	l.fillContents(p)
	l.footers(p, d)
}

// layOutBeside puts the whole body on pages, which are drawn meanwhile.
func (l *layouter) layOutBeside(d document.Document, root *element, p *pen) {
	s := startScribe(p)
	defer s.finish()
	l.layOut(d, root, newPager(s, l.paper))
}

// layOut puts the whole body on pages.
func (l *layouter) layOut(d document.Document, root *element, pages *pager) {
	at := place{x: marginLeft, w: l.paper.content(), st: bodyStyle, el: root}
	body := d.Body
	l.layAhead(body)
	if l.wantsContents(d) {
		body = l.untilContents(body, at, pages)
	}
	l.blocks(body, at, pages.add)
	pages.finish()
}

// footers writes the running footer on every page, now that their number is
// known.
func (l *layouter) footers(p *pen, d document.Document) {
	left := l.text(d.Footer, footerStyle, nil)
	y := l.paper.bottom() + 22
	p.endContent()
	p.settle()
	for i, page := range p.pages {
		p.endContent()
		number := l.text(fmt.Sprintf(wordsFor(d.Language).pageOf, i+1, len(p.pages)), footerStyle, nil)
		width, _ := number.natural()
		room := l.paper.content() - width - 20
		set := left.set(room)
		p.cur = page
		p.resetState()
		p.font = nil
		ops := []op{{kind: opLine, x: marginLeft, w: l.paper.content(), thick: 0.5, colour: line}}
		first := l.lineOp(set[0], left, marginLeft, room, document.AlignStart)
		if len(set) > 1 { // one line only: the rest of a long title is on page one
			first.pieces = append(first.pieces[:len(first.pieces):len(first.pieces)], l.text(" …", footerStyle, nil).pieces...)
		}
		ops = append(ops, first, l.lineOp(number.set(width + 1)[0], number, marginLeft, l.paper.content(), document.AlignEnd))
		for n := 1; n < len(ops); n++ {
			ops[n].y += 5
		}
		p.draw(box{ops: ops}, y, 0)
		p.endContent()
	}
}

// assembleFile has gofpdf write pages, outline and properties. What stands on
// the pages is put in by finish: gofpdf would copy it three times.
func assembleFile(out io.Writer, p *pen, d document.Document) error {
	f := gofpdf.NewCustom(&gofpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: gofpdf.SizeType{Wd: p.paper.width, Ht: p.paper.height}})
	f.SetCompression(false) // finish compresses, in parallel
	f.SetCatalogSort(true)
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	f.SetProducer(utf16Text(producer), false)
	f.SetCreator(utf16Text(producer), false)
	f.SetTitle(utf16Text(strings.TrimSpace(clean(d.Title))), false)
	if d.Subject != "" {
		f.SetSubject(utf16Text(strings.TrimSpace(clean(d.Subject))), false)
	}
	f.SetCreationDate(date(d))
	f.SetModificationDate(date(d))
	level := -1
	for _, page := range p.pages {
		f.AddPage()
		for _, m := range page.marks {
			level = min(m.level, level+1) // a level may not be skipped
			p.levels = append(p.levels, level)
			title := strings.TrimSpace(clean(m.title))
			if title == "" {
				title = "–"
			}
			f.Bookmark(utf16Text(title), level, max(m.y-6, 0))
		}
	}
	return f.Output(out)
}
