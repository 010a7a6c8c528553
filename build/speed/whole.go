//go:build linux

package main

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"afterword/backend/sqlite"
	"afterword/backend/sqlite/sqlitetest"
)

// wholeLibrary is how many post-mortems the library of P14 has.
const wholeLibrary = 10_000

// wholeRows measures P14: every post-mortem of a library as a Markdown file of
// its own, beside copying the files that come of it, in turns on the same disk.
// Ours are on the disk when it ends; what the copy takes until its files are, too,
// is said as well.
func wholeRows(ctx context.Context, program, dir string, turns int) (rows []row, err error) {
	data := filepath.Join(dir, "library")
	store, err := sqlite.Open(ctx, sqlite.Options{Dir: data, Now: time.Now, NewID: newIDs("store")})
	if err != nil {
		return nil, err
	}
	if err := sqlitetest.Fill(ctx, store, wholeLibrary, start, newIDs("library")); err != nil {
		return nil, err
	}
	if err := store.Close(); err != nil {
		return nil, err
	}
	var ours, copied, synced []time.Duration
	for turn := range turns { // nothing is deleted in between: a file system takes its time to use that again
		out, again := filepath.Join(dir, fmt.Sprint("files-", turn)), filepath.Join(dir, fmt.Sprint("copy-", turn))
		export, err := timed(ctx, program, "export", "--all", "--data-dir", data, "--format", "md", "--output", out)
		if err != nil {
			return nil, err
		}
		cp, err := timed(ctx, "cp", "-r", out, again)
		if err != nil {
			return nil, err
		}
		sync, err := timed(ctx, "sync", "-f", again)
		if err != nil {
			return nil, err
		}
		ours, copied, synced = append(ours, export), append(copied, cp), append(synced, cp+sync)
	}
	figure := func(other []time.Duration) (string, float64) {
		ratio := median(ratios(ours, other))
		return fmt.Sprintf("%s : %s = %.2f x", ms(median(ours)), ms(median(other)), ratio), ratio
	}
	what := fmt.Sprintf("%d post-mortems as Markdown beside cp -r of the files", wholeLibrary)
	plain, ratio := figure(copied)
	durable, _ := figure(synced)
	return []row{
		{"P14", what, plain, "<= 1.0 x", ratio <= 1},
		{what: what + " and sync", measured: durable},
	}, nil
}
