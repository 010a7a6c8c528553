package audience

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"afterword/backend/detail"
)

// reading is a text with its words.
type reading struct {
	text  string
	words []span
}

func (r reading) word(i int) string {
	if i < 0 || i >= len(r.words) {
		return ""
	}
	return r.text[r.words[i].start:r.words[i].end]
}

func (r reading) capital(i int) bool { return isCapital(r.word(i)) }

// isName reports whether a form that stands here is meant as a name, and
// whether somebody should look because it might be a word. What is a name
// without a look is one wherever it stands, so that an export can be searched
// for it.
func (n *names) isName(r reading, i int, f form) (ok, look bool) {
	guess := f.of.guess
	switch {
	case f.kind == phrase:
		return true, guess
	case len(f.words) > 1:
		initial := slices.ContainsFunc(f.words, func(word string) bool { return utf8.RuneCountInString(word) == 1 })
		return r.areNames(i, f), guess || initial && f.kind == ordinary
	case f.kind == sure && (!guess || !isCapital(f.of.called)):
		return true, guess
	case r.spoken(i):
		return true, guess || f.kind == ordinary
	}
	capital, upper := r.capital(i), isUpper(r.word(i))
	switch {
	case f.kind == ordinary:
		return capital && !upper && n.readsAsName(r, i), true
	case guess || utf8.RuneCountInString(f.words[0]) == 2:
		return capital && (!upper || f.kind == sure), true
	}
	return true, !capital || upper
}

// areNames tells "Will Long" from "will long", "S. Page" from "today's page"
// and "Thanh Do" from "how do Thanh and I".
func (r reading) areNames(i int, f form) bool {
	last := len(f.words) - 1
	joined, dots, small := true, false, true
	for k := range f.words {
		small = small && !r.capital(i+k)
		if k > 0 {
			between := r.between(i + k)
			joined = joined && !strings.ContainsAny(between, " ,\t\r\n\u00a0")
			dots = dots || joined && strings.ContainsAny(between, "._+")
		}
	}
	switch {
	case f.kind == led && len(f.words[0]) == 1 && isApostrophe(r.text[:r.words[i].start]): // "we'd Silva"
		return false
	case f.kind == led:
		return joined || r.capital(i+last) || !isOrdinary(f.words[last])
	case joined && f.kind == ordinary && !dots:
		return r.capital(i) && r.capital(i+last) // "will-power"
	}
	for k, word := range f.words {
		at, capital := r.words[i+k], r.capital(i+k)
		if letter, size := utf8.DecodeRuneInString(word); size == len(word) && unicode.IsLetter(letter) {
			dot := r.after(at.end) == '.'
			if particle := dot && k > 0 && k < last; !capital && !particle && (!joined || isApostrophe(r.text[:at.start])) { // "J. v. d. Heide"
				return false
			}
			if f.kind == ordinary && !dots && !dot {
				return false
			}
			continue
		}
		if !capital && !joined && (isOrdinary(word) || utf8.RuneCountInString(word) == 2 && !particles.Has(word)) && (!small || f.kind == ordinary) {
			if !particles.Has(word) || k == 0 || k == last && last < 2 {
				return false
			}
		}
	}
	return true
}

func isApostrophe(before string) bool {
	return strings.HasSuffix(before, "'") || strings.HasSuffix(before, "’")
}

// spoken reports whether somebody is spoken to, or is quoted as people are in
// a chat.
func (r reading) spoken(i int) bool {
	at := r.words[i]
	switch {
	case at.start > 0 && r.text[at.start-1] == '@':
		return true
	case r.after(at.end) == ':':
		const most = 40
		before := r.text[max(0, at.start-most):at.start]
		line := before[strings.LastIndexByte(before, '\n')+1:]
		return line == "" || strings.HasSuffix(line, "<") || len(line) < most && isClock(line)
	}
	return false
}

// isClock reports whether the beginning of a line is a time and nothing else:
// "[11:12] ", "2026-04-14T11:12:03Z <".
func isClock(s string) bool {
	return strings.Contains(s, ":") && strings.ContainsAny(s, "0123456789") && strings.Trim(s, "0123456789:.,-/[]()<>|+*_ \tTZAPMapmUCES") == ""
}

var (
	// beforeNouns stand before things.
	beforeNouns = detail.Words(`the a an this that these those our their its my his her your no any each every some which what both another
		der die das dem den des ein eine einen einem einer eines im am zum zur vom beim ins kein keine keinen diese dieser dieses diesem diesen unser unsere jeder jede jedes`)
	beforeMonths = detail.Words(`in since until till during early late mid last next ab seit bis anfang ende mitte`)
	months       = detail.Words(`jan feb mar apr may mai jun jul aug sep oct okt nov dec dez april june juni july juli august march marz`)
	connecting   = detail.Words(`of and in on for to from at with or und von fur mit`)
	// afterNames are what people do, who stand at the beginning of a sentence.
	afterNames = detail.Words(`said says saw sees is was has had did found finds took takes ran went goes told got made began gave knew knows thought thinks felt
		wrote sent kept met lost won came became brought built who then confirms suggests asks tells wants joins fixes
		remembers recalls acknowledges notices replies answers agrees returns escalates realizes realises investigates discovers identifies proposes suspects
		decides explains mentions
		hat hatte war ist wird wurde sah fand ging kam nahm gab schrieb rief bat sagt sagte meinte ubernimmt fragt meldet pruft startet stoppt findet sieht ruft
		schreibt bittet bemerkt erinnert bestatigt vermutet`)
	// objects follow what somebody does, where after a noun in the plural they do not: "Mark restarts the pods".
	objects = detail.Words(`the a an our his her their its my this that all every both no two it them him us me itself himself herself
		der die das den dem des ein eine einen einem sich ihn sie uns`)
	askedOf = detail.Words(`you can could please do did have are is how what any we i kannst konntest bitte`)
)

