package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"afterword/backend/document"
)

// filePicture is a stored picture that stands on a line of its own, see fileLink.
type filePicture struct {
	document.Paragraph
	File
}

// besideTheText reports whether an address is a path below the folder of the text.
func besideTheText(address string) bool {
	first, _, below := strings.Cut(address, "/")
	return below && first != "" && first != "." && first != ".." && !strings.ContainsAny(first, ":?#\\")
}

// pictureAlone finds a picture that is all of a paragraph and stored beside the
// text.
func (r *reader) pictureAlone(n ast.Node) (File, bool) {
	image, ok := n.FirstChild().(*ast.Image)
	if !ok || image.NextSibling() != nil {
		return File{}, false
	}
	f := File{Path: unescape(string(image.Destination)), Title: document.PlainText(r.inlines(image)), Picture: true}
	return f, besideTheText(f.Path) && strings.TrimSpace(clean(f.Title)) != ""
}
