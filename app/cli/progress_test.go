//go:build unix

package cli_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"afterword/app/cli"
	"afterword/backend/postmortem"
	"afterword/backend/sqlite"
)

// TestInterrupted: a long export that is interrupted, or whose terminal goes, ends
// at once and leaves nothing behind.
func TestInterrupted(t *testing.T) {
	n := 0
	newID := func() string { n++; return fmt.Sprintf("id-%06d", n) }
	open := func(ctx context.Context, dir string, reading bool) (postmortem.Store, error) {
		return sqlite.Open(ctx, sqlite.Options{Dir: dir, Now: time.Now, NewID: newID, Reading: reading})
	}
	data, out := t.TempDir(), t.TempDir()
	store, err := open(t.Context(), data, false)
	if err != nil {
		t.Fatal(err)
	}
	create := func(kind postmortem.Kind, record string, fields postmortem.Fields) postmortem.Edit {
		return postmortem.Edit{ID: newID(), Group: "g", Label: "Fill", Op: postmortem.Create, Kind: kind, Record: record, Fields: fields}
	}
	edits := []postmortem.Edit{create(postmortem.KindPostMortem, "pm", postmortem.Fields{"title": "Long", "reference": "PM-2026-001"})}
	for i := range 6000 {
		at := time.Date(2026, 3, 12, 14, 1, 0, 0, time.UTC).Add(time.Duration(i) * time.Minute)
		edits = append(edits, create(postmortem.KindEvent, newID(), postmortem.Fields{
			"title": "The error rate rises", "precision": "minute", "occurredAt": string(postmortem.At(at)),
		}))
	}
	if _, err := store.Apply(t.Context(), postmortem.Batch{PostMortem: "pm", Origin: "template", Edits: edits}); err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	for _, asked := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		if signal.Ignored(asked) { // these tests run under nohup: so would the program
			continue
		}
		var said bytes.Buffer
		code := make(chan int)
		go func() {
			code <- cli.Run(t.Context(), []string{"export", "PM-2026-001", "--format", "pdf", "--output", filepath.Join(out, "long.pdf")}, cli.Env{
				Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: &said, Version: "1", Now: time.Now, NewID: newID, Open: open,
				DataDir: func(string) (string, error) { return data, nil },
			})
		}()
		for { // until the file is begun
			if begun, err := os.ReadDir(out); err != nil || len(begun) > 0 {
				break
			}
			select {
			case got := <-code:
				t.Fatalf("it ended with %d before anything was seen of it: %s", got, said.String())
			case <-time.After(time.Millisecond):
			}
		}
		if err := syscall.Kill(os.Getpid(), asked); err != nil {
			t.Fatal(err)
		}
		if got := <-code; got != 130 || said.String() != "afterword: Interrupted. What was not finished is not there.\n" {
			t.Errorf("%v: code %d, %q", asked, got, said.String())
		}
		if left, err := os.ReadDir(out); err != nil || len(left) > 0 {
			t.Errorf("%v left: %v, %v", asked, left, err)
		}
	}
}
