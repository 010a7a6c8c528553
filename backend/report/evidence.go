package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// evidence is the appendix: a numbered table that leads to what each piece
// shows, then the excerpts in full, which lead there as well.
func (c *composer) evidence() []document.Block {
	if len(c.p.Evidence) == 0 {
		return nil
	}
	table := document.Table{
		Caption: c.w.evidence,
		Columns: []document.Column{{Title: c.w.number, Fixed: true, Mono: true, Align: document.AlignEnd}, {Title: c.w.evidence, Weight: 1}},
	}
	var excerpts []document.Block
	for i, e := range c.p.Evidence {
		number := i + 1
		if !blank(e.Excerpt) {
			title := fmt.Sprintf(c.w.excerptOf, number)
			if !blank(e.Title) {
				title += ": " + e.Title
			}
			leads := append([][]document.Inline{{text(c.w.inEvidence + " "), ref(evidenceTarget(number), fmt.Sprint(number))}}, c.shownBy(e.ID, nil)...)
			excerpts = append(excerpts, section(excerptTarget(number), title, note(dotted(leads...)...), excerptBlock(e)))
		}
		blocks := []document.Block{paragraph(c.evidenceLine(number, nil)...)}
		if e.URL != "" && !blank(e.Title) && strings.TrimSpace(e.Title) != e.URL {
			blocks = append(blocks, paragraph(address(e.URL, e.URL)))
		}
		table.Rows = append(table.Rows, document.Row{
			ID:    evidenceTarget(number),
			Cells: []document.Cell{cell(text(fmt.Sprint(number))), {Blocks: blocks}},
		})
	}
	return c.part("evidence", c.w.evidence, append([]document.Block{table}, excerpts...))
}

// evidenceLine gives the title, a link where there is an address, and quietly
// after it what kind of thing it is, its file name, its size, and what cites it,
// places in running text among it.
func (c *composer) evidenceLine(number int, places []document.Ref) []document.Inline {
	e := c.p.Evidence[number-1]
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
	if !blank(e.Excerpt) {
		said = append(said, []document.Inline{ref(excerptTarget(number), c.w.excerpt)})
	}
	if inlines := dotted(append(said, c.shownBy(e.ID, places)...)...); len(inlines) > 0 {
		line = append(line, text(" "), document.Soft{Inlines: inlines})
	}
	return line
}

func excerptTarget(n int) string { return fmt.Sprintf("excerpt-%d", n) }

// shownBy leads back to what cites a piece of evidence: "events 3, 7 · F2 · A1 ·
// Why it could happen", each once, whether it is said in a field or in a text.
// Nil for nothing that is in the export.
func (c *composer) shownBy(id string, places []document.Ref) [][]document.Inline {
	events, factors, actions := slices.Clone(c.back.shown[id]), slices.Clone(c.back.proved[id]), []int(nil)
	var others [][]document.Inline
	known := map[string]bool{}
	for _, place := range places {
		var n int
		switch kind, number, _ := strings.Cut(place.Target, "-"); {
		case known[place.Target]:
		case kind == "event" && isNumber(number, &n):
			events = append(events, n)
		case kind == "factor" && isNumber(number, &n):
			factors = append(factors, n)
		case kind == "action" && isNumber(number, &n):
			actions = append(actions, n)
		default:
			others = append(others, []document.Inline{place})
		}
		known[place.Target] = true
	}
	out := [][]document.Inline{c.eventsSaid(runs(events, eventTarget)), marksOf(factors, factorMark, factorTarget), marksOf(actions, actionMark, actionTarget)}
	return append(out, others...)
}

func isNumber(s string, n *int) bool {
	got, err := strconv.Atoi(s)
	*n = got
	return err == nil
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
