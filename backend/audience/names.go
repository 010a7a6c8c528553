package audience

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// names finds people in text: by their whole name, a part of it, initials and
// a part, or a handle made of it, in any case and with or without accents, in
// the genitive, and across line breaks.
type names struct {
	forms map[string][]form // by their first word
	parts []stemmed         // of names in scripts whose endings change
	whole []exact           // of names in scripts without spaces between words
}

// form is one way to write a name: words with little between them.
type form struct {
	words  []string
	of     *person // nil if it could be any of several
	common bool    // it is an ordinary word too: only a capital tells
}

type stemmed struct {
	stem string
	of   *person
}

type exact struct {
	text string
	of   *person
}

// commonWords are ordinary words that are names of people too. Where one
// stands with a small letter it is the word.
var commonWords = words(`mark will may grace rose art bill rob jack pat sue drew hope joy faith dawn frank guy max ray rich miles
	page case chase grant hunter mason carter cooper turner porter parker walker taylor cook baker fisher miller smith potter
	responder long young king price stone wood woods field fields bank banks brook brooks rivers lane hill ford bush rice white black
	brown green gray grey sharp strong wise short small best love lee day winter summer autumn april june august sky star
	dean earl duke knight noble major sergeant bishop pope abbott law read reed sterling dale glen heath forest iris ivy lily
	daisy violet ruby pearl amber crystal jade skip chuck nick dick peg bob buck cliff clay rusty dusty sandy harmony melody
	stein berg koch klein lang groß gross kurz wolf bauer vogel könig konig sommer herbst jung braun schwarz weiß weiss ernst
	jan mar jun jul sep mon sat sun mai juni juli detect impact lead lessons summary figures number trigger owner due
	fuchs richter schneider weber wagner becker schulz kaiser engel sauer frei roth krause ziegler`)

func newNames(all []*person) *names {
	n := &names{forms: map[string][]form{}}
	for _, one := range all {
		n.add(one)
	}
	return n
}

func (n *names) add(one *person) {
	r, _ := utf8.DecodeRuneInString(one.name)
	switch {
	case unicode.In(r, unicode.Latin):
		n.addLatin(one)
	case unicode.In(r, unicode.Cyrillic, unicode.Greek):
		for _, part := range strings.Fields(one.name) {
			if stem := stemOf(part); utf8.RuneCountInString(stem) >= 3 {
				n.parts = append(n.parts, stemmed{stem, one})
			}
		}
	default:
		n.whole = append(n.whole, exact{one.name, one})
		for _, part := range strings.Fields(one.name) {
			if utf8.RuneCountInString(part) >= 2 && part != one.name {
				n.whole = append(n.whole, exact{part, one})
			}
		}
	}
}

// stemOf cuts the ending that changes.
func stemOf(part string) string {
	return strings.TrimRight(fold(part), "аяйьоеиыуюαηοςεισ")
}

func (n *names) addLatin(one *person) {
	var parts [][]string // the ways each part is spelt
	for _, part := range wordsOf(one.name) {
		if text := one.name[part.start:part.end]; !particles[strings.ToLower(text)] {
			if ways := spelt(text); ways[0] != "" {
				parts = append(parts, ways)
			}
		}
	}
	if len(parts) == 0 {
		return
	}
	last := len(parts) - 1
	for _, part := range parts {
		for _, word := range part {
			if utf8.RuneCountInString(word) >= 2 {
				n.form(one, commonWords[word], word)
			}
		}
	}
	if last == 0 {
		return
	}
	for variant := range 2 {
		all := make([]string, len(parts))
		for i, part := range parts {
			all[i] = part[min(variant, len(part)-1)]
		}
		first, family := all[0], all[last]
		initial, familyInitial := firstLetter(first), firstLetter(family)
		n.form(one, false, all...)
		n.form(one, false, first, family)
		n.form(one, false, family, first)
		n.form(one, false, initial, family)
		n.form(one, false, family, initial)
		n.form(one, false, first, familyInitial)
		for _, handle := range []string{first + family, initial + family, family + first, family + initial, first + familyInitial} {
			n.form(one, false, handle)
		}
	}
}

func firstLetter(word string) string {
	_, size := utf8.DecodeRuneInString(word)
	return word[:size]
}

// form adds a way to write a name. One that several people share is none of
// theirs alone.
func (n *names) form(one *person, common bool, parts ...string) {
	key := parts[0]
	for i := range n.forms[key] {
		if known := &n.forms[key][i]; slices.Equal(known.words, parts) {
			if known.of != one {
				known.of = nil
			}
			return
		}
	}
	n.forms[key] = append(n.forms[key], form{parts, one, common})
	// The longest first: "Anna Müller" before "Anna".
	slices.SortStableFunc(n.forms[key], func(a, b form) int { return len(b.words) - len(a.words) })
}

// span is a word in a text, in bytes.
type span struct{ start, end int }

// wordsOf gives the words of a text: letters, marks and digits.
func wordsOf(text string) []span {
	var out []span
	start := -1
	for i, r := range text {
		inside := r < 0x80 && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9') ||
			r >= 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
		switch {
		case inside && start < 0:
			start = i
		case !inside && start >= 0:
			out = append(out, span{start, i})
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, span{start, len(text)})
	}
	return out
}

// find gives where people are named.
func (n *names) find(text string) []hit {
	var out []hit
	if len(n.forms) > 0 || len(n.parts) > 0 {
		out = n.findWords(text)
	}
	for _, one := range n.whole {
		for from := 0; ; {
			at := strings.Index(text[from:], one.text)
			if at < 0 {
				break
			}
			out = append(out, hit{start: from + at, end: from + at + len(one.text), what: People, says: saysOf(one.of)})
			from += at + len(one.text)
		}
	}
	return out
}

func (n *names) findWords(text string) []hit {
	var out []hit
	all := wordsOf(text)
	for i := 0; i < len(all); i++ {
		word := text[all[i].start:all[i].end]
		folded := fold(word)
		if folded == "" {
			continue // marks alone
		}
		if h, used, ok := n.formAt(text, all, i, folded); ok {
			out = append(out, h)
			i += used - 1
			continue
		}
		for _, part := range n.parts {
			if rest, ok := strings.CutPrefix(folded, part.stem); ok && utf8.RuneCountInString(rest) <= 3 {
				out = append(out, hit{start: all[i].start, end: all[i].end, what: People, says: saysOf(part.of)})
				break
			}
		}
	}
	return out
}

// formAt gives the longest name that begins with a word, and how many words
// it takes.
func (n *names) formAt(text string, all []span, i int, folded string) (hit, int, bool) {
	keys, count := bases(folded)
	for _, key := range keys[:count] {
		for _, f := range n.forms[key] {
			used := len(f.words)
			if i+used > len(all) || used > 1 && key != folded || !n.follows(text, all[i:i+used], f.words) {
				continue
			}
			if f.common && !named(text, all[i]) {
				continue
			}
			h := hit{start: all[i].start, end: all[i+used-1].end, what: People, says: saysOf(f.of), look: f.common}
			if handle := h.start > 0 && text[h.start-1] == '@'; handle {
				h.start--
			}
			h.end, h.says = genitive(text, h.end, h.says, all[i+used-1], f.words[used-1])
			return h, used, true
		}
	}
	return hit{}, 0, false
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

// follows reports whether words stand here with little between them.
func (n *names) follows(text string, all []span, wanted []string) bool {
	for i, word := range wanted {
		if i == 0 {
			continue // looked up
		}
		between := text[all[i-1].end:all[i].start]
		if len(between) > 4 || strings.Trim(between, " \t\r\n.,_-\u00a0") != "" || strings.Count(between, "\n") > 1 {
			return false
		}
		got := fold(text[all[i].start:all[i].end])
		if got == "" {
			return false
		}
		keys, count := bases(got)
		if !slices.Contains(keys[:count], word) || i < len(wanted)-1 && got != word {
			return false
		}
	}
	return true
}

// named tells a name from the ordinary word: it has a capital, or it is
// spoken to or quoted as people are in a chat.
func named(text string, at span) bool {
	first, _ := utf8.DecodeRuneInString(text[at.start:])
	return unicode.IsUpper(first) || at.start > 0 && text[at.start-1] == '@' ||
		at.end < len(text) && text[at.end] == ':' && (at.start == 0 || text[at.start-1] == '\n' || text[at.start-1] == '<')
}

// genitive takes an ending along: "Anna's" and "Annas" become "Responder A's".
func genitive(text string, end int, says string, last span, word string) (int, string) {
	for _, ending := range []string{"'s", "’s", "'", "’"} {
		rest, ok := strings.CutPrefix(text[end:], ending)
		r, _ := utf8.DecodeRuneInString(rest)
		if ok && !unicode.IsLetter(r) && (ending != "'" && ending != "’" || strings.HasSuffix(fold(text[last.start:last.end]), "s")) {
			return end + len(ending), says + "’s"
		}
	}
	if got := fold(text[last.start:last.end]); got != word && strings.HasSuffix(got, "s") {
		return end, says + "’s"
	}
	return end, says
}

func saysOf(one *person) string {
	if one == nil {
		return "a responder"
	}
	return one.says
}
