package pdf

import (
	"fmt"
	"strings"
)

// Attachment is a file that a PDF carries inside.
type Attachment struct {
	Name        string // as readers of PDF list and save it
	MediaType   string // as "application/zip"
	Description string
	Data        []byte // packed already: it is not compressed again
}

// attach writes the file and gives the part of the catalog that leads to it.
// PDF 1.7 (ISO 32000-1) 7.11.4 embedded file streams, 7.7.4 name dictionary.
func (f *finisher) attach(a *Attachment) []byte {
	if a == nil {
		return nil
	}
	file := f.w.packedStream(fmt.Sprintf("/Type/EmbeddedFile/Subtype/%s/Params<</Size %d>>", nameOf(a.MediaType), len(a.Data)), a.Data)
	b := appendText([]byte("<</Type/Filespec/F"), a.Name)
	b = appendText(append(b, "/UF"...), a.Name)
	b = appendText(append(b, "/Desc"...), a.Description)
	b = appendRef(append(b, "/EF<</F "...), file)
	b = appendRef(append(b, "/UF "...), file)
	spec := f.w.object(append(b, ">>>>"...))
	out := appendText([]byte("/Names<</EmbeddedFiles<</Names["), a.Name)
	return append(appendRef(append(out, ' '), spec), "]>>>>"...)
}

// nameOf writes a name object without its slash: what is neither letter, digit,
// "+", "-" nor "." stands as # and two hexadecimal digits.
func nameOf(s string) string {
	var out strings.Builder
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9', c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z', c == '+', c == '-', c == '.':
			out.WriteByte(c)
		default:
			const digits = "0123456789ABCDEF"
			out.Write([]byte{'#', digits[c>>4], digits[c&15]})
		}
	}
	return out.String()
}
