// Package leak reads a finished export as a stranger would, all of it, and
// finds what should not be there any more. It trusts nothing of how the export
// was made.
package leak

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"afterword/backend/audience"
	"afterword/backend/pattern"
)

// Finding is something that must not go out, and where it still is.
type Finding struct {
	What  string // category, as audience has them
	Text  string
	Place string // for the person: "text of the pages"
}

// InName is the place of what the name of the file says.
const InName = "name of the file"

// Scan reads an export in a format of backend/export, and its file name, and
// gives what the detector finds in it. An error means that it could not be
// read whole: then it must not go out either.
func Scan(format, name string, data []byte, d *audience.Detector) ([]Finding, error) {
	s := scanner{d: d}
	s.text(InName, strings.TrimSuffix(name, path.Ext(name))) // "x@y.pdf" is no address
	if err := s.file(format, data); err != nil {
		return nil, err
	}
	return s.found, nil
}

type scanner struct {
	d     *audience.Detector
	found []Finding
	seen  map[audience.Leak]bool
}

// text reads a text as it is, and without the characters that nobody sees.
func (s *scanner) text(place, text string) {
	s.note(place, s.d.Leaks(text))
	if visible := audience.Visible(text); visible != text {
		s.note(place, s.d.Leaks(visible))
	}
}

func (s *scanner) note(place string, leaks []audience.Leak) {
	for _, leak := range leaks {
		if s.seen[leak] {
			continue
		}
		if s.seen == nil {
			s.seen = map[audience.Leak]bool{}
		}
		s.seen[leak] = true
		s.found = append(s.found, Finding{leak.What, leak.Text, place})
	}
}

// markup reads a page both ways, of which the second knows what a join hides:
// a number that stands right behind an address.
func (s *scanner) markup(place, page string) {
	read := readMarkup(page)
	s.text(place, read.seen)
	s.text(place, read.apart)
}

func (s *scanner) file(format string, data []byte) error {
	const place = "text of the file"
	switch {
	case bytes.HasPrefix(data, []byte("%PDF-")):
		read, err := pdfText(data)
		if err != nil {
			return err
		}
		s.text("text of the pages", read.pages)
		s.note("text of the pages", s.d.LeaksAcrossLines(audience.Visible(read.pages)))
		s.text("properties, outline and links of the file", strings.Join(read.others, "\n"))
		for _, one := range read.metadata {
			s.markup("properties of the file", one)
		}
		for _, one := range read.embedded {
			if err := s.file("", one); err != nil {
				return err
			}
		}
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return s.archive(data)
	case bytes.HasPrefix(data, []byte("\x89PNG")):
		s.text("words beside the picture", pngText(data))
	case format == "html" || format == "svg" || format == "contribution":
		s.markup(place, string(data))
	case format == "ics":
		s.text(place, strings.NewReplacer("\r\n ", "", "\\n", "\n").Replace(string(data)))
	case format == "md": // places within the file are named by its headings, which are read themselves
		text := inFile().ReplaceAllString(string(data), "]")
		s.text(place, text)
		s.text(place, withoutMarks(text))
	default:
		s.text(place, string(data))
	}
	return nil
}

var inFile = pattern.Lazily(`\]\(#[^)\n]*\)`)

// mostUnzipped bounds what one entry may become.
const mostUnzipped = 256 << 20

func (s *scanner) archive(data []byte) error {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return fmt.Errorf("the document in the file cannot be read: %w", err)
	}
	for _, entry := range z.File {
		s.text("names in the document file", entry.Name)
		r, err := entry.Open()
		if err != nil {
			return fmt.Errorf("the document in the file cannot be read: %w", err)
		}
		content, err := io.ReadAll(io.LimitReader(r, mostUnzipped+1))
		_ = r.Close() // it was only read
		if err != nil {
			return fmt.Errorf("the document in the file cannot be read: %w", err)
		}
		if len(content) > mostUnzipped {
			return fmt.Errorf("the entry %q of the document in the file is too large to be read", entry.Name)
		}
		if words, ok := jsonText(content); ok {
			s.text("document file", words)
		} else if err := s.file("", content); err != nil {
			return err
		}
	}
	return nil
}

// jsonText gives all names and texts of one or more JSON values as they read,
// each on a line of its own: written as JSON, a line break before a name would
// hide where it begins.
func jsonText(data []byte) (text string, ok bool) {
	if len(bytes.TrimSpace(data)) > 0 && bytes.TrimSpace(data)[0] != '{' {
		return "", false
	}
	var out strings.Builder
	decoder := json.NewDecoder(bytes.NewReader(data))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return out.String(), true
		}
		if err != nil {
			return "", false
		}
		if word, is := token.(string); is {
			out.WriteString(word + "\n")
		}
	}
}

// pngText gives the chunks of a PNG that are no picture.
func pngText(data []byte) string {
	var out strings.Builder
	for at := 8; at+8 <= len(data); {
		size := int(data[at])<<24 | int(data[at+1])<<16 | int(data[at+2])<<8 | int(data[at+3])
		kind := string(data[at+4 : at+8])
		if size < 0 || at+8+size > len(data) {
			break
		}
		if kind != "IDAT" && kind != "IHDR" && kind != "PLTE" {
			out.WriteString(printableRuns(data[at+8:at+8+size]) + "\n")
		}
		at += 12 + size
	}
	return out.String()
}
