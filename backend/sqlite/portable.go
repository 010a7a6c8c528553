package sqlite

import (
	"context"
	"database/sql/driver"
	"maps"
	"slices"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

const (
	historyOf  = `SELECT ` + entryColumns + `, checksum FROM edit WHERE post_mortem_id = ? ORDER BY seq`
	editsTaken = `SELECT count(*) FROM edit WHERE id` + listed
)

// Whole reads a post-mortem with its history. See postmortem.DocumentStore.
func (s *Store) Whole(ctx context.Context, id string) (postmortem.Whole, error) {
	const op = "sqlite.Whole"
	var out postmortem.Whole
	err := s.read(ctx, op, func(c *conn) (err error) {
		if out.Snapshot, err = s.snapshot(ctx, c, id, op); err != nil {
			return err
		}
		sum := &summer{}
		return c.each(ctx, historyOf, []any{id}, func(v []driver.Value) error {
			e, err := readEntry(v, sum)
			out.History = append(out.History, postmortem.LogEntry{
				ID: e.id, Revision: e.revision, At: e.at, Origin: e.origin, Group: e.group, Label: e.label, Change: e.change,
			})
			return err
		})
	})
	for _, hash := range slices.Sorted(maps.Keys(postmortem.CitedBlobs(out.Snapshot, out.History))) {
		out.Blobs = append(out.Blobs, postmortem.Blob{Hash: hash})
	}
	return out, err
}

// TakeIn makes a post-mortem of a whole one. See postmortem.DocumentStore. Its
// records go the way of all edits; the log gets its history instead of them.
func (s *Store) TakeIn(ctx context.Context, w postmortem.Whole) error {
	const op = "sqlite.TakeIn"
	if !postmortem.ValidID(w.Snapshot.ID) || w.Snapshot.Revision < 1 {
		return errs.InvalidField(op, "", "", "The post-mortem's id %.80q or its revision is not valid.", w.Snapshot.ID)
	}
	return s.change(ctx, op, w.Snapshot.ID, func(t *tx) error {
		if t.head.revision != 0 {
			return errs.New(errs.Conflict, op, "This post-mortem is in the library already.")
		}
		made, err := t.createAll(w)
		if err != nil {
			return err
		}
		log, err := t.historyFor(w, made)
		if err != nil {
			return err
		}
		if err := t.flush(); err != nil {
			return err
		}
		for _, e := range log {
			if err := t.appendLog(e); err != nil {
				return err
			}
		}
		now := t.now
		t.now = w.Snapshot.SavedAt
		if err := t.bump(); err != nil {
			return err
		}
		last := max(w.Snapshot.Revision, log[len(log)-1].revision)
		if last > w.Snapshot.Revision {
			t.now = now // a revision of our own
		}
		if last == 1 {
			return nil
		}
		t.head.revision = last - 1
		return t.bump()
	})
}

// createAll makes the records in memory, the root first.
func (t *tx) createAll(w postmortem.Whole) ([]entry, error) {
	var edits []postmortem.Edit
	for _, kind := range postmortem.Kinds {
		for _, r := range w.Snapshot.Records {
			if r.Kind == kind {
				fields, err := t.freeReference(r)
				if err != nil {
					return nil, err
				}
				edits = append(edits, postmortem.Edit{
					ID: t.newID(), Label: "Open document file", Op: postmortem.Create, Kind: kind, Record: r.ID, Fields: fields,
				})
			}
		}
	}
	if len(edits) == 0 || edits[0].Kind != postmortem.KindPostMortem {
		return nil, errs.InvalidField("sqlite.TakeIn", "", "", "There is no post-mortem among the records.")
	}
	if err := t.prefetch(edits); err != nil {
		return nil, err
	}
	out := make([]entry, 0, len(edits))
	for _, e := range edits {
		c, err := t.prepare(e)
		if err != nil {
			return nil, err
		}
		out = append(out, entry{id: e.ID, owner: t.pm, revision: 1, at: t.now, origin: "import", label: e.Label, change: c})
	}
	return out, nil
}

// freeReference leaves out a root's reference that another post-mortem has.
func (t *tx) freeReference(r postmortem.Record) (postmortem.Fields, error) {
	reference, _ := r.Fields["reference"].(string)
	if r.Kind != postmortem.KindPostMortem || reference == "" {
		return r.Fields, nil
	}
	other, err := t.c.text(t.ctx, referenceOwner, reference, t.pm)
	if err != nil || other == "" {
		return r.Fields, err
	}
	fields := maps.Clone(r.Fields)
	fields["reference"] = ""
	return fields, nil
}

// historyFor gives the lines of the log: the history as it was, and what taking
// it in changed; without a history the creation of what is there.
func (t *tx) historyFor(w postmortem.Whole, made []entry) ([]entry, error) {
	if len(w.History) == 0 {
		return made, nil
	}
	var out []entry
	ids := make([]string, 0, len(w.History))
	for _, e := range w.History {
		ids = append(ids, e.ID)
		if e.Change.Kind == postmortem.KindEvidence { // undone or deleted evidence keeps its bytes, too
			for _, fields := range []postmortem.Fields{e.Change.Before, e.Change.After} {
				if err := t.cite(postmortem.Edit{ID: e.ID}, postmortem.Change{After: fields}); err != nil {
					return nil, err
				}
			}
		}
		out = append(out, entry{
			id: e.ID, owner: t.pm, revision: e.Revision, at: e.At, origin: e.Origin, group: short(e.Group), label: short(e.Label), change: e.Change,
		})
	}
	taken, err := t.c.number(t.ctx, editsTaken, encodeList(ids))
	if err != nil {
		return nil, err
	}
	if taken > 0 {
		return nil, errs.InvalidField("sqlite.TakeIn", "", "", "Edits of this history belong to another post-mortem already.")
	}
	root := made[0].change
	for _, r := range w.Snapshot.Records {
		if r.Kind == postmortem.KindPostMortem && r.Fields["reference"] != root.After["reference"] {
			out = append(out, entry{
				id: t.newID(), owner: t.pm, revision: w.Snapshot.Revision + 1, at: t.now, origin: "import", label: made[0].label,
				change: postmortem.Change{
					Op: postmortem.Update, Kind: r.Kind, Record: r.ID,
					Before: postmortem.Fields{"reference": r.Fields["reference"]}, After: postmortem.Fields{"reference": root.After["reference"]},
				},
			})
		}
	}
	return out, nil
}
