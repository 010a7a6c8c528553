package audience

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// element is a name between two blanks: "O'Brien-Smith" has the words o, brien
// and smith, and the halves o brien and smith.
type element struct {
	words  []string
	halves [][]string
	before []string // particles: van der
}

func elementsOf(tokens []string, variant int) []element {
	var out []element
	var before []string
	for i, token := range tokens[:min(len(tokens), 8)] {
		if word := strings.Trim(fold(token), "."); i > 0 && i < len(tokens)-1 && particles.Has(word) {
			before = append(before, word)
			continue
		} else if titles.Has(word) {
			continue
		}
		e := element{before: before}
		for _, half := range strings.FieldsFunc(token, func(r rune) bool { return strings.ContainsRune("-‐‑–._", r) }) {
			var all []string
			for _, at := range wordsOf(half) {
				if ways := spelt(half[at.start:at.end]); ways[0] != "" {
					all = append(all, ways[min(variant, len(ways)-1)])
				}
			}
			if len(all) > 0 {
				e.words, e.halves = append(e.words, all...), append(e.halves, all)
			}
		}
		if len(e.words) > 0 {
			out, before = append(out, e), nil
		}
	}
	return out
}

func (n *names) addName(one *person, tokens []string) {
	for variant := range spelt(one.called) {
		all := elementsOf(tokens, variant)
		var whole, bare []string
		var firsts string
		for i, e := range all {
			whole, bare = append(append(whole, e.before...), e.words...), append(bare, e.words...)
			if len(e.halves) > 1 {
				n.several(one, e.words...)
				n.handle(one, strings.Join(e.words, ""))
			}
			for _, half := range e.halves {
				n.several(one, half...)
				n.handle(one, strings.Join(half, ""))
				for _, word := range half {
					if len(half) > 1 {
						n.part(one, word)
					}
				}
				if i < len(all)-1 {
					firsts += firstLetter(half[0])
				}
			}
		}
		if len(all) < 2 {
			continue
		}
		n.several(one, whole...)
		n.several(one, bare...)
		first := all[0]
		if last := len(all) - 1; last > 1 { // "joaopedro", "weiming", and "wm.ng" where the family stands first
			n.handle(one, joinedWords(all[:last]))
			n.handle(one, joinedWords(all[1:]))
			initials := ""
			for _, e := range all[1:] {
				initials += firstLetter(e.words[0])
			}
			n.withInitials(one, first.words, initials)
		}
		for i, e := range all[1:] {
			families := [][]string{e.words}
			if len(e.halves) > 1 {
				families = append(families, e.halves...)
			}
			if len(e.before) > 0 {
				full := slices.Concat(e.before, e.words)
				n.form(one, led, full...)
				n.handle(one, strings.Join(full, ""))
				short := slices.Concat(initialsOf(e.before), e.words) // v. d. Heide
				n.form(one, led, short...)
				families = append(families, full, short)
			}
			for _, family := range families {
				n.together(one, first.words, family)
				n.together(one, first.halves[0], family)
				if i == len(all)-2 {
					n.handle(one, firsts+strings.Join(family, ""))
					if initials := strings.Split(firsts, ""); len(initials) > 1 {
						n.several(one, slices.Concat(initials, family)...) // K.-P. Maier
						n.withInitials(one, family, firsts)
					}
					n.several(one, append(slices.Clone(family), slices.Concat(first.words, e.before)...)...) // Berg, Jan van der
				}
			}
		}
	}
}

// withInitials adds "haivd", "vd.hai" and "hai.vd" of Vũ Đức Hải.
func (n *names) withInitials(one *person, words []string, initials string) {
	joined := strings.Join(words, "")
	n.handle(one, joined+initials)
	n.handle(one, initials+joined)
	if !isOrdinary(initials) { // "is Rossi there?" of Ian Samuel Rossi
		n.several(one, initials, joined)
		n.several(one, joined, initials)
	}
}

func joinedWords(elements []element) string {
	var out strings.Builder
	for _, e := range elements {
		out.WriteString(strings.Join(e.words, ""))
	}
	return out.String()
}

// together adds the ways in which a first and a family name meet.
func (n *names) together(one *person, first, family []string) {
	initial, familyInitial := firstLetter(first[0]), firstLetter(family[0])
	for _, name := range [][]string{family, {strings.Join(family, "")}} {
		n.several(one, slices.Concat(first, name)...)
		n.several(one, slices.Concat(name, first)...)
		n.several(one, slices.Concat([]string{initial}, name)...)
		n.several(one, append(slices.Clone(name), initial)...)
		n.several(one, append([]string{strings.Join(first, "")}, name...)...)
	}
	n.several(one, append(slices.Clone(first), familyInitial)...)
	given, joined := strings.Join(first, ""), strings.Join(family, "")
	for _, handle := range []string{given + joined, initial + joined, joined + given, joined + initial} {
		n.handle(one, handle)
	}
	if familyInitial != "s" { // rather the genitive
		n.handle(one, given+familyInitial)
	}
}

func initialsOf(words []string) []string {
	out := make([]string, len(words))
	for i, word := range words {
		out[i] = firstLetter(word)
	}
	return out
}

func firstLetter(word string) string {
	_, size := utf8.DecodeRuneInString(word)
	return word[:size]
}
