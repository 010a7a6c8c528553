package pdf

import "slices"

// shape gives the glyphs of text, in the memory of a list that is no longer
// needed; false where the shaper has to.
func (q *quick) shape(f *face, text string, glyphs []glyph) (out shaped, ok bool) {
	for i, r := range text {
		gid := uint16(0)
		if r < 0x80 {
			gid = q.ascii[r]
		} else if plainLatin(r) {
			gid = q.glyph(r)
		}
		if gid == 0 {
			return shaped{}, false
		}
		glyphs = append(glyphs, glyph{gid: gid, from: int32(i)})
	}
	for _, sub := range q.ligatures {
		glyphs = ligate(sub, glyphs)
	}
	for _, sub := range q.contexts {
		for i := range glyphs {
			if sub.begins.has(glyphs[i].gid) && inContext(sub.otTable, glyphs, i) {
				return shaped{}, false
			}
		}
	}
	for i := range glyphs {
		advance, _ := q.sfnt.metric(glyphs[i].gid)
		glyphs[i].advance = int32(advance)
	}
	for _, subtables := range q.kerning {
		for i := 0; i+1 < len(glyphs); i++ {
			for _, sub := range subtables {
				if !sub.begins.has(glyphs[i].gid) {
					continue
				}
				if by, ok := pair(sub.otTable, glyphs[i].gid, glyphs[i+1].gid); ok {
					glyphs[i].advance += int32(by)
					break
				}
			}
		}
	}
	out = shaped{face: f, text: text, glyphs: glyphs}
	total := int64(0)
	for i := range glyphs {
		total += int64(glyphs[i].advance)
	}
	out.width = float64(total) / f.upem
	return out, true
}

// ligate joins glyphs for which a subtable of ligatures has one.
func ligate(sub subtable, glyphs []glyph) []glyph {
	if !slices.ContainsFunc(glyphs, func(g glyph) bool { return sub.begins.has(g.gid) }) {
		return glyphs
	}
	out := glyphs[:0]
	for i := 0; i < len(glyphs); {
		gid, n := ligature(sub.otTable, glyphs[i:])
		g := glyphs[i]
		if n > 0 {
			g.gid = gid
		}
		out = append(out, g)
		i += max(n, 1)
	}
	return out
}

// ligature gives the glyph for the first n glyphs, n = 0 if there is none.
func ligature(sub otTable, glyphs []glyph) (gid uint16, n int) {
	set, ok := covered(sub.at(2), glyphs[0].gid)
	if !ok {
		return 0, 0
	}
	ligatures := sub.at(6 + 2*set)
next:
	for i := range ligatures.u16(0) {
		l := ligatures.at(2 + 2*i)
		n := l.u16(2)
		if n < 1 || n > len(glyphs) {
			continue
		}
		for k := 1; k < n; k++ {
			if l.u16(2+2*k) != int(glyphs[k].gid) {
				continue next
			}
		}
		return uint16(l.u16(0)), n
	}
	return 0, 0
}

// inContext reports whether a substitution that depends on its surroundings
// applies at a glyph.
func inContext(sub otTable, glyphs []glyph, at int) bool {
	place := 2
	matches := func(step, first int) bool {
		n := sub.u16(place)
		ok := true
		for k := range n {
			i := first + step*k
			if !ok || i < 0 || i >= len(glyphs) {
				ok = false
				break
			}
			_, ok = covered(sub.at(place+2+2*k), glyphs[i].gid)
		}
		place += 2 + 2*n
		return ok
	}
	before := matches(-1, at-1)
	length := sub.u16(place)
	inside := matches(1, at)
	after := matches(1, at+length)
	return before && inside && after
}

// pair gives by how much the first of two glyphs is brought nearer.
func pair(sub otTable, first, second uint16) (by int, ok bool) {
	index, ok := covered(sub.at(2), first)
	if !ok {
		return 0, false
	}
	if sub.u16(0) == 1 {
		set := sub.at(10 + 2*index)
		low, high := 0, set.u16(0)
		for low < high {
			if mid := (low + high) / 2; set.u16(2+4*mid) < int(second) {
				low = mid + 1
			} else {
				high = mid
			}
		}
		if low == set.u16(0) || set.u16(2+4*low) != int(second) {
			return 0, false
		}
		return set.i16(4 + 4*low), true
	}
	class2, ok := class(sub.at(10), second)
	if !ok {
		return 0, false
	}
	class1, _ := class(sub.at(8), first)
	return sub.i16(16 + 2*(class1*sub.u16(14)+class2)), true
}

// covered gives the index of a glyph in a coverage table.
func covered(t otTable, gid uint16) (index int, ok bool) {
	g := int(gid)
	low, high := 0, t.u16(2)
	if t.u16(0) == 1 {
		for low < high {
			if mid := (low + high) / 2; t.u16(4+2*mid) < g {
				low = mid + 1
			} else {
				high = mid
			}
		}
		return low, low < t.u16(2) && t.u16(4+2*low) == g
	}
	low, ok = findRange(t, g)
	if !ok {
		return 0, false
	}
	return t.u16(8+6*low) + g - t.u16(4+6*low), true
}

// class gives the class of a glyph; false if the table does not name it.
func class(t otTable, gid uint16) (n int, ok bool) {
	g := int(gid)
	if t.u16(0) == 1 {
		start := t.u16(2)
		if g < start || g >= start+t.u16(4) {
			return 0, false
		}
		return t.u16(6 + 2*(g-start)), true
	}
	i, ok := findRange(t, g)
	if !ok {
		return 0, false
	}
	return t.u16(8 + 6*i), true
}

// findRange looks a glyph up among sorted ranges: first, last, value.
func findRange(t otTable, g int) (index int, ok bool) {
	low, high := 0, t.u16(2)
	for low < high {
		if mid := (low + high) / 2; t.u16(6+6*mid) < g {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low, low < t.u16(2) && t.u16(4+6*low) <= g
}
