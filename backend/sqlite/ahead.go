package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"
)

// How many rows are handed over at once, and how often before the reader waits.
const (
	batchRows = 64
	batches   = 4
)

// eachAhead is each for many rows where there is one connection only, and no
// second one to read the other half: to read rows and to make records of them
// takes about the same time, so they are taken in a goroutine of its own. It has
// ended when this returns.
func (c *conn) eachAhead(ctx context.Context, query string, args []any, take func([]driver.Value) error) error {
	h := startHelper(take)
	err := c.each(ctx, query, args, h.give)
	if failed := h.end(); failed != nil {
		err = failed // it is about an earlier row
	}
	return err
}

// helper takes rows in their order, in a goroutine of its own, until one fails.
type helper struct {
	batch       []driver.Value // values of up to batchRows rows, one row after the other
	columns     int            // of a row; known when the first is given
	full, empty chan []driver.Value
	ended       chan error // once, with the error of take if there was one
}

// errHelperFailed ends the reading; helper.end says why.
var errHelperFailed = errors.New("a row before this one could not be used")

func startHelper(take func([]driver.Value) error) *helper {
	h := &helper{
		full: make(chan []driver.Value, batches), empty: make(chan []driver.Value, batches),
		ended: make(chan error, 1),
	}
	for range batches - 1 {
		h.empty <- nil // made when they are first filled
	}
	go func() { h.ended <- h.work(take) }()
	return h
}

func (h *helper) work(take func([]driver.Value) error) error {
	defer close(h.empty) // whoever gives rows must not wait for a batch
	for batch := range h.full {
		for rest := batch; len(rest) > 0; rest = rest[h.columns:] {
			if err := take(rest[:h.columns]); err != nil {
				return err
			}
		}
		h.empty <- batch[:0]
	}
	return nil
}

// give hands over a row. The slice may be used again, the values may not.
func (h *helper) give(row []driver.Value) error {
	if h.columns == 0 {
		h.columns = len(row)
	}
	if h.batch = append(h.batch, row...); len(h.batch) < batchRows*h.columns {
		return nil
	}
	h.full <- h.batch // there are no more batches than find room here
	batch, ok := <-h.empty
	if h.batch = batch; !ok {
		return errHelperFailed
	}
	return nil
}

// end waits until all rows are taken, and gives the error of the one that was not.
func (h *helper) end() error {
	if len(h.batch) > 0 {
		h.full <- h.batch
	}
	close(h.full)
	return <-h.ended
}
