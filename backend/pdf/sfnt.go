package pdf

import (
	"encoding/binary"
	"errors"
	"math/bits"
)

// sfnt is what a TrueType file must give to be cut down to the glyphs that a
// document uses. Table layouts: OpenType 1.9, chapters glyf, loca, head, hmtx.
type sfnt struct {
	tables   map[string][]byte
	glyf     []byte
	loca     []byte
	longLoca bool
	glyphs   int
	metrics  int // glyphs with an advance of their own in hmtx
}

var errNoOutlines = errors.New("pdf: font has no TrueType outlines")

// parseSFNT reads the table directory. It keeps slices of data, no copies.
func parseSFNT(data []byte) (*sfnt, error) {
	if len(data) < 12 {
		return nil, errNoOutlines
	}
	s := &sfnt{tables: map[string][]byte{}}
	count := int(binary.BigEndian.Uint16(data[4:]))
	if len(data) < 12+16*count {
		return nil, errNoOutlines
	}
	for i := range count {
		entry := data[12+16*i:]
		offset := uint64(binary.BigEndian.Uint32(entry[8:]))
		length := uint64(binary.BigEndian.Uint32(entry[12:]))
		if offset+length <= uint64(len(data)) {
			s.tables[string(entry[:4])] = data[offset : offset+length]
		}
	}
	s.glyf, s.loca = s.tables["glyf"], s.tables["loca"]
	head, maxp, hhea := s.tables["head"], s.tables["maxp"], s.tables["hhea"]
	if len(s.glyf) == 0 || len(s.loca) == 0 || len(head) < 54 || len(maxp) < 6 || len(hhea) < 36 {
		return nil, errNoOutlines
	}
	s.longLoca = binary.BigEndian.Uint16(head[50:]) == 1
	s.glyphs = int(binary.BigEndian.Uint16(maxp[4:]))
	s.metrics = int(binary.BigEndian.Uint16(hhea[34:]))
	return s, nil
}

// glyph gives the outline bytes of a glyph, nil for a blank one.
func (s *sfnt) glyph(gid uint16) []byte {
	var from, to uint32
	if s.longLoca {
		if len(s.loca) < 4*int(gid)+8 {
			return nil
		}
		from = binary.BigEndian.Uint32(s.loca[4*int(gid):])
		to = binary.BigEndian.Uint32(s.loca[4*int(gid)+4:])
	} else {
		if len(s.loca) < 2*int(gid)+4 {
			return nil
		}
		from = 2 * uint32(binary.BigEndian.Uint16(s.loca[2*int(gid):]))
		to = 2 * uint32(binary.BigEndian.Uint16(s.loca[2*int(gid)+2:]))
	}
	if from >= to || uint64(to) > uint64(len(s.glyf)) {
		return nil
	}
	return s.glyf[from:to]
}

// metric gives the hmtx entry of a glyph: advance and left side bearing.
func (s *sfnt) metric(gid uint16) (advance, bearing uint16) {
	hmtx := s.tables["hmtx"]
	g := int(gid)
	if s.metrics == 0 || len(hmtx) < 4*s.metrics {
		return 0, 0
	}
	if g < s.metrics {
		return binary.BigEndian.Uint16(hmtx[4*g:]), binary.BigEndian.Uint16(hmtx[4*g+2:])
	}
	advance = binary.BigEndian.Uint16(hmtx[4*(s.metrics-1):])
	if at := 4*s.metrics + 2*(g-s.metrics); at+2 <= len(hmtx) {
		bearing = binary.BigEndian.Uint16(hmtx[at:])
	}
	return advance, bearing
}

// extents gives how far the font's letters reach above and below the line, from
// the table that it asks to be read.
func (s *sfnt) extents() (ascent, descent int) {
	os2, hhea := otTable(s.tables["OS/2"]), otTable(s.tables["hhea"])
	const useTypo = 1 << 7
	if os2.u16(62)&useTypo != 0 {
		return os2.i16(68), os2.i16(70)
	}
	return hhea.i16(4), hhea.i16(6)
}

// Composite glyph flags.
const (
	argsAreWords     = 0x0001
	haveScale        = 0x0008
	moreComponents   = 0x0020
	haveXYScale      = 0x0040
	haveTwoByTwo     = 0x0080
	haveInstructions = 0x0100
)

