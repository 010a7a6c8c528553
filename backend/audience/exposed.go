package audience

import (
	"slices"
	"strings"

	"afterword/backend/detail"
)

// exposes reports whether something that must not go out stands right beside
// what was put into a text: of "10.0.0.7.h0.example.net" the address is taken
// out, and what is left looks like a machine. Only the words that were changed
// are read again, for most have nothing beside them.
func (d *Detector) exposes(text string, replaced []span) bool {
	const furthest = 100 // bytes of a word on each side
	for _, at := range replaced {
		start, end := at.start, at.end
		for start > 0 && at.start-start < furthest && !isBlank(text[start-1]) {
			start--
		}
		for end < len(text) && end-at.end < furthest && !isBlank(text[end]) {
			end++
		}
		if !mayExpose(text[start:at.start]) && !mayExpose(text[at.end:end]) {
			continue
		}
		word := text[start:end]
		if slices.ContainsFunc(d.find(word), func(h detail.Found) bool {
			return !h.Look && !d.inReplacement(word, h) && (h.Kind != People || !d.isOurs(word[h.Start:h.End]))
		}) {
			return true
		}
	}
	return false
}

func isBlank(b byte) bool { return b == ' ' || b == '\t' || b == '\n' || b == '\r' }

// mayExpose reports whether there is enough for a name or an address: a port is not.
func mayExpose(s string) bool {
	return len(s) > 1 && (strings.Count(s, ".") > 2 || hasLetter(s))
}
