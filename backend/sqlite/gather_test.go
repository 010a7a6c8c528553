//go:build linux

package sqlite

import (
	"bytes"
	"context"
	"database/sql/driver"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"modernc.org/libc"

	"afterword/backend/postmortem"
)

// TestGathererHolds: what is held, and what is written at once.
func TestGathererHolds(t *testing.T) {
	header := func(mark uint32) []byte {
		h := make([]byte, walFrameHeader)
		binary.BigEndian.PutUint32(h[4:], mark)
		return h
	}
	page := make([]byte, 4096)
	type write struct {
		content []byte
		offset  int64
		held    bool
	}
	frame := int64(walFrameHeader + len(page))
	for name, c := range map[string]struct {
		writes   []write
		complete bool
	}{
		"header of the log":   {[]write{{make([]byte, walHeader), 0, false}}, false},
		"commit of one page":  {[]write{{header(1), 32, false}, {page, 56, false}}, false},
		"page over an old":    {[]write{{page, 56, false}}, false},
		"commit of two pages": {[]write{{header(0), 32, true}, {page, 56, true}, {header(7), 32 + frame, true}, {page, 56 + frame, true}}, true},
		"no commit yet":       {[]write{{header(0), 32, true}, {page, 56, true}, {header(0), 32 + frame, true}, {page, 56 + frame, true}}, false},
		"elsewhere":           {[]write{{header(0), 32, true}, {page, 56, true}, {page, 9000, false}}, false},
		"not at the end":      {[]write{{header(0), 32, true}, {header(0), 32, false}}, false},
		"a changed header":    {[]write{{header(5), 32 + frame, false}}, false},
	} {
		g := &gatherer{}
		for i, w := range c.writes {
			if got := g.add(1, w.content, w.offset); got != w.held {
				t.Errorf("%s: write %d is held: %v", name, i, got)
			}
		}
		if got := g.complete(4096); got != c.complete {
			t.Errorf("%s: complete is %v", name, got)
		}
	}
	g := &gatherer{}
	if !g.add(1, header(0), 32) || g.add(2, page, 56) {
		t.Error("two files are taken for one")
	}
	g = &gatherer{}
	for g.add(1, header(0), 32+int64(len(g.held))) {
		g.add(1, page, 32+int64(len(g.held)))
		if len(g.held) >= 128<<10 {
			t.Fatal("it holds more than can be written at once")
		}
	}
}

// TestCommitIsOneWrite: an edit reaches the log by one call of the system.
func TestCommitIsOneWrite(t *testing.T) {
	s := openStore(t, t.TempDir())
	s.keeper.stop()
	id := make1(t, s, nil)
	writes := countWrites(t)
	typing(t, s, id, 1, update(postmortem.KindPostMortem, id, postmortem.Fields{"summary": "short"}))
	if *writes != 1 {
		t.Errorf("%d writes", *writes)
	}
	*writes = 0
	typing(t, s, id, 2, update(postmortem.KindPostMortem, id, postmortem.Fields{"summary": strings.Repeat("long ", 100_000)}))
	if *writes < 5 || *writes > 12 { // 500 kB in pieces
		t.Errorf("%d writes of a long text", *writes)
	}
	verifyStore(t, s)
}

// countWrites counts the calls of SQLite's own xWrite for logs.
func countWrites(t *testing.T) *int {
	n, before := new(int), own.write
	t.Cleanup(func() { own.write = before })
	inner := func(tls *libc.TLS, file, content uintptr, amount int32, offset int64) int32 {
		own.write = before
		defer func() { own.write = countedWrite }()
		*n++
		return ownWriteLog(tls, file, content, amount, offset)
	}
	counted = inner
	countedWrite = function(countLog)
	own.write = countedWrite
	return n
}

var (
	counted      func(*libc.TLS, uintptr, uintptr, int32, int64) int32
	countedWrite uintptr
)

func countLog(tls *libc.TLS, file, content uintptr, n int32, offset int64) int32 {
	return counted(tls, file, content, n, offset)
}

// TestSpilledPagesAreNotHeld: pages that leave a small cache before the commit
// are in the log at once; taken back, they do not come after what others wrote.
func TestSpilledPagesAreNotHeld(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "spill.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	var conns [2]*conn
	for i := range conns {
		c, err := dial(source(path, modeNormal))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = c.close() })
		conns[i] = c
	}
	a, b := conns[0], conns[1]
	for _, script := range []string{"PRAGMA journal_mode = WAL", "PRAGMA cache_size = 3", "CREATE TABLE t (id INTEGER PRIMARY KEY, x BLOB)"} {
		if err := a.script(ctx, script); err != nil {
			t.Fatal(err)
		}
	}
	fill := func(c *conn, from, n int) error {
		for i := range n {
			if _, err := c.exec(ctx, "INSERT INTO t VALUES (?, ?)", int64(from+i), strings.Repeat(fmt.Sprint(from+i, " "), 900)); err != nil {
				return err
			}
		}
		return nil
	}
	stop := fmt.Errorf("stop")
	for round := range 5 {
		if err := a.inTx(ctx, "IMMEDIATE", func() error {
			if err := fill(a, 1000, 40); err != nil {
				return err
			}
			return stop
		}); err != stop { //nolint:errorlint // the very same
			t.Fatal(err)
		}
		if err := b.inTx(ctx, "IMMEDIATE", func() error { return fill(b, round*30, 15) }); err != nil {
			t.Fatal(err)
		}
		if err := a.inTx(ctx, "IMMEDIATE", func() error { return fill(a, round*30+15, 15) }); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range conns {
		if err := c.each(ctx, "PRAGMA integrity_check", nil, func(v []driver.Value) error {
			if str(v[0]) != "ok" {
				t.Error(str(v[0]))
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		if n, err := c.number(ctx, "SELECT count(*) FROM t"); err != nil || n != 150 {
			t.Errorf("%d rows: %v", n, err)
		}
	}
	log, err := os.ReadFile(path + "-wal")
	if err != nil || !bytes.Contains(log, []byte("149 149 149")) {
		t.Errorf("the last row is not in the log: %v", err)
	}
}
