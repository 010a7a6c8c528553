// Package detail finds what gives a network or an account away in any text:
// addresses, machines, links into one's own network, e-mail addresses, secrets,
// and handles of people nobody named. It knows no post-mortem and no audience.
package detail

import (
	"cmp"
	"iter"
	"slices"
	"strings"
)

// Kinds of details.
const (
	InternalLinks = "internal-links"
	Hosts         = "hosts"
	Addresses     = "addresses" // IP and hardware addresses
	Emails        = "emails"
	Tokens        = "tokens" // secrets: keys, passwords, session tokens
	Handles       = "names"  // "@somebody": a name of a person
)

// Found is a detail in a text.
type Found struct {
	Start, End int    // in bytes
	Kind       string // of the kinds above
	Says       string // what may stand there instead; with %d a number for each different detail
	Look       bool   // it might be an ordinary word
}

// Reader finds the details that are wanted.
type Reader struct {
	domains []string
	finders [3][]finder // that are wanted, by how they read
}

// NewReader makes the reader of the kinds that are wanted. Domains are names of
// the organisation's own networks, as "corp.example".
func NewReader(wants func(kind string) bool, domains []string) *Reader {
	r := &Reader{}
	for _, domain := range domains {
		if domain = strings.ToLower(strings.Trim(domain, " .")); domain != "" {
			r.domains = append(r.domains, domain)
		}
	}
	for _, f := range finders {
		if wants(f.kind) {
			r.finders[f.reads] = append(r.finders[f.reads], f)
		}
	}
	return r
}

// Find gives the details of a text in no order. They may overlap; of two that
// are equal the first is the one to believe.
func (r *Reader) Find(text string) []Found {
	all := r.read(nil, text, 0, readsAll)
	for from := 0; from < len(text); {
		length := strings.IndexByte(text[from:], '\n')
		if length < 0 {
			length = len(text) - from
		}
		line := text[from : from+length]
		all = r.read(all, line, from, readsLines)
		all = r.readWords(all, line, from)
		from += length + 1
	}
	return all
}

// readWords reads what stands between blanks.
func (r *Reader) readWords(all []Found, line string, offset int) []Found {
	for start, end := range betweenBlanks(line) {
		if end-start > 2 {
			all = r.read(all, line[start:end], offset+start, readsWords)
		}
	}
	return all
}

// betweenBlanks gives where each word of a line begins and ends.
func betweenBlanks(line string) iter.Seq2[int, int] {
	return func(yield func(start, end int) bool) {
		for at := 0; at < len(line); {
			for at < len(line) && isBlank(line[at]) {
				at++
			}
			start := at
			for at < len(line) && !isBlank(line[at]) {
				at++
			}
			if at > start && !yield(start, at) {
				return
			}
		}
	}
}

func isBlank(b byte) bool { return b == ' ' || b == '\t' || b == '\r' }

// read has those finders read a piece that read in such pieces.
func (r *Reader) read(all []Found, text string, offset int, in reads) []Found {
	c := charsOf(text)
	for i := range r.finders[in] {
		f := &r.finders[in][i]
		if !f.may(c, text) {
			continue
		}
		if f.scan != nil {
			for _, s := range f.scan(text) {
				all = append(all, Found{Start: offset + s.start, End: offset + s.end, Kind: f.kind, Says: f.says, Look: s.look})
			}
			continue
		}
		for _, at := range f.form().FindAllStringSubmatchIndex(text, -1) {
			start, end := at[2*f.part], at[2*f.part+1]
			if start < 0 || f.is != nil && !f.is(r, text, start, end) {
				continue
			}
			if f.kind == InternalLinks {
				end = start + len(strings.TrimRight(text[start:end], ".,;:!?)]}'"))
			}
			all = append(all, Found{Start: offset + start, End: offset + end, Kind: f.kind, Says: f.says})
		}
	}
	return all
}

// Apart puts what was found in order and keeps of pieces that overlap the one
// that begins first, of those the longest, and of equals a secret, or the
// first: what stands there for a name would be a secret again.
func Apart(all []Found) []Found {
	slices.SortStableFunc(all, func(a, b Found) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), isSecond(a)-isSecond(b))
	})
	var out []Found
	end := -1
	for _, h := range all {
		if h.Start >= end {
			out, end = append(out, h), h.End
			continue
		}
		if h.End > end { // what reaches beyond goes as well
			last := &out[len(out)-1]
			last.End, end = h.End, h.End
		}
	}
	return out
}

func isSecond(h Found) int {
	if h.Kind == Tokens {
		return 0
	}
	return 1
}
