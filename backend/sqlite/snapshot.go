package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

// Open reads a whole post-mortem. See postmortem.Store. storage_corrupt names
// the first record that is damaged; Salvage reads the others.
func (s *Store) Open(ctx context.Context, id string) (postmortem.Snapshot, error) {
	const op = "sqlite.Open"
	var out postmortem.Snapshot
	err := s.read(ctx, op, func(c *conn) (err error) {
		out, err = s.snapshot(ctx, c, id, op)
		return err
	})
	return out, err
}

// snapshot reads a post-mortem on the connection of a read transaction.
func (s *Store) snapshot(ctx context.Context, c *conn, id, op string) (postmortem.Snapshot, error) {
	h, err := readHeadRow(ctx, c, id)
	if err != nil {
		return postmortem.Snapshot{}, err
	}
	if h.revision == 0 {
		return postmortem.Snapshot{}, missing(ctx, c, id, op)
	}
	out := h.snapshot(id)
	for _, t := range tableOrder {
		var records []postmortem.Record
		switch t.kind {
		case postmortem.KindEvent:
			records, err = s.events(ctx, c, id, h.revision)
		case postmortem.KindPostMortem:
			// By its id, which has an index; the whole table is read for it only if that is damaged.
			if records, err = t.records(ctx, c, t.selectOne, id); err == nil && len(records) == 0 {
				records, err = t.records(ctx, c, t.selectAll, id)
			}
		default:
			records, err = t.records(ctx, c, t.selectAll, id)
		}
		if err != nil {
			return out, err
		}
		out.Records = append(out.Records, records...)
	}
	return out, nil
}

// Salvage reads what can be read of a damaged post-mortem, and gives an error
// for every record that cannot.
func (s *Store) Salvage(ctx context.Context, id string) (out postmortem.Snapshot, lost []error, err error) {
	const op = "sqlite.Salvage"
	err = s.scrape(ctx, op, func(c *conn) error {
		h, _ := readHeadRow(ctx, c, id) // the records are worth having without it
		out = h.snapshot(id)
		sum := &summer{}
		for _, t := range tableOrder {
			err := c.each(ctx, t.selectAll, []any{id}, func(v []driver.Value) error {
				r, err := t.read(v, sum)
				if err != nil {
					lost = append(lost, err)
					return nil
				}
				out.Records = append(out.Records, t.record(r))
				return nil
			})
			if ctx.Err() != nil {
				return err
			}
			if err != nil { // the rest of this table cannot be reached
				lost = append(lost, wrap(err, op))
			}
		}
		return nil
	})
	if err == nil && len(out.Records) == 0 {
		err = errors.Join(append([]error{errs.New(errs.NotFound, op, "Nothing of this post-mortem can be read.")}, lost...)...)
	}
	return out, lost, err
}

func (h head) snapshot(id string) postmortem.Snapshot {
	a := h.applied()
	return postmortem.Snapshot{ID: id, Revision: a.Revision, SavedAt: a.SavedAt, Undo: a.Undo, Redo: a.Redo}
}
