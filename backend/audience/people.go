package audience

import (
	"strings"
	"unicode"

	"afterword/backend/postmortem"
)

// person is somebody who is named in a post-mortem.
type person struct {
	name    string // as written
	called  string // the name alone, without what people put beside it
	handles []string
	role    string
	alias   string // that somebody chose for sharing
	label   string // "Responder A"
	says    string // what stands for the name in this export
	guess   bool   // it may be no person
}

// persons are the participants, the owners of actions, the people whose
// memory is a source and those who did something, each once, participants
// first, with what finds them.
func persons(p postmortem.PostMortem) ([]*person, *names) {
	var all []*person
	known := map[string]bool{}
	found := newNames()
	add := func(name, role, alias string, guess bool) {
		name = strings.TrimSpace(name)
		called, handles := readField(name)
		if key := fold(called + strings.Join(handles, " ")); name != "" && !known[key] && !known[fold(called)] {
			known[key], known[fold(called)] = true, called != ""
			one := &person{name: name, called: called, handles: handles, role: strings.TrimSpace(role), alias: strings.TrimSpace(alias), guess: guess}
			all = append(all, one)
			found.add(one)
		}
	}
	for _, one := range p.Participants {
		add(one.Name, one.Role, one.Alias, false)
	}
	addAll := func(field string) {
		certain, guesses := owners(field)
		for _, name := range certain {
			if !found.know(name) {
				add(name, "", "", false)
			}
		}
		for _, name := range guesses {
			if !found.know(name) {
				add(name, "", "", true)
			}
		}
	}
	for _, action := range p.Actions {
		addAll(action.Owner)
	}
	for _, source := range p.Sources {
		if source.Kind == "person" {
			addAll(source.Name)
		}
	}
	for _, event := range p.Events {
		if name, _ := readField(event.ActorRole); looksLikeName(name) || looksLikeFirstName(name) && strings.ContainsAny(event.ActorRole, "(<@") {
			if !found.know(name) {
				add(event.ActorRole, "", "", true)
			}
		}
	}
	label(all)
	return all, found
}

// nobodyInParticular stands for people who have no role, or share a name, in the
// language of the export's headings.
func nobodyInParticular(language string) string {
	if language == "de" {
		return "eine beteiligte Person"
	}
	return "a responder"
}

// label gives each person a letter, but for those that somebody has taken as
// an alias. An alias that two people have chosen is the first one's.
func label(all []*person) {
	taken := map[string]bool{nobodyInParticular(""): true, nobodyInParticular("de"): true}
	for _, one := range all {
		if key := fold(one.alias); taken[key] {
			one.alias = ""
		} else if key != "" {
			taken[key] = true
		}
	}
	n := 0
	for _, one := range all {
		for one.label == "" || taken[fold(one.label)] {
			one.label = "Responder " + letters(n)
			n++
		}
	}
}

// letters counts A, B, … Z, AA, AB.
func letters(n int) string {
	out := ""
	for n++; n > 0; n = (n - 1) / 26 {
		out = string(rune('A'+(n-1)%26)) + out
	}
	return out
}

// says gives what stands for each name, by the way the audience names people.
// First gives where in a text the first thing begins that the audience must
// not have, names among them if they are asked for, or -1.
func (a Audience) says(all []*person, first func(text string, names bool) int) {
	for _, one := range all {
		switch a.names() {
		case ByInitials:
			one.says = initials(one.called)
		case ByRole:
			one.says = cleanBeginning(one.role, func(s string) int { return first(s, true) })
		case ByAlias:
			// Who chose their own name wants to be named.
			own := fold(one.alias) == fold(one.name) || fold(one.alias) == fold(one.called)
			one.says = cleanBeginning(one.alias, func(s string) int { return first(s, !own) })
			if one.says == "" {
				one.says = one.label
			}
		default:
			one.says = one.name
		}
		if one.says == "" {
			one.says = nobodyInParticular(a.Language)
		}
	}
}

// cleanBeginning gives a text as far as nothing in it must stay: "DBA" of
// "DBA, oncall-db@example.com".
func cleanBeginning(s string, first func(string) int) string {
	for at := first(s); at >= 0; at = first(s) {
		s = strings.TrimRight(s[:max(strings.LastIndexAny(s[:at], ",;(/|"), 0)], " ,;(/|")
	}
	return s
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
