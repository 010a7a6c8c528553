package pdf

import (
	"bytes"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"afterword/backend/document"
)

// TestRowsOfManyHandsAreTheSame sets a table whose rows are shared out: with text
// of several scripts, links, labels, and characters that no font has in the part of
// each hand.
func TestRowsOfManyHandsAreTheSame(t *testing.T) {
	table := document.Table{Columns: []document.Column{{Title: "#", Fixed: true}, {Title: "Event", Weight: 1}}}
	for i := range 4*rowsPerHand + 7 {
		words := []document.Inline{
			document.Text{Value: fmt.Sprintf("Queue %d grew ", i)},
			document.Strong{Inlines: []document.Inline{document.Text{Value: "too long"}}},
			document.Link{URL: fmt.Sprintf("https://example.com/%d", i), Inlines: []document.Inline{document.Text{Value: "graph"}}},
			document.Label{Value: "detected", Role: "detected"},
		}
		switch i % 5 {
		case 1:
			words = append(words, document.Text{Value: " ازداد طول قائمة الانتظار بسرعة"})
		case 2:
			words = append(words, document.Text{Value: " 待ち行列が長くなった 👩🏽‍🚀"})
		case 3:
			words = append(words, document.Text{Value: fmt.Sprintf(" %c", 0xe000+i)})
		}
		table.Rows = append(table.Rows, document.Row{ID: fmt.Sprint("row-", i), Cells: []document.Cell{
			{Blocks: []document.Block{document.Paragraph{Inlines: []document.Inline{document.Text{Value: fmt.Sprint(i)}}}}},
			{Blocks: []document.Block{document.Paragraph{Inlines: words}}},
		}})
	}
	render := func(processors int) ([]byte, []string) {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
		var out bytes.Buffer
		warnings, err := Render(&out, document.Document{Title: "Many rows", Body: []document.Block{table}}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		return out.Bytes(), warnings
	}
	alone, said := render(1)
	if !strings.Contains(strings.Join(said, "\n"), "more characters are shown by their code points") {
		t.Fatalf("the rows have characters that no font has, and the warnings are %q", said)
	}
	for _, processors := range []int{2, 4} {
		shared, saidToo := render(processors)
		if !bytes.Equal(alone, shared) {
			t.Errorf("%d processors give another file than one: %d and %d bytes", processors, len(shared), len(alone))
		}
		if !slices.Equal(said, saidToo) {
			t.Errorf("%d processors give the warnings %q, one %q", processors, saidToo, said)
		}
	}
}
