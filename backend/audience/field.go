package audience

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"afterword/backend/detail"
	"afterword/backend/pattern"
)

// roleWords are words of roles and teams that no surname is: one of them
// tells that a field names no person.
var roleWords = detail.Words(`team teams engineer engineers engineering manager managers management on-call oncall support ops operations sre sres devops
	platform database databases infrastructure infra network networking communications reliability reconciliation backend frontend
	desk squad tribe department customers coordinator commander responder responders facilitator scribe officer everyone everybody nobody all tbd
	unknown memory erinnerung gedächtnis bericht notizen protokoll admin administrator administrators developer developers architect analyst director ceo cto cio vp quality qa testing monitoring
	observability billing payments checkout leitung abteilung gruppe betrieb entwicklung bereitschaft committee vendor supplier dba dbas noc soc
	rotation shift group bot owner leaders integrations partners contractors interns users system service services rota`)

// weakRoleWords are words of roles and teams that people are called, too.
var weakRoleWords = detail.Words(`lead leader security product page pages status communication release releases data web mobile api storage chapter office
	customer success sales legal finance duty incident head chief test build search call the of for and on a senior junior first second third level night day core cloud`)

// germanRole is how German words of roles and teams end: "Lagerleitung".
var germanRole = pattern.Lazily(`.{3}(?:leitung|leiter|leiterin|abteilung|gruppe|betrieb|entwicklung|bereitschaft|technik|dienst|verwaltung|überwachung|schicht|support|team)$`)

// titles stand before or after names and are no part of them.
var titles = detail.Words("dr prof mr mrs ms herr herrn frau hr hrn fr frl ing jr sr mx dipl")

var particles = detail.Words("de da do dos das du di del della van von vom den der la le el bin ibn ben al ter ten te zu zum zur af av y e i")

// isRole tells "On-call engineer" from "Jo Park".
func isRole(name string) bool {
	all := 0
	parts := strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '/' || r == '&' })
	for _, part := range parts {
		word := strings.ToLower(strings.Trim(part, ".,:;()#"))
		if roleWords.Has(word) || strings.HasPrefix(word, "on-call") || germanRole().MatchString(word) {
			return true
		}
		if weakRoleWords.Has(word) || word == "" || utf8.RuneCountInString(word) == 1 && !strings.HasSuffix(part, ".") {
			all++
		}
	}
	return all == len(parts)
}

var (
	inBrackets = pattern.Lazily(`\([^)]*\)?|<[^>]*>?|\[[^\]]*\]?`)
	anEmail    = pattern.Lazily(`([^\s@<>(),;:"]+)@[^\s@<>(),;:"]+\.[^\s@<>(),;:"]+`)
	aHandle    = pattern.Lazily(`(?:^|[\s(<])@([\pL\d][\pL\d._-]*)`)
	afterName  = pattern.Lazily(`[,/;|:]|\s[-–—]+\s|\s[-–—]+$`)
)

// readField reads what people put where a name belongs: "Jane Doe (on call)",
// "Doe, Jane <jane.doe@example.com>". It gives the name alone, and the handles
// that stand beside it.
func readField(s string) (name string, handles []string) {
	whole := strings.TrimSpace(s)
	for _, form := range []*regexp.Regexp{anEmail(), aHandle()} {
		for _, m := range form.FindAllStringSubmatch(s, -1) {
			if !isRole(m[1]) && !isRole(strings.NewReplacer(".", " ", "_", " ", "-", " ").Replace(m[1])) {
				handles = append(handles, m[1])
			}
		}
		s = form.ReplaceAllString(s, " ")
	}
	s = strings.Trim(inBrackets().ReplaceAllString(s, " "), " \t\"'“”„")
	if at := afterName().FindStringIndex(s); at != nil {
		before, after := strings.TrimSpace(s[:at[0]]), strings.Fields(s[at[1]:])
		turned := s[at[0]] == ',' && !strings.Contains(before, " ") && len(after) > 0 && len(after) <= 2
		for _, part := range after {
			turned = turned && isCapital(part) && !isUpper(part) && !isRole(part)
		}
		if turned {
			before = strings.Join(after, " ") + " " + before
		}
		s = before
	}
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
	if s == "" && len(handles) == 0 {
		s = anEmail().ReplaceAllString(whole, "$1") // "oncall@example.com", "(on call)"
	}
	return s, handles
}

