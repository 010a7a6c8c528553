package report

import (
	"fmt"
	"strings"

	"afterword/backend/pattern"
)

// Citations as they stand in people's Markdown: words in brackets, which may hold
// brackets in pairs or behind a backslash, and the address; and the address by
// itself, or where a name is given to it.
var (
	citedWords = pattern.Lazily(`(?s)!?\[((?:\\.|[^\[\]\\]|\[(?:\\.|[^\[\]\\])*\])*)\]\(\s*<?(?i:` + proofScheme + `)([^\s<>()]*)>?(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)`)
	citedAlone = pattern.Lazily(`(\]:[ \t]*)?<?(?i:\b` + proofScheme + `)([A-Za-z0-9_-]+)>?`)
)

// uncited gives people's Markdown for where nothing leads to the evidence: of a
// citation the words stay, with the number behind them that the evidence has in
// every export. What is not in the export is said to be missing, as there.
func (c *composer) uncited(text string) string {
	if !strings.Contains(strings.ToLower(text), proofScheme) {
		return text
	}
	text = citedWords().ReplaceAllStringFunc(text, func(cited string) string {
		m := citedWords().FindStringSubmatch(cited)
		return strings.TrimLeft(m[1]+" "+c.proofMark(m[2]), " ")
	})
	return citedAlone().ReplaceAllStringFunc(text, func(cited string) string {
		m := citedAlone().FindStringSubmatch(cited)
		if c.proofNo[m[2]] == 0 && m[1] == "" && cited[0] != '<' {
			return cited // words that only look like it
		}
		return m[1] + c.proofMark(m[2])
	})
}

func (c *composer) proofMark(id string) string {
	if n := c.proofNo[id]; n > 0 {
		return fmt.Sprintf("[E%d]", n)
	}
	return "[" + c.w.noProof + "]"
}
