package pdf

import (
	"fmt"
	"strings"
	"testing"

	"afterword/backend/document"
)

func figures(affected document.KeyFigure) document.Document {
	all := []document.KeyFigure{
		{Label: "impact", Value: "1 h", Note: "10:00 to 11:00"},
		{Label: "to detect", Value: "10 min", Note: "at 10:10"},
		{Label: "to acknowledge", Value: "15 min", Note: "at 10:15"},
		{Label: "to mitigate", Value: "45 min", Note: "at 10:45"},
		affected,
	}
	return document.Document{Title: "T", Body: []document.Block{document.TitleBlock{Title: "T"}, document.KeyFigures{Figures: all}, words("after")}}
}

// A figure of a few lines stands in the row; one that is a text stands below it,
// whole and inside the page.
func TestLongFigures(t *testing.T) {
	counted := ""
	for i := range 180 {
		counted += fmt.Sprintf("word%03d ", i)
	}
	for name, c := range map[string]struct {
		affected document.KeyFigure
		row      bool // it stands in the row
	}{
		"short":     {document.KeyFigure{Label: "affected", Value: "1 in 5", Note: "checkouts, for the most part of customers in three regions"}, true},
		"text":      {document.KeyFigure{Label: "affected", Value: "4 of 11", Note: counted}, false},
		"one word":  {document.KeyFigure{Label: "affected", Value: strings.Repeat("W", 1990)}, false},
		"no figure": {document.KeyFigure{Label: "affected", Value: "word000 word001", Note: strings.Repeat("and more ", 300)}, false},
	} {
		t.Run(name, func(t *testing.T) {
			d := figures(c.affected)
			e := &textEdges{}
			newLayouter(d, A4).layOut(d, &element{kind: "Document"}, newPager(e, A4))
			if e.lowest > A4.bottom() || e.right > A4.width-marginRight+4 { // a blank at the end hangs over
				t.Errorf("text reaches %.1f, %.1f", e.right, e.lowest)
			}
			want := strings.Join(strings.Fields(c.affected.Value+c.affected.Note), "")
			if got := strings.Join(strings.Fields(e.text.String()), ""); !strings.Contains(got, want[len(want)-9:]) || len(got) < len(want) {
				t.Errorf("text is lost: %.200s", got)
			}
			if inRow := e.labels["impact"] == e.labels["affected"]; inRow != c.row {
				t.Errorf("in the row: %v", inRow)
			}
		})
	}
}

// textEdges notes how far text reaches, and where labels stand.
type textEdges struct {
	text          strings.Builder
	right, lowest float64
	labels        map[string]float64
}

func (e *textEdges) newPage() {}

func (e *textEdges) draw(b box, y, _ float64) {
	for _, o := range b.ops {
		if o.kind != opText {
			continue
		}
		x, text := o.x, ""
		for _, pc := range o.pieces {
			text += pc.sh.text
			x += pc.width
		}
		e.text.WriteString(text)
		if e.labels == nil {
			e.labels = map[string]float64{}
		}
		e.labels[text] = y + o.y
		e.right, e.lowest = max(e.right, x), max(e.lowest, y+o.y)
	}
}