func isCapital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// isUpper reports whether a word is in capitals throughout: "SRE".
func isUpper(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n > 1
}

var betweenOwners = pattern.Lazily(`\s*(?:[&/;+]|,|\s(?:and|und|with|mit|y|et)\s)\s*`)

// owners gives the people whom a field names that may name teams as well. What
// is one capitalised word alone is a guess.
func owners(field string) (names []string, guesses []string) {
	turned, _ := readField(field)
	if strings.Contains(field, ",") && !strings.ContainsAny(field, "&/;+") && looksLikeName(turned) && !strings.HasPrefix(strings.TrimSpace(field), turned) {
		return []string{field}, nil // "Doe, Jane"
	}
	for _, one := range splitOwners(field) {
		name, handles := readField(one)
		switch {
		case looksLikeName(name):
			names = append(names, one)
		case name == "" && len(handles) > 0:
			names = append(names, one)
		case looksLikeFirstName(name) || looksLikeHandle(name):
			guesses = append(guesses, one)
		}
	}
	return names, guesses
}

// splitOwners parts a field at what stands between people, but for what is in
// brackets.
func splitOwners(field string) []string {
	bare := inBrackets().ReplaceAllStringFunc(field, func(s string) string { return strings.Repeat("x", len(s)) })
	var out []string
	from := 0
	for _, at := range betweenOwners().FindAllStringIndex(bare, -1) {
		out = append(out, field[from:at[0]])
		from = at[1]
	}
	return append(out, field[from:])
}

// looksLikeName tells "Jo Park" from "Platform team": two to four capitalised
// words, none of which belongs to a role.
func looksLikeName(s string) bool {
	parts := strings.Fields(s)
	if len(parts) < 2 || len(parts) > 5 || isRole(s) {
		return false
	}
	ordinary := 0
	for i, part := range parts {
		word := fold(strings.Trim(part, ".,"))
		r, _ := utf8.DecodeRuneInString(part)
		if !unicode.IsLetter(r) || unicode.IsLower(r) && (!particles.Has(word) || i == len(parts)-1) || isUpper(part) && utf8.RuneCountInString(part) > 2 && !isUpper(s) || strings.ContainsAny(part, "0123456789") {
			return false
		}
		if vocabulary.Has(word) && !commonNames.Has(word) || weakRoleWords.Has(word) {
			ordinary++
		}
	}
	return ordinary < len(parts)
}

// looksLikeFirstName tells "Priya" from "Infra" and "SRE".
func looksLikeFirstName(s string) bool {
	word := fold(s)
	letters := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) < 0
	return letters && isCapital(s) && !isUpper(s) && utf8.RuneCountInString(s) > 2 && !isRole(s) && (!vocabulary.Has(word) || commonNames.Has(word))
}

// onsets are the pairs of consonants with which words begin.
var onsets = strings.Fields(`bl br ch cl cr cz dr dw fl fr gh gl gn gr kl kn kr kw mc ph pf pl pr ps rh sc sh sk sl sm sn sp sq st sv sw sz th tr ts tw vl wh wr zh zw`)

// looksLikeHandle tells "jdoe" from "infra": no word begins with such letters,
// but the first letter of one name before another does.
func looksLikeHandle(s string) bool {
	if len(s) < 4 || len(s) > 16 || strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") != "" || vocabulary.Has(s) || isRole(s) {
		return false
	}
	const vowels = "aeiouy"
	return !strings.ContainsAny(s[:2], vowels) && strings.ContainsAny(s[2:], vowels) && s[0] != s[1] && !slices.Contains(onsets, s[:2])
}
