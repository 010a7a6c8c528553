package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"

	"afterword/backend/postmortem"
)

// halvesFrom is the number of events from which two connections read them, one
// the earlier and one the later half: a person waits for a long timeline to
// open, and one connection keeps only one processor busy.
const halvesFrom = 1000

// What the halves are read with. A time that is not known is NULL.
var (
	middleOfEvents = `SELECT earliest FROM event WHERE post_mortem_id = ?1 AND earliest IS NOT NULL ORDER BY earliest LIMIT 1
		OFFSET (SELECT max(count(*), 2 * ?2) / 2 FROM event WHERE post_mortem_id = ?1 AND earliest IS NOT NULL)`
	eventsWithoutTime = tables[postmortem.KindEvent].selectAll + " AND earliest IS NULL"
	eventsUpTo        = tables[postmortem.KindEvent].selectAll + " AND earliest <= ? ORDER BY earliest"
	eventsAfter       = tables[postmortem.KindEvent].selectAll + " AND earliest > ? ORDER BY earliest"
)

// half is what one connection read, in order.
type half struct {
	records []postmortem.Record
	err     error
}

var errOtherRevision = errors.New("another revision")

// events reads all events of a post-mortem on the connection of a transaction
// that sees it at this revision, and the later half of many on another one.
func (s *Store) events(ctx context.Context, c *conn, id string, revision int64) ([]postmortem.Record, error) {
	t := tables[postmortem.KindEvent]
	if s.h.pool.alone() {
		return t.records(ctx, c, t.selectAll, id)
	}
	middle, err := c.one(ctx, middleOfEvents, id, int64(halvesFrom/2))
	if err != nil {
		return nil, err
	}
	if middle == nil {
		return t.records(ctx, c, t.selectAll, id)
	}
	at := num(middle[0])
	later := make(chan half, 1)
	go func() {
		var h half
		h.err = s.h.readIfFree(ctx, func(c *conn) error {
			head, err := readHeadRow(ctx, c, id)
			if err == nil && head.revision != revision {
				err = errOtherRevision // an edit came between the two transactions
			}
			if err == nil {
				h.records, err = t.records(ctx, c, eventsAfter, id, at)
			}
			return err
		})
		later <- h
	}()
	records, err := t.records(ctx, c, eventsWithoutTime, id)
	if err == nil {
		var timed []postmortem.Record
		timed, err = t.records(ctx, c, eventsUpTo, id, at)
		records = append(records, timed...)
	}
	rest := <-later
	if err != nil {
		return nil, err
	}
	if errors.Is(rest.err, errOtherRevision) || errors.Is(rest.err, errNoneFree) {
		rest.records, rest.err = t.records(ctx, c, eventsAfter, id, at)
	}
	return append(records, rest.records...), rest.err
}

// records reads rows and checks each against its checksum.
func (t *table) records(ctx context.Context, c *conn, query string, args ...any) ([]postmortem.Record, error) {
	var out []postmortem.Record
	sum := &summer{}
	err := c.each(ctx, query, args, func(v []driver.Value) error {
		r, err := t.read(v, sum)
		out = append(out, t.record(r))
		return err
	})
	return out, err
}
