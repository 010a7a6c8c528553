package pdf

import (
	"bytes"
	"fmt"
	"math/rand"
	"testing"

	"afterword/backend/document"
)

func TestListsAreFreeWhenAllRowsAreDrawn(t *testing.T) {
	var l lender
	first := l.forRow()
	if again := l.forRow(); again != first {
		t.Fatal("two short rows are not kept in the same lists")
	}
	first.pieces.keep(make([]piece, lentPieces))
	second := l.forRow()
	if second == first {
		t.Fatal("a row was given lists without room")
	}
	first.handBack()
	if len(l.free) > 0 {
		t.Fatal("lists are free before their last row is drawn")
	}
	first.handBack()
	if len(l.free) != 1 || first.pieces.left() == 0 {
		t.Fatal("lists are not free after their last row was drawn")
	}
	second.pieces.keep(make([]piece, lentPieces))
	if third := l.forRow(); third != first {
		t.Error("free lists are not used again")
	}
}

// A long table is the same in memory that is used again and in memory that is not,
// whatever its rows hold and wherever they are split.
func TestRowsInMemoryUsedAgain(t *testing.T) {
	rounds := 6
	if testing.Short() {
		rounds = 2
	}
	for seed := range rounds {
		m := maker{rand.New(rand.NewSource(int64(seed)))} //nolint:gosec // repeatable documents are wanted
		d := document.Document{Title: "Table", Language: "en", Body: []document.Block{
			document.Section{ID: "a", Title: "A", Blocks: []document.Block{m.longTable(400)}},
			document.Section{ID: "b", Title: "B", Blocks: []document.Block{document.Quote{Blocks: []document.Block{m.longTable(60)}}, m.longTable(60)}},
		}}
		written := func(l *layouter) []byte {
			var out bytes.Buffer
			if _, err := render(&out, d, l); err != nil {
				t.Fatal(err)
			}
			return out.Bytes()
		}
		never := newLayouter(d, A4)
		never.lender.free = make(chan *lists) // nobody takes back
		again := newLayouter(d, A4)
		if !bytes.Equal(written(never), written(again)) {
			t.Errorf("seed %d: the file depends on what memory rows are set in", seed)
		}
		if len(again.lender.free) == 0 {
			t.Errorf("seed %d: no memory came back", seed)
		}
	}
}

// longTable makes a table of rows short, long and unreasonable.
func (m maker) longTable(rows int) document.Table {
	t := document.Table{Caption: "Long", Columns: []document.Column{{Title: "No.", Fixed: true, Mono: true}, {Title: "What", Weight: 1}, {Title: "Proof", Weight: 0.14}}}
	for i := range rows {
		what := []document.Block{words(m.text())}
		switch m.Intn(40) {
		case 0:
			what = m.blocks(2)
		case 1:
			for range 30 + m.Intn(90) { // up to more than a page
				what = append(what, words(m.text()))
			}
		case 2, 3, 4:
			what = append(what, document.Paragraph{Inlines: m.inlines(1)})
		}
		if m.Intn(30) == 0 {
			t.Rows = append(t.Rows, document.Row{Day: true, Cells: []document.Cell{{Blocks: []document.Block{words("a day")}}}})
		}
		t.Rows = append(t.Rows, document.Row{ID: fmt.Sprint("r", i), Cells: []document.Cell{
			{Blocks: []document.Block{words(fmt.Sprint(i))}}, {Blocks: what}, {Blocks: []document.Block{words(m.text())}},
		}})
	}
	return t
}
