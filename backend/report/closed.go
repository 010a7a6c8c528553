package report

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	gtext "github.com/yuin/goldmark/text"
)

// closers end what Markdown leaves open to the end of a text: HTML that has an
// end of its own, each form of it (CommonMark 4.6). Fences are added to them.
var closers = []string{"-->", "?>", ">", "]]>", "</pre>"}

// closed gives a person's Markdown so that what is written below it stands by
// itself: an open fence would take it in. What no closer ends stays as it is.
func closed(s string) string {
	if !strings.ContainsAny(s, "`~<") || tooMuch(s) || standsAlone(s) {
		return s
	}
	// A fence is closed by one that is as long or longer (CommonMark 4.5).
	fences := []string{strings.Repeat("`", longest(s, '`')), strings.Repeat("~", longest(s, '~'))}
	for _, closer := range append(fences, closers...) {
		if whole := strings.TrimRight(s, "\n") + "\n" + closer; standsAlone(whole) {
			return whole
		}
	}
	return s
}

// standsAlone reports whether a paragraph below a text is one.
func standsAlone(s string) bool {
	const below = "below"
	source := []byte(s + "\n\n" + below)
	p, ok := reader.Parse(gtext.NewReader(source)).LastChild().(*ast.Paragraph)
	return ok && string(p.Lines().Value(source)) == below
}

// longest gives how many of a letter stand side by side at most.
func longest(s string, letter byte) int {
	most, run := 0, 0
	for i := range len(s) {
		if run++; s[i] != letter {
			run = 0
		}
		most = max(most, run)
	}
	return most
}
