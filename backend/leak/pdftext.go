package leak

import (
	"bytes"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"afterword/backend/pattern"
)

// pdfTexts is all that a PDF holds, as a reader of files would find it.
type pdfTexts struct {
	pages    string   // what stands on them, through the fonts' own tables
	others   []string // properties, outline, addresses of links, alternative texts
	metadata []string // properties once more, as XML
	embedded [][]byte // files
}

func pdfText(file []byte) (out pdfTexts, err error) {
	all, err := objects(file)
	if err != nil {
		return pdfTexts{}, err
	}
	fonts := fontsOf(all)
	var text strings.Builder
	for _, number := range slices.Sorted(maps.Keys(all)) {
		o := all[number]
		out.others = append(out.others, stringsOf(o.text)...)
		switch {
		case !o.packed || bytes.Contains(o.text, []byte("/ObjStm")):
		case bytes.Contains(o.text, []byte("/EmbeddedFile")):
			out.embedded = append(out.embedded, o.stream)
		case bytes.Contains(o.text, []byte("/Metadata")):
			out.metadata = append(out.metadata, printableRuns(o.stream))
		case bytes.Contains(o.text, []byte("/DCTDecode")):
			out.others = append(out.others, printableRuns(o.stream))
		case bytes.Contains(o.stream, []byte("BT")) && !bytes.Contains(o.stream, []byte("begincmap")):
			pageText(&text, o.stream, fonts)
		}
	}
	out.pages = text.String()
	return out, nil
}

var (
	fontEntry    = pattern.Lazily(`/(F\d+|[A-Za-z]+\d*)[ \r\n]+(\d+)[ \r\n]+0[ \r\n]+R`)
	unicodeEntry = pattern.Lazily(`/ToUnicode[ \r\n]+(\d+)[ \r\n]+0[ \r\n]+R`)
	charLine     = pattern.Lazily(`<([0-9A-Fa-f]+)>[ \r\n]*<([0-9A-Fa-f]*)>`)
	rangeLine    = pattern.Lazily(`<([0-9A-Fa-f]+)>[ \r\n]*<([0-9A-Fa-f]+)>[ \r\n]*<([0-9A-Fa-f]*)>`)
)

// font is what each code of a font means.
type font struct {
	means map[int]string
	bytes int // of a code
}

// fontsOf finds the fonts by the names that pages call them by.
func fontsOf(all map[int]object) map[string]font {
	out := map[string]font{}
	for _, o := range all {
		for _, m := range fontEntry().FindAllSubmatch(o.text, -1) {
			number, _ := strconv.Atoi(string(m[2]))
			target, ok := all[number]
			if !ok || !bytes.Contains(target.text, []byte("/Font")) {
				continue
			}
			if u := unicodeEntry().FindSubmatch(target.text); u != nil {
				table, _ := strconv.Atoi(string(u[1]))
				f := font{means: cmap(all[table].stream), bytes: 2}
				if bytes.Contains(target.text, []byte("/Type3")) {
					f.bytes = 1
				}
				out[string(m[1])] = f
			}
		}
	}
	return out
}

func cmap(table []byte) map[int]string {
	out := map[int]string{}
	for _, part := range between(table, "beginbfchar", "endbfchar") {
		for _, m := range charLine().FindAllSubmatch(part, -1) {
			if code, err := strconv.ParseInt(string(m[1]), 16, 32); err == nil {
				out[int(code)] = fromHex(m[2])
			}
		}
	}
	for _, part := range between(table, "beginbfrange", "endbfrange") {
		for _, m := range rangeLine().FindAllSubmatch(part, -1) {
			from, err1 := strconv.ParseInt(string(m[1]), 16, 32)
			to, err2 := strconv.ParseInt(string(m[2]), 16, 32)
			first := []rune(fromHex(m[3]))
			if err1 != nil || err2 != nil || to-from > 0xffff || len(first) == 0 {
				continue
			}
			for code := from; code <= to; code++ {
				last := len(first) - 1
				out[int(code)] = string(first[:last]) + string(first[last]+rune(code-from))
			}
		}
	}
	return out
}

