package audience

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"afterword/backend/detail"
)

// find gives where people are named.
func (n *names) find(text string) []detail.Found {
	var out []detail.Found
	if len(n.forms) > 0 {
		out = n.findWords(text)
	}
	return append(out, n.findUnspaced(text)...)
}

// named is where somebody is named.
type named struct {
	detail.Found
	of *person // nobody in particular if it could be any of several
}

func (n *names) findWords(text string) []detail.Found {
	var out []detail.Found
	var before *person
	r := reading{text, wordsOf(text)}
	for i := 0; i < len(r.words); i++ {
		folded := fold(r.word(i))
		if folded == "" {
			continue // marks alone
		}
		h, used, ok := n.formAt(r, i, folded, true)
		if !ok {
			continue
		}
		i += used - 1
		if last := len(out) - 1; h.of != n.nobody && h.of == before && isOneName(text[out[last].Start:out[last].End], text[out[last].End:h.Start], text[h.Start:h.End]) {
			out[last].End, out[last].Says, out[last].Look = h.End, h.Says, out[last].Look && h.Look // "Anh" and "Khai" of one
			continue
		}
		out, before = append(out, h.Found), h.of
	}
	return out
}

// isOneName reports whether two names of the same person, one behind the other,
// are one: "Minh" and "Khai", "María José" and "García".
func isOneName(first, between, second string) bool {
	return (between == "_" || between == "." || between == "-" || (between == " " || between == "\u00a0") && isCapital(first) && isCapital(second)) && !strings.EqualFold(first, second)
}

// know reports whether a name as it stands in a field is of somebody who is
// found already: "Hr. Demir" and "A. Demir" where Asli Demir took part, but
// not "Anna Demir". Of them nothing new is learned.
func (n *names) know(field string) bool {
	called, handles := readField(field)
	if called == "" {
		called = strings.Join(handles, " ")
	}
	hits := n.find(called)
	if len(hits) != 1 {
		return false
	}
	for _, part := range strings.Fields(called[:hits[0].Start] + " " + called[hits[0].End:]) {
		if !titles.Has(strings.Trim(fold(part), ".,")) {
			return false
		}
	}
	return true
}

// formAt gives the longest name that begins with a word, and how many words
// it takes. Turned tells that it may be one as "Müller, Anna".
func (n *names) formAt(r reading, i int, folded string, turned bool) (named, int, bool) {
	keys, count := bases(folded)
	for k, key := range keys[:count] {
		for _, f := range n.forms[key] {
			if len(f.words) > 1 && k > 0 || f.kind == phrase && !n.isPhrase(r, i, f.words) || !n.stands(r, i, f, turned) {
				continue
			}
			if ok, look := n.isName(r, i, f); ok {
				return r.hit(i, f, look), len(f.words), true
			}
		}
	}
	if len(n.cases) == 0 || !r.capital(i) && folded[0] < 0x80 {
		return named{}, 0, false
	}
	return n.declinedAt(r, i, folded, turned)
}

// declinedAt gives the name a word is a form of.
func (n *names) declinedAt(r reading, i int, folded string, turned bool) (h named, used int, found bool) {
	for _, key := range n.cases[folded] {
		for _, f := range n.forms[key] {
			if len(f.words) <= used && (len(f.words) < used || used > 1) || !n.stands(r, i, f, turned) {
				continue
			}
			ok, look := n.isName(r, i, f)
			if latin := key[0] < 0x80; latin && len(f.words) == 1 {
				const few = 4 // letters: too many words end so
				look = true
				ok = ok && !isOrdinary(key) && (len(key) > few || len(key) == few && len(folded) > few)
			}
			switch {
			case !ok:
			case len(f.words) == used && h.Says != f.of.says: // Kowalski or Kowalska
				h.Says, h.of = n.nobody.says, n.nobody
			default:
				h, used, found = r.hit(i, f, look), len(f.words), true
			}
		}
	}
	return h, used, found
}