// subset writes a font whose glyph n is the original glyph gids[n]. The same
// original may be there more than once. Parts of composite glyphs are added
// at the end. Hinting programs are left out: PDF viewers draw without them.
func (s *sfnt) subset(gids []uint16) []byte {
	all := append([]uint16(nil), gids...)
	part := map[uint16]uint16{}
	var glyf []byte
	loca := make([]byte, 0, 4*len(all)+4)
	for i := 0; i < len(all); i++ {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyf = appendGlyph(glyf, s.glyph(all[i]), func(old uint16) uint16 {
			n, ok := part[old]
			if !ok && len(all) < 0xffff {
				n = uint16(len(all))
				all = append(all, old)
				part[old] = n
			}
			return n
		})
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))

	hmtx := make([]byte, 0, 4*len(all))
	for _, gid := range all {
		advance, bearing := s.metric(gid)
		if gid == blank {
			advance, bearing = 0, 0
		}
		hmtx = binary.BigEndian.AppendUint16(hmtx, advance)
		hmtx = binary.BigEndian.AppendUint16(hmtx, bearing)
	}
	head := append([]byte(nil), s.tables["head"]...)
	binary.BigEndian.PutUint16(head[50:], 1) // long loca
	hhea := append([]byte(nil), s.tables["hhea"]...)
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(all)))
	maxp := append([]byte(nil), s.tables["maxp"]...)
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(all)))
	return assemble([]table{
		{"glyf", glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp},
	})
}

// appendGlyph copies one glyph without its instructions, asking renumber for
// the new number of each part of a composite glyph.
func appendGlyph(out, g []byte, renumber func(uint16) uint16) []byte {
	if len(g) < 10 {
		return out
	}
	contours := int(int16(binary.BigEndian.Uint16(g)))
	if contours >= 0 {
		end := 10 + 2*contours
		if len(g) < end+2 {
			return out
		}
		code := int(binary.BigEndian.Uint16(g[end:]))
		if len(g) < end+2+code {
			return out
		}
		out = append(out, g[:end]...)
		out = append(out, 0, 0)
		return append(out, g[end+2+code:]...)
	}
	out = append(out, g[:10]...)
	for at := 10; at+4 <= len(g); {
		flags := binary.BigEndian.Uint16(g[at:])
		size := 6
		if flags&argsAreWords != 0 {
			size = 8
		}
		switch {
		case flags&haveScale != 0:
			size += 2
		case flags&haveXYScale != 0:
			size += 4
		case flags&haveTwoByTwo != 0:
			size += 8
		}
		if at+size > len(g) {
			break
		}
		start := len(out)
		out = append(out, g[at:at+size]...)
		binary.BigEndian.PutUint16(out[start:], flags&^haveInstructions)
		binary.BigEndian.PutUint16(out[start+2:], renumber(binary.BigEndian.Uint16(g[at+2:])))
		if flags&moreComponents == 0 {
			break
		}
		at += size
	}
	return out
}

type table struct {
	tag  string
	data []byte
}

// assemble writes a font file from tables in order of their tags.
func assemble(tables []table) []byte {
	n := len(tables)
	power := bits.Len(uint(n)) - 1
	out := binary.BigEndian.AppendUint32(nil, 0x00010000)
	out = binary.BigEndian.AppendUint16(out, uint16(n))
	out = binary.BigEndian.AppendUint16(out, uint16(16<<power))
	out = binary.BigEndian.AppendUint16(out, uint16(power))
	out = binary.BigEndian.AppendUint16(out, uint16(16*n-16<<power))
	offset := 12 + 16*n
	for _, t := range tables {
		out = append(out, t.tag...)
		out = binary.BigEndian.AppendUint32(out, checksum(t.data))
		out = binary.BigEndian.AppendUint32(out, uint32(offset))
		out = binary.BigEndian.AppendUint32(out, uint32(len(t.data)))
		offset += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}

func checksum(data []byte) uint32 {
	var sum uint32
	for len(data) >= 4 {
		sum += binary.BigEndian.Uint32(data)
		data = data[4:]
	}
	var rest [4]byte
	copy(rest[:], data)
	return sum + binary.BigEndian.Uint32(rest[:])
}
