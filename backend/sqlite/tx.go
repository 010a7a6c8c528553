package sqlite

import (
	"context"
	"database/sql/driver"
	"maps"
	"slices"
	"strings"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

// tx is one change of one post-mortem on its way into the database. Records
// are read when first touched, changed in memory, and each written once by
// flush. The clock stands still during a tx.
type tx struct {
	ctx   context.Context //nolint:containedctx // lives as long as the call
	c     *conn
	sum   *summer
	pm    string
	now   postmortem.Instant
	newID func() string

	nextSeq int64 // of the edit log before this tx, once it was asked for
	logged  int64 // entries this tx added to the log
	head    head
	records map[recordKey]*touched
	order   []*touched

	remembered map[recordKey]postmortem.Fields // see memo
	taken      map[string]bool                 // ids in use, once prefetch asked for all of a large batch
}

type recordKey struct {
	kind postmortem.Kind
	id   string
}

// touched is a record before and after the tx; nil where there is none.
type touched struct {
	key         recordKey
	before, now postmortem.Fields
}

// head is the current state of a post-mortem: revision 0 means it is not there.
type head struct {
	revision             int64
	savedAt              postmortem.Instant
	lastStep             int64
	undoStep, redoStep   int64
	undoGroup            string
	undoLabel, redoLabel string
}

const (
	headColumns = `revision, saved_at, last_step, undo_step, undo_group, undo_label, redo_step, redo_label, post_mortem_id`
	selectHead  = `SELECT ` + headColumns + ` FROM head WHERE post_mortem_id = ?`
	selectHeads = `SELECT ` + headColumns + ` FROM head WHERE post_mortem_id` + listed
	upsertHead  = `INSERT INTO head (` + headColumns + `)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`
	updateHead = `UPDATE head SET revision = ?, saved_at = ?, last_step = ?, undo_step = ?, undo_group = ?, undo_label = ?,
		redo_step = ?, redo_label = ? WHERE post_mortem_id = ?`
)

func readHeadRow(ctx context.Context, c *conn, pm string) (head, error) {
	v, err := c.one(ctx, selectHead, pm)
	if err != nil || v == nil {
		return head{}, err
	}
	return headOf(v), nil
}

func headOf(v []driver.Value) head {
	return head{
		revision: num(v[0]), savedAt: postmortem.Instant(str(v[1])), lastStep: num(v[2]),
		undoStep: num(v[3]), undoGroup: str(v[4]), undoLabel: str(v[5]), redoStep: num(v[6]), redoLabel: str(v[7]),
	}
}

// missing is the error for a post-mortem that has no head: it is not there,
// or, when the list has a row of it, the file was damaged.
func missing(ctx context.Context, c *conn, pm, op string) error {
	// A scan, because the index may be what was damaged.
	n, err := c.number(ctx, "SELECT count(*) FROM library NOT INDEXED WHERE id = ?", pm)
	switch {
	case err != nil:
		return err
	case n > 0:
		return damaged(op, "post-mortem", pm, nil)
	}
	return errs.New(errs.NotFound, op, "This post-mortem is not in the library.")
}

// bump makes the next revision: to be called after flush, once.
func (t *tx) bump() error {
	query := updateHead
	if t.head.revision == 0 {
		query = upsertHead
	}
	t.head.revision++
	t.head.savedAt = t.now
	h := t.head
	_, err := t.c.exec(t.ctx, query, h.revision, string(h.savedAt), h.lastStep, h.undoStep, h.undoGroup, h.undoLabel,
		h.redoStep, h.redoLabel, t.pm)
	return err
}

// applied is the state to report, without effects.
func (h head) applied() postmortem.Applied {
	return postmortem.Applied{
		Revision: h.revision, SavedAt: h.savedAt,
		Undo: postmortem.Step{Label: h.undoLabel}, Redo: postmortem.Step{Label: h.redoLabel},
	}
}

// load gives a record as it is now in this tx. A record of another post-mortem
// is refused: ref is the id of the edit that asked for it.
func (t *tx) load(kind postmortem.Kind, id, ref string) (*touched, error) {
	key := recordKey{kind, id}
	if r, ok := t.records[key]; ok {
		return r, nil
	}
	table := tables[kind]
	if table == nil {
		return nil, errs.InvalidField("sqlite.Apply", ref, "", "There is no kind of record called %q.", kind)
	}
	if fields := t.remembered[key]; fields != nil {
		r := &touched{key: key, before: fields, now: fields}
		t.add(r)
		return r, nil
	}
	v, err := t.c.one(t.ctx, table.selectOne, id)
	if err != nil {
		return nil, err
	}
	return t.keep(table, key, v, ref)
}

// keep puts what was read into the tx; v is nil for a record that is not there.
func (t *tx) keep(table *table, key recordKey, v []driver.Value, ref string) (*touched, error) {
	r := &touched{key: key}
	if v != nil {
		stored, err := table.read(v, t.sum)
		if err != nil {
			return nil, err
		}
		if stored.owner != t.pm {
			return nil, errs.InvalidField("sqlite.Apply", ref, "", "This %s belongs to another post-mortem.", table.label())
		}
		r.before, r.now = stored.fields, stored.fields
	}
	t.add(r)
	return r, nil
}

func (t *tx) add(r *touched) {
	t.records[r.key] = r
	t.order = append(t.order, r)
}

// set changes a record in memory. Fields of update are merged.
func (r *touched) set(c postmortem.Change) {
	switch c.Op {
	case postmortem.Create:
		r.now = c.After
	case postmortem.Delete:
		r.now = nil
	case postmortem.Update:
		r.now = maps.Clone(r.now)
		maps.Copy(r.now, c.After)
	}
}

// net is the one change that all changes of a record in this tx come to;
// false if it is as it was.
func (r *touched) net() (postmortem.Change, bool) {
	c := postmortem.Change{Kind: r.key.kind, Record: r.key.id}
	switch {
	case r.before == nil && r.now == nil:
		return c, false
	case r.before == nil:
		c.Op, c.After = postmortem.Create, r.now
	case r.now == nil:
		c.Op, c.Before = postmortem.Delete, r.before
	default:
		c.Op, c.Before, c.After = postmortem.Update, postmortem.Fields{}, postmortem.Fields{}
		for name, value := range r.now {
			if !same(r.before[name], value) {
				c.Before[name], c.After[name] = r.before[name], value
			}
		}
		return c, len(c.After) > 0
	}
	return c, true
}

func same(a, b any) bool {
	x, ok := a.([]string)
	y, ok2 := b.([]string)
	if ok || ok2 {
		return ok && ok2 && slices.Equal(x, y)
	}
	return a == b
}

// flush writes every record that changed, and the row of the library list if
// it is concerned.
func (t *tx) flush() error {
	var d delta
	// The root first: the others refer to it.
	slices.SortStableFunc(t.order, func(a, b *touched) int {
		return isRoot(b.key.kind) - isRoot(a.key.kind)
	})
	for _, r := range t.order {
		c, changed := r.net()
		if !changed {
			continue
		}
		if err := t.write(r, c); err != nil {
			return err
		}
		d.count(r, c)
	}
	return t.updateLibrary(d)
}

func isRoot(k postmortem.Kind) int {
	if k == postmortem.KindPostMortem {
		return 1
	}
	return 0
}

func (t *tx) write(r *touched, c postmortem.Change) error {
	table := tables[r.key.kind]
	var n int64
	var err error
	switch c.Op {
	case postmortem.Create:
		args := make([]any, 0, len(table.fields)+4)
		args = append(args, r.key.id, t.pm, table.checksum(row{r.key.id, t.pm, r.now}, t.sum))
		for _, f := range table.fields {
			args = append(args, encode(r.now[f.Name]))
		}
		if table.kind == postmortem.KindEvent {
			args = append(args, earliest(r.now))
		}
		n, err = t.c.exec(t.ctx, table.insert, args...)
	case postmortem.Delete:
		n, err = t.c.exec(t.ctx, table.remove, r.key.id)
	case postmortem.Update:
		n, err = t.update(table, r, c)
	}
	if err == nil && n != 1 {
		err = errs.New(errs.Internal, "sqlite.write", "%s", sayOurs)
	}
	return err
}

// update writes only the columns that changed: a column in an index that is
// set to its old value would still rewrite the index.
func (t *tx) update(table *table, r *touched, c postmortem.Change) (int64, error) {
	var query strings.Builder
	query.WriteString("UPDATE " + table.name + " SET checksum = ?")
	args := []any{table.checksum(row{r.key.id, t.pm, r.now}, t.sum)}
	for _, f := range table.fields {
		if value, ok := c.After[f.Name]; ok {
			query.WriteString(", " + table.column[f.Name] + " = ?")
			args = append(args, encode(value))
		}
	}
	if table.kind == postmortem.KindEvent {
		if now := earliest(r.now); now != earliest(r.before) {
			query.WriteString(", earliest = ?")
			args = append(args, now)
		}
	}
	query.WriteString(" WHERE id = ?")
	return t.c.exec(t.ctx, query.String(), append(args, r.key.id)...)
}

// earliest is the start of an event in milliseconds since 1970 as far as
// known, nil for an event without a time.
func earliest(f postmortem.Fields) any {
	if w := eventOf("", f).When(); w.Known {
		return w.Earliest.UnixMilli()
	}
	return nil
}

// eventOf gives the typed form of an event's fields, by the domain's own rule.
func eventOf(id string, f postmortem.Fields) postmortem.TimelineEvent {
	text := func(name string) string { s, _ := f[name].(string); return s }
	tolerance, _ := f["toleranceSec"].(int64)
	return postmortem.TimelineEvent{
		ID: id, Precision: text("precision"), OccurredAt: postmortem.Instant(text("occurredAt")),
		OccurredLatest: postmortem.Instant(text("occurredLatest")), ToleranceSec: tolerance,
		Milestone: text("milestone"), Rank: text("rank"),
	}
}
