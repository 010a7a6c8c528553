package audience

import (
	"html"
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Logs, exports of chats and headers of mail have letters as "\u00e4", "&auml;",
// "=C3=A4" or "\xc3\xa4": a name with one inside reads like the name.

// escapeAt gives the width of a character that a text begins with written as
// something else, and whether it is a letter; 0 if there is none. "\n" stands
// for a line end in JSON only: elsewhere it may begin the name of a folder.
func escapeAt(text string, inJSON bool) (width int, letter bool) {
	switch text[0] {
	case '%': // "%20" is a blank
		if len(text) > 2 && isHex(text[1]) && isHex(text[2]) {
			return 3, text[1] >= '8'
		}
		return 0, false
	case '&':
		end := strings.IndexByte(text[:min(len(text), 10)], ';')
		if end < 2 {
			return 0, false
		}
		read := html.UnescapeString(text[:end+1])
		if read == text[:end+1] {
			return 0, false
		}
		r, _ := utf8.DecodeRuneInString(read)
		return end + 1, r >= 0x80 && unicode.IsLetter(r)
	case '=':
		return bytesAt(text, "=")
	}
	switch {
	case len(text) < 2:
		return 0, false
	case text[1] == 'u' && len(text) > 5:
		code, err := strconv.ParseUint(text[2:6], 16, 32)
		if err != nil {
			return 0, false
		}
		return 6, unicode.IsLetter(rune(code)) || unicode.IsMark(rune(code))
	case text[1] == 'x':
		return bytesAt(text, `\x`)
	case text[1] == '\\' && inJSON, strings.IndexByte("nrtbf", text[1]) >= 0 && (inJSON || len(text) > 2 && text[2] >= 'A' && text[2] <= 'Z'):
		return 2, false
	}
	return 0, false
}

// bytesAt reads a character whose bytes are written in hexadecimal digits, each
// behind a mark.
func bytesAt(text, mark string) (width int, letter bool) {
	var raw []byte
	for strings.HasPrefix(text[width:], mark) && len(text) >= width+len(mark)+2 && len(raw) < 4 {
		code, err := strconv.ParseUint(text[width+len(mark):width+len(mark)+2], 16, 8)
		if err != nil || code < 0x80 || len(raw) > 0 && code >= 0xc0 {
			break
		}
		raw, width = append(raw, byte(code)), width+len(mark)+2
	}
	r, size := utf8.DecodeRune(raw)
	if size < 2 || size != len(raw) {
		return 0, false
	}
	return width, unicode.IsLetter(r) || unicode.IsMark(r)
}

var quotedBytes = strings.NewReplacer("=", "%", `\x`, "%")

// unescaped gives a word as it reads.
func unescaped(s string) string {
	if strings.ContainsAny(s, "\\=") {
		s = quotedBytes.Replace(s)
		for at := strings.Index(s, `\u`); at >= 0 && at+6 <= len(s); at = strings.Index(s, `\u`) {
			code, err := strconv.ParseUint(s[at+2:at+6], 16, 32)
			if err != nil {
				break
			}
			s = s[:at] + string(rune(code)) + s[at+6:]
		}
	}
	if strings.Contains(s, "&") {
		s = html.UnescapeString(s)
	}
	if strings.Contains(s, "%") {
		if read, err := url.PathUnescape(s); err == nil {
			s = read
		}
	}
	return s
}
