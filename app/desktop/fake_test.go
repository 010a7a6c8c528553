package desktop

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"testing"
	"time"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

// fakeStore answers from fields; what a test does not set is empty.
type fakeStore struct {
	postmortem.DocumentStore // the window asks for none yet
	settings                 map[string]string
	page                     postmortem.ListPage
	snapshot                 postmortem.Snapshot
	applied                  postmortem.Applied
	readOnly                 string
	err                      error

	blobs   map[string]postmortem.Blob
	query   postmortem.ListQuery
	batches []postmortem.Batch
	onOpen  func() // called by Open
}

func (s *fakeStore) List(_ context.Context, q postmortem.ListQuery) (postmortem.ListPage, error) {
	s.query = q
	return s.page, s.err
}
func (s *fakeStore) Find(context.Context, string) (string, error) { return s.snapshot.ID, s.err }
func (s *fakeStore) Open(context.Context, string) (postmortem.Snapshot, error) {
	if s.onOpen != nil {
		s.onOpen()
	}
	return s.snapshot, s.err
}

func (s *fakeStore) Read(context.Context, []string) ([]postmortem.Saved, error) {
	return []postmortem.Saved{s.snapshot.Saved()}, s.err
}

func (s *fakeStore) Apply(_ context.Context, b postmortem.Batch) (postmortem.Applied, error) {
	s.batches = append(s.batches, b)
	return s.applied, s.err
}

func (s *fakeStore) Undo(context.Context, string, int64) (postmortem.Applied, error) {
	panic("a fault in the store")
}

func (s *fakeStore) Redo(context.Context, string, int64) (postmortem.Applied, error) {
	return s.applied, s.err
}

func (s *fakeStore) Setting(_ context.Context, key string) (string, error) {
	return s.settings[key], s.err
}

func (s *fakeStore) SetSetting(_ context.Context, key, value string) error {
	if s.settings == nil {
		s.settings = map[string]string{}
	}
	s.settings[key] = value
	return s.err
}
func (s *fakeStore) Backup(context.Context, string) error { return s.err }
func (s *fakeStore) ReadOnly() string                     { return s.readOnly }
func (s *fakeStore) Close() error                         { return nil }

// PutBlob keeps the bytes under their hash, as the store does.
func (s *fakeStore) PutBlob(_ context.Context, b postmortem.Blob) (string, error) {
	if s.err != nil {
		return "", s.err
	}
	if s.blobs == nil {
		s.blobs = map[string]postmortem.Blob{}
	}
	sum := sha256.Sum256(b.Data)
	b.Hash, b.Size = hex.EncodeToString(sum[:]), int64(len(b.Data))
	s.blobs[b.Hash] = b
	return b.Hash, nil
}

func (s *fakeStore) Blob(_ context.Context, hash string) (postmortem.Blob, error) {
	b, ok := s.blobs[hash]
	if !ok {
		return b, errs.New(errs.NotFound, "fake", "not there")
	}
	return b, nil
}

func (s *fakeStore) Thumbnail(ctx context.Context, hash string) (postmortem.Blob, error) {
	b, err := s.Blob(ctx, hash)
	b.Data = nil
	return b, err
}

// fakeDesk answers dialogs and remembers what was asked of the desktop.
type fakeDesk struct {
	answer   string // path of the save dialog, "" for cancelled
	err      error
	asked    []saveRequest
	chosen   []string // files of the open dialog
	opened   []string
	revealed []string
	screens  []bool // what Present was called with
	percents []int
	progress func(percent int) // nil for nothing
}

func (d *fakeDesk) SaveFile(_ context.Context, r saveRequest) (string, error) {
	d.asked = append(d.asked, r)
	return d.answer, d.err
}

func (d *fakeDesk) OpenFiles(context.Context, openRequest) ([]string, error) {
	return d.chosen, d.err
}

func (d *fakeDesk) OpenURL(_ context.Context, url string) { d.opened = append(d.opened, url) }

func (d *fakeDesk) Reveal(_ context.Context, path string) error {
	d.revealed = append(d.revealed, path)
	return d.err
}

func (d *fakeDesk) Progress(percent int) {
	if d.percents = append(d.percents, percent); d.progress != nil {
		d.progress(percent)
	}
}

func (d *fakeDesk) Present(_ context.Context, on bool) bool {
	d.screens = append(d.screens, on)
	return on
}

// testNow is the clock of the tests.
func testNow() time.Time { return time.Date(2026, 3, 29, 14, 5, 0, 0, time.UTC) }

func newTestApp(t *testing.T, store postmortem.Store) (*app, *fakeDesk) {
	t.Helper()
	d := &fakeDesk{}
	n := 0
	newID := func() string { n++; return fmt.Sprintf("id-%d", n) }
	return newApp(t.Context(), Options{Version: "1.2.3", DataDir: "/data", Now: testNow, NewID: newID}, store, d), d
}