// readsAsName reports whether a word of the language, with a capital, is a
// name where it stands.
func (n *names) readsAsName(r reading, i int) bool {
	at := r.words[i]
	word, next, previous := fold(r.word(i)), fold(r.word(i+1)), fold(r.word(i-1))
	after := r.after(at.end)
	nextTo := i+1 < len(r.words) && (after == ' ' || after == '\u00a0') && r.words[i+1].start-at.end <= 2
	if nextTo && (isNumber(next) || isUpper(r.word(i+1)) && len(next) > 2) {
		return false // "May 2026", "Grant SELECT"
	}
	if isApostrophe(r.text[:min(at.end+len("’"), len(r.text))]) || isApostrophe(r.text[:min(at.end+1, len(r.text))]) {
		return true
	}
	before, begins := r.before(at.start)
	if begins {
		return mostlyNames.Has(word) || mostlyNames.Has(strings.TrimSuffix(word, "s")) || r.isAlone(at, before) ||
			nextTo && (afterNames.Has(next) || isDone(next) || isDoing(next) && !r.capital(i+1) && objects.Has(fold(r.word(i+2)))) ||
			nextTo && (next == "and" || next == "und") && len(n.forms[fold(r.word(i+2))]) > 0 && r.capital(i+2) ||
			nextTo && strings.HasSuffix(word, "s") && len(n.forms[word]) == 0 && r.capital(i+1) || // "Marks Konto"
			after == ',' && askedOf.Has(next)
	}
	switch {
	case before == '(' || before == '[':
		return r.isAlone(at, before)
	case beforeNouns.Has(previous) && before != ',':
		return false
	case isNumber(previous) && before != ',', months.Has(word) && beforeMonths.Has(previous):
		return false
	case nextTo && r.capital(i+1) && len(n.forms[word]) == 0 && len(n.forms[strings.TrimSuffix(word, "s")]) > 0:
		return true // "in Kochs Liste"
	case nextTo && r.capital(i+1) && next != "i" && before != ',' && (connecting.Has(previous) || r.capital(i-1)) && len(n.forms[next]) == 0:
		return false // a title, or a name of something: "Power BI"
	}
	return true
}

// isDoing reports whether a word may tell what somebody does, in English or German.
func isDoing(word string) bool {
	return len(word) > 3 && (word[len(word)-1] == 's' && word[len(word)-2] != 's' || word[len(word)-1] == 't')
}

// isDone reports whether a word tells what was done.
func isDone(word string) bool {
	return len(word) > 3 && (strings.HasSuffix(word, "ed") || strings.HasSuffix(word, "ierte") || strings.HasSuffix(word, "ete") ||
		strings.HasSuffix(word, "л") || strings.HasSuffix(word, "ла"))
}

func isNumber(word string) bool { return word != "" && word[0] >= '0' && word[0] <= '9' }

// after gives the character at a place of the text, 0 at its end.
func (r reading) after(at int) rune {
	if at >= len(r.text) {
		return 0
	}
	c, _ := utf8.DecodeRuneInString(r.text[at:])
	return c
}

// wrapped is how long a line is at least that was broken for its length.
const wrapped = 60

// before gives the last character before a word that is no blank, 0 at the
// beginning, and whether a sentence begins between the two.
func (r reading) before(at int) (rune, bool) {
	rest := strings.TrimRight(r.text[:at], " \t\u00a0*_\"“„‘'")
	if rest == "" {
		return 0, true
	}
	c, _ := utf8.DecodeLastRuneInString(rest)
	if c == '\n' {
		line := strings.TrimRight(rest, "\r\n")
		from := strings.LastIndexByte(line, '\n') + 1
		end, _ := utf8.DecodeLastRuneInString(line)
		if len(rest)-len(line) > 2 || len(line)-from < wrapped || !unicode.IsLetter(end) && end != ',' {
			return c, true
		}
		return end, false
	}
	return c, !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune(",;)(]['’/&+%@=", c)
}

// isAlone reports whether a word is all there is: of a text, between brackets,
// in a cell, after "Owner:".
func (r reading) isAlone(at span, before rune) bool {
	rest := strings.TrimLeft(r.text[at.end:], " \t\u00a0")
	switch before {
	case 0:
		return strings.TrimSpace(rest) == "" || strings.ContainsRune("/&", rune(rest[0]))
	case '(', '[':
		return strings.HasPrefix(rest, ")") || strings.HasPrefix(rest, "]")
	case ':', '|':
		return rest == "" || strings.ContainsRune("\r\n|,/&", rune(rest[0]))
	}
	return false
}
