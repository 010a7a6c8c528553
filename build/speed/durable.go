//go:build linux

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"afterword/backend/postmortem"
	"afterword/backend/sqlite"
)

// burst is how many edits are made before the library is closed and opened
// again: nobody types more without the pause in which the library tidies up.
const burst = 200

// durableBench measures P6: one edit of an event's title through Store.Apply,
// five to an undo step, beside the usual way to make 4 KiB durable (at the end
// of a file) and beside an atomic save of the same post-mortem as a file, in
// turns on the same disk. What it is beside 4 KiB written over what a file has
// there is said as well.
type durableBench struct {
	records               []postmortem.Edit
	whole                 []byte // the post-mortem as a file would hold it
	revision              int64
	over, end             *os.File
	ours, atEnd           []time.Duration
	overwrite, atomicSave []time.Duration
}

func durableRows(ctx context.Context, dir string, edits int) ([]row, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	b := &durableBench{records: corpus(200)}
	var err error
	if b.whole, err = json.Marshal(b.records); err != nil {
		return nil, err
	}
	if b.over, err = os.Create(filepath.Join(dir, "over")); err != nil {
		return nil, err
	}
	defer func() { _ = b.over.Close() }()
	if b.end, err = os.Create(filepath.Join(dir, "end")); err != nil {
		return nil, err
	}
	defer func() { _ = b.end.Close() }()
	for from := 0; from < edits; from += burst {
		if err := b.burst(ctx, dir, from); err != nil {
			return nil, err
		}
	}
	return b.rows(), nil
}

func (b *durableBench) burst(ctx context.Context, dir string, from int) (err error) {
	store, err := sqlite.Open(ctx, sqlite.Options{Dir: dir, Now: time.Now, NewID: newIDs("store")})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if from == 0 {
		applied, err := store.Apply(ctx, postmortem.Batch{PostMortem: b.records[0].Record, Origin: "template", Edits: b.records})
		if err != nil {
			return err
		}
		b.revision = applied.Revision
	}
	time.Sleep(time.Second) // what opening began in the background is done
	for i := from; i < from+burst; i++ {
		if err := b.turn(ctx, store, dir, i); err != nil {
			return err
		}
	}
	return nil
}

// turn does everything once, each time in another order: what comes after a
// file that grew finds the disk busy with its bookkeeping.
func (b *durableBench) turn(ctx context.Context, store *sqlite.Store, dir string, i int) error {
	page := make([]byte, 4096)
	page[0] = byte(i)
	type way struct {
		times *[]time.Duration
		do    func() error
	}
	ways := []way{
		{&b.ours, func() error { return b.edit(ctx, store, i) }},
		{&b.overwrite, func() error { return durable(b.over, page, 0) }},
		{&b.atEnd, func() error { return durable(b.end, page, int64(i)*4096) }},
	}
	if i%10 < len(ways) { // a file save is slow; a few of them are enough
		ways = append(ways, way{&b.atomicSave, func() error { return saveFile(filepath.Join(dir, "save"), b.whole) }})
	}
	for k := range ways {
		w := ways[(i+k)%len(ways)]
		began := time.Now()
		if err := w.do(); err != nil {
			return err
		}
		*w.times = append(*w.times, time.Since(began))
	}
	return nil
}

func (b *durableBench) edit(ctx context.Context, store *sqlite.Store, i int) error {
	applied, err := store.Apply(ctx, postmortem.Batch{PostMortem: b.records[0].Record, Base: b.revision, Origin: "typing", Edits: []postmortem.Edit{{
		ID: fmt.Sprintf("typed-%06d", i), Group: fmt.Sprintf("group-%06d", i/5), Label: "Edit title", Op: postmortem.Update,
		Kind: postmortem.KindEvent, Record: b.records[1+i/5%200].Record, Fields: postmortem.Fields{"title": fmt.Sprintf("Title number %d", i)},
	}}})
	b.revision = applied.Revision
	return err
}

func durable(f *os.File, page []byte, at int64) error {
	if _, err := f.WriteAt(page, at); err != nil {
		return err
	}
	return syscall.Fdatasync(int(f.Fd()))
}

func (b *durableBench) rows() []row {
	ours := median(b.ours)
	beside := func(what string, other []time.Duration, goal float64) row {
		ratio := float64(ours) / float64(median(other))
		return row{
			"P6", "an edit durable, median, beside " + what,
			fmt.Sprintf("%s : %s = %.2f", micro(ours), micro(median(other)), ratio), fmt.Sprintf("<= %.2f x", goal), ratio <= goal,
		}
	}
	late := quantile(b.ours, 0.99)
	tail := float64(late) / float64(median(b.atEnd))
	rows := []row{
		beside("4 KiB appended + fdatasync", b.atEnd, 1.25),
		{"P6", "an edit durable, 99 of 100, beside the median of that", fmt.Sprintf("%s = %.1f x", micro(late), tail), "<= 10 x", tail <= 10},
		beside(fmt.Sprintf("an atomic save of it as a file of %d KB", (len(b.whole)+500)/1000), b.atomicSave, 0.4),
	}
	// What a log written with the least bookkeeping would cost: for comparison.
	inPlace := beside("4 KiB written in place + fdatasync", b.overwrite, 0)
	inPlace.goal, inPlace.met = "", true
	return append(rows, inPlace)
}

func micro(d time.Duration) string { return fmt.Sprintf("%d µs", d.Microseconds()) }

// saveFile is what an editor does that keeps a document in a plain file.
func saveFile(path string, content []byte) error {
	temp, err := os.Create(path + ".new")
	if err != nil {
		return err
	}
	if _, err := temp.Write(content); err != nil {
		return err
	}
	if err := temp.Sync(); err != nil {
		return err
	}
	if err := temp.Close(); err != nil {
		return err
	}
	if err := os.Rename(path+".new", path); err != nil {
		return err
	}
	folder, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	defer func() { _ = folder.Close() }()
	return folder.Sync()
}
