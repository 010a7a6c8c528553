//go:build linux

package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"afterword/backend/export"
	"afterword/backend/sqlite"
)

// runningRow measures what P2 says of the running program: a post-mortem of twelve
// pages, from the open library to the bytes of its PDF, after the first export.
func runningRow(ctx context.Context, dir string, turns int) (r row, err error) {
	const events = 135 // make twelve pages
	data := filepath.Join(dir, "running")
	reference, err := fill(ctx, data, events)
	if err != nil {
		return row{}, err
	}
	store, err := sqlite.Open(ctx, sqlite.Options{Dir: data, Now: time.Now, NewID: newIDs("store")})
	if err != nil {
		return row{}, err
	}
	defer func() {
		if closeErr := store.Close(); err == nil {
			err = closeErr
		}
	}()
	id, err := store.Find(ctx, reference)
	if err != nil {
		return row{}, err
	}
	var took []time.Duration
	path := filepath.Join(dir, "running.pdf")
	for turn := range turns + 1 {
		began := time.Now()
		pdf, _, err := export.Bytes(ctx, store, id, export.Form{Format: "pdf"})
		if err != nil {
			return row{}, err
		}
		if turn > 0 {
			took = append(took, time.Since(began))
		} else if err := os.WriteFile(path, pdf, 0o600); err != nil {
			return row{}, err
		}
	}
	pages, _, err := inspect(ctx, path)
	if err != nil {
		return row{}, err
	}
	return row{
		"P2", fmt.Sprintf("PDF of %d pages in the running program, after the first", pages), ms(median(took)), "<= 25 ms",
		median(took) <= 25*time.Millisecond,
	}, nil
}
