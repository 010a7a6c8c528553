package detail

import "strings"

// ofHeader gives what stands behind "Authorization:", without the scheme before it.
func ofHeader(line string, s stretch, v value) (stretch, bool) {
	text := line[s.start:s.end]
	word, _, _ := strings.Cut(text, " ")
	if !schemes.Has(strings.ToLower(word)) {
		next := s.start + len(word)
		if v.quoted || !isWords(word) || next >= len(line) || !isBlank(line[next]) {
			return s, len(text) >= 8 && !saysNothing(text) && !isWords(text)
		}
		v = valueAt(line, next, "") // of a service's own: "GenieKey …"
		text = line[v.start:v.end]
		return stretch{start: v.start, end: v.end}, len(text) >= 12 && hasLetter(text) && digitsIn(text) > 1 && !saysNothing(text)
	}
	if v.quoted {
		s.start += len(word) + len(text[len(word):]) - len(strings.TrimLeft(text[len(word):], " "))
	} else {
		v = valueAt(line, v.start+len(word), "")
		s.start, s.end = v.start, v.end
	}
	text = line[s.start:s.end]
	s.look = isWords(text)
	return s, len(text) >= 4 && !saysNothing(text) && (!s.look || !wordFollows(line, s.end))
}
