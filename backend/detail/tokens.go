package detail

import (
	"encoding/base64"
	"math"
	"strings"

	"afterword/backend/pattern"
)

// Secrets that are known by how they look, whatever stands around them.
var (
	webToken = pattern.Lazily(`eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?`)
	// issued are tokens with the beginning that their issuer gives them. A
	// short one, as "sk-", must stand where a word begins ("task-…" is none).
	issued = pattern.Lazily(`(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{16,}|xox[a-z]-[A-Za-z0-9-]{8,}|xapp-[A-Za-z0-9-]{8,}|` +
		`(?:AKIA|ASIA|AGPA|AROA)[A-Z0-9]{16}|AIza[A-Za-z0-9_-]{30,}|npm_[A-Za-z0-9]{30,}|pypi-[A-Za-z0-9_-]{30,}|SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}|hv[sb]\.[A-Za-z0-9_-]{20,}|` +
		`ya29\.[A-Za-z0-9_-]{10,}|GOCSPX-[A-Za-z0-9_-]{16,}|ATATT3[A-Za-z0-9_=-]{16,}|do[opr]_v1_[A-Za-z0-9]{16,}|shp(?:at|ca|pa|ss)_[A-Za-z0-9]{16,}|dckr_pat_[A-Za-z0-9_-]{16,}|glsa_[A-Za-z0-9_]{16,}|whsec_[A-Za-z0-9+/=]{16,})|` +
		edge + `(?:[sr]k[-_](?:live|test|proj|ant)?[-_]?[A-Za-z0-9_-]{20,}|gl[a-z]{2,6}-[A-Za-z0-9_-]{16,}|hf_[A-Za-z]{30,}|dapi[0-9a-f]{32}|SK[0-9a-f]{32})`)
	// hook is what follows the address of a service that lets anyone speak who knows it.
	hook = pattern.Lazily(`(?i)(?:hooks\.slack\.com/(?:services|workflows|triggers)/|discord(?:app)?\.com/api/webhooks/|webhook\.office\.com/|outlook\.office(?:365)?\.com/webhook/|` +
		`hooks\.zapier\.com/hooks/catch/|api\.telegram\.org/bot|events\.pagerduty\.com/integration/|maker\.ifttt\.com/trigger/[^\s/]+/with/key/|hc-ping\.com/)([^\s"'<>()]{8,})`)
	// anyHook is the same of any other service, and of pages that one link lets in: a key behind such a word.
	anyHook = pattern.Lazily(`(?i)/(?:[a-z-]*hooks?|heartbeat|alertmanager|grafana_alerting|reset-?password|password-?reset|invite|invitation|magic-?link|unsubscribe)/((?:[\w-]{12,}/)?[\w-]{16,})`)
	// keyInAddress is what a page is asked with: "?key=…".
	keyInAddress = pattern.Lazily(`[?&](?:amp;)?(?:key|code|auth|hash|t)=([\w.~%-]{16,})`)
	credentials  = pattern.Lazily(`(?i)\b(?:bearer|basic)(?:[ \t]+|%20|\+)([A-Za-z0-9+/._~=-]{8,})`)
	// "login: root / toor99x", as people note it down
	login = pattern.Lazily(`(?i)\b(?:(?:log-?ins?|logon|log in|user|benutzer|account|zugang|zugangsdaten|anmeldung)(?:[/ ]pass(?:word|wort)?|/pw)?[ \t]*(?:[:=]|with|is|mit|ist)|(?:cred(?:ential)?s|zugangsdaten)[ \t]*(?:[:=]|are|were|with|sind|mit|[ \t]))[ \t]*` +
		`[^\s/:=]+[ \t]*[/:][ \t]*([^\s/,;]*[^\s/.,;:!?)"'|*` + "`])")
	loginInAddress = pattern.Lazily(`(?i)\b[a-z][a-z0-9+.-]*://([^\s/@:]*:[^\s/@]+)@`)
	longRun        = pattern.Lazily(`[A-Za-z0-9+/_-]{16,}={0,2}`)
	// sumOf stands before a checksum or the fingerprint of a public key.
	sumOf = pattern.Lazily(`(?i)(?:\bsha-?(?:1|256|384|512)[-:=]|\bbh=)`)
)

func mayBeIssued(c chars, text string) bool {
	return c.run >= 16 && (c.hyphens+c.lows+c.dots > 0 || strings.Contains(text, "A") || strings.Contains(text, "SK") || strings.Contains(text, "dapi"))
}

func mayBeHook(text string) bool {
	lower := strings.ToLower(text)
	return strings.Contains(lower, "hook") || strings.Contains(lower, "telegram") || strings.Contains(lower, "pagerduty") || strings.Contains(lower, "ifttt") || strings.Contains(lower, "hc-ping")
}

// isDrawn reports whether a part of an address was drawn by lot, and is no words.
func (r *Reader) isDrawn(text string, start, end int) bool {
	found := text[start:end]
	return digitsIn(found) > 1 && hasLetter(found) && !isPlaceholder(found) && (4*digitsIn(found) > len(found) || isMixed(found))
}

func mayBeCredentials(c chars, text string) bool {
	if c.run < 8 {
		return false
	}
	lower := strings.ToLower(text)
	return strings.Contains(lower, "bearer") || strings.Contains(lower, "basic")
}

// isCredential tells "Basic YWRtaW46c2VjcmV0" from "basic monitoring": the first
// is a name and a password when it is decoded. What follows "bearer" has no
// such rule; a word is none.
func (r *Reader) isCredential(text string, start, end int) bool {
	found := text[start:end]
	before := strings.ToLower(text[max(0, start-8):start])
	if strings.Contains(before, "basic") {
		plain, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(found, "="))
		return err == nil && strings.Contains(string(plain), ":")
	}
	return !isWords(found)
}

