package pdf

import (
	"reflect"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// A font's rules (which letter forms join, which marks stack, which pairs move
// together) say each which glyphs they begin with, either glyph by glyph or as
// ranges. The shaper keeps a filter of those glyphs and asks it first. Its
// filter stops to take in ranges as soon as one of its parts is full, and is
// then sure that the glyphs of the later ranges have no rule
// (go-text/typesetting issue 278, mended after v0.3.5). Arabic letters lose
// their joined forms by that, other scripts their marks and their kerning. A
// list of glyphs is always taken in whole, so the ranges at risk become lists
// when a font is unpacked.

// filterSize is how many different glyphs fill the smallest part of the filter.
const filterSize = 64

// listLimit bounds how many glyphs the lists of one font hold, so that a
// broken font cannot eat the memory. The largest of well over 400 fonts needs 12,000.
const listLimit = 1 << 20

// listCoverages makes the ranges lists. It is to be called before the font is
// shared.
func listCoverages(of *font.Font) {
	left := listLimit
	for _, lookup := range of.GSUB.Lookups {
		listLookup(lookup.Subtables, &left)
	}
	for _, lookup := range of.GPOS.Lookups {
		listLookup(lookup.Subtables, &left)
	}
}

// listLookup serves the parts of one rule, which share a filter besides having
// one each.
func listLookup[T interface{ Cov() tables.Coverage }](parts []T, left *int) {
	before := 0 // glyphs that the shared filter has taken in
	for i, part := range parts {
		cov := part.Cov()
		if cov == nil {
			continue
		}
		size := cov.Len()
		if ranges, ok := cov.(tables.Coverage2); ok && atRisk(ranges, before) && size <= *left {
			if list, ok := listed(ranges); ok {
				*left -= size
				parts[i] = withCoverage(reflect.ValueOf(part), ranges, list).Interface().(T)
			}
		}
		before += size
	}
}

// atRisk reports whether the filter may be full before it has seen the last of
// the ranges.
func atRisk(c tables.Coverage2, before int) bool {
	for i, r := range c.Ranges {
		if i == len(c.Ranges)-1 {
			break
		}
		before += int(r.EndGlyphID-r.StartGlyphID) + 1
	}
	return before >= filterSize
}

// listed gives the glyphs of the ranges one by one, which means the same only
// if the ranges are in order and number their glyphs without gaps.
func listed(c tables.Coverage2) (tables.Coverage1, bool) {
	out := make([]tables.GlyphID, 0, c.Len())
	next := 0 // the lowest glyph that may follow
	for _, r := range c.Ranges {
		if int(r.StartGlyphID) < next || r.EndGlyphID < r.StartGlyphID || int(r.StartCoverageIndex) != len(out) {
			return tables.Coverage1{}, false
		}
		for g := int(r.StartGlyphID); g <= int(r.EndGlyphID); g++ {
			out = append(out, tables.GlyphID(g))
		}
		next = int(r.EndGlyphID) + 1
	}
	return tables.Coverage1{Glyphs: out}, true
}

var coverageType = reflect.TypeFor[tables.Coverage]()

// withCoverage gives a copy of part of a rule that has now in the place of
// old. The kinds of rules keep their coverage under many names, some of which
// cannot be written to from here; so it is looked for by what it is.
func withCoverage(part reflect.Value, old tables.Coverage2, now tables.Coverage1) reflect.Value {
	out := reflect.New(part.Type()).Elem()
	out.Set(part)
	if part.Kind() != reflect.Struct {
		return out
	}
	swap := func(at reflect.Value) {
		if found, ok := at.Interface().(tables.Coverage2); ok && len(found.Ranges) > 0 && &found.Ranges[0] == &old.Ranges[0] {
			at.Set(reflect.ValueOf(now))
		}
	}
	for i := range out.NumField() {
		field := out.Field(i)
		field = reflect.NewAt(field.Type(), field.Addr().UnsafePointer()).Elem() // may be written
		switch {
		case field.Type() == coverageType:
			swap(field)
		case field.Type() == reflect.SliceOf(coverageType):
			for k := range field.Len() {
				swap(field.Index(k))
			}
		case field.Kind() == reflect.Interface && !field.IsNil(): // the variants of a kind
			field.Set(withCoverage(field.Elem(), old, now))
		}
	}
	return out
}
