package pdf

import "encoding/binary"

// quick shapes plain Latin text by a font's own tables, read where they lie.
// The shaper, which can do everything, unpacks all of a font first, which for
// the five fonts of an ordinary document takes longer than the rest of the
// export. Where there is anything that quick does not know, in the font or in
// the text, it leaves the work to the shaper; a test holds its results against
// the shaper's. Tables: OpenType 1.9, chapters cmap, GSUB, GPOS.
type quick struct {
	sfnt      *sfnt
	cmap      otTable    // of format 4
	ligatures []subtable // in the order in which they are tried
	contexts  []subtable // substitutions that depend on what is around
	kerning   [][]subtable
	ascii     [0x80]uint16 // glyphs, by character
}

// subtable is one of a lookup, with the glyphs that it can begin at: most text
// has none of them, and then the tables need not be read.
type subtable struct {
	otTable
	begins glyphSet
}

// glyphSet is a set of glyphs, a bit for each.
type glyphSet []uint64

func (s glyphSet) has(gid uint16) bool {
	return int(gid>>6) < len(s) && s[gid>>6]&(1<<(gid&63)) != 0
}

// coverage gives the glyphs of a coverage table.
func (s *sfnt) coverage(t otTable) glyphSet {
	set := make(glyphSet, (s.glyphs+63)/64)
	add := func(from, to int) {
		for g := from; g <= to && g < s.glyphs; g++ {
			set[g>>6] |= 1 << (g & 63)
		}
	}
	for i := range t.u16(2) {
		if t.u16(0) == 1 {
			g := t.u16(4 + 2*i)
			add(g, g)
		} else {
			add(t.u16(4+6*i), t.u16(6+6*i))
		}
	}
	return set
}

// inside gives the coverage table of the glyph at which a substitution in context
// begins.
func (t otTable) inside() otTable {
	place := 4 + 2*t.u16(2) // behind those of what comes before
	if t.u16(place) == 0 {
		return nil
	}
	return t.at(place + 2)
}

// otTable is a table of 16-bit numbers and of offsets to others. Reading
// outside gives zeros: a broken font draws wrong, it does not end the program.
type otTable []byte

func (t otTable) u16(at int) int {
	if at < 0 || at+2 > len(t) {
		return 0
	}
	return int(binary.BigEndian.Uint16(t[at:]))
}

func (t otTable) i16(at int) int { return int(int16(t.u16(at))) }

func (t otTable) tag(at int) string {
	if at < 0 || at+4 > len(t) {
		return ""
	}
	return string(t[at : at+4])
}

// at gives the table whose offset stands at a place.
func (t otTable) at(place int) otTable { return t.from(t.u16(place)) }

func (t otTable) from(offset int) otTable {
	if offset <= 0 || offset > len(t) {
		return nil
	}
	return t[offset:]
}

// newQuick gives nil for a font that it cannot serve.
func newQuick(s *sfnt) *quick {
	q := &quick{sfnt: s}
	if q.cmap = findCmap(otTable(s.tables["cmap"])); q.cmap == nil || len(s.tables["kern"]) > 0 || len(s.tables["morx"]) > 0 || len(s.tables["fvar"]) > 0 {
		return nil
	}
	known := true
	each := func(table string, features map[string]bool, extension int, use func(kind int, subtables []otTable) bool) {
		for _, lookup := range lookups(otTable(s.tables[table]), features, &known) {
			kind, packed := lookup.u16(0), lookup.u16(0) == extension
			var subtables []otTable
			for i := range lookup.u16(4) {
				sub := lookup.at(6 + 2*i)
				if packed { // all of one kind
					kind = sub.u16(2)
					sub = sub.from(sub.u16(4)<<16 | sub.u16(6))
				}
				subtables = append(subtables, sub)
			}
			known = known && use(kind, subtables)
		}
	}
	each("GSUB", substitutions, 7, func(kind int, subtables []otTable) bool {
		for _, sub := range subtables {
			switch first := sub.inside(); {
			case kind == 4 && sub.u16(0) == 1:
				q.ligatures = append(q.ligatures, subtable{sub, s.coverage(sub.at(2))})
			case kind == 6 && sub.u16(0) == 3 && first != nil:
				q.contexts = append(q.contexts, subtable{sub, s.coverage(first)})
			default:
				return false
			}
		}
		return kind != 4 || len(subtables) == 1 // one after the other, not one or the other
	})
	each("GPOS", positions, 9, func(kind int, subtables []otTable) bool {
		if kind >= 4 && kind <= 6 {
			return true // places marks, of which there are none in plain text
		}
		var pairs []subtable
		for _, sub := range subtables {
			if kind != 2 || sub.u16(4) != 4 || sub.u16(6) != 0 { // advances only
				return false
			}
			pairs = append(pairs, subtable{sub, s.coverage(sub.at(2))})
		}
		q.kerning = append(q.kerning, pairs)
		return true
	})
	if !known {
		return nil
	}
	for c := range q.ascii {
		if r := rune(c); plainLatin(r) {
			q.ascii[c] = q.glyph(r)
		}
	}
	return q
}

