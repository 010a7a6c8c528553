package pdf

import (
	"strings"

	"afterword/backend/document"
)

// leadsOn reports whether the end of a block stays with the block that follows:
// what is said before a picture, a table or a log, a sentence that ends in a colon,
// what a note is about. So does a first paragraph before a section: else the heading
// above would stand alone with it.
func leadsOn(b, next document.Block, first bool) bool {
	if _, note := next.(document.Note); note {
		return true
	}
	_, section := next.(document.Section)
	switch v := b.(type) {
	case document.Paragraph:
		return first && section || endsInColon(v.Inlines)
	case document.Note:
		switch next.(type) {
		case document.Timeline, document.Table, document.Code, document.Quote:
			return true
		}
		return first && section
	}
	return false
}

// endsInColon reports whether a text announces what comes after it.
func endsInColon(inlines []document.Inline) bool {
	if len(inlines) == 0 {
		return false
	}
	var words string
	switch last := inlines[len(inlines)-1].(type) {
	case document.Text:
		words = last.Value
	case document.Strong:
		return endsInColon(last.Inlines)
	case document.Emphasis:
		return endsInColon(last.Inlines)
	}
	words = strings.TrimRight(words, " \n\u00a0")
	return strings.HasSuffix(words, ":") || strings.HasSuffix(words, "：")
}

// keepLast keeps the last box that fn makes on one page with what follows.
func keepLast(out sink, fn func(sink)) {
	var last *box
	fn(func(b box) {
		if last != nil {
			out(*last)
		}
		last = &b
	})
	if last != nil {
		last.keep = true
		out(*last)
	}
}
