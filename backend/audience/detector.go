package audience

import (
	"fmt"
	"slices"
	"strings"

	"afterword/backend/detail"
	"afterword/backend/pattern"
	"afterword/backend/postmortem"
)

// People is the category of what is said of names of people.
const People = detail.Handles

// Detector finds in text what an audience should not have. The same one that
// takes it out of a post-mortem finds what is left of it in an export.
type Detector struct {
	audience Audience
	names    *names
	people   []*person
	details  *detail.Reader
	numbers  map[string]int // of hosts and addresses, in the order in which they come
	counts   map[string]int
	removed  map[string]bool // what was taken out, folded
	same     sameAgain       // what was taken out because of where it stood
	changed  map[string]bool // texts that something was taken out of, as they are now
}

// NewDetector makes the detector of a post-mortem, as it is before anything
// is taken out, for an audience.
func NewDetector(p postmortem.PostMortem, a Audience) *Detector {
	d := &Detector{audience: a, numbers: map[string]int{}, counts: map[string]int{}, removed: map[string]bool{}, changed: map[string]bool{}, names: newNames()}
	d.details = detail.NewReader(d.wants, append(slices.Clone(a.Domains), ownDomains(p)...))
	if a.names() != ByName {
		d.same.people = true
		d.people, d.names = persons(p)
		d.names.nobody.says = nobodyInParticular(a.Language)
		a.says(d.people, func(text string, names bool) int {
			for _, h := range d.find(text) {
				if names || h.Kind != People {
					return h.Start
				}
			}
			return -1
		})
	}
	return d
}

var emailDomain = pattern.Lazily(`@([a-zA-Z0-9.-]+\.[a-zA-Z]{2,})`)

// publicMail are domains that say nothing about a network.
var publicMail = detail.Words("gmail.com googlemail.com outlook.com hotmail.com yahoo.com icloud.com proton.me protonmail.com gmx.de gmx.net web.de example.org")

// ownDomains are those of the e-mail addresses of people.
func ownDomains(p postmortem.PostMortem) []string {
	var out []string
	for _, one := range p.Participants {
		for _, m := range emailDomain().FindAllStringSubmatch(one.Name+" "+one.Role, -1) {
			if domain := strings.ToLower(m[1]); !publicMail.Has(domain) {
				out = append(out, domain)
			}
		}
	}
	return out
}

// wants reports whether a category must not go out.
func (d *Detector) wants(what string) bool {
	if what == People {
		return d.audience.names() != ByName
	}
	return d.audience.TakesOut(what)
}

// find gives what must not go out, in order, nothing overlapping.
func (d *Detector) find(text string) []detail.Found {
	if text == "" {
		return nil
	}
	// A person's own name says who they are; only a handle of a stranger is a detail.
	return detail.Apart(slices.Concat(d.names.find(text), d.details.Find(text), d.same.find(text)))
}

// findAndLearn remembers the secrets and handles that it finds, too.
func (d *Detector) findAndLearn(text string) []detail.Found {
	if text == "" {
		return nil
	}
	details := d.details.Find(text)
	d.same.learn(text, details)
	return detail.Apart(slices.Concat(d.names.find(text), details, d.same.find(text)))
}

// number gives what stands for a piece: the same piece has the same number.
func (d *Detector) number(h detail.Found, piece string) string {
	says := h.SaysIn(d.audience.Language)
	if !strings.Contains(says, "%d") {
		return says
	}
	key := h.Kind + " " + strings.ToLower(piece)
	n := d.numbers[key]
	if n == 0 {
		d.counts[h.Kind]++
		n = d.counts[h.Kind]
		d.numbers[key] = n
	}
	return fmt.Sprintf(says, n)
}

// person gives the one whom a field names; nil if there is none.
func (d *Detector) person(field string) *person {
	called, handles := readField(strings.TrimSpace(field))
	for _, one := range d.people {
		if one.name == strings.TrimSpace(field) || called != "" && fold(one.called) == fold(called) || called == "" && len(handles) > 0 && slices.Equal(one.handles, handles) {
			return one
		}
	}
	return nil
}