// What the shaper applies to Latin text that asks for nothing.
var (
	substitutions = map[string]bool{
		"ltra": true, "ltrm": true, "rand": true, "ccmp": true, "locl": true, "rlig": true, "calt": true, "clig": true, "liga": true, "rclt": true, "rvrn": true,
	}
	positions = map[string]bool{"kern": true, "dist": true, "curs": true, "abvm": true, "blwm": true, "mark": true, "mkmk": true}
)

// lookups gives those that features of the Latin script name, in their order.
func lookups(t otTable, features map[string]bool, known *bool) []otTable {
	if len(t) == 0 {
		return nil
	}
	scripts, list, all := t.at(4), t.at(6), t.at(8)
	var script otTable
	for i := range scripts.u16(0) {
		if scripts.tag(2+6*i) == "latn" {
			script = scripts.at(6 + 6*i)
		}
	}
	language := script.at(0)
	for i := range script.u16(2) {
		if script.tag(4+6*i) == "ENG " {
			language = nil
		}
	}
	if language == nil || language.u16(2) != 0xffff || t.u16(0) != 1 || t.u16(2) != 0 {
		*known = false
		return nil
	}
	wanted := make([]bool, all.u16(0))
	for i := range language.u16(4) {
		n := language.u16(6 + 2*i)
		if !features[list.tag(2+6*n)] {
			continue
		}
		feature := list.at(6 + 6*n)
		for k := range feature.u16(2) {
			if l := feature.u16(4 + 2*k); l < len(wanted) {
				wanted[l] = true
			}
		}
	}
	var out []otTable
	for l, want := range wanted {
		if want {
			out = append(out, all.at(2+2*l))
		}
	}
	return out
}

// findCmap gives the table from characters to glyphs, if there is none for
// characters above U+FFFF.
func findCmap(t otTable) (found otTable) {
	for i := range t.u16(2) {
		sub := t.from(t.u16(8+8*i)<<16 | t.u16(10+8*i))
		switch {
		case sub.u16(0) == 4 && (t.u16(4+8*i) == 0 || t.u16(4+8*i) == 3 && t.u16(6+8*i) == 1):
			found = sub
		case sub.u16(0) != 4 && sub.u16(0) != 14:
			return nil
		}
	}
	return found
}

// glyph gives the glyph of a character, 0 if the font has none.
func (q *quick) glyph(r rune) uint16 {
	if r < 0 || r > 0xffff {
		return 0
	}
	c, t := int(r), q.cmap
	n := t.u16(6) // twice the number of segments
	low, high := 0, n/2
	for low < high {
		if mid := (low + high) / 2; t.u16(14+2*mid) < c {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low == n/2 || t.u16(16+n+2*low) > c {
		return 0
	}
	delta, place := t.u16(16+2*n+2*low), 16+3*n+2*low
	offset := t.u16(place)
	if offset == 0 {
		return uint16(c + delta)
	}
	gid := t.u16(place + offset + 2*(c-t.u16(16+n+2*low)))
	if gid == 0 {
		return 0
	}
	return uint16(gid + delta)
}

// plainLatin reports whether the shaper does with r what the tables say and
// nothing else. Letters beyond ASCII are left to it: in some fonts it does not
// kern them, and the same document must keep giving the same bytes.
func plainLatin(r rune) bool {
	if r < 0x80 {
		return r >= 0x20 && r <= 0x7e
	}
	switch r {
	case '§', '°', '±', '·', '×', '–', '—', '‘', '’', '“', '”', '•', '…', '←', '↑', '→', '↓', '≤', '≥':
		return true
	}
	return false
}
