package detail

import "strings"

// How a sentence comes to a secret.
type telling uint8

const (
	beside telling = iota // "password Hunter2x"
	marked                // "password for the box: Hunter2x"
	says                  // "the password is Hunter2x"
	setTo                 // "set the password to Hunter2x"
)

var (
	// tells stand before what a secret is.
	tells = Words("is was were being equals ist war lautet lautete heißt hieß heisst hiess")
	// stillBetween say nothing of their own.
	stillBetween = Words("now still just only simply actually currently again always jetzt noch nun immer weiterhin nur damals aktuell einfach")
	changes      = Words("set sets setting change changes changed changing reset rotate rotated update updated switched")
	settledTo    = Words("geändert gesetzt zurückgesetzt umgestellt gestellt")
	// turns lead a sentence away from the secret.
	turns = Words("that which but because when if so who and or dass weil wenn aber und oder")
	// goesOn may follow a secret at the end of what tells it.
	goesOn = Words("on for until auf für bis")
)

// told finds secrets that a sentence tells: "the password for staging was
// Hunter2x", "set the pw to Hunter2x", "Passwort Hunter2x (bis Freitag)".
func told(line string) []stretch {
	var found []stretch
	words := spokenIn(line)
	for i := range words {
		k := secretNamed(words, i)
		if k == noSecret {
			continue
		}
		if s, ok := toldAfter(line, words, i, k); ok && (len(found) == 0 || found[len(found)-1].start != s.start) {
			found = append(found, s)
		}
	}
	return found
}

// mayTell is quick, and says no to most lines.
func mayTell(_ chars, text string) bool {
	for _, part := range []string{"assw", "ASSW", "assp", "assc", " pass ", "pw", "ennw", "ecret", "ECRET", "oken", "OKEN", "_KEY", "cred", " key", " Key", " code ", " PIN", " pin ", " OTP"} {
		if strings.Contains(text, part) {
			return true
		}
	}
	return false
}

// spoken is a word between blanks, without the marks around it.
type spoken struct {
	start, end int
	word       string
	bare       string // in small letters
	behind     string // marks behind it
}

func spokenIn(line string) []spoken {
	var out []spoken
	for start, end := range betweenBlanks(line) {
		word := strings.TrimLeft(line[start:end], "\"'`*([“„")
		bare := strings.TrimRight(word, ".,;:!?=\"'`*)]”“")
		out = append(out, spoken{start, end, bare, strings.ToLower(bare), word[len(bare):]})
	}
	return out
}

// secretNamed tells of which kind of secret a word speaks, if the sentence can
// go on to tell it.
func secretNamed(words []spoken, i int) secrecy {
	if strings.ContainsAny(words[i].behind, ".,;!?") || i+1 == len(words) || strings.HasPrefix(words[i+1].bare, "removed") {
		return noSecret // "[secret removed]" among them
	}
	before := ""
	if i > 0 {
		before = words[i-1].word
	}
	switch k := secrecyOf(words[i].word, before); {
	case k == aPassword, k == aToken, k == aNumber, k == aWeak && words[i].bare == "pass":
		return k
	case k == aWeak && words[i].bare == "pw":
		return aPassword
	}
	return noSecret
}

// toldAfter reads on from the name of a secret, a few words and not beyond its
// sentence.
func toldAfter(line string, words []spoken, i int, k secrecy) (stretch, bool) {
	const few = 8
	if strings.ContainsAny(words[i].behind, ":=") {
		s, ok := toldAt(line, words[i+1].start, k, says)
		return s, ok && (s.look || s.start > words[i+1].end) // what is no word the readers of settings have judged
	}
	for j := i + 1; j < min(len(words), i+few); j++ {
		word := words[j]
		how := beside
		switch {
		case tells.Has(word.bare):
			how = says
			for j+1 < len(words) && stillBetween.Has(words[j+1].bare) {
				j++
			}
		case word.bare == "to" && j > 0 && changesBefore(words[max(0, i-3):j]):
			how = setTo
		case word.bare == "auf" && j+2 < len(words) && settledTo.Has(words[j+2].bare):
			how = setTo
		case strings.ContainsAny(word.behind, ":="):
			how = marked
		case j == i+1 && about.Has(word.bare) && len(word.bare) > 2 && word.bare != "from":
			return stretch{}, false
		}
		at := word.start
		if how != beside {
			if j+1 == len(words) {
				return stretch{}, false
			}
			at = words[j+1].start
		}
		if how != beside || j == i+1 {
			if s, ok := toldAt(line, at, k, how); ok {
				return s, true
			}
		}
		if turns.Has(word.bare) || strings.ContainsAny(word.behind, ".;!?") {
			break
		}
	}
	return stretch{}, false
}

