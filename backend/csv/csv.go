// Package csv writes a sheet as comma-separated values by RFC 4180: a header,
// rows that end with CRLF, quotes where they are needed. Text is UTF-8.
//
// Spreadsheets take a cell that begins with =, +, - or @ for a formula, which
// could send what is in the sheet to somebody. Such a cell gets an apostrophe
// in front, which spreadsheets take for "this is text". So does one that begins
// with a tab or a line end. This is a change of the text; it is made in every
// file, because nobody knows where a file will be opened.
package csv

import (
	"bufio"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"afterword/backend/document"
)

// Options says for whom a file is written.
type Options struct {
	// Mark begins the file with a byte order mark. Spreadsheets need it to know
	// that it is UTF-8; importers would take it for a part of the first name.
	Mark bool
}

// Render writes s to w. The only errors are those of w.
func Render(w io.Writer, s document.Sheet, o Options) error {
	out := bufio.NewWriter(w)
	if o.Mark {
		_, _ = out.WriteString("\uFEFF") // bufio keeps the first error and gives it again at Flush
	}
	row(out, s.Columns)
	for _, cells := range s.Rows {
		row(out, cells)
	}
	return out.Flush()
}

func row(out *bufio.Writer, cells []string) {
	for i, cell := range cells {
		if i > 0 {
			_ = out.WriteByte(',')
		}
		_, _ = out.WriteString(quoted(defused(clean(cell))))
	}
	_, _ = out.WriteString("\r\n")
}

// quoted puts quotes around what would otherwise end the cell or lose its
// blanks at the ends.
func quoted(cell string) string {
	if !strings.ContainsAny(cell, ",;\"\r\n\t") && strings.TrimSpace(cell) == cell {
		return cell
	}
	return `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
}

// defused puts an apostrophe before a cell that a spreadsheet could take for a
// formula, also where blanks or invisible marks stand before the sign.
func defused(cell string) string {
	if cell == "" {
		return cell
	}
	if first := cell[0]; first == '\t' || first == '\n' {
		return "'" + cell
	}
	visible := strings.TrimLeftFunc(cell, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) })
	if first, _ := utf8.DecodeRuneInString(visible); strings.ContainsRune("=+-@＝＋－＠", first) {
		return "'" + cell
	}
	return cell
}

// clean makes line ends alike, replaces what no table can hold, and leaves out
// marks that only turn the direction around, as every export does.
func clean(cell string) string {
	cell = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.ToValidUTF8(cell, "\uFFFD"))
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case unicode.IsControl(r):
			return utf8.RuneError
		case r == 0xfeff, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, cell)
}
