package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"
	"io"

	sqlite3 "modernc.org/sqlite"
)

// conn is one connection with its prepared statements. It talks to the driver
// directly: database/sql would cost as much as a third of a small edit. Only
// one goroutine uses a conn at a time.
type conn struct {
	dc    driver.Conn
	stmts map[string]driver.Stmt
	args  []driver.NamedValue
	log   *gatherer
}

// maxStmts bounds the statements kept; updates have one for each set of
// columns, which people's edits repeat but a program's might not.
const maxStmts = 250

func dial(dsn string) (*conn, error) {
	c := &conn{stmts: map[string]driver.Stmt{}}
	var err error
	c.log, err = withGatherer(func() (err error) {
		c.dc, err = (&sqlite3.Driver{}).Open(dsn)
		return err
	})
	if err != nil {
		return nil, err
	}
	return c, nil
}

func (c *conn) close() error {
	err := c.forget()
	err = errors.Join(err, c.dc.Close())
	c.log.close()
	return err
}

func (c *conn) forget() error {
	var err error
	for _, s := range c.stmts {
		err = errors.Join(err, s.Close())
	}
	clear(c.stmts)
	return err
}

func (c *conn) prepare(query string) (driver.Stmt, error) {
	if s, ok := c.stmts[query]; ok {
		return s, nil
	}
	if len(c.stmts) >= maxStmts {
		if err := c.forget(); err != nil {
			return nil, err
		}
	}
	s, err := c.dc.Prepare(query)
	if err != nil {
		return nil, err
	}
	c.stmts[query] = s
	return s, nil
}

// bind makes the argument list. Values are string, int64, bool or nil.
func (c *conn) bind(args []any) []driver.NamedValue {
	c.args = c.args[:0]
	for i, a := range args {
		c.args = append(c.args, driver.NamedValue{Ordinal: i + 1, Value: a})
	}
	return c.args
}

// exec runs one statement, kept prepared, and gives the number of rows changed.
func (c *conn) exec(ctx context.Context, query string, args ...any) (int64, error) {
	s, err := c.prepare(query)
	if err != nil {
		return 0, err
	}
	res, err := s.(driver.StmtExecContext).ExecContext(ctx, c.bind(args))
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

// script runs several statements once.
func (c *conn) script(ctx context.Context, text string) error {
	_, err := c.dc.(driver.ExecerContext).ExecContext(ctx, text, nil)
	return err
}

// each calls row for every row of the result. The slice is used again for the
// next row.
func (c *conn) each(ctx context.Context, query string, args []any, row func([]driver.Value) error) error {
	return c.until(ctx, query, args, func(v []driver.Value) (bool, error) { return true, row(v) })
}

// until is each for as long as row wants more.
func (c *conn) until(ctx context.Context, query string, args []any, row func([]driver.Value) (more bool, err error)) (err error) {
	s, err := c.prepare(query)
	if err != nil {
		return err
	}
	rows, err := s.(driver.StmtQueryContext).QueryContext(ctx, c.bind(args))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	values := make([]driver.Value, len(rows.Columns()))
	for {
		switch err := rows.Next(values); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		if more, err := row(values); err != nil || !more {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
}

// one gives the first row of the result, nil if there is none.
func (c *conn) one(ctx context.Context, query string, args ...any) ([]driver.Value, error) {
	var out []driver.Value
	err := c.until(ctx, query, args, func(v []driver.Value) (bool, error) {
		out = v
		return false, nil
	})
	return out, err
}

// number gives the single integer of the result, 0 if there is no row.
func (c *conn) number(ctx context.Context, query string, args ...any) (int64, error) {
	row, err := c.one(ctx, query, args...)
	if err != nil || len(row) == 0 {
		return 0, err
	}
	return num(row[0]), nil
}

// text gives the single text of the result, "" if there is no row.
func (c *conn) text(ctx context.Context, query string, args ...any) (string, error) {
	row, err := c.one(ctx, query, args...)
	if err != nil || len(row) == 0 {
		return "", err
	}
	return str(row[0]), nil
}

// inTx runs work in one transaction ("IMMEDIATE" to write, "DEFERRED" to
// read): committed if work gives no error, else taken back.
func (c *conn) inTx(ctx context.Context, mode string, work func() error) error {
	if _, err := c.exec(ctx, "BEGIN "+mode); err != nil {
		return err
	}
	committed := false
	defer func() {
		if !committed {
			// SQLite may have rolled back by itself (disk full); then this fails,
			// which is fine. Neither a cancelled context nor a panic stops it.
			_, _ = c.exec(context.WithoutCancel(ctx), "ROLLBACK")
		}
	}()
	if err := work(); err != nil {
		return err
	}
	err := c.log.during(func() error {
		_, err := c.exec(ctx, "COMMIT")
		return err
	})
	if err != nil {
		return err
	}
	committed = true
	return nil
}

func str(v driver.Value) string {
	switch s := v.(type) {
	case string:
		return s
	case []byte:
		return string(s)
	}
	return ""
}

func num(v driver.Value) int64 { n, _ := v.(int64); return n }
