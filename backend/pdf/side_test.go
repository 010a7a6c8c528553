package pdf

import (
	"strings"
	"testing"

	"afterword/backend/document"
)

const (
	arabicName = "محمد علي"
	arabicText = "نص عربي طويل"
)

// middles notes the middle of every text that is drawn, and of the bars of quotes.
type middles struct{ of map[string]float64 }

func (m *middles) newPage() {}

func (m *middles) draw(b box, _, _ float64) {
	for _, o := range b.ops {
		if o.kind == opRect {
			m.of["bar"] = o.x + o.w/2
		}
		if o.kind != opText {
			continue
		}
		var text strings.Builder
		w := 0.0
		for _, pc := range o.pieces {
			text.WriteString(pc.sh.text)
			w += pc.width
		}
		m.of[text.String()] = o.x + w/2
	}
}

func items(texts ...string) document.List {
	var l document.List
	for _, s := range texts {
		l.Items = append(l.Items, document.ListItem{Blocks: []document.Block{words(s)}})
	}
	return l
}

// A block begins on the side that its text runs from, and its marks stand there;
// one name in another script moves nothing.
func TestSides(t *testing.T) {
	yes := true
	ordered, tasks := items(arabicText, "ثان"), items(arabicText)
	ordered.Ordered, ordered.Start = true, 1
	tasks.Items[0].Checked = &yes
	table := func(heads, cells []string) document.Table {
		var out document.Table
		var r document.Row
		for i := range heads {
			out.Columns = append(out.Columns, document.Column{Title: heads[i]})
			r.Cells = append(r.Cells, cell(txt(cells[i])))
		}
		out.Rows = []document.Row{r}
		return out
	}
	nested := items(arabicText)
	nested.Items[0].Blocks = append(nested.Items[0].Blocks, items("12:30"))
	people := items("Anna, On-call", arabicName+", Liaison", "Jo, Observer")
	middle := A4.width / 2
	for name, c := range map[string]struct {
		block       document.Block
		left, right []string // texts in this half of the page, as they are drawn
	}{
		"list":           {items(arabicText), nil, []string{"•"}},
		"ordered":        {ordered, nil, []string{".2", "ثان"}},
		"tasks":          {tasks, nil, []string{"☑"}},
		"nested, a time": {nested, nil, []string{"•", "12:30"}},
		"people":         {people, []string{"•", "Jo, Observer"}, nil},
		"one name":       {items(arabicName + ", Partner bank liaison"), []string{"•"}, nil},
		"an English one": {items(arabicText, arabicText, "PostgreSQL"), nil, []string{"•", "PostgreSQL"}},
		"quote":          {document.Quote{Blocks: []document.Block{words(arabicText)}}, nil, []string{"bar"}},
		"English quote":  {document.Quote{Blocks: []document.Block{words("text")}}, []string{"bar", "text"}, nil},
		"table":          {table([]string{"الاسم الكامل للخادم في المركز", "القيمة"}, []string{"7", "12"}), []string{"12"}, []string{"7"}},
		"English head":   {table([]string{"Name", "Count"}, []string{arabicName, "12"}), nil, []string{"12"}},
		"code":           {document.Code{Text: "x\n12"}, []string{"x", "12"}, nil},
		"definition":     {document.Definitions{Items: []document.Definition{{Term: "Owner", Blocks: []document.Block{words("علي")}}, {Term: "Due", Blocks: []document.Block{words("12")}}}}, []string{"Owner", "علي", "12"}, nil},
		"definitions":    {document.Definitions{Items: []document.Definition{{Term: "علي", Blocks: []document.Block{words("12")}}}}, nil, []string{"علي", "12"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := document.Document{Title: "T", Body: []document.Block{c.block}}
			m := &middles{of: map[string]float64{}}
			newLayouter(d, A4).layOut(d, &element{kind: "Document"}, newPager(m, A4))
			for i, list := range [][]string{c.left, c.right} {
				for _, s := range list {
					if x, drawn := m.of[s]; !drawn || x > middle != (i == 1) {
						t.Errorf("%q at %.1f, of %v", s, x, m.of)
					}
				}
			}
			file, _ := renderFile(t, d)
			validate(t, file)
		})
	}
}
