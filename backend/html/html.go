// Package html writes a document as one HTML file that needs nothing else: no
// script, no network, no file beside it. Its own policy forbids both, so that
// even a fault in this package could load and run nothing.
//
// The page follows the reader's light or dark, prints well, and can be used by
// keyboard and by ear: language, landmarks, headings in order, header cells.
package html

import (
	"bufio"
	"crypto/sha256"
	"encoding/base64"
	"io"

	"afterword/backend/document"
	"afterword/backend/pattern"
	"afterword/backend/picture"
)

// Options says what a page holds besides the document.
type Options struct {
	// Letters measures the text of drawn pictures.
	Letters picture.Measure
	// Photos are stored pictures, by the id of the row that names them.
	Photos map[string]Photo
}

// Photo is a stored picture. Its bytes become a part of the page.
type Photo struct {
	MediaType     string // one of PhotoTypes; others are left out
	Data          []byte
	Width, Height int64 // in pixels, 0 if not known
	Title         string
}

// PhotoTypes are the kinds of pictures that every browser shows and that hold
// nothing but a picture.
var PhotoTypes = []string{"image/png", "image/jpeg", "image/gif", "image/webp"}

// Render writes d to w as UTF-8. The only errors are those of w. The same
// document gives the same bytes.
func Render(w io.Writer, d document.Document, o Options) error {
	out := &writer{Writer: bufio.NewWriter(w)}
	r := renderer{writer: out, letters: o.Letters, photos: o.Photos, words: wordsFor(d.Language), targets: document.Targets(d.Body)}
	r.head(d)
	r.body(d)
	return out.Flush()
}

type renderer struct {
	*writer
	letters  picture.Measure
	photos   map[string]Photo
	words    words
	targets  map[string]bool // ids that a reference can lead to
	level    int             // of the heading that was written last
	pictures int
	frames   int // around wide tables
	cells    int // that the text stands in, one inside the other
}

// policy allows the style sheet of this file, by its hash, and pictures that
// are inside it. Style attributes are not allowed, so there are none.
func policy(style string) string {
	sum := sha256.Sum256([]byte(style))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; img-src data:; base-uri 'none'; form-action 'none'"
}

func (r *renderer) head(d document.Document) {
	style := styleSheet()
	r.s("<!doctype html>\n<html lang=\"").attr(language(d.Language)).s("\">\n<head>\n<meta charset=\"utf-8\">\n")
	r.meta("http-equiv", "Content-Security-Policy", policy(style))
	r.meta("name", "viewport", "width=device-width, initial-scale=1")
	r.meta("name", "color-scheme", "light dark")
	r.meta("name", "referrer", "no-referrer")
	if d.Subject != "" {
		r.meta("name", "description", d.Subject)
	}
	if !d.Date.IsZero() {
		r.meta("name", "date", d.Date.UTC().Format("2006-01-02"))
	}
	r.meta("name", "generator", "Afterword")
	r.s("<title>").text(d.Title).s("</title>\n<style>").s(style).s("</style>\n</head>\n")
}

func (r *renderer) meta(kind, name, content string) {
	r.s("<meta ").s(kind).s(`="`).s(name).s(`" content="`).attr(content).s("\">\n")
}

// body writes the title, the table of contents where there is enough to find,
// and the rest.
func (r *renderer) body(d document.Document) {
	r.s("<body>\n<a class=\"skip\" href=\"#aw-text\">").text(r.words.skip).s("</a>\n<main id=\"aw-text\">\n")
	contents := sections(d.Body)
	for _, b := range d.Body {
		if _, ok := b.(document.Section); ok && len(contents) >= fewestContents {
			r.contents(contents)
			contents = nil
		}
		r.block(b, 1)
	}
	r.s("</main>\n")
	if d.Footer != "" {
		r.s("<footer><p").direction(d.Footer).s(">").text(d.Footer).s("</p></footer>\n")
	}
	r.s("</body>\n</html>\n")
}

// fewestContents is the number of sections from which they are listed.
const fewestContents = 4

func sections(body []document.Block) []document.Section {
	var out []document.Section
	for _, b := range body {
		if s, ok := b.(document.Section); ok && s.ID != "" && s.Title != "" {
			out = append(out, s)
		}
	}
	return out
}

func (r *renderer) contents(list []document.Section) {
	r.s(`<nav aria-label="`).attr(r.words.contents).s("\">\n<ul>\n")
	for _, s := range list {
		r.s(`<li><a href="#`).attr(id(s.ID)).s(`"`).direction(s.Title).s(">").text(s.Title).s("</a></li>\n")
	}
	r.s("</ul>\n</nav>\n")
}

var tagForm = pattern.Lazily(`^[A-Za-z0-9]{1,8}(?:-[A-Za-z0-9]{1,8}){0,4}$`)

// language gives a tag that browsers and readers understand.
func language(tag string) string {
	if tagForm().MatchString(tag) {
		return tag
	}
	return english.language
}
