package report

import "strings"

// lines gives about how many lines a text takes in a width, both in points, set
// in letters of a size. report lays nothing out: this serves to choose how much
// is said where room is short.
func lines(s string, width, size float64) int {
	count, used := 0, width
	for word := range strings.FieldsSeq(strings.ReplaceAll(s, "\u00a0", "_")) {
		w := 0.0
		for _, r := range word {
			w += letterWidth(r) * size
		}
		if space := 0.24 * size; count > 0 && used+space+w <= width {
			used += space + w
			continue
		}
		count++
		for used = w; used > width; used -= width {
			count++
		}
	}
	return count
}

// letterWidth is in parts of the size, about as in IBM Plex Sans.
func letterWidth(r rune) float64 {
	switch {
	case r >= 0x2e80: // Chinese, Japanese, Korean, emoji
		return 1
	case r == '_': // a space that does not break
		return 0.24
	case strings.ContainsRune("iljI.,:;'|!()[]", r):
		return 0.29
	case strings.ContainsRune("ftr-/", r):
		return 0.37
	case strings.ContainsRune("mwMW@%", r):
		return 0.83
	case r >= 'A' && r <= 'Z':
		return 0.63
	}
	return 0.54
}
