package markdown

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"afterword/backend/pattern"
)

// Options says for which reader a document is written.
type Options struct {
	Flavour     string // one of Flavours, or "" for the first
	FrontMatter bool   // begin with the facts about the document as YAML; Docusaurus always has them
	// Files are stored beside the text, by the id of the row that names them.
	Files map[string]File
}

// File is a file beside the text.
type File struct {
	Path    string // relative, with "/"
	Title   string
	Picture bool // shown, and not only linked
}

// Flavours lists the kinds of Markdown, the usual one first.
//
//   - gfm: GitHub's, which GitLab and most others read as well.
//   - commonmark: what the standard knows and nothing else. It has no tables, so
//     they become lists; no struck-through text, so only the words stay; no boxes,
//     so they are drawn as signs.
//   - docusaurus: MDX, in which "{" begins a program and "<" an element. The title
//     stands in the front matter, where Docusaurus looks for it. There is no
//     comment, which not every version takes. Empty braces say nothing.
var Flavours = []string{"gfm", "commonmark", "docusaurus"}

// dialect is what a flavour can and cannot say.
type dialect struct {
	tables, strike, tasks bool
	mdx                   bool // braces and "<" always mean something, and there are no comments
}

var dialects = map[string]dialect{
	"":           {tables: true, strike: true, tasks: true},
	"gfm":        {tables: true, strike: true, tasks: true},
	"commonmark": {},
	"docusaurus": {tables: true, strike: true, tasks: true, mdx: true},
}

// Known reports whether there is such a flavour; "" is the usual one.
func Known(flavour string) bool { return flavour == "" || slices.Contains(Flavours, flavour) }

// escape makes clean plain text read as itself in the middle of a line, see mustEscape.
func (d dialect) escape(s string) string {
	s = escape(s)
	if !d.mdx || !strings.ContainsAny(s, "{}<:") {
		return s
	}
	var out strings.Builder
	escaped := false
	for i, c := range s {
		if !escaped && (strings.ContainsRune("{}<", c) || c == ':' && opensDirective(s[i+1:])) {
			out.WriteByte('\\')
		}
		escaped = c == '\\' && !escaped
		out.WriteRune(c)
		if c == ':' && emojiName().MatchString(s[i:]) {
			out.WriteString(nothing)
		}
	}
	return out.String()
}

// emojiName is what Docusaurus makes an emoji of, if it knows the name: ":100:" in
// an address of the network, say. Of numbers it knows these two, so that times of
// day stay as they are. It looks at what was read, where no escape is left;
// nothing, a program that says nothing, parts the colon from the name.
var emojiName = pattern.Lazily(`^:(?:100|1234|[+-]1|(?:\\?[\w+-])*[A-Za-z](?:\\?[\w+-])*)\\?:`)

const nothing = "{}"

// opensDirective reports whether a colon before this text could be one of a
// directive, as in ":::note" and ":name[...]".
func opensDirective(rest string) bool {
	for _, c := range rest {
		return c == ':' || unicode.IsLetter(c)
	}
	return true // what follows in the next piece is not known
}

// modules are the words that begin a program at the start of a line.
var modules = pattern.Lazily(`^(?:import|export)(?:[^\pL\pN]|$)`)

func (d dialect) escapeStart(line string) string {
	if d.mdx && modules().MatchString(line) {
		return fmt.Sprintf("&#%d;", line[0]) + line[1:]
	}
	return escapeStart(line)
}
