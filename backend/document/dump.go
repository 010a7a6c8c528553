package document

import (
	"fmt"
	"strings"
	"time"
)

// Dump gives the tree in a stable text form for golden files: one block per
// line, indented by depth, inlines in brackets with their kind in front.
// It is made for people who compare two versions, not for reading back.
func Dump(d Document) string {
	w := dumper{}
	w.line(0, "document %q subject %q language %s date %s footer %q",
		d.Title, d.Subject, d.Language, stamp(d.Date), d.Footer)
	w.blocks(1, d.Body)
	return w.out.String()
}

type dumper struct{ out strings.Builder }

func (w *dumper) line(depth int, format string, args ...any) {
	w.out.WriteString(strings.Repeat("  ", depth))
	fmt.Fprintf(&w.out, format, args...)
	w.out.WriteByte('\n')
}

func (w *dumper) blocks(depth int, blocks []Block) {
	for _, b := range blocks {
		w.block(depth, b)
	}
}

func (w *dumper) block(depth int, b Block) {
	switch x := b.(type) {
	case TitleBlock:
		id := ""
		if x.ID != "" {
			id = " #" + x.ID
		}
		w.line(depth, "title%s %q kicker %q", id, x.Title, x.Kicker)
		w.blocks(depth+1, x.Lead)
	case KeyFigures:
		w.line(depth, "key figures")
		for _, f := range x.Figures {
			w.line(depth+1, "%q %q %q", f.Label, f.Value, f.Note)
		}
	case TimelineFigure:
		w.figure(depth, x)
	case Timeline:
		w.timeline(depth, x)
	case Section:
		w.line(depth, "section #%s %q", x.ID, x.Title)
		w.blocks(depth+1, x.Blocks)
	case Paragraph:
		picture := ""
		if x.Picture != "" {
			picture = "picture of #" + x.Picture + " "
		}
		w.line(depth, "paragraph %s%s", picture, inlines(x.Inlines))
	case Heading:
		w.line(depth, "heading %d %s", x.Level, inlines(x.Inlines))
	case Note:
		w.line(depth, "note %s", inlines(x.Inlines))
	case List:
		w.list(depth, x)
	case Definitions:
		w.line(depth, "definitions")
		for _, item := range x.Items {
			w.line(depth+1, "term %q", item.Term)
			w.blocks(depth+2, item.Blocks)
		}
	case Table:
		w.table(depth, x)
	case Code:
		w.line(depth, "code %q numbered %t", x.Language, x.Numbered)
		for line := range strings.SplitSeq(x.Text, "\n") {
			w.line(depth+1, "%q", line)
		}
	case Quote:
		w.line(depth, "quote")
		w.blocks(depth+1, x.Blocks)
	case Rule:
		w.line(depth, "rule")
	default:
		w.line(depth, "unknown block %T", b)
	}
}

func (w *dumper) list(depth int, x List) {
	w.line(depth, "list ordered %t start %d", x.Ordered, x.Start)
	for _, item := range x.Items {
		mark := "item"
		if item.Checked != nil {
			mark = fmt.Sprintf("item checked %t", *item.Checked)
		}
		w.line(depth+1, "%s", mark)
		w.blocks(depth+2, item.Blocks)
	}
}

func (w *dumper) table(depth int, x Table) {
	w.line(depth, "table %q", x.Caption)
	for _, c := range x.Columns {
		w.line(depth+1, "column %q weight %g fixed %t mono %t align %s", c.Title, c.Weight, c.Fixed, c.Mono, [...]string{"start", "centre", "end"}[min(c.Align, AlignEnd)])
	}
	for _, row := range x.Rows {
		w.line(depth+1, "row #%s strong %t day %t", row.ID, row.Strong, row.Day)
		for _, cell := range row.Cells {
			w.line(depth+2, "cell")
			w.blocks(depth+3, cell.Blocks)
		}
	}
}

func (w *dumper) figure(depth int, x TimelineFigure) {
	w.line(depth, "figure from %s to %s alt %q", stamp(x.From), stamp(x.To), x.Alt)
	if x.Impact != nil {
		w.line(depth+1, "impact %s to %s", stamp(x.Impact.From), stamp(x.Impact.To))
	}
	for _, m := range x.Marks {
		w.line(depth+1, "mark %s to %s uncertain %t role %q label %q ref %q",
			stamp(m.From), stamp(m.To), m.Uncertain, m.Role, m.Label, m.Ref)
	}
	for _, t := range x.Ticks {
		w.line(depth+1, "tick %s %q", stamp(t.At), t.Label)
	}
}

func inlines(list []Inline) string {
	var out strings.Builder
	for _, i := range list {
		switch x := i.(type) {
		case Text:
			fmt.Fprintf(&out, "%q", x.Value)
		case CodeSpan:
			fmt.Fprintf(&out, "[code %q]", x.Value)
		case Strong:
			fmt.Fprintf(&out, "[strong %s]", inlines(x.Inlines))
		case Emphasis:
			fmt.Fprintf(&out, "[emphasis %s]", inlines(x.Inlines))
		case Strike:
			fmt.Fprintf(&out, "[strike %s]", inlines(x.Inlines))
		case Soft:
			fmt.Fprintf(&out, "[soft %s]", inlines(x.Inlines))
		case Link:
			fmt.Fprintf(&out, "[link %q %s]", x.URL, inlines(x.Inlines))
		case Ref:
			fmt.Fprintf(&out, "[ref #%s %s]", x.Target, inlines(x.Inlines))
		case Label:
			fmt.Fprintf(&out, "[label %q %q]", x.Value, x.Role)
		case Break:
			out.WriteString("[break]")
		default:
			fmt.Fprintf(&out, "[unknown %T]", i)
		}
	}
	return out.String()
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }
