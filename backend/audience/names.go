package audience

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// names finds people in text: by their whole name, a part of it, initials and
// a part, or a handle made of it, in any case and with or without accents, in
// the genitive and other forms, and across line breaks.
type names struct {
	forms    map[string][]form   // by their first word
	cases    map[string][]string // forms of words that forms begin with or have, to those words
	unspaced []piece             // of names in scripts without spaces between words
	nobody   *person             // whom a form names that could be any of several
}

// form is one way to write a name: words with little between them.
type form struct {
	words []string
	of    *person // nobody in particular if it could be any of several
	kind  kind
}

// kind is how sure it is that the words of a form are a name.
type kind uint8

const (
	sure     kind = iota
	short         // of two or three letters: an abbreviation may have them too
	ordinary      // words of the language: what is around them must tell
	led           // a family name after particles, which have no capital: van der Berg
	phrase        // of a role, found only as it is
)

func kindOf(word string) kind {
	switch {
	case isOrdinary(word):
		return ordinary
	case utf8.RuneCountInString(word) <= 3:
		return short
	}
	return sure
}

func newNames() *names {
	return &names{forms: map[string][]form{}, cases: map[string][]string{}, nobody: &person{says: nobodyInParticular("")}}
}

func (n *names) add(one *person) {
	tokens := strings.Fields(one.called)
	r, _ := utf8.DecodeRuneInString(one.called)
	switch {
	case unicode.In(r, unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Armenian):
		if isRole(one.called) || isDescription(tokens) {
			n.addPhrase(one)
		} else {
			n.addName(one, tokens)
		}
	case one.called != "":
		n.addUnspaced(one, tokens)
	}
	for _, handle := range one.handles {
		var parts []string
		for _, at := range wordsOf(handle) {
			if part := strings.TrimRight(fold(handle[at.start:at.end]), "0123456789"); part != "" {
				parts = append(parts, part)
			}
		}
		if len(parts) > 0 {
			n.several(one, parts...)
			n.handle(one, strings.Join(parts, ""))
		}
	}
}

// isDescription tells "whoever was there" from "tom lee": it has words that
// nobody is called.
func isDescription(tokens []string) bool {
	for i, token := range tokens {
		word := fold(token)
		if len(tokens) > 1 && !isCapital(token) && vocabulary.Has(word) && !commonNames.Has(word) && (!particles.Has(word) || i == 0) {
			return true
		}
	}
	return false
}

// addPhrase adds what is no name: its words say nothing about anybody alone.
func (n *names) addPhrase(one *person) {
	var all []string
	for _, at := range wordsOf(one.called) {
		if word := fold(one.called[at.start:at.end]); word != "" {
			all = append(all, word)
		}
	}
	switch len(all) {
	case 0:
	case 1:
		n.form(one, ordinary, all[0])
	default:
		n.form(one, phrase, all...)
	}
}

// part adds one word of a name, with the forms it takes.
func (n *names) part(one *person, word string) {
	if utf8.RuneCountInString(word) < 2 {
		return
	}
	n.form(one, kindOf(word), word)
	for _, other := range declined(word) {
		if other != word && !vocabulary.Has(other) && !slices.Contains(n.cases[other], word) {
			n.cases[other] = append(n.cases[other], word)
		}
	}
}

// handle adds a name as people have it in programs. One so short that it may
// be anything counts only where something tells that it is a name.
func (n *names) handle(one *person, word string) {
	switch count := utf8.RuneCountInString(word); {
	case count <= 2:
	case count == 3 && word != fold(one.called), isOrdinary(strings.TrimSuffix(word, "s")): // "days" of Sam Day
		n.form(one, ordinary, word)
	default:
		n.form(one, kindOf(word), word)
	}
}

// several adds words that follow each other.
func (n *names) several(one *person, words ...string) {
	if len(words) == 1 {
		n.part(one, words[0])
		return
	}
	k := ordinary
	for _, word := range words {
		if len(word) > 1 && !isOrdinary(word) {
			k = sure
		}
	}
	n.form(one, k, words...)
}

// form adds a way to write a name. One that several people share is none of
// theirs alone.
func (n *names) form(one *person, k kind, parts ...string) {
	key := parts[0]
	for i := range n.forms[key] {
		if known := &n.forms[key][i]; slices.Equal(known.words, parts) {
			if known.of != one {
				known.of = n.nobody
			}
			known.kind = min(known.kind, k)
			return
		}
	}
	// The longest first: "Anna Müller" before "Anna".
	at := slices.IndexFunc(n.forms[key], func(known form) bool { return len(known.words) < len(parts) })
	if at < 0 {
		at = len(n.forms[key])
	}
	n.forms[key] = slices.Insert(n.forms[key], at, form{slices.Clone(parts), one, k})
}
