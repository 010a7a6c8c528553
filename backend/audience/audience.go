// Package audience decides what of a post-mortem may leave the team: it makes
// a post-mortem without what its readers should not have, and says what it
// took out and where. It knows no format; every export draws from what Apply
// gives.
package audience

import (
	"fmt"
	"slices"
	"strings"

	"afterword/backend/detail"
)

// How people are named.
const (
	ByName     = "names"    // as they are
	ByInitials = "initials" // "A. M."
	ByRole     = "roles"    // "Database engineer"
	ByAlias    = "aliases"  // "Responder A", the same person throughout
)

// NamesBy lists the ways of naming people.
var NamesBy = []string{ByName, ByInitials, ByRole, ByAlias}

// What can be left out besides sections. Private notes, hidden events and what
// was said at a check-in are out unless they are asked for in With; the others
// are in unless they are named in Without.
const (
	Notes         = "notes"
	Hidden        = "hidden"
	CheckIn       = "checkin" // what people said of themselves at the beginning of a meeting
	Costs         = "costs"
	InternalLinks = detail.InternalLinks
	Hosts         = detail.Hosts
	Addresses     = detail.Addresses
	Emails        = detail.Emails
	Tokens        = detail.Tokens
)

// Details lists what can be left out of text wherever it stands.
var Details = []string{Costs, InternalLinks, Hosts, Addresses, Emails, Tokens}

// Sections lists the parts that can be left out as a whole.
var Sections = []string{"facts", "timeline", "questions", "analysis", "factors", "lessons", "actions", "people", "meeting", "sources", "evidence"}

// Extras lists what comes in only when it is asked for.
var Extras = []string{Notes, Hidden, CheckIn}

// Audience is who reads an export: a set of choices, plain data. The zero
// value takes nothing out but what Extras lists.
type Audience struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Names   string   `json:"names"`   // one of NamesBy, "" for ByName
	Without []string `json:"without"` // of Details and Sections
	With    []string `json:"with"`    // of Extras
	Domains []string `json:"domains"` // names of the organisation's own networks, as "corp.example"
	// Language is that of the export's headings, in which is said what stands for
	// people and details: English ("") or German ("de"). It is no choice to keep.
	Language string `json:"-"`
}

// Presets are the audiences every library has.
func Presets() []Audience {
	return []Audience{
		{ID: "team", Name: "Team", Names: ByName, Without: []string{Tokens}},
		{ID: "company", Name: "Company", Names: ByRole, Without: []string{Emails, Tokens}},
		{
			ID: "customer", Name: "Customer", Names: ByRole,
			Without: []string{Costs, InternalLinks, Hosts, Addresses, Emails, Tokens, "questions", "lessons", "people", "meeting", "sources", "evidence"},
		},
	}
}

// TakesOut reports whether something is left out.
func (a Audience) TakesOut(what string) bool {
	if slices.Contains(Extras, what) {
		return !slices.Contains(a.With, what)
	}
	return slices.Contains(a.Without, what)
}

// Redacts reports whether text is changed: then what cannot be searched, as
// pictures and files, must not go out with it.
func (a Audience) Redacts() bool {
	return a.names() != ByName || slices.ContainsFunc(Details, a.TakesOut)
}

func (a Audience) names() string {
	if a.Names == "" {
		return ByName
	}
	return a.Names
}

// Check says what is wrong with the choices of an audience; nil if nothing is.
func (a Audience) Check() error {
	if a.Names != "" && !slices.Contains(NamesBy, a.Names) {
		return fmt.Errorf("people cannot be named by %q. Choose one of: %s", a.Names, strings.Join(NamesBy, ", "))
	}
	for _, what := range a.Without {
		if !slices.Contains(Details, what) && !slices.Contains(Sections, what) {
			return fmt.Errorf("%q cannot be left out. Choose from: %s, %s", what, strings.Join(Details, ", "), strings.Join(Sections, ", "))
		}
	}
	for _, what := range a.With {
		if !slices.Contains(Extras, what) {
			return fmt.Errorf("%q cannot be put in. Choose from: %s", what, strings.Join(Extras, ", "))
		}
	}
	for _, name := range a.Domains {
		if !strings.Contains(strings.Trim(name, "."), ".") || strings.ContainsAny(name, "/:@* ") {
			return fmt.Errorf("%q is not the name of a network. Write it as example.com", name)
		}
	}
	return nil
}
