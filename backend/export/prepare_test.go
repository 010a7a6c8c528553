package export

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"testing"

	"afterword/backend/postmortem"
)

// countedStore has one post-mortem and says how often its history was read.
type countedStore struct {
	postmortem.Store

	pictures blobs
	whole    postmortem.Whole
	asked    int
}

func (s *countedStore) Open(context.Context, string) (postmortem.Snapshot, error) {
	return s.whole.Snapshot, nil
}

func (s *countedStore) Whole(context.Context, string) (postmortem.Whole, error) {
	s.asked++
	return s.whole, nil
}

func (s *countedStore) Blob(ctx context.Context, hash string) (postmortem.Blob, error) {
	return s.pictures.Blob(ctx, hash)
}

// What is prepared for several formats gives each as it is by itself, with what
// only the store has, and reads that once.
func TestPreparedForSeveralFormats(t *testing.T) {
	var small bytes.Buffer
	if err := png.Encode(&small, image.NewGray(image.Rect(0, 0, 20, 10))); err != nil {
		t.Fatal(err)
	}
	p := postmortem.PostMortem{ID: "p", Title: "Slow", Evidence: []postmortem.Evidence{{ID: "a", Title: "Latency", Kind: "picture", Blob: "one"}}}
	records := postmortem.Disassemble(p)
	store := &countedStore{pictures: blobs{"one": small.String()}, whole: postmortem.Whole{
		Snapshot: postmortem.Snapshot{ID: "p", Revision: 1, SavedAt: postmortem.At(savedThen), Records: records},
	}}
	form := Form{Format: "md", Inside: true, Program: "test"}
	r, err := PrepareSaved(t.Context(), store, store.whole.Snapshot.Saved(), form, "md", "pdf", DocumentFormat)
	if err != nil {
		t.Fatal(err)
	}
	if store.asked != 1 {
		t.Errorf("the history was read %d times", store.asked)
	}
	for _, format := range []string{"md", "pdf", DocumentFormat} {
		want, _, err := Bytes(t.Context(), store, "p", form.As(format))
		if err != nil {
			t.Fatal(err)
		}
		if got, _, err := r.As(format); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: %d bytes, alone %d: %v", format, len(got), len(want), err)
		}
	}
}