func changesBefore(words []spoken) bool {
	for _, word := range words {
		if changes.Has(word.bare) {
			return true
		}
	}
	return false
}

// toldAt judges what a sentence tells. A word by itself is a secret only of a
// password, and where the sentence ends with it: "the password was in the repo".
func toldAt(line string, at int, k secrecy, how telling) (stretch, bool) {
	if isPlaceholder(line[at:]) {
		return stretch{}, false
	}
	bracketed := false
	for at < len(line) && (strings.IndexByte("*_([", line[at]) >= 0 || line[at] == '\\' && at+1 < len(line) && strings.IndexByte("`*_([", line[at+1]) >= 0) { // of a format
		if line[at] == '\\' {
			at++
		}
		bracketed = bracketed || line[at] == '(' || line[at] == '['
		at++
	}
	v := valueAt(line, at, "")
	text := line[v.start:v.end]
	if !v.quoted { // the next cell of a table decides nothing, and no mark of a format
		if mark := strings.IndexAny(text, ",;|\\"); mark > 0 {
			text = text[:mark]
		}
		text = strings.TrimRight(text, ".,;:?)*")
		v.end = v.start + len(text)
	}
	s := stretch{start: v.start, end: v.end}
	const longest = 80
	if len(text) > longest || saysNothing(text) || isTime(text) || strings.Contains(text, "://") || text[0] == '/' {
		return s, false
	}
	digits := digitsIn(text)
	switch plain := isWords(text); {
	case how == beside && strings.ContainsAny(text, "=:/(") && !v.quoted:
		return s, false
	case k == aNumber:
		s.look = how == beside
		return s, digits == len(text) && digits >= 4 && digits <= 10
	case k == aToken && strings.HasPrefix(strings.TrimLeft(line[v.end:], " "), "/ "): // "credentials are admin / Hunter2x"
		return toldAt(line, v.end+strings.IndexByte(line[v.end:], '/')+1, aPassword, marked)
	case k != aPassword:
		most := 8
		if how == beside {
			most, s.look = 16, true
		}
		if k == aWeak {
			return s, how != beside && len(text) >= 6 && digits > 0 && !plain && hasLetter(text) && !strings.Contains(text, "/")
		}
		return s, len(text) >= most && digits > 1 && hasLetter(text) && isMixed(text) && !isReference(text)
	case v.quoted && strings.Contains(text, " "):
		first := firstWord(text)
		return s, how != beside && (!plain || !auxiliary.Has(first) && !articles.Has(first))
	case plain:
		s.look = true
		return s, len(text) >= 4 && !saidOfPasswords(strings.ToLower(text)) && (v.quoted && !about.Has(strings.ToLower(text)) || how == says && endsTelling(line, v.end))
	case isReference(text) || measured(text):
		return s, false
	case how == beside:
		s.look = !v.quoted
		if bracketed && !v.quoted { // "the password (hunter2x) was"
			return s, len(text) >= 6 && isColumnSecret(text, k)
		}
		return s, v.quoted || len(text) >= 8 && hasLetter(text) && (digits > 1 || digits > 0 && strings.ContainsAny(text, "!#$%&*?@_~"))
	case !hasLetter(text):
		return s, digits == len(text) && digits >= 4 && endsTelling(line, v.end) && (digits != 4 || text[:2] != "20" && text[:2] != "19")
	}
	return s, len(text) >= 4
}

// endsTelling reports whether what tells a secret ends here.
func endsTelling(line string, at int) bool {
	rest := strings.TrimLeft(line[at:], " \t*`\"'”“")
	return rest == "" || strings.IndexByte(".,;!)|", rest[0]) >= 0 || len(rest) < len(line[at:]) && goesOn.Has(firstWord(rest))
}
