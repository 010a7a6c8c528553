package sqlite

import (
	"bufio"
	"context"
	"database/sql/driver"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"afterword/backend/postmortem"
)

// The child is this test binary again: it writes into a library and says each
// edit only after the store acknowledged it, until it is killed.
const (
	childDir = "AFTERWORD_KILL_DIR"
	childRun = "AFTERWORD_KILL_RUN"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(childDir); dir != "" {
		if err := writeUntilKilled(dir, os.Getenv(childRun)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(3)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// writeUntilKilled mixes typing, bulk paste, moving, deleting, undo and redo,
// files as evidence, backups, settings and new post-mortems. Each line on standard output is
// "revision post-mortem record title": what must be found afterwards.
func writeUntilKilled(dir, run string) error {
	ctx := context.Background()
	n := 0
	newID := func() string { n++; return fmt.Sprintf("r%s-%d", run, n) }
	s, err := Open(ctx, Options{Dir: dir, Now: time.Now, NewID: newID})
	if err != nil {
		return err
	}
	seed, _ := strconv.ParseUint(run, 10, 64)
	r := rand.New(rand.NewPCG(seed, 1))
	say := func(a postmortem.Applied, pm, record, title string) {
		fmt.Printf("%d %s %s %s\n", a.Revision, pm, record, title)
	}
	pm, events, base := "", []string{}, int64(0)
	for {
		if pm == "" || r.IntN(60) == 0 {
			pm, events = newID(), nil
			a, err := s.Apply(ctx, postmortem.Batch{PostMortem: pm, Origin: "template", Edits: []postmortem.Edit{
				{ID: newID(), Op: postmortem.Create, Kind: postmortem.KindPostMortem, Record: pm, Fields: postmortem.Fields{"title": pm}},
			}})
			if err != nil {
				return err
			}
			base = a.Revision
			say(a, pm, pm, pm)
		}
		var edits []postmortem.Edit
		record, title := "", ""
		switch what := r.IntN(20); {
		case what == 0: // paste
			for range 150 {
				record, title = newID(), newID()
				events = append(events, record)
				edits = append(edits, postmortem.Edit{
					ID: newID(), Group: "p" + record, Op: postmortem.Create, Kind: postmortem.KindEvent,
					Record: record, Fields: postmortem.Fields{"title": title, "occurredAt": "2026-11-23T10:00:00Z", "milestone": "detected"},
				})
			}
		case what == 1 && len(events) > 3: // delete
			record = events[len(events)-1]
			events = events[:len(events)-1]
			edits = append(edits, postmortem.Edit{ID: newID(), Op: postmortem.Delete, Kind: postmortem.KindEvent, Record: record})
			record, title = pm, "-"
		case what == 2: // undo and redo again: the state is as acknowledged
			a, err := s.Undo(ctx, pm, base)
			if err == nil {
				a, err = s.Redo(ctx, pm, a.Revision)
			}
			if err != nil {
				return err
			}
			base = a.Revision
			say(a, pm, pm, "-")
			continue
		case what == 3 && r.IntN(8) == 0:
			if err := s.Backup(ctx, filepath.Join(dir, newID()+".copy")); err != nil {
				return err
			}
			continue
		case what == 4:
			if err := s.SetSetting(ctx, "last", newID()); err != nil {
				return err
			}
			continue
		case what == 5:
			if _, err := s.h.writer.text(ctx, "PRAGMA wal_checkpoint(PASSIVE)"); err != nil {
				return err
			}
			continue
		case what == 6: // a file, then the record that cites it
			data := make([]byte, r.IntN(300_000))
			for i := range data {
				data[i] = byte(r.Uint32())
			}
			hash, err := s.PutBlob(ctx, postmortem.Blob{MediaType: "application/octet-stream", Data: data})
			if err != nil {
				return err
			}
			record, title = newID(), newID()
			edits = append(edits, postmortem.Edit{
				ID: newID(), Op: postmortem.Create, Kind: postmortem.KindEvidence, Record: record,
				Fields: postmortem.Fields{"title": title, "kind": "file", "blob": hash},
			})
		case what < 8 || len(events) == 0:
			record, title = newID(), newID()
			events = append(events, record)
			edits = append(edits, postmortem.Edit{
				ID: newID(), Op: postmortem.Create, Kind: postmortem.KindEvent, Record: record,
				Fields: postmortem.Fields{"title": title},
			})
		default: // type
			record, title = events[r.IntN(len(events))], newID()
			edits = append(edits, postmortem.Edit{
				ID: newID(), Group: "g", Op: postmortem.Update, Kind: postmortem.KindEvent, Record: record,
				Fields: postmortem.Fields{"title": title, "occurredAt": "2026-11-23T11:00:00Z"},
			})
		}
		a, err := s.Apply(ctx, postmortem.Batch{PostMortem: pm, Base: base, Origin: "typing", Edits: edits})
		if err != nil {
			return err
		}
		base = a.Revision
		say(a, pm, record, title)
	}
}

// TestKill kills a writing process again and again; nothing that was
// acknowledged may be missing, and everything must verify.
func TestKill(t *testing.T) {
	kills := 100
	if n, err := strconv.Atoi(os.Getenv("AFTERWORD_KILLS")); err == nil {
		kills = n
	} else if testing.Short() {
		kills = 10
	}
	r := rand.New(rand.NewPCG(uint64(kills), 3))
	dir := t.TempDir()
	acknowledged := 0
	for run := range kills {
		if run%10 == 9 { // begin anew, so that making a library is killed as well
			dir = t.TempDir()
		}
		lines := killChild(t, dir, run, time.Duration(30+r.IntN(150))*time.Millisecond)
		acknowledged += len(lines)
		s, err := Open(context.Background(), options(dir))
		if err != nil {
			t.Fatalf("kill %d: %v", run, err)
		}
		verifyStore(t, s)
		checkAcknowledged(t, s, lines)
		closeStore(t, s)
	}
	t.Logf("%d kills, %d acknowledged edits, none lost", kills, acknowledged)
}

// killChild runs a child for a while after its first word and gives what it
// acknowledged.
func killChild(t *testing.T, dir string, run int, after time.Duration) []string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), childDir+"="+dir, childRun+"="+strconv.Itoa(run))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var problem strings.Builder
	cmd.Stderr = &problem
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	// A library that is being made is killed while that goes on, the others
	// after the first edit.
	kill := func() { _ = cmd.Process.Kill() }
	var timer *time.Timer
	if run%10 == 9 {
		timer = time.AfterFunc(after/2, kill)
	}
	var lines []string
	reader := bufio.NewReader(out)
	for {
		line, err := reader.ReadString('\n')
		if err != nil {
			break // a line cut by the kill was not said whole
		}
		lines = append(lines, strings.TrimSpace(line))
		if timer == nil {
			timer = time.AfterFunc(after, kill)
		}
	}
	if timer != nil {
		timer.Stop()
	}
	_ = cmd.Wait()
	if cmd.ProcessState.ExitCode() == 3 {
		t.Fatalf("the child failed: %s", problem.String())
	}
	return lines
}

