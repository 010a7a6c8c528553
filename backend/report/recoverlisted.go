package report

import (
	"slices"
	"strconv"
	"strings"

	"afterword/backend/document"
)

// listedTable is a table of ours as CommonMark has it, which knows none: a line
// with the titles of the columns that stand in bold and behind it, then a list
// with the others below each item.
type listedTable struct {
	bold  []string
	main  string
	below []string
}

func (w words) listedTables() []listedTable {
	return []listedTable{
		{[]string{w.number, w.clock}, w.event, []string{w.evidence}},
		{[]string{w.number}, w.factor, []string{w.events}},
		{[]string{w.due}, w.action, []string{w.owner, w.doneWhen}},
		{[]string{w.number}, w.evidence, nil},
	}
}

func (t listedTable) columns() []string { return slices.Concat(t.bold, []string{t.main}, t.below) }

func (t listedTable) head() string {
	return strings.Join(slices.Concat(t.bold, []string{t.main}), " · ") + ":"
}

// unlisted makes tables of ours again of the lists that they became, and key
// figures. Their cells hold whole blocks then, more than those of a table in
// Markdown. What does not look like ours stays in the row that it stands in.
func (r *recovery) unlisted(blocks []document.Block) []document.Block {
	out := make([]document.Block, 0, len(blocks))
	tables := r.w.listedTables()
	for i := 0; i < len(blocks); i++ {
		if s, ok := blocks[i].(document.Section); ok {
			s.Blocks = r.unlisted(s.Blocks)
			out = append(out, s)
			continue
		}
		list, bullets := blocks[min(i+1, len(blocks)-1)].(document.List)
		at := slices.IndexFunc(tables, func(t listedTable) bool { return t.head() == paragraphText(blocks[i]) })
		if at >= 0 && bullets && !list.Ordered {
			out = append(out, r.tableOf(tables[at], list)...)
			r.listed = true
			i++
			continue
		}
		if figures, ok := r.figuresOf(blocks[i]); ok && !r.tables {
			out = append(out, figures)
			r.listed = true
			continue
		}
		out = append(out, blocks[i])
	}
	return out
}

// tableOf gives the table, and behind it what stands between its rows.
func (r *recovery) tableOf(t listedTable, list document.List) []document.Block {
	var table document.Table
	for _, title := range t.columns() {
		table.Columns = append(table.Columns, document.Column{Title: title})
	}
	var between []document.Block
	for _, item := range list.Items {
		day, isDay := r.dayOf(t, item)
		if !isDay {
			table.Rows = append(table.Rows, r.rowOf(t, item))
			continue
		}
		table.Rows = append(table.Rows, document.Row{Cells: []document.Cell{{}, {}, cell(text(day)), {}}})
		for _, b := range item.Blocks[1:] {
			rows, ok := b.(document.List)
			if !ok || rows.Ordered {
				between = append(between, b)
				continue
			}
			for _, row := range rows.Items {
				table.Rows = append(table.Rows, r.rowOf(t, row))
			}
		}
	}
	return append([]document.Block{table}, between...)
}

// dayOf tells an item that is only a date, which holds the rows of that day.
func (r *recovery) dayOf(t listedTable, item document.ListItem) (day string, ok bool) {
	if len(t.bold) < 2 || len(item.Blocks) == 0 {
		return "", false
	}
	p, _ := item.Blocks[0].(document.Paragraph)
	if len(p.Inlines) != 1 {
		return "", false
	}
	day = document.PlainText(p.Inlines)
	_, ok = r.date(day)
	return day, ok
}

