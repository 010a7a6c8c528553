package pdf

import (
	"strings"
	"testing"

	"afterword/backend/document"
)

// The picture of a control character that no font has is shown by the name of the
// character and copied as it is stored; nothing is to be reported.
func TestControlPictures(t *testing.T) {
	text := "a␀b␛[0m␡ \U0010FFFD"
	file, warnings := renderFile(t, document.Document{Title: "T", Footer: "-", Body: []document.Block{words(text)}})
	if len(warnings) != 1 || !strings.Contains(warnings[0], "U+10FFFD") {
		t.Errorf("warnings: %q", warnings)
	}
	validate(t, file)
	if got := strings.Map(withoutBlanks, pdftotext(t, file)); !strings.Contains(got, "a␀b␛[0m␡") {
		t.Errorf("read back: %q", got)
	}
	for r, want := range map[rune]string{0x2400: "NUL", 0x241b: "ESC", 0x2421: "DEL", 0x2422: "", 'a': ""} {
		if got := controlName(r); got != want || want != "" && controlPicture(got) != r {
			t.Errorf("%U: %q", r, got)
		}
	}
}

func withoutBlanks(r rune) rune {
	if r == ' ' || r == '\n' {
		return -1
	}
	return r
}