// stands reports whether the words of a form stand here. "Müller, Anna" is
// one name, but not where "Anna Müller" comes after somebody else of that name.
func (n *names) stands(r reading, i int, f form, turned bool) bool {
	if !n.follows(r, i, f.words) {
		return false
	}
	for k := 1; k < len(f.words); k++ {
		if !strings.Contains(r.between(i+k), ",") {
			continue
		}
		if !turned {
			return false
		}
		if _, used, ok := n.formAt(r, i+k, fold(r.word(i+k)), false); ok && used > len(f.words)-k {
			return false
		}
	}
	return true
}

// bases gives a word and what it is without an ending: a genitive, a number.
// The array spares each of a million words an allocation.
func bases(word string) (out [4]string, n int) {
	add := func(base string) {
		out[n] = base
		n++
	}
	add(word)
	last := word[len(word)-1]
	if last >= '0' && last <= '9' {
		if bare := strings.TrimRight(word, "0123456789"); len(bare) > 2 {
			add(bare)
		}
	}
	if bare, ok := strings.CutSuffix(word, "s"); ok && len(bare) > 2 {
		add(bare)
		if barer, ok := strings.CutSuffix(bare, "e"); ok && len(barer) > 2 {
			add(barer)
		}
	}
	return out, n
}

// mostBetween is how many bytes stand at most between two words of a name.
const mostBetween = 4

var escapedBetween = strings.NewReplacer("%20", " ", "%2E", ".", "%2e", ".", "%2D", "-", "%2d", "-", "%5F", "_", "%5f", "_", "%2B", "+", "%2b", "+", "%2C", ",", "%2c", ",")

// between gives what stands before a word that follows another.
func (r reading) between(i int) string {
	s := r.text[r.words[i-1].end:r.words[i].start]
	if len(s) > 1 && s[0] == '%' {
		s = escapedBetween.Replace(s)
	}
	return s
}

// follows reports whether words stand here with little between them, the
// first of which was looked up.
func (n *names) follows(r reading, i int, wanted []string) bool {
	if i+len(wanted) > len(r.words) {
		return false
	}
	for k, word := range wanted {
		if k == 0 {
			continue
		}
		between := r.between(i + k)
		if len(between) > mostBetween || strings.Trim(between, " \t\r\n.,_-+'’‐‑\u00a0") != "" || strings.Count(between, "\n") > 1 {
			return false
		}
		got := fold(r.word(i + k))
		if got == "" {
			return false
		}
		if got == word || slices.Contains(n.cases[got], word) {
			continue
		}
		if keys, count := bases(got); k < len(wanted)-1 || !slices.Contains(keys[:count], word) {
			return false
		}
	}
	return true
}

// isPhrase reports whether the words of a role stand here as they are: its
// plural is something else.
func (n *names) isPhrase(r reading, i int, wanted []string) bool {
	last := i + len(wanted) - 1
	return last < len(r.words) && fold(r.word(last)) == wanted[len(wanted)-1]
}

// hit is the piece of text that a form takes: with the sign of a handle before
// it, and the ending of a genitive: "Anna's" and "Annas" become "Responder A’s".
func (r reading) hit(i int, f form, look bool) named {
	last := i + len(f.words) - 1
	h := named{detail.Found{Start: r.words[i].start, End: r.words[last].end, Kind: People, Says: f.of.says, Look: look}, f.of}
	if h.Start > 0 && r.text[h.Start-1] == '@' {
		h.Start--
	}
	got := fold(r.word(last))
	for _, ending := range []string{"'s", "’s", "'", "’"} {
		rest, ok := strings.CutPrefix(r.text[h.End:], ending)
		next, _ := utf8.DecodeRuneInString(rest)
		if ok && !unicode.IsLetter(next) && (ending != "'" && ending != "’" || strings.ContainsRune("sxz", rune(got[len(got)-1]))) {
			h.End += len(ending)
			h.Says += "’s"
			return h
		}
	}
	if word := f.words[len(f.words)-1]; got != word && strings.HasPrefix(got, word) && strings.HasSuffix(got, "s") {
		h.Says += "’s"
	}
	return h
}
