package pdf

import (
	"fmt"

	"afterword/backend/document"
)

// progress counts what is laid out: blocks, and the rows of tables twice, because
// their columns are measured before they are set.
type progress struct {
	step        func(done, total int) error
	done, total int
}

// between is how many are laid out before somebody is told again.
const between = 64

// stopped ends a render from deep inside of it; Render takes it for an error.
type stopped struct{ cause error }

// one takes note that one more is laid out.
func (p *progress) one() {
	if p.step == nil {
		return
	}
	if p.done++; p.done%between == 0 {
		if err := p.step(min(p.done, p.total), p.total); err != nil {
			panic(stopped{err})
		}
	}
}

// weigh gives how many there will be.
func weigh(body []document.Block) (n int) {
	document.Walk(body, document.Visitor{Block: func(b document.Block) bool {
		n++
		if table, ok := b.(document.Table); ok {
			n += 2 * len(table.Rows)
		}
		_, section := b.(document.Section)
		return section
	}})
	return n
}

// failure says what became of a render that did not come to its end.
func failure(fault any) error {
	if s, ok := fault.(stopped); ok {
		return s.cause
	}
	return fmt.Errorf("pdf: this document could not be laid out: %v", fault)
}
