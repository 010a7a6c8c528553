package audience

import (
	"regexp"
	"sync"
)

// lazily gives a pattern that is compiled when it is first asked for. Most runs
// of the program take nothing out of anything and need none of them, and all
// together they take longer than the program needs to begin.
func lazily(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}
