package sqlite

import (
	"context"
	"database/sql/driver"
	"math"
	"slices"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

const (
	insertStep  = `INSERT INTO undo_step (post_mortem_id, undone, num, "group", label, first_seq, last_seq) VALUES (?, ?, ?, ?, ?, ?, ?)`
	laterStep   = `SELECT coalesce(min(first_seq), 0) FROM undo_step WHERE post_mortem_id = ? AND num > ?`
	removeStep  = `DELETE FROM undo_step WHERE post_mortem_id = ? AND undone = ? AND num = ?`
	discardRedo = `DELETE FROM undo_step WHERE post_mortem_id = ? AND undone = 1`
	selectStep  = `SELECT "group", label, first_seq, last_seq FROM undo_step WHERE post_mortem_id = ? AND undone = ? AND num = ?`
	nextUndo    = `SELECT num, "group", label FROM undo_step WHERE post_mortem_id = ? AND undone = 0 ORDER BY num DESC LIMIT 1`
	nextRedo    = `SELECT num, "group", label FROM undo_step WHERE post_mortem_id = ? AND undone = 1 ORDER BY num LIMIT 1`
)

// maxShort bounds labels and groups, in bytes.
const maxShort = 200

func short(s string) string {
	s = postmortem.CleanLine(s)
	if len(s) > maxShort {
		s = postmortem.CleanLine(s[:maxShort])
	}
	return s
}

// stepFor gives the undo step an edit belongs to: the newest one if it has the
// same group, else a new one, which begins after the edits made so far in this
// tx. A new edit discards what could be redone.
func (t *tx) stepFor(e postmortem.Edit, made int) (int64, error) {
	h := &t.head
	group, label := short(e.Group), short(e.Label)
	if h.redoStep != 0 {
		if _, err := t.c.exec(t.ctx, discardRedo, t.pm); err != nil {
			return 0, err
		}
		h.redoStep, h.redoLabel = 0, ""
		h.undoGroup = "" // what comes after an undo is a step of its own
	}
	if group != "" && h.undoStep != 0 && h.undoGroup == group {
		return h.undoStep, nil
	}
	if label == "" {
		label = "Change"
	}
	if t.nextSeq == 0 {
		last, err := t.c.number(t.ctx, lastSeq)
		if err != nil {
			return 0, err
		}
		t.nextSeq = last + 1
	}
	first := t.nextSeq + int64(made)
	h.lastStep++
	h.undoStep, h.undoGroup, h.undoLabel = h.lastStep, group, label
	_, err := t.c.exec(t.ctx, insertStep, t.pm, int64(0), h.undoStep, group, label, first, int64(0))
	return h.undoStep, err
}

// Undo takes back the newest step. See postmortem.Store.
func (s *Store) Undo(ctx context.Context, id string, base int64) (postmortem.Applied, error) {
	return s.walk(ctx, "sqlite.Undo", id, base, 1)
}

// Redo makes the step taken back last again. See postmortem.Store.
func (s *Store) Redo(ctx context.Context, id string, base int64) (postmortem.Applied, error) {
	return s.walk(ctx, "sqlite.Redo", id, base, 0)
}

// walk moves one step to undone = 1 (undo) or 0 (redo).
func (s *Store) walk(ctx context.Context, op, id string, base, undone int64) (postmortem.Applied, error) {
	var out postmortem.Applied
	err := s.change(ctx, op, id, func(t *tx) error {
		switch {
		case t.head.revision == 0:
			return missing(t.ctx, t.c, t.pm, op)
		case t.head.revision != base:
			return errs.New(errs.Conflict, op, "This post-mortem was changed elsewhere in the meantime. Nothing was overwritten.")
		}
		step := t.head.undoStep
		if undone == 0 {
			step = t.head.redoStep
		}
		if step != 0 {
			if err := t.turn(step, undone); err != nil {
				return err
			}
		}
		out = t.head.applied()
		if step != 0 {
			out.Effects = t.netEdits()
		}
		return nil
	})
	return out, err
}

func (t *tx) turn(step, undone int64) error {
	named, err := t.c.one(t.ctx, selectStep, t.pm, 1-undone, step)
	if err != nil {
		return err
	}
	if named == nil {
		return errs.New(errs.StorageCorrupt, "sqlite.Undo", "The list of steps to undo is damaged. The text itself is not affected.")
	}
	group, label, first, last := str(named[0]), str(named[1]), num(named[2]), num(named[3])
	end := last
	if end == 0 { // never turned: it ends before the next one, if there is one
		if end, err = t.c.number(t.ctx, laterStep, t.pm, step); err != nil {
			return err
		}
		if end--; end < 0 {
			end = math.MaxInt64
		}
	}
	var entries []entry
	err = t.c.each(t.ctx, stepEntries, []any{first, end, t.pm, step}, func(v []driver.Value) error {
		e, err := readEntry(v, t.sum)
		entries = append(entries, e)
		last = num(v[14])
		return err
	})
	if err != nil {
		return err
	}
	origin := "redo"
	if undone == 1 {
		origin = "undo"
		slices.Reverse(entries)
	}
	for _, e := range entries {
		c := e.change
		if undone == 1 {
			c = c.Inverse()
		}
		if err := t.replay(c); err != nil {
			return err
		}
	}
	if err := t.flush(); err != nil {
		return err
	}
	for _, r := range t.order {
		c, changed := r.net()
		if !changed {
			continue
		}
		err := t.appendLog(entry{
			id: t.newID(), owner: t.pm, revision: t.head.revision + 1, at: t.now,
			origin: origin, group: group, label: label, change: c,
		})
		if err != nil {
			return err
		}
	}
	if _, err := t.c.exec(t.ctx, removeStep, t.pm, 1-undone, step); err != nil {
		return err
	}
	if _, err := t.c.exec(t.ctx, insertStep, t.pm, undone, step, group, label, first, last); err != nil {
		return err
	}
	if err := t.findSteps(); err != nil {
		return err
	}
	return t.bump()
}

// findSteps looks up which steps are next, after one was turned.
func (t *tx) findSteps() error {
	undo, err := t.c.one(t.ctx, nextUndo, t.pm)
	if err != nil {
		return err
	}
	redo, err := t.c.one(t.ctx, nextRedo, t.pm)
	if err != nil {
		return err
	}
	h := &t.head
	h.undoStep, h.undoGroup, h.undoLabel = 0, "", "" // no group: nothing joins a step that was turned
	h.redoStep, h.redoLabel = 0, ""
	if undo != nil {
		h.undoStep, h.undoLabel = num(undo[0]), str(undo[2])
	}
	if redo != nil {
		h.redoStep, h.redoLabel = num(redo[0]), str(redo[2])
	}
	return nil
}

// replay makes a change from the log in memory. Records that came or went by
// something that is no step are left as they are; a reference that another
// post-mortem has by now is not taken away from it.
func (t *tx) replay(c postmortem.Change) error {
	r, err := t.load(c.Kind, c.Record, "")
	if err != nil {
		return err
	}
	if (c.Op == postmortem.Create) != (r.now == nil) {
		return nil
	}
	if reference, ok := c.After["reference"].(string); ok && c.Kind == postmortem.KindPostMortem {
		other, err := t.c.text(t.ctx, referenceOwner, reference, t.pm)
		if err != nil {
			return err
		}
		if other != "" {
			delete(c.After, "reference")
		}
	}
	r.set(c)
	return nil
}

// netEdits are everything that changed, as edits, one for each record.
func (t *tx) netEdits() []postmortem.Edit {
	var out []postmortem.Edit
	for _, r := range t.order {
		if c, changed := r.net(); changed {
			out = append(out, postmortem.Edit{
				ID: t.newID(), Op: c.Op, Kind: c.Kind, Record: c.Record, Fields: c.After,
			})
		}
	}
	return out
}