func between(text []byte, start, end string) [][]byte {
	var out [][]byte
	for {
		_, rest, ok := bytes.Cut(text, []byte(start))
		if !ok {
			return out
		}
		part, after, _ := bytes.Cut(rest, []byte(end))
		out, text = append(out, part), after
	}
}

// fromHex reads UTF-16 in hexadecimal.
func fromHex(digits []byte) string {
	var units []uint16
	for i := 0; i+4 <= len(digits); i += 4 {
		unit, err := strconv.ParseUint(string(digits[i:i+4]), 16, 16)
		if err != nil {
			return ""
		}
		units = append(units, uint16(unit))
	}
	return string(utf16.Decode(units))
}

// pageText follows the operators of a page that show text.
func pageText(out *strings.Builder, content []byte, fonts map[string]font) {
	var f font
	var name string
	lex := lexer{text: content}
	var shown []token
	for {
		t, ok := lex.next()
		if !ok {
			return
		}
		switch t.kind {
		case aName:
			name = string(t.text)
		case aString:
			shown = append(shown, t)
		case aWord:
			if len(t.text) == 0 || strings.IndexByte("+-.0123456789", t.text[0]) >= 0 {
				continue // a number: where, not what
			}
			switch string(t.text) {
			case "Tf":
				f = fonts[name]
			case "Tj", "TJ", "'", "\"":
				for _, one := range shown {
					show(out, one, f)
				}
			case "BDC":
				for _, one := range shown { // ActualText stands for what follows
					out.WriteString(textOf(one.text))
				}
			case "ET", "T*", "Td", "TD":
				out.WriteByte('\n')
			}
			shown = shown[:0]
		}
	}
}

func show(out *strings.Builder, t token, f font) {
	width := f.bytes
	if width == 0 {
		out.WriteString(textOf(t.text))
		return
	}
	for i := 0; i+width <= len(t.text); i += width {
		code := int(t.text[i])
		if width == 2 {
			code = code<<8 | int(t.text[i+1])
		}
		out.WriteString(f.means[code])
	}
}

// stringsOf gives the strings in an object: titles, addresses, alternative texts.
func stringsOf(text []byte) []string {
	var out []string
	lex := lexer{text: text}
	var of string // the name that a string belongs to
	for {
		t, ok := lex.next()
		switch {
		case !ok:
			return out
		case t.kind == aName:
			of = string(t.text)
		case t.kind == aString && len(t.text) > 2 && !isSum(of, t.text):
			out = append(out, textOf(t.text))
		}
	}
}

// isSum tells a sum of the file (ISO 32000-1, 14.4 and 7.11.4), whose bytes are
// no letters: by chance some of them read as "@J7".
func isSum(of string, text []byte) bool {
	return (of == "ID" || of == "CheckSum") && len(text) == 16
}

// textOf reads a string of a PDF: UTF-16 with a mark in front, else single bytes.
func textOf(raw []byte) string {
	if len(raw) >= 2 && raw[0] == 0xfe && raw[1] == 0xff {
		units := make([]uint16, 0, len(raw)/2)
		for i := 2; i+1 < len(raw); i += 2 {
			units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
		}
		return string(utf16.Decode(units))
	}
	return strings.ToValidUTF8(string(raw), "\ufffd")
}

// printableRuns gives what can be read in bytes of another kind, as the
// properties of a photograph.
func printableRuns(data []byte) string {
	var out strings.Builder
	for _, b := range data {
		if b >= 0x20 && b < 0x7f || b >= 0x80 {
			out.WriteByte(b)
		} else {
			out.WriteByte('\n')
		}
	}
	return strings.ToValidUTF8(out.String(), "\n")
}
