// Package pdf turns a document into a PDF file. It is the only importer of
// gofpdf, and of ours it imports document alone.
//
// How a page comes about:
//
//	document tree → layout (boxes) → pager (pages) → content streams
//	             → gofpdf (pages, outline, properties) → finish (fonts, tags)
//
// gofpdf never sees a person's text as text. All text is shaped here, with
// go-text, and written as glyph numbers of fonts that finish.go adds to the
// file, so no rune can make gofpdf panic, and every script comes out joined,
// ordered and searchable.
package pdf
