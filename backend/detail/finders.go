package detail

import (
	"regexp"
	"strings"

	"afterword/backend/pattern"
)

// stretch is a part of a text.
type stretch struct {
	start, end int
	look       bool // it might be an ordinary word
}

// finder finds one kind of detail in text, by its form or by reading. RE2, and
// each of the readers, takes time in proportion to the text, whatever it is.
type finder struct {
	kind string
	form func() *regexp.Regexp
	// part is the group that is the detail; 0 is the whole.
	part int
	// is tells what the form alone cannot; nil takes all.
	is func(r *Reader, text string, start, end int) bool
	// scan reads where a form does not say enough.
	scan func(text string) []stretch
	says string
	// reads is how much is read at once, and may tell cheaply where there is nothing.
	reads reads
	may   func(c chars, text string) bool
}

// reads says in which pieces a finder reads a text.
type reads uint8

const (
	readsWords reads = iota // what stands between blanks
	readsLines
	readsAll
)

// chars are facts about a part of text, found in one pass.
type chars struct{ dots, colons, digits, letters, at, slashes, equals, hyphens, lows, closing, percent, run int }

func charsOf(text string) chars {
	var c chars
	run := 0
	for i := range len(text) {
		b := text[i]
		run++
		switch {
		case b >= '0' && b <= '9':
			c.digits++
		case b >= 'a' && b <= 'z' || b >= 0x80 || b >= 'A' && b <= 'Z':
			c.letters++
		case b == '-':
			c.hyphens++
		case b == '_':
			c.lows++
		case b == '+':
		case b == '/':
			c.slashes++
		default:
			run = 0
			switch b {
			case '.':
				c.dots++
			case ':':
				c.colons++
			case '@':
				c.at++
			case '=':
				c.equals++
			case '>':
				c.closing++
			case '%':
				c.percent++
			}
		}
		c.run = max(c.run, run)
	}
	return c
}

// The edge of a word is also where "_" stands, which counts as a letter for \b:
// "dump_ghp_…", "capture_00:1b:…".
const edge = `(?:\b|_)`

