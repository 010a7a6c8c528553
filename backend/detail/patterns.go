package detail

import (
	"regexp"
	"strings"
	"sync"
)

// Lazily gives a pattern that is compiled when it is first asked for. Most runs
// of the program take nothing out of anything and need none of them, and all
// together they take longer than the program needs to begin.
func Lazily(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}

// Words gives the words of a list, which blanks part.
func Words(list string) map[string]bool {
	out := map[string]bool{}
	for _, word := range strings.Fields(list) {
		out[word] = true
	}
	return out
}