// checkAcknowledged looks for every acknowledged edit in the log, at the
// revision it was given, and compares every post-mortem with what the log
// says from its first edit on.
func checkAcknowledged(t *testing.T, s *Store, lines []string) {
	t.Helper()
	titles := map[string]string{} // "revision post-mortem record" → title
	heads := map[string]int64{}
	models := map[string]*model{}
	err := s.h.writer.each(context.Background(), allEntries+" ORDER BY seq", nil, func(v []driver.Value) error {
		e, err := readEntry(v, &s.sum)
		if err != nil {
			return err
		}
		titles[fmt.Sprint(e.revision, " ", e.owner, " ", e.change.Record)], _ = e.change.After["title"].(string)
		heads[e.owner] = e.revision
		m := models[e.owner]
		if m == nil {
			m = &model{now: map[recordKey]postmortem.Fields{}}
			models[e.owner] = m
		}
		key := recordKey{e.change.Kind, e.change.Record}
		r := touched{now: m.now[key]}
		r.set(e.change)
		if m.now[key] = r.now; r.now == nil {
			delete(m.now, key)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range lines {
		f := strings.Fields(line)
		if len(f) != 4 {
			t.Fatalf("line %q", line)
		}
		revision, err := strconv.ParseInt(f[0], 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		if heads[f[1]] < revision {
			t.Fatalf("%q was acknowledged and is lost: revision %d is the last", line, heads[f[1]])
		}
		if got := titles[strings.Join(f[:3], " ")]; f[3] != "-" && got != f[3] {
			t.Fatalf("%q was acknowledged, the log has %q", line, got)
		}
	}
	for pm, m := range models {
		snap := snapshot(t, s, pm)
		m.undo, m.redo = nil, nil
		if snap.Undo.Label != "" {
			m.undo = append(m.undo, nil)
		}
		if snap.Redo.Label != "" {
			m.redo = append(m.redo, nil)
		}
		m.compare(t, snap)
		if snap.Revision != heads[pm] {
			t.Fatalf("revision %d, the log ends at %d", snap.Revision, heads[pm])
		}
	}
}
