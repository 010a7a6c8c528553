package audience

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"afterword/backend/postmortem"
)

// person is somebody who is named in a post-mortem.
type person struct {
	name  string // as written
	role  string
	alias string // that somebody chose for sharing
	label string // "Responder A"
	says  string // what stands for the name in this export
}

// persons are the participants, the owners of actions and the people whose
// memory is a source, each once, participants first.
func persons(p postmortem.PostMortem) []*person {
	var all []*person
	known := map[string]bool{}
	add := func(name, role, alias string) {
		name = strings.TrimSpace(name)
		if key := fold(name); name != "" && !known[key] {
			known[key] = true
			all = append(all, &person{name: name, role: strings.TrimSpace(role), alias: strings.TrimSpace(alias)})
		}
	}
	for _, one := range p.Participants {
		add(one.Name, one.Role, one.Alias)
	}
	for _, action := range p.Actions {
		if looksLikeName(action.Owner) {
			add(action.Owner, "", "")
		}
	}
	for _, source := range p.Sources {
		if source.Kind == "person" && looksLikeName(source.Name) {
			add(source.Name, "", "")
		}
	}
	for i, one := range all {
		one.label = "Responder " + letters(i)
	}
	return all
}

// letters counts A, B, … Z, AA, AB.
func letters(n int) string {
	out := ""
	for n++; n > 0; n = (n - 1) / 26 {
		out = string(rune('A'+(n-1)%26)) + out
	}
	return out
}

// notNames are words of roles, teams and things, which owners often are.
var notNames = words(`team lead leader engineer engineers engineering manager management owner on-call oncall support ops
	operations sre devops platform database databases infrastructure network networking security product page pages status
	communication communications release releases reliability data reconciliation backend frontend web mobile api storage
	service services desk group squad tribe chapter department office customer customers success sales legal finance
	coordinator commander responder responders facilitator scribe duty officer first second incident everyone nobody all tbd
	unknown memory administrator admin developer developers architect analyst director head vp cto ceo chief quality qa test
	testing build monitoring observability search billing payments checkout leitung abteilung gruppe betrieb entwicklung`)

// looksLikeName tells "Jo Park" from "Platform team": two to four capitalised
// words, none of which belongs to a role.
func looksLikeName(s string) bool {
	parts := strings.Fields(s)
	if len(parts) < 2 || len(parts) > 4 {
		return false
	}
	for _, part := range parts {
		first := []rune(part)[0]
		if notNames[strings.ToLower(strings.Trim(part, ".,"))] || !unicode.IsLetter(first) || unicode.IsLower(first) && !particles[part] {
			return false
		}
	}
	return true
}

var particles = words("de da van von der den di la le el bin al ter zu")

// says gives what stands for each name, by the way the audience names people.
func (a Audience) says(all []*person, clean func(string) bool) {
	for _, one := range all {
		switch a.names() {
		case ByInitials:
			one.says = initials(one.name)
		case ByRole:
			one.says = one.role
		case ByAlias:
			one.says = one.alias
			if one.says == "" {
				one.says = one.label
			}
		default:
			one.says = one.name
		}
		// A role or an alias that names somebody is none.
		chosen := a.names() == ByRole || a.names() == ByAlias && fold(one.says) != fold(one.name)
		if one.says == "" || chosen && !clean(one.says) {
			one.says = "a responder"
			if a.names() == ByAlias {
				one.says = one.label
			}
		}
	}
}

// initials gives "A. M." of "Anna Müller".
func initials(name string) string {
	var out []string
	for _, part := range strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '-' }) {
		for _, r := range part {
			if unicode.IsLetter(r) {
				out = append(out, string(unicode.ToUpper(r))+".")
				break
			}
		}
	}
	return strings.Join(out, " ")
}

// fold makes letters comparable: lower case, without accents, "ß" as "ss".
func fold(s string) string {
	ascii := true
	for i := range len(s) {
		ascii = ascii && s[i] < 0x80
	}
	if ascii {
		return strings.ToLower(s)
	}
	var out strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'ß' || r == 'ẞ':
			out.WriteString("ss")
		case r == 'ø' || r == 'Ø':
			out.WriteByte('o')
		case r == 'ł' || r == 'Ł':
			out.WriteByte('l')
		case r == 'đ' || r == 'Đ':
			out.WriteByte('d')
		default:
			out.WriteRune(unicode.ToLower(r))
		}
	}
	return out.String()
}

var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "ß", "ss", "å", "aa", "Å", "Aa", "ø", "oe", "Ø", "Oe", "æ", "ae")

// spelt gives the ways a part of a name is written without its accents:
// "muller" and "mueller".
func spelt(part string) []string {
	plain := fold(part)
	if other := fold(umlauts.Replace(norm.NFC.String(part))); other != plain {
		return []string{plain, other}
	}
	return []string{plain}
}

func words(list string) map[string]bool {
	out := map[string]bool{}
	for _, word := range strings.Fields(list) {
		out[word] = true
	}
	return out
}