// mayBeLogin is quick, for nearly every line of a log has a slash and a colon.
func mayBeLogin(c chars, text string) bool {
	if c.slashes+c.colons == 0 || c.digits == 0 {
		return false
	}
	lower := strings.ToLower(text)
	for _, name := range []string{"login", "log-in", "log in", "logon", "user", "benutzer", "account", "zugang", "anmeldung", "creds", "credentials"} {
		if strings.Contains(lower, name) {
			return true
		}
	}
	return false
}

// isPasswordOfLogin tells "root / toor99x" from "alice / bob" and "web1 / web2":
// letters and at least two digits, or digits and signs, and no other machine.
// Behind an account that machines have, or "user/pass", one digit is enough: "root / hunter2".
// Behind a colon only such an account, or one of "creds", has a password.
func (r *Reader) isPasswordOfLogin(text string, start, end int) bool {
	found := text[start:end]
	before := strings.TrimRight(text[max(0, start-60):start], " \t")
	colon := strings.HasSuffix(before, ":")
	before = strings.TrimRight(before[:max(0, len(before)-1)], " \t")
	if digitsIn(found) == 0 || !hasLetter(found) || strings.ContainsAny(found, "[(.") || saysNothing(found) || isReference(found) {
		return false
	}
	before = strings.ToLower(before)
	account := before[strings.LastIndexAny(before, " \t:=")+1:]
	switch {
	case usualAccounts.Has(account) || strings.Contains(before, "pass") || strings.Contains(before, "/pw"):
		return len(found) >= 4
	case colon || !strings.ContainsAny(before, ":="):
		return false
	}
	return len(found) >= 6 && (digitsIn(found) > 1 || strings.ContainsAny(found, "!#$%&*?@_~"))
}

// usualAccounts are there on most machines.
var usualAccounts = Words("root admin administrator sa postgres ubuntu guest elastic oracle tomcat pi")

func (r *Reader) noPlaceholder(text string, start, end int) bool {
	found := text[start:end]
	if from := strings.IndexByte(found, ':'); from >= 0 && isPlaceholder(found[from+1:]) {
		return false
	}
	return !isPlaceholder(found)
}

// isKey tells keys from words, paths and sums. Hexadecimal digits are a commit,
// a checksum, a trace, or the half of one at the end of a line: they are a key
// only where a word says so.
func (r *Reader) isKey(text string, start, end int) bool {
	found := text[start:end]
	switch {
	case allHex(found):
		return endsWithKeyword(text[:start])
	case isIssued(found) || drawnSmall(strings.TrimRight(found, "=")):
		return true
	case sumOf().MatchString(text[max(0, start-12) : start+min(10, len(found))]):
		return false
	}
	for part := range strings.SplitSeq(found, "_") {
		if len(part) == accessKey && looksRandom(part) {
			return true
		}
	}
	return len(strings.TrimRight(found, "=")) >= 32 && looksRandom(found)
}

// accessKey is the length of the secret keys of Amazon.
const accessKey = 40

func allHex(s string) bool {
	for i := range len(s) {
		if b := s[i] | 0x20; (b < 'a' || b > 'f') && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return true
}

// looksRandom reports whether a long run is many different characters of
// several kinds, mixed as no writer of words and paths mixes them.
func looksRandom(s string) bool {
	var lower, upper, digit int
	var seen [256]int
	for i := range len(s) {
		seen[s[i]]++
		switch classOf(s[i]) {
		case 'a':
			lower++
		case 'A':
			upper++
		case '0':
			digit++
		}
	}
	entropy := 0.0
	for _, count := range seen {
		if count > 0 {
			p := float64(count) / float64(len(s))
			entropy -= p * math.Log2(p)
		}
	}
	if strings.Count(s, "/") > 2 || strings.Count(s, "-") > 3 || strings.Count(s, "_") > 3 {
		return false // a path, a sentence in an address
	}
	few := 1 // digits are rare in so short a key
	if len(s) == accessKey {
		few = 0
	}
	return entropy > 4 && digit > few && upper > 1 && lower > 1 && isMixed(s)
}

// isMixed reports whether the kind of character changes more often than it
// does in words, be they written as "TestReturns404WhenMissing".
func isMixed(s string) bool {
	changes := 0
	for i := 1; i < len(s); i++ {
		before, after := classOf(s[i-1]), classOf(s[i])
		if before != after && (before != 'A' || after != 'a') {
			changes++
		}
	}
	return 4*changes > len(s)
}

// classOf gives 'a', 'A', '0', or '.' for what is neither letter nor digit.
func classOf(b byte) byte {
	switch {
	case b >= 'a' && b <= 'z' || b >= 0x80:
		return 'a'
	case b >= 'A' && b <= 'Z':
		return 'A'
	case b >= '0' && b <= '9':
		return '0'
	}
	return '.'
}

// isWords reports whether a text is words as people and programs write them:
// letters, with marks between them.
func isWords(s string) bool {
	for i := range len(s) {
		if classOf(s[i]) == '0' || classOf(s[i]) == '.' && strings.IndexByte(` .-_/'’,;:!?()`, s[i]) < 0 {
			return false
		}
	}
	humps := 0 // "nextToken" has one; what has many is no word
	for i := 1; i < len(s); i++ {
		if classOf(s[i-1]) == 'a' && classOf(s[i]) == 'A' {
			humps++
		}
	}
	return humps < 2 || 4*humps < len(s)
}