func (r *recovery) rowOf(t listedTable, item document.ListItem) document.Row {
	row := document.Row{Cells: make([]document.Cell, len(t.columns()))}
	blocks := item.Blocks
	if n := len(blocks); n > 1 {
		if below, ok := r.belowOf(t, blocks[n-1]); ok {
			copy(row.Cells[len(t.bold)+1:], below)
			blocks = blocks[:n-1]
		}
	}
	if len(blocks) > 0 {
		if p, ok := blocks[0].(document.Paragraph); ok {
			if lead, bold := p.Inlines[0].(document.Strong); bold {
				for i, part := range boldParts(lead.Inlines, len(t.bold)) {
					row.Cells[i] = cell(part...)
				}
				p.Inlines = withoutLead(p.Inlines[1:], "")
				blocks = append([]document.Block{p}, blocks[1:]...)
			}
		}
	}
	row.Cells[len(t.bold)].Blocks = blocks
	return row
}

// boldParts parts what stands in bold at its marks. Of one alone, a number is
// the first and any other the last: a time that somebody wrote.
func boldParts(inlines []document.Inline, n int) [][]document.Inline {
	parts := make([][]document.Inline, n)
	inlines = withoutLabels(inlines)
	for at := 0; at < n-1; at++ {
		i := slices.IndexFunc(inlines, func(one document.Inline) bool {
			t, ok := one.(document.Text)
			return ok && strings.Contains(t.Value, " · ")
		})
		if i < 0 {
			if _, err := strconv.Atoi(document.PlainText(inlines)); err == nil {
				parts[at], inlines = inlines, nil
			}
			break
		}
		before, after, _ := strings.Cut(inlines[i].(document.Text).Value, " · ") //nolint:forcetypeassert // found as such
		parts[at] = append(slices.Clone(inlines[:i]), document.Text{Value: before})
		inlines = append([]document.Inline{document.Text{Value: after}}, inlines[i+1:]...)
	}
	parts[n-1] = inlines
	return parts
}

// withoutLabels takes labels for what they were: a mark between two parts, and words
// in quieter type behind it.
func withoutLabels(inlines []document.Inline) []document.Inline {
	var out lineRun
	for _, one := range inlines {
		if l, ok := one.(document.Label); ok {
			out.words("· ")
			one = document.Emphasis{Inlines: plain(l.Value)}
		}
		out.add(one)
	}
	return out.done()
}

// belowOf gives the cells below an item. A list that people wrote at the end of a
// description can begin alike: what belongs to an event is numbers alone.
func (r *recovery) belowOf(t listedTable, b document.Block) ([]document.Cell, bool) {
	list, ok := b.(document.List)
	cells := make([]document.Cell, len(t.below))
	if !ok || list.Ordered || len(list.Items) > len(cells) {
		return nil, false
	}
	for _, item := range list.Items {
		first, ok := document.Paragraph{}, false
		if len(item.Blocks) > 0 {
			first, ok = item.Blocks[0].(document.Paragraph)
		}
		at := slices.IndexFunc(t.below, func(title string) bool {
			return ok && strings.HasPrefix(document.PlainText(first.Inlines), title+":")
		})
		if at < 0 || len(cells[at].Blocks) > 0 {
			return nil, false
		}
		var blocks []document.Block
		if first.Inlines = withoutLead(first.Inlines, t.below[at]+":"); len(first.Inlines) > 0 {
			blocks = append(blocks, first)
		}
		if blocks = append(blocks, item.Blocks[1:]...); len(t.bold) > 1 && (len(blocks) != 1 || !onlyNumbers(first.Inlines)) {
			return nil, false
		}
		cells[at].Blocks = blocks
	}
	return cells, true
}

func onlyNumbers(inlines []document.Inline) bool {
	for _, one := range inlines {
		t, words := one.(document.Text)
		if _, ref := one.(document.Ref); !ref && (!words || strings.Trim(t.Value, ", –") != "") {
			return false
		}
	}
	return true
}

// withoutLead takes words and the blanks behind them off the front of a line.
func withoutLead(inlines []document.Inline, lead string) []document.Inline {
	if len(inlines) == 0 {
		return nil
	}
	first, ok := inlines[0].(document.Text)
	if !ok {
		return inlines
	}
	if first.Value = strings.TrimLeft(strings.TrimPrefix(first.Value, lead), " "); first.Value == "" {
		return inlines[1:]
	}
	return append([]document.Inline{first}, inlines[1:]...)
}
