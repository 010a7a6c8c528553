// Package pattern has regular expressions that cost nothing until they are used.
// All of the program's together take longer to compile than it needs to start,
// and a run of it uses few of them.
package pattern

import (
	"regexp"
	"sync"
)

// Pattern gives a compiled expression.
type Pattern func() *regexp.Regexp

// Lazily gives an expression that is compiled when it is first asked for, by
// however many goroutines. One that is wrong panics then.
func Lazily(expression string) Pattern {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
