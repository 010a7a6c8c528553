package cli

import (
	"strings"
	"testing"
)

func TestFormatsAndEndings(t *testing.T) {
	for _, c := range []struct{ format, output, want string }{
		{"", "", "pdf"},
		{"", "-", "pdf"},
		{"", "report", "pdf"},
		{"", "r.md", "md"},
		{"", "r.HTM", "html"},
		{"", "r.mdx", "md"},
		{"", "r.csv", "csv"},
		{"", "notes.txt", "!does not tell the format"},
		{"", "r.docx", "!does not tell the format"},
		{"", "dir.txt/", "pdf"},
		{"pdf", "r.md", "!Change one of them"},
		{"html", "r.htm", "html"},
		{"status", "r.md", "!Change one of them"},
		{"md", "r.txt", "md"},
		{"timeline-csv", "r.csv", "timeline-csv"},
		{"pdf", "r.v2", "pdf"},
		{"pdf,md", "-", "!must be a folder"},
		{"contribution", "r.md", "contribution"},
	} {
		x := call{}
		x.format, x.output = c.format, c.output
		got, err := x.formats()
		said := strings.Join(got, ",")
		if err != nil {
			said = err.Error()
		}
		if wrong, bad := strings.CutPrefix(c.want, "!"); bad != (err != nil) || !strings.Contains(said, wrong) {
			t.Errorf("--format %q --output %q: %q, want %q", c.format, c.output, said, c.want)
		}
	}
}
