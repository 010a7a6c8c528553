package capture

import (
	"regexp"
	"sync"
)

// pattern is a regular expression that is compiled when first used: there are
// fifty here, and most runs of the program read no time.
type pattern struct {
	source   string
	once     sync.Once
	compiled *regexp.Regexp
}

func expr(source string) *pattern { return &pattern{source: source} }

func (p *pattern) get() *regexp.Regexp {
	p.once.Do(func() { p.compiled = regexp.MustCompile(p.source) })
	return p.compiled
}

func (p *pattern) MatchString(s string) bool            { return p.get().MatchString(s) }
func (p *pattern) FindString(s string) string           { return p.get().FindString(s) }
func (p *pattern) FindStringSubmatch(s string) []string { return p.get().FindStringSubmatch(s) }
