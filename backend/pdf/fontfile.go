package pdf

import (
	"math"
	"slices"
	"strconv"

	"github.com/go-text/typesetting/font"
)

// A fontFile is a font as it stands in the PDF: the glyphs that the document
// uses, numbered by codes of our own. A code stands for a glyph and the text
// it shows, so that one glyph used for two texts (a ligature's part, a
// presentation form) can be copied and searched as what was written.
//
// TrueType faces become Type 0 fonts with two-byte codes. Faces with other
// outlines, from the system, become Type 3 fonts with one-byte codes, a new
// one for every 255 glyphs.
type fontFile struct {
	face     *face
	resource string // name in the resource dictionary: F1, F2, ...
	wide     bool
	gids     []uint16 // by code; code 0 is .notdef
	texts    []string
	widths   []float64 // font units
}

type glyphText struct {
	gid  uint16
	text string
}

// faceFiles are the font files of one face. codes of narrow files carry the
// index of the file in their high byte.
type faceFiles struct {
	files []*fontFile
	known map[glyphText]uint16
}

// fontSet holds the font files of a document in the order of first use.
type fontSet struct {
	byFace map[*face]*faceFiles
	files  []*fontFile
}

func newFontSet() *fontSet { return &fontSet{byFace: map[*face]*faceFiles{}} }

// blank is the glyph number of a glyph without outline and width.
const blank = 0xffff

// encode gives every glyph of a shaped text its code.
func (s *fontSet) encode(sh *shaped) {
	ff := s.byFace[sh.face]
	if ff == nil {
		ff = &faceFiles{known: map[glyphText]uint16{}}
		s.byFace[sh.face] = ff
		s.add(ff, sh.face)
	}
	sh.files, sh.codes = ff, make([]uint16, len(sh.glyphs))
	for i, g := range sh.glyphs {
		text := sh.text[g.from:g.to]
		if !sh.speaks(i) {
			text = ""
		}
		sh.codes[i] = s.code(ff, sh.face, glyphText{g.gid, text})
		if !sh.voiced(i) || i > 0 && sh.glyphs[i-1].from == g.from {
			continue
		}
		if sh.voices == nil {
			sh.voices = map[int][]uint16{}
		}
		marks := []rune(sh.text[g.from:g.to])
		slices.Reverse(marks) // as all of the text: seen from the left
		for _, r := range marks {
			sh.voices[i] = append(sh.voices[i], s.code(ff, sh.face, glyphText{blank, string(r)}))
		}
	}
}

func (s *fontSet) add(ff *faceFiles, f *face) *fontFile {
	file := &fontFile{face: f, resource: "F" + strconv.Itoa(len(s.files)+1), wide: f.sfnt != nil}
	file.append(glyphText{})
	ff.files = append(ff.files, file)
	s.files = append(s.files, file)
	return file
}

func (s *fontSet) code(ff *faceFiles, f *face, key glyphText) uint16 {
	if code, ok := ff.known[key]; ok {
		return code
	}
	file := ff.files[len(ff.files)-1]
	most := 256
	if file.wide {
		most = 0xfff0
	}
	if len(file.gids) >= most {
		if file.wide || len(ff.files) == 256 {
			return 0 // no document of this kind of program gets here
		}
		file = s.add(ff, f)
	}
	code := uint16(len(file.gids))
	if !file.wide {
		code |= uint16(len(ff.files)-1) << 8
	}
	file.append(key)
	ff.known[key] = code
	return code
}

func (f *fontFile) append(key glyphText) {
	f.gids = append(f.gids, key.gid)
	f.texts = append(f.texts, key.text)
	if key.gid == blank {
		f.widths = append(f.widths, 0)
		return
	}
	if f.wide {
		advance, _ := f.face.sfnt.metric(key.gid)
		f.widths = append(f.widths, float64(advance))
		return
	}
	f.widths = append(f.widths, float64(font.NewFace(f.face.full()).HorizontalAdvance(font.GID(key.gid))))
}

// file gives the font file of a code and the code inside it.
func (ff *faceFiles) file(code uint16) (*fontFile, uint16) {
	if ff.files[0].wide {
		return ff.files[0], code
	}
	return ff.files[code>>8], code & 0xff
}

func (f *fontFile) advance(code uint16) float64 { return f.widths[code] }

// toUnicode writes the CMap that says which text each code shows.
func (f *fontFile) toUnicode() []byte {
	digits := appendHex16
	space := "<0000> <FFFF>"
	if !f.wide {
		digits = func(b []byte, n uint16) []byte { return appendHex8(b, byte(n)) }
		space = "<00> <FF>"
	}
	b := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n" + space + "\nendcodespacerange\n")
	var codes []int
	for code, text := range f.texts {
		if text != "" {
			codes = append(codes, code)
		}
	}
	const perBlock = 100 // the most that the format allows
	for len(codes) > 0 {
		n := min(len(codes), perBlock)
		b = strconv.AppendInt(b, int64(n), 10)
		b = append(b, " beginbfchar\n"...)
		for _, code := range codes[:n] {
			b = append(b, '<')
			b = digits(b, uint16(code))
			b = append(b, "> <"...)
			b = append(appendUTF16(b, f.texts[code]), ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
		codes = codes[n:]
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}

// write adds the font's objects to the file and gives the number of the font.
func (f *fontFile) write(w *fileWriter, index int) int {
	if !f.wide {
		return f.writeType3(w)
	}
	name := subsetTag(index) + "+" + f.face.name
	scale := func(v float64) int { return int(math.Round(v / f.face.upem * 1000)) }
	program := w.stream("", f.face.sfnt.subset(f.gids))
	unicode := w.stream("", f.toUnicode())
	b := []byte("<</Type/FontDescriptor/FontName/" + name + "/Flags 4/FontBBox[-500 -500 1500 1200]/ItalicAngle 0/StemV 80")
	b = appendPair(b, "/Ascent ", scale(float64(f.face.ascent)))
	b = appendPair(b, "/Descent ", scale(float64(f.face.descnt)))
	b = append(b, "/CapHeight 700"...)
	descriptor := w.object(append(appendRef(append(b, "/FontFile2 "...), program), ">>"...))

	b = []byte("<</Type/Font/Subtype/CIDFontType2/BaseFont/" + name +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/DW 0/W[0[")
	for i, width := range f.widths {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendNumber(b, width/f.face.upem*1000)
	}
	cid := w.object(append(appendRef(append(b, "]]/FontDescriptor "...), descriptor), ">>"...))

	b = []byte("<</Type/Font/Subtype/Type0/BaseFont/" + name + "/Encoding/Identity-H/DescendantFonts[")
	b = appendRef(append(appendRef(b, cid), "]/ToUnicode "...), unicode)
	return w.object(append(b, ">>"...))
}

// subsetTag is the six capitals that mark a subset font.
func subsetTag(index int) string {
	tag := []byte("AAAAAA")
	for i := len(tag) - 1; i >= 0 && index > 0; i-- {
		tag[i] = byte('A' + index%26)
		index /= 26
	}
	return string(tag)
}
