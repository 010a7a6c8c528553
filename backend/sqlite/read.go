package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"

	"afterword/backend/postmortem"
)

// Read reads post-mortems table by table: for small ones, to begin a query for
// each kind of record takes longer than to read what it finds. Its records are
// put together as they come, so that they need not all be in memory. See
// postmortem.Store.
func (s *Store) Read(ctx context.Context, ids []string) ([]postmortem.Saved, error) {
	const op = "sqlite.Read"
	var out []postmortem.Saved
	err := s.read(ctx, op, func(c *conn) (err error) {
		out, err = s.together(ctx, c, ids)
		if err == nil || ctx.Err() != nil {
			return err
		}
		// Something is not as it should be: one by one it can be said of which.
		out = out[:0]
		for _, id := range ids {
			one, err := s.snapshot(ctx, c, id, op)
			if err != nil {
				return err
			}
			out = append(out, one.Saved())
		}
		return nil
	})
	return out, err
}

// errIncomplete means that a post-mortem was not found by its id alone.
var errIncomplete = errors.New("a post-mortem is not whole")

// together reads post-mortems all of which are sound.
func (s *Store) together(ctx context.Context, c *conn, ids []string) ([]postmortem.Saved, error) {
	list := encodeList(ids)
	out, parts := make([]postmortem.Saved, len(ids)), make([]postmortem.Assembly, len(ids))
	place := make(map[string]int, len(ids))
	for i, id := range ids {
		place[id] = i
	}
	if len(ids) == 1 { // it may be a long one, whose events should not move again and again
		events, err := c.number(ctx, countEvents, ids[0])
		if err != nil {
			return nil, err
		}
		parts[0].Expect(int(events))
	}
	if err := c.each(ctx, selectHeads, []any{list}, func(v []driver.Value) error {
		i, ok := place[str(v[8])]
		if !ok { // an index is damaged
			return errIncomplete
		}
		out[i].SavedAt = headOf(v).applied().SavedAt
		return nil
	}); err != nil {
		return nil, err
	}
	for _, t := range tableOrder {
		if err := s.pass(ctx, c, t, t.selectSome, []any{list}, func(r row) error {
			i, ok := place[r.owner]
			if !ok {
				return errIncomplete
			}
			parts[i].Add(t.record(r))
			return nil
		}); err != nil {
			return nil, err
		}
	}
	for i := range out {
		out[i].PostMortem = parts[i].PostMortem()
		if out[i].SavedAt.None() || out[i].ID != ids[i] {
			return nil, errIncomplete // of an id that is there twice, only the last place was filled
		}
	}
	return out, nil
}

const countEvents = "SELECT count(*) FROM event WHERE post_mortem_id = ?"

// pass reads rows, checks each against its checksum and hands it over. All have
// the same map of fields, filled anew for each.
func (s *Store) pass(ctx context.Context, c *conn, t *table, query string, args []any, take func(row) error) error {
	sum, fields, whole := &summer{}, make(postmortem.Fields, len(t.fields)), make([]driver.Value, 0, ownColumns+len(t.fields))
	give := func(v []driver.Value) error {
		if whole = t.part(whole[:0], v); len(whole) < cap(whole) {
			return errIncomplete
		}
		r, err := t.readInto(fields, whole, sum)
		if err != nil {
			return err
		}
		return take(r)
	}
	if t.kind == postmortem.KindEvent && s.h.pool.alone() {
		return c.eachAhead(ctx, query, args, give)
	}
	return c.each(ctx, query, args, give)
}
