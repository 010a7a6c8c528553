//go:build linux

package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"afterword/backend/postmortem"
	"afterword/backend/sqlite"
)

// durableRows measures P6: one edit of an event's title through Store.Apply,
// beside an overwrite of 4 KiB with fdatasync and beside an atomic file save,
// in turns on the same disk.
func durableRows(ctx context.Context, dir string, edits int) ([]row, error) {
	store, err := sqlite.Open(ctx, sqlite.Options{Dir: dir, Now: time.Now, NewID: newIDs("store")})
	if err != nil {
		return nil, err
	}
	defer func() { _ = store.Close() }()
	records := corpus(200)
	id := records[0].Record
	applied, err := store.Apply(ctx, postmortem.Batch{PostMortem: id, Origin: "template", Edits: records})
	if err != nil {
		return nil, err
	}
	block, err := os.Create(filepath.Join(dir, "block"))
	if err != nil {
		return nil, err
	}
	defer func() { _ = block.Close() }()

	var ours, bare, file []time.Duration
	page := make([]byte, 4096)
	for i := range edits {
		began := time.Now()
		applied, err = store.Apply(ctx, postmortem.Batch{PostMortem: id, Base: applied.Revision, Origin: "typing", Edits: []postmortem.Edit{{
			ID: fmt.Sprintf("typed-%06d", i), Group: fmt.Sprintf("group-%06d", i), Label: "Edit title", Op: postmortem.Update,
			Kind: postmortem.KindEvent, Record: records[1+i%200].Record, Fields: postmortem.Fields{"title": fmt.Sprintf("Title number %d", i)},
		}}})
		if err != nil {
			return nil, err
		}
		ours = append(ours, time.Since(began))

		page[0] = byte(i)
		began = time.Now()
		if _, err := block.WriteAt(page, 0); err != nil {
			return nil, err
		}
		if err := syscall.Fdatasync(int(block.Fd())); err != nil {
			return nil, err
		}
		bare = append(bare, time.Since(began))

		if i%10 == 0 { // a file save is slow; a tenth of them is enough
			began = time.Now()
			if err := saveFile(filepath.Join(dir, "save"), page); err != nil {
				return nil, err
			}
			file = append(file, time.Since(began))
		}
	}
	half, tail := float64(median(ours))/float64(median(bare)), float64(quantile(ours, 0.99))/float64(median(bare))
	whole := float64(median(ours)) / float64(median(file))
	return []row{
		{"P6", "an edit durable, median, beside fdatasync of 4 KiB", fmt.Sprintf("%s : %s = %.2f", ms(median(ours)), ms(median(bare)), half), "<= 1.25 x", half <= 1.25},
		{"P6", "an edit durable, 99 of 100, beside the median fdatasync", fmt.Sprintf("%s = %.1f x", ms(quantile(ours, 0.99)), tail), "<= 10 x", tail <= 10},
		{"P6", "an edit durable, median, beside an atomic file save", fmt.Sprintf("%s : %s = %.2f", ms(median(ours)), ms(median(file)), whole), "<= 0.4 x", whole <= 0.4},
	}, nil
}

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
