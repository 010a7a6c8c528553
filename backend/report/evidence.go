package report

import (
	"fmt"
	"slices"
	"strings"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// evidence is the appendix: a numbered table that leads to what each piece
// shows, then the excerpts in full.
func (c *composer) evidence() []document.Block {
	if len(c.p.Evidence) == 0 {
		return nil
	}
	table := document.Table{
		Caption: c.w.evidence,
		Columns: []document.Column{{Title: c.w.number, Fixed: true, Mono: true, Align: document.AlignEnd}, {Title: c.w.evidence, Weight: 1}},
	}
	citing := map[string][]string{}
	for _, e := range c.shown {
		for _, id := range e.Evidence {
			citing[id] = append(citing[id], e.ID)
		}
	}
	var excerpts []document.Block
	for i, e := range c.p.Evidence {
		number := i + 1
		var rest [][]document.Inline
		if !blank(e.Excerpt) {
			id := fmt.Sprintf("excerpt-%d", number)
			rest = append(rest, []document.Inline{ref(id, c.w.excerpt)})
			title := fmt.Sprintf(c.w.excerptOf, number)
			if !blank(e.Title) {
				title += ": " + e.Title
			}
			excerpts = append(excerpts, section(id, title, excerptBlock(e)))
		}
		line := c.evidenceName(e, append(rest, c.shownBy(e.ID, citing[e.ID])...))
		blocks := []document.Block{paragraph(line...)}
		if e.URL != "" && !blank(e.Title) {
			blocks = append(blocks, paragraph(address(e.URL, e.URL)))
		}
		table.Rows = append(table.Rows, document.Row{
			ID:    evidenceTarget(number),
			Cells: []document.Cell{cell(text(fmt.Sprint(number))), {Blocks: blocks}},
		})
	}
	return c.part("evidence", c.w.evidence, append([]document.Block{table}, excerpts...))
}

// evidenceName gives the title, a link where there is an address, and quietly
// after it what kind of thing it is, its file name, its size, and the rest.
func (c *composer) evidenceName(e postmortem.Evidence, rest [][]document.Inline) []document.Inline {
	name := orElse(e.Title, orElse(e.URL, orElse(e.FileName, c.w.noTitle)))
	line := plain(name)
	if e.URL != "" {
		line = []document.Inline{address(e.URL, name)}
	}
	var said [][]document.Inline
	if e.Kind != "link" {
		said = append(said, plain(c.w.evidenceKinds[e.Kind]))
	}
	if !blank(e.FileName) && e.FileName != name {
		said = append(said, plain(e.FileName))
	}
	if e.Size > 0 {
		said = append(said, plain(c.w.fileSize(e.Size)))
	}
	var quiet lineRun
	for i, part := range append(said, rest...) {
		if i > 0 {
			quiet.words(" · ")
		}
		for _, inline := range part {
			quiet.add(inline)
		}
	}
	if inlines := quiet.done(); len(inlines) > 0 {
		line = append(line, text(" "), document.Soft{Inlines: inlines})
	}
	return line
}

// shownBy leads back to what cites a piece of evidence: "event 3 · F2", nil for
// nothing that is in the export. events are the events that cite it.
func (c *composer) shownBy(id string, events []string) [][]document.Inline {
	var out [][]document.Inline
	if cited := c.citeEvents(events); cited != nil {
		out = append(out, cited)
	}
	for i, f := range c.p.Factors {
		if slices.Contains(f.Evidence, id) {
			out = append(out, []document.Inline{ref(factorTarget(i+1), factorMark(i+1))})
		}
	}
	return out
}

// address is a link where one is allowed, and else the words alone: a path to
// a file or a script must not become something to click.
func address(url, name string) document.Inline {
	if !document.LinkAllowed(url) {
		return text(name)
	}
	return document.Link{URL: url, Inlines: plain(name)}
}

// excerptBlock keeps logs and chats as they were; the excerpt of a link or a
// file is a quotation.
func excerptBlock(e postmortem.Evidence) document.Block {
	if e.Kind == "log" || e.Kind == "chat" {
		return document.Code{Text: strings.Trim(postmortem.Clean(e.Excerpt), "\n"), Numbered: true}
	}
	return document.Quote{Blocks: plainParagraphs(e.Excerpt)}
}

// fileSize gives "312 bytes", "84 KB" or "3.1 MB", in powers of 1,000.
func (w words) fileSize(bytes int64) string {
	switch {
	case bytes < 1_000:
		return fmt.Sprintf(w.bytes, bytes)
	case bytes < 1_000_000:
		return fmt.Sprintf("%d KB", (bytes+500)/1_000)
	default:
		tenths := (bytes + 50_000) / 100_000
		return fmt.Sprintf("%d%s%d MB", tenths/10, w.decimal, tenths%10)
	}
}
