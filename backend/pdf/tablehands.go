package pdf

import (
	"maps"
	"runtime"

	"afterword/backend/document"
)

// rowsPerHand is how many rows are worth a processor of their own. A table of one
// incident has fewer; one of a long one is half of the work of its report.
const rowsPerHand = 400

// prepareAll makes all rows ready to be measured. The rows of a long table are
// shared out among the processors, each with a layouter of its own: what they make
// of the text of a row depends on nothing outside of it, so it is the same.
func (tb *tableLayout) prepareAll(rows []document.Row) [][]tableCell {
	out := make([][]tableCell, len(rows))
	hands := max(min(runtime.GOMAXPROCS(0), len(rows)/rowsPerHand), 1)
	share := (len(rows) + hands - 1) / hands
	mine := min(share, len(rows))
	var others []*tableHand
	for from := mine; from < len(rows); from += share {
		to := min(from+share, len(rows))
		others = append(others, tb.hand(rows[from:to], out[from:to]))
	}
	for i := range mine {
		out[i] = tb.prepare(rows[i])
		tb.l.progress.one()
	}
	for n, h := range others {
		<-h.done
		from := mine + n*share
		for i := from; i < min(from+share, len(rows)); i++ {
			if !h.ok {
				out[i] = tb.prepare(rows[i]) // the fault comes again where Render catches it
			}
			tb.l.progress.one()
		}
		if h.ok {
			maps.Copy(tb.l.lost, h.tb.l.lost)
			tb.l.deep = tb.l.deep || h.tb.l.deep
		}
	}
	return out
}

// tableHand prepares some rows of a table beside the others.
type tableHand struct {
	tb   tableLayout
	done chan struct{}
	ok   bool
}

func (tb *tableLayout) hand(rows []document.Row, out [][]tableCell) *tableHand {
	h := &tableHand{tb: *tb, done: make(chan struct{})}
	h.tb.l = newLayouter(document.Document{}, tb.l.paper) // a shaper serves one goroutine
	h.tb.l.targets = tb.l.targets
	go func() {
		defer close(h.done)
		defer func() { _ = recover() }()
		for i, r := range rows {
			out[i] = h.tb.prepare(r)
		}
		h.ok = true
	}()
	return h
}
