package pdf

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"afterword/backend/document"
)

const bankName = "בנק הצפון"

// said gives the texts that readers of the tags are told, in their order.
func said(d document.Document) []string {
	root, p := &element{kind: "Document"}, newPen(A4)
	newLayouter(d, A4).draw(d, root, p)
	var out []string
	var walk func(e *element)
	walk = func(e *element) {
		if e.speaks() {
			out = append(out, e.kind+": "+e.said)
		}
		for _, k := range e.kids {
			if k.child != nil {
				walk(k.child)
			}
		}
	}
	walk(root)
	return out
}

// What runs right to left is told in the order of reading, once and whole; what
// does not is left to what is drawn.
func TestRightToLeftTextIsTold(t *testing.T) {
	d := document.Document{Title: "T", Body: []document.Block{
		document.TitleBlock{Title: bankName + " (bank)", Kicker: []string{"Post-mortem"}},
		words("plain"),
		para(txt("the team of "), document.Strong{Inlines: []document.Inline{txt(bankName)}}, document.Break{}, txt("reads")),
		para(txt("see "), document.Link{URL: "https://example.com/", Inlines: []document.Inline{txt(bankName)}}),
		document.List{Items: []document.ListItem{{Blocks: []document.Block{words(bankName)}}, {Blocks: []document.Block{words("plain")}}}},
		document.Code{Text: "a\n" + bankName + "\nb"},
		document.Code{Text: "a\nb"},
		document.Table{Columns: []document.Column{{Title: bankName}, {Title: "B"}}, Rows: []document.Row{{Cells: []document.Cell{cell(txt("x")), {Blocks: []document.Block{words(bankName), words("and")}}}}}},
	}}
	want := []string{
		"H1: " + bankName + " (bank)", "P: the team of " + bankName + "\nreads", "Link: " + bankName, "P: " + bankName,
		"Code: a\n" + bankName + "\nb", "TH: " + bankName, "P: " + bankName,
	}
	if got := said(d); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	file, _ := renderFile(t, d)
	validate(t, file)
}

// A line of text that runs both ways ends with a blank for those who read the tags.
func TestBlanksAtTheEndsOfMixedLines(t *testing.T) {
	tool, err := exec.LookPath("pdfinfo")
	if err != nil {
		t.Skip("pdfinfo (package poppler-utils) is not installed: the tags are not read back")
	}
	text := strings.TrimSpace(strings.Repeat("the team of "+bankName+" reads messages only in the morning, ", 12))
	file, _ := renderFile(t, document.Document{Title: "T", Footer: "-", Body: []document.Block{words(text)}})
	name := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(name, file, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(tool, "-struct-text", name).Output()
	if err != nil {
		t.Fatal(err)
	}
	latin := func(s string) []string {
		return strings.FieldsFunc(s, func(r rune) bool { return r < 'a' || r > 'z' })
	}
	_, read, _ := strings.Cut(string(out), "\"")
	read, _, _ = strings.Cut(read, "\"")
	if got, want := latin(read), latin(text); !slices.Equal(got, want) {
		t.Errorf("words run together: %q", got)
	}
	if got := pdftotext(t, file); strings.Contains(got, "  ") {
		t.Errorf("blanks are doubled: %q", got)
	}
}
