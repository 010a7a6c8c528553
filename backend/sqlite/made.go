package sqlite

import (
	"database/sql/driver"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

// made are the edits that this process made lately, by id, so that one that is
// sent again is known. Who sends edits lives no longer than the process, and
// sends again only what was not answered: the newest. An edit on an older
// revision is looked for in the log as well.
type made struct {
	of    map[string]madeEdit
	order []string // ids, the oldest first
}

// madeMost is how many edits are remembered at least, besides those of the
// last batch; at most there are twice as many.
const madeMost = 1 << 14

type madeEdit struct {
	pm       string
	revision int64
}

// remember takes in the edits of a batch that was committed.
func (m *made) remember(entries []entry) {
	if m.of == nil {
		m.of = map[string]madeEdit{}
	}
	if spare := len(m.order) - madeMost; spare > madeMost { // seldom, so it costs little
		for _, id := range m.order[:spare] {
			delete(m.of, id)
		}
		m.order = append([]string(nil), m.order[spare:]...)
	}
	for _, e := range entries {
		m.of[e.id] = madeEdit{e.owner, e.revision}
		m.order = append(m.order, e.id)
	}
}

// knownEdits gives those edits of a batch that were made already, with their
// revision. An edit of another post-mortem is refused.
func (t *tx) knownEdits(m *made, b postmortem.Batch) (map[string]int64, error) {
	var known map[string]int64
	take := func(id, pm string, revision int64) error {
		if pm != t.pm {
			return errs.InvalidField("sqlite.Apply", id, "", "This edit was made in another post-mortem already.")
		}
		if known == nil {
			known = map[string]int64{}
		}
		known[id] = revision
		return nil
	}
	for _, e := range b.Edits {
		if at, ok := m.of[e.ID]; ok {
			if err := take(e.ID, at.pm, at.revision); err != nil {
				return nil, err
			}
		}
	}
	if b.Base == t.head.revision || len(known) == len(b.Edits) {
		return known, nil
	}
	wanted := make(map[string]bool, len(b.Edits))
	for _, e := range b.Edits {
		wanted[e.ID] = true
	}
	err := t.eachSince(b.Base, func(id, pm string, revision int64) error {
		if !wanted[id] {
			return nil
		}
		return take(id, pm, revision)
	})
	return known, err
}

const newestEntries = `SELECT id, post_mortem_id, revision FROM edit ORDER BY seq DESC`

// eachSince calls found for the entries of the log after a revision of the
// tx's post-mortem, the newest first.
func (t *tx) eachSince(base int64, found func(id, pm string, revision int64) error) error {
	return t.c.until(t.ctx, newestEntries, nil, func(v []driver.Value) (bool, error) {
		id, pm, revision := str(v[0]), str(v[1]), num(v[2])
		if pm == t.pm && revision <= base {
			return false, nil
		}
		return true, found(id, pm, revision)
	})
}
