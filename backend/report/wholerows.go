package report

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
)

// wholeRows reads tables as GitHub does, except for a row that has more cells
// than the table has columns: there GitHub drops the rest, which is what happens
// to a command with a pipe in it. Here the last cell has the rest of the line.
type wholeRows struct{ parser.ParagraphTransformer }

func readTables() wholeRows {
	return wholeRows{extension.NewTableParagraphTransformer()}
}

func (w wholeRows) Transform(node *ast.Paragraph, reader gtext.Reader, pc parser.Context) {
	parent, before := node.Parent(), node.PreviousSibling()
	w.ParagraphTransformer.Transform(node, reader, pc)
	// The table stands behind the paragraph, or in its place.
	first := parent.FirstChild()
	if before != nil {
		first = before.NextSibling()
	}
	for n := first; n != nil; n = n.NextSibling() {
		if table, ok := n.(*east.Table); ok {
			for row := table.FirstChild(); row != nil; row = row.NextSibling() {
				lastToEnd(row.LastChild(), reader.Source())
			}
		}
	}
}

// lastToEnd gives the last cell of a row what stands behind it in its line,
// without the pipe that closes the row.
func lastToEnd(cell ast.Node, source []byte) {
	if cell == nil || cell.Lines() == nil || cell.Lines().Len() == 0 {
		return // a row of fewer cells than columns
	}
	segment := cell.Lines().At(0)
	end := len(source)
	if i := bytes.IndexByte(source[segment.Stop:], '\n'); i >= 0 {
		end = segment.Stop + i
	}
	rest := bytes.TrimRight(source[segment.Stop:end], " \t\r")
	rest = bytes.TrimRight(bytes.TrimSuffix(rest, []byte("|")), " \t")
	if len(bytes.Trim(rest, "| \t")) == 0 {
		return
	}
	cell.Lines().Set(0, segment.WithStop(segment.Stop+len(rest)))
}
