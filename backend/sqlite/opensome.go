package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"

	"afterword/backend/postmortem"
)

// OpenSome reads post-mortems table by table: for small ones, to begin a query
// for each kind of record takes longer than to read what it finds. See
// postmortem.Store.
func (s *Store) OpenSome(ctx context.Context, ids []string) ([]postmortem.Snapshot, error) {
	const op = "sqlite.OpenSome"
	var out []postmortem.Snapshot
	err := s.read(ctx, op, func(c *conn) (err error) {
		out, err = together(ctx, c, ids)
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
			out = append(out, one)
		}
		return nil
	})
	return out, err
}

// errIncomplete means that a post-mortem was not found by its id alone.
var errIncomplete = errors.New("a post-mortem is not whole")

// together gives the snapshots of post-mortems all of which are sound.
func together(ctx context.Context, c *conn, ids []string) ([]postmortem.Snapshot, error) {
	list := encodeList(ids)
	out := make([]postmortem.Snapshot, len(ids))
	place := make(map[string]*postmortem.Snapshot, len(ids))
	for i, id := range ids {
		place[id] = &out[i]
	}
	if err := c.each(ctx, selectHeads, []any{list}, func(v []driver.Value) error {
		h := headOf(v)
		id := str(v[8])
		s := place[id]
		if s == nil { // an index is damaged
			return errIncomplete
		}
		*s = h.snapshot(id)
		return nil
	}); err != nil {
		return nil, err
	}
	sum := &summer{}
	for _, t := range tableOrder {
		if err := c.each(ctx, t.selectSome, []any{list}, func(v []driver.Value) error {
			r, err := t.read(v, sum)
			if err != nil {
				return err
			}
			s := place[r.owner]
			if s == nil {
				return errIncomplete
			}
			s.Records = append(s.Records, t.record(r))
			return nil
		}); err != nil {
			return nil, err
		}
	}
	for i := range out {
		s := &out[i]
		if s.Revision == 0 || len(s.Records) == 0 || s.Records[0].ID != s.ID {
			return nil, errIncomplete // of an id that is there twice, only the last place was filled
		}
	}
	return out, nil
}
