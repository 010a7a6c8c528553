package sqlite

import (
	"context"
	"database/sql/driver"
	"maps"
	"slices"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

// origins are the sources of batches; true for those whose steps can be undone.
var origins = map[string]bool{
	"typing": true, "import": true, "template": false, "sample": false, "duplicate": false, "library": false, "cli": false,
}

// manyEdits is the size from which on a batch reads what it needs in bulk.
const manyEdits = 16

// Apply makes the edits of a batch. See postmortem.Store.
func (s *Store) Apply(ctx context.Context, b postmortem.Batch) (postmortem.Applied, error) {
	const op = "sqlite.Apply"
	undoable, ok := origins[b.Origin]
	if !ok {
		return postmortem.Applied{}, errs.InvalidField(op, "", "", "There is no origin of edits called %q.", b.Origin)
	}
	if !postmortem.ValidID(b.PostMortem) {
		return postmortem.Applied{}, errs.InvalidField(op, "", "", "The post-mortem's id %.80q is not valid.", b.PostMortem)
	}
	for _, e := range b.Edits {
		if !postmortem.ValidID(e.ID) {
			return postmortem.Applied{}, errs.InvalidField(op, e.ID, "", "The edit's id %.80q is not valid.", e.ID)
		}
	}
	var out postmortem.Applied
	var entries []entry
	err := s.change(ctx, op, b.PostMortem, func(t *tx) error {
		known, err := t.knownEdits(&s.made, b)
		if err != nil {
			return err
		}
		if err := t.checkBase(b, known); err != nil {
			return err
		}
		if t.head.revision == 0 {
			undoable = false // nothing comes before a post-mortem is there
		}
		if entries, err = t.makeEdits(ctx, b, known, undoable); err != nil {
			return err
		}
		out = t.head.applied()
		out.Effects = t.effects(b.Edits)
		return nil
	}, func() { s.made.remember(entries) })
	return out, err
}

// checkBase compares the revision the batch was made on with the current one.
// A batch that was made already in part counts from the revision that part
// made: this is what a client sends that never got the reply.
func (t *tx) checkBase(b postmortem.Batch, known map[string]int64) error {
	const op = "sqlite.Apply"
	base := b.Base
	for _, revision := range known {
		base = max(base, revision)
	}
	if t.head.revision == 0 {
		if b.Base != 0 {
			return missing(t.ctx, t.c, t.pm, op)
		}
		if len(b.Edits) == 0 || b.Edits[0].Op != postmortem.Create || b.Edits[0].Kind != postmortem.KindPostMortem {
			return errs.InvalidField(op, firstID(b.Edits), "", "The first edit of a new post-mortem must create it.")
		}
		return nil
	}
	if len(known) == len(b.Edits) && len(known) > 0 {
		return nil // all made: report the current state
	}
	if base != t.head.revision {
		return errs.New(errs.Conflict, op, "This post-mortem was changed elsewhere in the meantime. Nothing was overwritten.")
	}
	return nil
}

func firstID(edits []postmortem.Edit) string {
	if len(edits) == 0 {
		return ""
	}
	return edits[0].ID
}

// makeEdits makes the edits that are not known and gives their lines of the log.
func (t *tx) makeEdits(ctx context.Context, b postmortem.Batch, known map[string]int64, undoable bool) ([]entry, error) {
	if len(b.Edits) >= manyEdits {
		if err := t.prefetch(b.Edits); err != nil {
			return nil, err
		}
	}
	var made []entry
	seen := make(map[string]bool, len(b.Edits))
	for _, e := range b.Edits {
		if _, done := known[e.ID]; done || seen[e.ID] {
			continue
		}
		seen[e.ID] = true
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		c, err := t.prepare(e)
		if err != nil {
			return nil, err
		}
		if c.Empty() {
			continue
		}
		var step int64
		if undoable {
			if step, err = t.stepFor(e, len(made)); err != nil {
				return nil, err
			}
		}
		made = append(made, entry{
			id: e.ID, owner: t.pm, step: step, revision: t.head.revision + 1, at: t.now, origin: b.Origin,
			group: short(e.Group), label: short(e.Label), change: c,
		})
	}
	if len(made) == 0 {
		return nil, nil
	}
	if err := t.flush(); err != nil {
		return nil, err
	}
	for _, e := range made {
		if err := t.appendLog(e); err != nil {
			return nil, err
		}
	}
	return made, t.bump()
}

// prepare checks one edit and makes it in memory.
func (t *tx) prepare(e postmortem.Edit) (postmortem.Change, error) {
	const op = "sqlite.Apply"
	if (e.Kind == postmortem.KindPostMortem) != (e.Record == t.pm) {
		return postmortem.Change{}, errs.InvalidField(op, e.ID, "", "A post-mortem has one root record, with its own id.")
	}
	r, err := t.load(e.Kind, e.Record, e.ID)
	if err != nil {
		return postmortem.Change{}, err
	}
	if e.Op == postmortem.Create && r.before == nil && r.now == nil {
		if err := t.checkFree(e); err != nil {
			return postmortem.Change{}, err
		}
	}
	c, err := postmortem.Prepare(e, r.now)
	if err != nil {
		return c, err
	}
	if e.Kind == postmortem.KindPostMortem {
		if err := t.prepareRoot(e, c); err != nil {
			return c, err
		}
	}
	if e.Kind == postmortem.KindEvidence {
		if err := t.cite(e, c); err != nil {
			return c, err
		}
	}
	r.set(c)
	return c, nil
}

// prepareRoot gives a new post-mortem its reference and time, and keeps
// references unique.
func (t *tx) prepareRoot(e postmortem.Edit, c postmortem.Change) error {
	if e.Op == postmortem.Create {
		if c.After["createdAt"] == "" {
			c.After["createdAt"] = string(t.now)
		}
		if c.After["reference"] == "" {
			reference, err := t.nextReference()
			c.After["reference"] = reference
			return err
		}
	}
	reference, changed := c.After["reference"].(string)
	if !changed {
		return nil
	}
	other, err := t.c.text(t.ctx, referenceOwner, reference, t.pm)
	if err == nil && other != "" {
		err = errs.InvalidField("sqlite.Apply", e.ID, "reference", "Another post-mortem has the reference %s already.", reference)
	}
	return err
}

var existsAnywhere = func() string {
	query := ""
	for _, t := range tableOrder {
		if query != "" {
			query += " UNION ALL "
		}
		query += "SELECT '" + string(t.kind) + "' FROM " + t.name + " WHERE id = ?1"
	}
	return query
}()

// checkFree refuses an id that a record of another kind has. A record of the
// same kind was seen by load.
func (t *tx) checkFree(e postmortem.Edit) error {
	if t.taken != nil { // prefetch asked for all
		if t.taken[e.Record] {
			return idTaken(e)
		}
		t.taken[e.Record] = true
		return nil
	}
	for _, r := range t.order {
		if r.key.id == e.Record && r.key.kind != e.Kind && r.now != nil {
			return idTaken(e)
		}
	}
	kind, err := t.c.text(t.ctx, existsAnywhere, e.Record)
	if err == nil && kind != "" {
		err = idTaken(e)
	}
	return err
}

func idTaken(e postmortem.Edit) error {
	return errs.InvalidField("sqlite.Apply", e.ID, "", "The id %s belongs to another record already.", e.Record)
}

// prefetch reads the records that many edits touch with one query for each
// kind, and which ids that they create are there already.
func (t *tx) prefetch(edits []postmortem.Edit) error {
	wanted := map[postmortem.Kind]map[string]string{} // kind → record → edit
	var created []string
	for _, e := range edits {
		if tables[e.Kind] == nil {
			continue // prepare refuses it
		}
		if wanted[e.Kind] == nil {
			wanted[e.Kind] = map[string]string{}
		}
		wanted[e.Kind][e.Record] = e.ID
		if e.Op == postmortem.Create {
			created = append(created, e.Record)
		}
	}
	t.taken = make(map[string]bool, len(created))
	for _, table := range tableOrder {
		of := wanted[table.kind]
		err := t.c.each(t.ctx, table.selectMany, []any{encodeList(slices.Sorted(maps.Keys(of)))}, func(v []driver.Value) error {
			id := str(v[0])
			_, err := t.keep(table, recordKey{table.kind, id}, v, of[id])
			return err
		})
		if err != nil {
			return err
		}
		err = t.c.each(t.ctx, table.existMany, []any{encodeList(created)}, func(v []driver.Value) error {
			t.taken[str(v[0])] = true
			return nil
		})
		if err != nil {
			return err
		}
	}
	for _, e := range edits { // what was not found: in the order of the edits, as it will be written
		key := recordKey{e.Kind, e.Record}
		if t.records[key] == nil && tables[e.Kind] != nil {
			t.add(&touched{key: key})
		}
	}
	return nil
}
