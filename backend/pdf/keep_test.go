package pdf

import (
	"fmt"
	"strings"
	"testing"

	"afterword/backend/document"
)

// pagesOf gives what is drawn, page by page.
func pagesOf(body []document.Block) []string {
	return strings.Split(placed(document.Document{Title: "T", Body: body}).b.String(), "page ")[1:]
}

// What is said between the heading of a chapter and its first section goes with
// that section: neither stands at the foot of a page with only the other.
func TestIntroductionStaysWithTheFirstSection(t *testing.T) {
	chapter := document.Section{ID: "a", Title: "Actions", Blocks: []document.Block{
		words("What they cost"), document.Section{ID: "a1", Title: "A1 Run batches", Blocks: []document.Block{words("Owner")}},
	}}
	for n := range 60 {
		var body []document.Block
		for range n {
			body = append(body, words("filler"))
		}
		for i, page := range pagesOf(append(body, chapter)) {
			if strings.Contains(page, `"Actions"`) != strings.Contains(page, `"A1 Run batches"`) {
				t.Errorf("after %d lines the chapter is parted on page %d", n, i+1)
			}
		}
	}
}

// A sentence that ends in a colon goes with what it announces, whatever that is.
func TestWhatIsAnnouncedFollows(t *testing.T) {
	for name, next := range map[string]document.Block{
		"table": document.Table{Columns: []document.Column{{Title: "announced"}}, Rows: []document.Row{{Cells: []document.Cell{{Blocks: []document.Block{words("cell")}}}}}},
		"code":  document.Code{Text: "announced\nline\nline"},
		"list":  document.List{Items: []document.ListItem{{Blocks: []document.Block{words("announced")}}}},
		"quote": document.Quote{Blocks: []document.Block{words("announced")}},
	} {
		for n := range 60 {
			var body []document.Block
			for range n {
				body = append(body, words("filler"))
			}
			for i, page := range pagesOf(append(body, words("Pasted from the wiki: "), next)) {
				if strings.Contains(page, "wiki:") != strings.Contains(page, "announced") {
					t.Errorf("%s after %d lines is parted from what announces it on page %d", name, n, i+1)
				}
			}
		}
	}
}

// Headings without text between them fill their pages.
func TestHeadingsFillTheirPages(t *testing.T) {
	var body []document.Block
	for i := range 600 {
		body = append(body, document.Heading{Level: 1 + i%3, Inlines: []document.Inline{txt(fmt.Sprint("Heading ", i))}})
	}
	pages := pagesOf(append(body, words("the end")))
	for i, page := range pages[:len(pages)-2] { // the last ones wait for the text
		if n := strings.Count(page, "Heading"); n < 20 {
			t.Errorf("page %d has %d headings", i+1, n)
		}
	}
	if last := pages[len(pages)-1]; strings.Count(last, "Heading") == 0 || !strings.Contains(last, "the end") {
		t.Errorf("the text stands without a heading: %s", last)
	}
}

// A mark that a line of code goes on is drawn, and is no part of the text.
func TestWrapMarkIsNotCopied(t *testing.T) {
	file, _ := renderFile(t, document.Document{Title: "T", Footer: "-", Body: []document.Block{document.Code{Text: strings.Repeat("a", 200)}}})
	if text := strings.Join(strings.Fields(pdftotext(t, file)), ""); !strings.HasPrefix(text, strings.Repeat("a", 200)) {
		t.Errorf("read back: %q", text)
	}
}

// A range of durations breaks between the two and not inside of one.
func TestFiguresBreakWhereTheyMay(t *testing.T) {
	d := figures(document.KeyFigure{Label: "affected", Value: "27\u00a0h\u00a055\u00a0min to 31\u00a0h\u00a055\u00a0min"})
	if drawn := placed(d).b.String(); !strings.Contains(drawn, "\"27\u00a0h\u00a055\u00a0min to \"") || !strings.Contains(drawn, "\"31\u00a0h\u00a055\u00a0min\"") {
		t.Error(drawn)
	}
}

// Short code stays on one page, and of long code no line stands alone on one.
func TestCodeLeavesNoLineAlone(t *testing.T) {
	for _, length := range []int{2, 3, 5, shortCode, shortCode + 1, 40, 150} {
		var code []string
		for i := range length {
			code = append(code, fmt.Sprintf("line %d;", i+1))
		}
		for filler := range 60 {
			var body []document.Block
			for range filler {
				body = append(body, words("filler"))
			}
			body = append(body, document.Code{Text: strings.Join(code, "\n")}, words("the end"))
			on := 0
			for i, page := range pagesOf(body) {
				n := strings.Count(page, "line ")
				if n > 0 {
					on++
				}
				if n == 1 {
					t.Errorf("%d lines after %d: one stands alone on page %d", length, filler, i+1)
				}
			}
			if length <= shortCode && on > 1 {
				t.Errorf("%d lines after %d: on %d pages", length, filler, on)
			}
		}
	}
}
