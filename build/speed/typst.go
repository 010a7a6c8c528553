//go:build linux

package main

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// typstWriter says in Typst's markup what our Markdown says: headings with
// labels, lists, tables with a repeated header, quotes, code and links.
type typstWriter struct {
	source []byte
	out    strings.Builder
	labels map[string]bool
}

const typstHead = `#set document(title: "Speed")
#set page(paper: "a4", margin: 20mm, numbering: "1 / 1")
#set text(font: "IBM Plex Sans", size: 9.5pt, lang: "en")
#show heading: set text(font: "IBM Plex Serif")
#show raw: set text(font: "IBM Plex Mono")
#set table(stroke: (bottom: 0.5pt + luma(80%)), inset: 4.5pt)
#set par(leading: 0.95em)
`

func toTypst(source []byte, root ast.Node, picture string) string {
	w := &typstWriter{source: source, labels: map[string]bool{}}
	w.out.WriteString(typstHead)
	fmt.Fprintf(&w.out, "#image(%q, width: 100%%)\n#outline()\n", picture)
	w.children(root)
	// A link to a label that is not there stops Typst: those become words.
	return link.ReplaceAllStringFunc(w.out.String(), func(s string) string {
		if m := link.FindStringSubmatch(s); !w.labels[m[1]] {
			return "#box["
		}
		return s
	})
}

var (
	link    = regexp.MustCompile(`#link\(<([^>]*)>\)\[`)
	special = regexp.MustCompile("[\\\\#$*_`<>@=~\\[\\]/+-]")
	notWord = regexp.MustCompile(`[^\p{L}\p{N} _-]`)
)

func (w *typstWriter) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.node(c)
	}
}

func (w *typstWriter) around(before string, n ast.Node, after string) {
	w.out.WriteString(before)
	w.children(n)
	w.out.WriteString(after)
}

func (w *typstWriter) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		w.around(strings.Repeat("=", n.Level)+" ", n, "")
		w.label(string(n.Lines().Value(w.source)))
	case *ast.Paragraph:
		w.around("", n, "\n\n")
	case *ast.List:
		w.around("#"+map[bool]string{true: "enum", false: "list"}[n.IsOrdered()]+"(", n, ")\n\n")
	case *ast.ListItem, *east.TableCell:
		w.around("[", n, "], ")
	case *ast.Blockquote:
		w.around("#quote(block: true)[", n, "]\n\n")
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		fmt.Fprintf(&w.out, "#raw(block: true, %q)\n\n", n.Lines().Value(w.source))
	case *east.Table:
		w.table(n)
	case *east.TableHeader:
		w.around("table.header(", n, "), ")
	case *ast.Emphasis:
		w.around(map[bool]string{true: "#strong[", false: "#emph["}[n.Level > 1], n, "]")
	case *ast.CodeSpan:
		fmt.Fprintf(&w.out, "#raw(%q)", n.FirstChild().(*ast.Text).Value(w.source)) // ours have one piece
	case *ast.Link:
		if to, inside := strings.CutPrefix(string(n.Destination), "#"); inside {
			w.around("#link(<"+to+">)[", n, "]")
		} else {
			w.around(fmt.Sprintf("#link(%q)[", n.Destination), n, "]")
		}
	case *ast.AutoLink:
		fmt.Fprintf(&w.out, "#link(%q)", n.URL(w.source))
	case *ast.Text:
		w.out.WriteString(special.ReplaceAllString(string(n.Value(w.source)), `\$0`))
		if n.SoftLineBreak() || n.HardLineBreak() {
			w.out.WriteByte('\n')
		}
	case *ast.HTMLBlock, *ast.RawHTML, *ast.ThematicBreak:
	default:
		w.children(n)
	}
}

// label names a heading as GitHub does, so that the links of the Markdown hold.
func (w *typstWriter) label(title string) {
	name := strings.ReplaceAll(notWord.ReplaceAllString(strings.ToLower(title), ""), " ", "-")
	if w.labels[name] {
		w.out.WriteString("\n\n")
		return
	}
	w.labels[name] = true
	fmt.Fprintf(&w.out, " <%s>\n\n", name)
}

// table gives the widest column the room that is left, as our PDF does.
func (w *typstWriter) table(n *east.Table) {
	widest := make([]int, len(n.Alignments))
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		i := 0
		for c := row.FirstChild(); c != nil && i < len(widest); c = c.NextSibling() {
			widest[i] = max(widest[i], len(c.Lines().Value(w.source)))
			i++
		}
	}
	var columns []string
	for _, width := range widest {
		if width > 25 {
			columns = append(columns, "1fr")
		} else {
			columns = append(columns, "auto")
		}
	}
	w.around("#table(columns: ("+strings.Join(columns, ", ")+",), ", n, ")\n\n")
}
