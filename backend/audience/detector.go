package audience

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"afterword/backend/postmortem"
)

// People is the category of what is said of names of people.
const People = "names"

// hit is a piece of text that must not go out.
type hit struct {
	start, end int
	what       string // category
	says       string // what stands there instead; with %d a number for each different piece
	look       bool   // it might be an ordinary word
}

// Detector finds in text what an audience should not have. The same one that
// takes it out of a post-mortem finds what is left of it in an export.
type Detector struct {
	audience Audience
	names    *names
	people   []*person
	domains  []string
	finders  [3][]finder    // that are wanted, by how they read
	numbers  map[string]int // of hosts and addresses, in the order in which they come
	counts   map[string]int
	removed  map[string]bool // what was taken out, folded
	changed  map[string]bool // texts that something was taken out of, as they are now
}

// NewDetector makes the detector of a post-mortem, as it is before anything
// is taken out, for an audience.
func NewDetector(p postmortem.PostMortem, a Audience) *Detector {
	d := &Detector{audience: a, numbers: map[string]int{}, counts: map[string]int{}, removed: map[string]bool{}, changed: map[string]bool{}, names: newNames()}
	for _, domain := range append(slices.Clone(a.Domains), ownDomains(p)...) {
		if domain = strings.ToLower(strings.Trim(domain, " .")); domain != "" {
			d.domains = append(d.domains, domain)
		}
	}
	for _, f := range finders {
		if d.wants(f.what) {
			d.finders[f.reads] = append(d.finders[f.reads], f)
		}
	}
	if a.names() != ByName {
		d.people, d.names = persons(p)
		a.says(d.people, func(text string, names bool) int {
			for _, h := range d.find(text) {
				if names || h.what != People {
					return h.start
				}
			}
			return -1
		})
	}
	return d
}

var emailDomain = lazily(`@([a-zA-Z0-9.-]+\.[a-zA-Z]{2,})`)

// publicMail are domains that say nothing about a network.
var publicMail = words("gmail.com googlemail.com outlook.com hotmail.com yahoo.com icloud.com proton.me protonmail.com gmx.de gmx.net web.de example.org")

// ownDomains are those of the e-mail addresses of people.
func ownDomains(p postmortem.PostMortem) []string {
	var out []string
	for _, one := range p.Participants {
		for _, m := range emailDomain().FindAllStringSubmatch(one.Name+" "+one.Role, -1) {
			if domain := strings.ToLower(m[1]); !publicMail[domain] {
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
func (d *Detector) find(text string) []hit {
	if text == "" {
		return nil
	}
	var all []hit
	all = d.read(all, text, 0, readsAll)
	for from := 0; from < len(text); {
		length := strings.IndexByte(text[from:], '\n')
		if length < 0 {
			length = len(text) - from
		}
		line := text[from : from+length]
		all = d.read(all, line, from, readsLines)
		all = d.readWords(all, line, from)
		from += length + 1
	}
	// A person's own name says who they are; only a handle of a stranger is left to the finders.
	all = append(d.names.find(text), all...)
	return apart(all)
}

// readWords reads what stands between blanks.
func (d *Detector) readWords(all []hit, line string, offset int) []hit {
	for at := 0; at < len(line); {
		for at < len(line) && isBlank(line[at]) {
			at++
		}
		start := at
		for at < len(line) && !isBlank(line[at]) {
			at++
		}
		if at-start > 2 {
			all = d.read(all, line[start:at], offset+start, readsWords)
		}
	}
	return all
}

func isBlank(b byte) bool { return b == ' ' || b == '\t' || b == '\r' }

// read has those finders read a piece that read in such pieces.
func (d *Detector) read(all []hit, text string, offset int, r reads) []hit {
	c := charsOf(text)
	for i := range d.finders[r] {
		f := &d.finders[r][i]
		if !f.may(c, text) {
			continue
		}
		if f.scan != nil {
			for _, s := range f.scan(text) {
				all = append(all, hit{start: offset + s.start, end: offset + s.end, what: f.what, says: f.says, look: s.look})
			}
			continue
		}
		for _, at := range f.form().FindAllStringSubmatchIndex(text, -1) {
			start, end := at[2*f.part], at[2*f.part+1]
			if start < 0 || f.is != nil && !f.is(d, text, start, end) {
				continue
			}
			if f.what == InternalLinks {
				end = start + len(strings.TrimRight(text[start:end], ".,;:!?)]}'"))
			}
			all = append(all, hit{start: offset + start, end: offset + end, what: f.what, says: f.says})
		}
	}
	return all
}

// apart keeps of pieces that overlap the one that begins first, of those the
// longest, and of equals a secret, or the first: what stands there for a name
// would be a secret again.
func apart(all []hit) []hit {
	slices.SortStableFunc(all, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end), isSecond(a)-isSecond(b))
	})
	var out []hit
	end := -1
	for _, h := range all {
		if h.start >= end {
			out, end = append(out, h), h.end
			continue
		}
		if h.end > end { // what reaches beyond goes as well
			last := &out[len(out)-1]
			last.end, end = h.end, h.end
		}
	}
	return out
}

func isSecond(h hit) int {
	if h.what == Tokens {
		return 0
	}
	return 1
}

// number gives what stands for a piece: the same piece has the same number.
func (d *Detector) number(h hit, piece string) string {
	if !strings.Contains(h.says, "%d") {
		return h.says
	}
	key := h.what + " " + strings.ToLower(piece)
	n := d.numbers[key]
	if n == 0 {
		d.counts[h.what]++
		n = d.counts[h.what]
		d.numbers[key] = n
	}
	return fmt.Sprintf(h.says, n)
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