// finders, those that win over others first: a token in an address is a token.
var finders = []finder{
	{kind: Tokens, says: secretRemoved, reads: readsAll, may: func(_ chars, text string) bool { return strings.Contains(text, "-----BEGIN") }, scan: keyBlocks},
	{kind: Tokens, says: secretRemoved, may: func(c chars, text string) bool { return c.run >= 10 && strings.Contains(text, "eyJ") }, form: webToken},
	{kind: Tokens, says: secretRemoved, may: mayBeIssued, form: issued},
	{kind: Tokens, says: secretRemoved, may: func(c chars, _ string) bool { return c.digits > 2 && c.run >= 16 }, form: otherIssued, is: (*Reader).hasNumbers},
	{kind: Tokens, says: secretRemoved, may: func(c chars, _ string) bool { return c.dots > 1 && c.digits > 2 && c.run >= 23 }, form: botToken, is: (*Reader).isBotToken},
	{kind: Tokens, says: secretRemoved, may: func(c chars, text string) bool { return c.slashes > 1 && c.dots > 0 && mayBeHook(text) }, form: hook, part: 1, is: (*Reader).noPlaceholder},
	{kind: Tokens, says: secretRemoved, may: func(c chars, _ string) bool { return c.slashes > 1 && c.digits > 1 && c.run >= 16 }, form: anyHook, part: 1, is: (*Reader).isDrawn},
	{kind: Tokens, says: secretRemoved, may: func(c chars, text string) bool {
		return c.equals > 0 && c.digits > 1 && strings.ContainsAny(text, "?&")
	}, form: keyInAddress, part: 1, is: (*Reader).isDrawn},
	{kind: Tokens, says: secretRemoved, may: func(c chars, text string) bool { return c.digits > 0 && strings.ContainsAny(text, "${") }, form: passwordHash, part: 1},
	{kind: Tokens, says: secretRemoved, reads: readsLines, may: mayBeCredentials, form: credentials, part: 1, is: (*Reader).isCredential},
	{kind: Tokens, says: secretRemoved, reads: readsLines, may: mayBeLogin, form: login, part: 1, is: (*Reader).isPasswordOfLogin},
	{kind: Tokens, says: secretRemoved, reads: readsAll, may: mayHaveMarks, scan: keyed},
	{kind: Tokens, says: secretRemoved, reads: readsAll, may: func(c chars, _ string) bool { return c.colons+c.equals > 0 }, scan: paired},
	{kind: Tokens, says: secretRemoved, reads: readsAll, may: mayTell, scan: rows},
	{kind: Tokens, says: secretRemoved, reads: readsLines, may: mayTell, scan: told},
	{kind: Tokens, says: secretRemoved, reads: readsLines, may: func(c chars, text string) bool {
		return c.letters > 0 && (c.hyphens > 0 || commandWords(text) || moreCommandWords(text))
	}, scan: typed},
	{kind: Tokens, says: secretRemoved, reads: readsLines, may: mayBeCoded, scan: coded},
	{kind: Tokens, says: secretRemoved, may: func(c chars, _ string) bool { return c.at > 0 && c.colons > 0 }, scan: atMachine},
	{kind: Tokens, says: secretRemoved, may: func(c chars, _ string) bool { return c.at > 0 && c.slashes > 1 }, form: loginInAddress, part: 1, is: (*Reader).noPlaceholder},
	{kind: Tokens, says: secretRemoved, reads: readsLines, may: func(c chars, _ string) bool { return c.run >= 16 }, form: longRun, is: (*Reader).isKey},
	{kind: InternalLinks, says: "[internal link]", may: func(c chars, text string) bool { return c.slashes > 1 && strings.Contains(text, "://") }, form: link, is: (*Reader).internalURL},
	{kind: Emails, says: "[e-mail removed]", reads: readsLines, may: func(c chars, text string) bool { return c.at > 0 || c.percent > 0 && strings.Contains(text, "%40") }, form: email, is: (*Reader).isMail},
	{kind: Emails, says: "[e-mail removed]", reads: readsLines, may: mayBeSpelled, form: spelled},
	{kind: Addresses, says: "[address %d]", reads: readsLines, may: func(c chars, text string) bool { return c.dots > 2 && strings.Contains(text, "[.]") }, form: guarded, part: 1, is: (*Reader).isGuarded},
	{kind: Addresses, says: "[address %d]", reads: readsLines, may: func(c chars, text string) bool {
		return c.dots > 2 && (strings.Contains(text, ".x") || strings.Contains(text, ".X") || strings.Contains(text, ".*"))
	}, form: ranged, part: 1, is: (*Reader).isFour},
	{kind: Addresses, says: "[address %d]", reads: readsLines, may: func(c chars, _ string) bool { return c.dots > 2 && c.digits > 3 }, scan: addresses4},
	{kind: Addresses, says: "[address %d]", may: func(c chars, text string) bool { return c.colons > 6 || c.colons > 1 && strings.Contains(text, "::") }, scan: addresses6},
	{kind: Addresses, says: "[address %d]", may: func(c chars, _ string) bool {
		return c.digits+c.letters > 11 && c.digits > 0 && (c.colons > 4 || c.hyphens > 4 || c.dots > 1)
	}, form: hardware, part: 1, is: (*Reader).isHardware},
	{kind: Hosts, says: "[host %d]", may: func(c chars, _ string) bool { return c.dots > 0 && c.letters > 0 }, form: domain, part: 1, is: (*Reader).isHost},
	{kind: Hosts, says: "[host %d]", may: func(_ chars, text string) bool { return strings.Contains(text, `\\`) }, form: share, part: 1},
	{kind: Hosts, says: "[host %d]", reads: readsLines, may: func(c chars, text string) bool { return c.at > 0 && strings.ContainsAny(text, "$#") }, form: prompt, part: 1, is: (*Reader).noPlaceholder},
	{kind: Hosts, says: "[host %d]", may: func(c chars, _ string) bool {
		return c.letters > 1 && (c.digits > 0 || c.hyphens > 0 || c.lows > 0)
	}, scan: machines},
	{kind: Handles, says: StrangerSays, may: func(c chars, _ string) bool { return c.at > 0 }, form: handle, part: 1, is: func(_ *Reader, text string, start, end int) bool {
		isScope := end+1 < len(text) && text[end] == '/' && (classOf(text[end+1]) == 'a' || classOf(text[end+1]) == '0') // "@types/node"
		return !isScope && !wideHandles.Has(strings.ToLower(text[start:end]))
	}},
}

// mayBeSpelled is quick.
func mayBeSpelled(_ chars, text string) bool {
	if !strings.ContainsAny(text, "([{&\\") && strings.IndexByte(text, wideBegins) < 0 && !strings.Contains(text, " dot ") && !strings.Contains(text, " DOT ") {
		return false
	}
	for _, at := range []string{"at)", "at]", "at}", "AT)", "AT]", "AT ", "at ", "＠", "&#64;", "&#x40;", "&commat;", "u0040"} {
		if strings.Contains(text, at) {
			return at != "at " && at != "AT " || strings.Contains(text, " dot ") || strings.Contains(text, " DOT ")
		}
	}
	return false
}

var handle = pattern.Lazily(`(?:^|[\s(\[,;:<>/])(@[a-zA-Z][\w.-]*\w)`)

// wideHandles speak to many at once.
var wideHandles = Words("@here @channel @everyone @all @team @oncall @on-call @media @override @deprecated")
