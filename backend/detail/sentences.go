package detail

import (
	"strings"
	"unicode/utf8"
)

// Words around a secret that tell a sentence from a setting.
var (
	schemes    = Words("bearer basic token digest negotiate apikey")
	errorWords = Words("unexpected invalid illegal near expected syntax")
	auxiliary  = Words("must is was should has needs cannot can the see your this may will are were not")
	articles   = Words("a an the our their your my his her its no new old wrong forgot that this with without and or of for to in on by as if is was")
)

// isSetting reports whether a line, or a part of it, is a name and its value
// and nothing else: "- Root password: letmein". With more words on either
// side it is a sentence.
func isSetting(line string, k key, v value) bool {
	if ofSentence(k.name) && participle(line[v.start:v.end]) || wordFollows(line, v.end) {
		return false
	}
	before := line[max(0, k.start-100):k.start]
	before = before[strings.LastIndexAny(before, ",;|{")+1:]
	label := strings.Fields(strings.Trim(before, "-*#>\"'`[( \t"))
	for _, word := range label {
		if !isWords(word) || articles.Has(strings.ToLower(word)) {
			return false
		}
	}
	return len(label) < 3
}

// ofSentence reports whether a name is written as in a sentence, where a
// program writes "db_password".
func ofSentence(name string) bool { return !strings.ContainsAny(name, "_-.") }

// participle reports whether a word says what was done: "Password: Rotated".
func participle(word string) bool { return strings.HasSuffix(strings.TrimRight(word, ".!"), "ed") }

// wordFollows reports whether the line goes on as a sentence.
func wordFollows(line string, at int) bool {
	rest := strings.TrimLeft(line[at:], " \t")
	r, _ := utf8.DecodeRuneInString(rest)
	return rest != "" && len(rest) < len(line[at:]) && r != '|' && !startsName(rest) && (classOf(rest[0]) != '.' || r == '(' || r == '–' || r == '-')
}

func firstWord(text string) string {
	first, _, _ := strings.Cut(text, " ")
	return strings.ToLower(first)
}

var (
	// qualities are what a sentence says of a password, besides states.
	qualities = Words(`correct right strong short long simple complex same different other old new public default fine good safe secure unsafe insecure
		plain clear ours theirs mine gone lost stale late unique hard easy never here there somewhere elsewhere enough guesswork part back online offline ready plaintext cleartext blank nonsense
		sicher unsicher schwach stark kurz lang gleich neu alt klar weg da dort hier korrekt standard einfach nirgends überall anders pflicht teil klartext geheimnis geheimsache`)
	qualityEnds      = strings.Fields("ed en ing ly ful less able ible ous ive al ant ent ic ary ory ig lich bar los isch ert zt")
	participleStarts = strings.Fields("ge ver be ent er abge ausge einge umge zurückge")
)

// saidOfPasswords reports whether a word is one that a sentence says of a
// password, and not the password: "wrong", "rotated", "gesperrt".
func saidOfPasswords(word string) bool {
	if states.Has(word) || qualities.Has(word) || articles.Has(word) || auxiliary.Has(word) || endsWithOneOf(word, qualityEnds) {
		return true
	}
	for _, start := range participleStarts {
		if strings.HasPrefix(word, start) && strings.HasSuffix(word, "t") {
			return true
		}
	}
	return false
}

var measures = []string{"ed", "character", "characters", "chars", "digit", "digits", "bit", "bits", "bytes", "long", "stellig"}

// measured reports whether a word with numbers says how a secret is:
// "base64-encoded", "12-character".
func measured(word string) bool { return endsWithOneOf(strings.ToLower(word), measures) }
