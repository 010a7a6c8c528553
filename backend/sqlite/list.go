package sqlite

import (
	"context"
	"database/sql/driver"
	"strings"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

// filters are the conditions of ListQuery.Filter; ?1 is now. A meeting is due
// from the start of the incident until the post-mortem is reviewed, or until
// the time planned for the meeting has passed: also when the seven days within
// which it should be held are over.
var filters = map[string]string{
	"all":          "in_bin = 0",
	"drafts":       "in_bin = 0 AND status = 'draft'",
	"meeting_due":  "in_bin = 0 AND status IN ('draft', 'ready') AND (meeting_at = '' OR meeting_at > ?1) AND started_at <= ?1",
	"open_actions": "in_bin = 0 AND open_actions > 0",
	"bin":          "in_bin = 1",
}

const (
	matchText = " AND NOT EXISTS (SELECT 1 FROM json_each(?2) WHERE instr(search, value) = 0)"
	countAll  = `SELECT count(*) FILTER (WHERE in_bin = 0),
		count(*) FILTER (WHERE in_bin = 0 AND status = 'draft'),
		count(*) FILTER (WHERE in_bin = 0 AND status IN ('draft', 'ready') AND (meeting_at = '' OR meeting_at > ?1) AND started_at <= ?1),
		count(*) FILTER (WHERE in_bin = 0 AND open_actions > 0),
		count(*) FILTER (WHERE in_bin = 1) FROM library`
)

// List gives a page of the library. See postmortem.Store.
func (s *Store) List(ctx context.Context, q postmortem.ListQuery) (postmortem.ListPage, error) {
	const op = "sqlite.List"
	if q.Filter == "" {
		q.Filter = "all"
	}
	where, ok := filters[q.Filter]
	if !ok {
		return postmortem.ListPage{}, errs.InvalidField(op, "", "filter", "There is no filter called %q.", q.Filter)
	}
	if q.Now.None() {
		q.Now = postmortem.At(s.now())
	}
	words := strings.Fields(fold(postmortem.Clean(q.Text)))
	args := []any{string(q.Now), encodeList(words)}
	if len(words) > 0 {
		where += matchText
	}
	limit := int64(q.Limit)
	if limit <= 0 {
		limit = -1
	}
	page := postmortem.ListPage{Rows: []postmortem.Summary{}}
	err := s.read(ctx, op, func(c *conn) error {
		counts, err := c.one(ctx, countAll, string(q.Now))
		if err != nil {
			return err
		}
		page.Counts = map[string]int{
			"all": int(num(counts[0])), "drafts": int(num(counts[1])), "meeting_due": int(num(counts[2])),
			"open_actions": int(num(counts[3])), "bin": int(num(counts[4])),
		}
		page.Total = page.Counts[q.Filter]
		if len(words) > 0 {
			n, err := c.number(ctx, "SELECT count(*) FROM library WHERE "+where, args...)
			if err != nil {
				return err
			}
			page.Total = int(n)
		}
		return s.rows(ctx, c, where, append(args, limit, int64(max(q.Offset, 0))), &page)
	})
	return page, err
}

func (s *Store) rows(ctx context.Context, c *conn, where string, args []any, page *postmortem.ListPage) error {
	sum := &summer{}
	torn, err := readRows(ctx, c, "library", where, args, page, sum)
	if err == nil && len(torn) > 0 {
		// It may be the index that is damaged, which tells ids and times here.
		page.Rows = page.Rows[:0]
		torn, err = readRows(ctx, c, "library NOT INDEXED", where, args, page, sum)
	}
	if err != nil {
		return err
	}
	// A damaged row of the list is no loss: it can be derived again.
	for _, i := range torn {
		l, err := deriveRow(ctx, c, page.Rows[i].ID, sum)
		if err != nil && errs.CodeOf(err) != errs.StorageCorrupt {
			return err
		}
		if err != nil {
			l.Title = "Damaged post-mortem"
		}
		l.ID, l.UpdatedAt = page.Rows[i].ID, page.Rows[i].UpdatedAt
		page.Rows[i] = l.Summary
	}
	return nil
}

// readRows adds the rows of a query, and tells which of them do not match their
// checksums, by their place.
func readRows(ctx context.Context, c *conn, from, where string, args []any, page *postmortem.ListPage, sum *summer) (torn []int, err error) {
	query := "SELECT " + libraryList + ", (SELECT saved_at FROM head WHERE post_mortem_id = id) FROM " + from + " WHERE " + where +
		" ORDER BY started_at DESC, id DESC LIMIT ?3 OFFSET ?4"
	err = c.each(ctx, query, args, func(v []driver.Value) error {
		l, whole := readLibrary(v, sum)
		l.UpdatedAt = postmortem.Instant(str(v[len(libraryColumns)]))
		if !whole {
			torn = append(torn, len(page.Rows))
		}
		page.Rows = append(page.Rows, l.Summary)
		return nil
	})
	return torn, err
}

// Find gives the id of the post-mortem with a reference, in any case of
// letters, or with an id. See postmortem.Store.
func (s *Store) Find(ctx context.Context, reference string) (string, error) {
	const op = "sqlite.Find"
	var id string
	err := s.read(ctx, op, func(c *conn) error {
		var err error
		wanted := strings.TrimSpace(postmortem.CleanLine(reference))
		if id, err = c.text(ctx, "SELECT id FROM library WHERE id = ?", wanted); err != nil || id != "" {
			return err
		}
		id, err = c.text(ctx, "SELECT id FROM library WHERE reference = ? AND reference <> ''", wanted)
		return err
	})
	if err == nil && id == "" {
		err = errs.New(errs.NotFound, op, "There is no post-mortem %.80q in the library.", reference)
	}
	return id, err
}
