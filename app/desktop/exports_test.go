package desktop

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

func storeWithPostMortem() *fakeStore {
	fields := postmortem.NewFields(postmortem.KindPostMortem)
	fields["title"], fields["reference"], fields["createdAt"] = "Checkout slow", "PM-2026-014", "2026-03-29T14:05:00.000Z"
	return &fakeStore{snapshot: postmortem.Snapshot{
		ID: "p1", Revision: 3, SavedAt: "2026-03-29T15:00:00.000Z",
		Records: []postmortem.Record{{Kind: postmortem.KindPostMortem, ID: "p1", Fields: fields}},
	}}
}

func TestPictureHasTheLanesThatAreAskedFor(t *testing.T) {
	store := storeWithPostMortem()
	for id, fields := range map[string][2]string{"e1": {"alert", "duty officer"}, "e2": {"decision", "facilitator"}} {
		event := postmortem.NewFields(postmortem.KindEvent)
		event["title"], event["precision"], event["occurredAt"] = "Latency rises", "minute", "2026-03-29T14:05:00.000Z"
		event["kind"], event["actorRole"] = fields[0], fields[1]
		store.snapshot.Records = append(store.snapshot.Records, postmortem.Record{Kind: postmortem.KindEvent, ID: id, Fields: event})
	}
	a, desk := newTestApp(t, store)
	desk.answer = filepath.Join(t.TempDir(), "mine.svg")
	for _, lanes := range []struct{ by, name string }{{"kind", "alert"}, {"role", "duty officer"}} {
		if _, err := (&Exports{a}).Save(a.token, "p1", ShareChoices{Format: "svg", Lanes: lanes.by}); err != nil {
			t.Fatal(err)
		}
		drawn, err := os.ReadFile(desk.answer)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(drawn), ">"+lanes.name+"<") {
			t.Errorf("by %s there is no lane %q", lanes.by, lanes.name)
		}
	}
}

func TestExportIsWrittenWhereThePersonSays(t *testing.T) {
	dir := t.TempDir()
	store := storeWithPostMortem()
	a, desk := newTestApp(t, store)
	e := &Exports{a}
	for format, start := range map[string]string{"pdf": "%PDF-", "md": "# "} {
		desk.answer = filepath.Join(dir, "mine."+format)
		reply, err := e.Save(a.token, "p1", ShareChoices{Format: format})
		if err != nil {
			t.Fatal(err)
		}
		written, err := os.ReadFile(desk.answer)
		if err != nil {
			t.Fatal(err)
		}
		if reply.Cancelled || reply.FileName != "mine."+format || reply.Folder != dir || reply.Bytes != int64(len(written)) || reply.Warnings == nil {
			t.Errorf("%s: %+v", format, reply)
		}
		if !strings.Contains(string(written[:min(len(written), 200)]), start) {
			t.Errorf("%s starts with %.20q", format, written)
		}
		asked := desk.asked[len(desk.asked)-1]
		if !strings.HasPrefix(asked.Name, "PM-2026-014") || filepath.Ext(asked.Name) != "."+format || asked.Pattern != "*."+format {
			t.Errorf("%s: asked %+v", format, asked)
		}

		if err := e.ShowInFolder(a.token, reply.Ticket); err != nil {
			t.Error(err)
		}
		if got := desk.revealed[len(desk.revealed)-1]; got != desk.answer {
			t.Errorf("revealed %q", got)
		}
	}
	// The folder is remembered for the next time.
	desk.answer = ""
	if _, err := e.Save(a.token, "p1", ShareChoices{Format: "pdf"}); err != nil {
		t.Fatal(err)
	}
	if got := desk.asked[len(desk.asked)-1].Folder; got != dir {
		t.Errorf("asked in %q, want %q", got, dir)
	}
}

func TestCancellingIsNotAnError(t *testing.T) {
	a, _ := newTestApp(t, storeWithPostMortem())
	e := &Exports{a}
	for _, reply := range []func() (ExportReply, error){
		func() (ExportReply, error) { return e.Save(a.token, "p1", ShareChoices{Format: "pdf"}) },
		func() (ExportReply, error) { return e.SaveCopy(a.token, "unsaved.txt", "text") },
	} {
		got, err := reply()
		if err != nil || !got.Cancelled || got.Ticket != "" || got.Warnings == nil {
			t.Errorf("%+v, %v", got, err)
		}
	}
}

// TestProgress: a long export tells how far it is, and ends at once when it is
// cancelled, with nothing written.
func TestProgress(t *testing.T) {
	store := storeWithPostMortem()
	for i := range 600 {
		event := postmortem.NewFields(postmortem.KindEvent)
		event["title"], event["precision"] = fmt.Sprintf("Step %d", i), "minute"
		event["occurredAt"] = string(postmortem.At(testNow().Add(time.Duration(i) * time.Minute)))
		store.snapshot.Records = append(store.snapshot.Records, postmortem.Record{Kind: postmortem.KindEvent, ID: fmt.Sprintf("e%d", i), Fields: event})
	}
	a, desk := newTestApp(t, store)
	e := &Exports{a}
	desk.answer = filepath.Join(t.TempDir(), "long.pdf")
	if reply, err := e.Save(a.token, "p1", ShareChoices{Format: "pdf"}); err != nil || reply.Ticket == "" {
		t.Fatal(reply, err)
	}
	rising := slices.IsSortedFunc(desk.percents, func(a, b int) int { return cmp.Or(cmp.Compare(a, b), 1) })
	if n := len(desk.percents); n < 10 || !rising || desk.percents[0] > 10 || desk.percents[n-1] < 90 || desk.percents[n-1] > 100 {
		t.Errorf("it told %v", desk.percents)
	}

	desk.answer, desk.percents = filepath.Join(t.TempDir(), "stopped.pdf"), nil
	desk.progress = func(percent int) {
		if percent >= 30 {
			if err := e.Cancel(a.token); err != nil {
				t.Error(err)
			}
		}
	}
	reply, err := e.Save(a.token, "p1", ShareChoices{Format: "pdf"})
	if err != nil || !reply.Cancelled {
		t.Errorf("%+v, %v", reply, err)
	}
	if last := desk.percents[len(desk.percents)-1]; last > 50 {
		t.Errorf("it went on to %d %%", last)
	}
	if left, err := os.ReadDir(filepath.Dir(desk.answer)); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}

func TestExportErrors(t *testing.T) {
	dir := t.TempDir()
	store := storeWithPostMortem()
	a, desk := newTestApp(t, store)
	e := &Exports{a}
	desk.answer = filepath.Join(dir, "missing", "x.pdf")
	if reply, err := e.Save(a.token, "p1", ShareChoices{Format: "pdf"}); errs.CodeOf(err) != errs.ExportIO || reply.Ticket != "" {
		t.Errorf("folder that is not there: %+v, %v", reply, err)
	}
	if _, err := e.SaveCopy(a.token, "x", "text"); errs.CodeOf(err) != errs.ExportIO {
		t.Errorf("copy into a folder that is not there: %v", err)
	}
	if _, err := e.Save(a.token, "p1", ShareChoices{Format: "docx"}); errs.CodeOf(err) != errs.Unsupported {
		t.Errorf("unknown format: %v", err)
	}
	asked := len(desk.asked)
	if _, err := e.Save(a.token, "p1", ShareChoices{Format: "svg", Lanes: "team"}); errs.CodeOf(err) != errs.Unsupported || len(desk.asked) != asked {
		t.Errorf("unknown lanes: %v, and the dialog must not open", err)
	}
	store.err = errs.New(errs.NotFound, "x", "gone")
	if _, err := e.Save(a.token, "p1", ShareChoices{Format: "pdf"}); errs.CodeOf(err) != errs.NotFound || len(desk.asked) != asked {
		t.Errorf("unknown post-mortem: %v, and the dialog must not open", err)
	}
	store.err, desk.err = nil, errors.New("no portal")
	if _, err := e.Save(a.token, "p1", ShareChoices{Format: "pdf"}); errs.CodeOf(err) != errs.ExportIO {
		t.Errorf("no dialog: %v", err)
	}
}

// Saving a copy is the way out when the library is in trouble: it must work
// while every call to the store fails.
func TestSaveCopyNeedsNoStore(t *testing.T) {
	store := &fakeStore{err: errs.New(errs.StorageIO, "x", "broken")}
	a, desk := newTestApp(t, store)
	desk.answer = filepath.Join(t.TempDir(), "copy.txt")
	reply, err := (&Exports{a}).SaveCopy(a.token, "../../etc/pass\u202ewd:*?.txt", "what was typed\n")
	if err != nil || reply.Bytes != 15 {
		t.Fatalf("%+v, %v", reply, err)
	}
	if text, _ := os.ReadFile(desk.answer); string(text) != "what was typed\n" {
		t.Errorf("%q", text)
	}
	if name := desk.asked[0].Name; name != "etc-pass-wd---.txt" {
		t.Errorf("suggested %q", name)
	}
}

func TestShowInFolderTakesTicketsOnly(t *testing.T) {
	a, desk := newTestApp(t, storeWithPostMortem())
	e := &Exports{a}
	for _, ticket := range []string{"", "/etc/passwd", "../x", strings.Repeat("0", 32)} {
		if err := e.ShowInFolder(a.token, ticket); errs.CodeOf(err) != errs.NotFound {
			t.Errorf("%q: %v", ticket, err)
		}
	}
	desk.answer = filepath.Join(t.TempDir(), "x.md")
	reply, err := e.Save(a.token, "p1", ShareChoices{Format: "md"})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(desk.answer); err != nil {
		t.Fatal(err)
	}
	if err := e.ShowInFolder(a.token, reply.Ticket); errs.CodeOf(err) != errs.NotFound || len(desk.revealed) > 0 {
		t.Errorf("a file that is gone: %v", err)
	}
}

func TestANameWithoutEndingGetsOne(t *testing.T) {
	dir := t.TempDir()
	a, desk := newTestApp(t, storeWithPostMortem())
	for typed, want := range map[string]string{"plain": "plain.md", "UPPER.MD": "UPPER.MD", "v1.2": "v1.2.md"} {
		desk.answer = filepath.Join(dir, typed)
		reply, err := (&Exports{a}).Save(a.token, "p1", ShareChoices{Format: "md"})
		if err != nil || reply.FileName != want {
			t.Errorf("%s became %s (%v), want %s", typed, reply.FileName, err, want)
		}
	}
	// The dialog asked about "taken" only; "taken.md" must not be replaced.
	taken := filepath.Join(dir, "taken.md")
	if err := os.WriteFile(taken, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	desk.answer = filepath.Join(dir, "taken")
	if _, err := (&Exports{a}).Save(a.token, "p1", ShareChoices{Format: "md"}); err != nil {
		t.Fatal(err)
	}
	if text, _ := os.ReadFile(taken); string(text) != "mine" {
		t.Error("a file was replaced without asking")
	}
}

func TestPlainName(t *testing.T) {
	for name, want := range map[string]string{
		"notes.txt": "notes.txt", "": "afterword-unsaved.txt", "...": "afterword-unsaved.txt", "/": "afterword-unsaved.txt",
		"a/b\\c:d": "a-b-c-d", ".hidden": "hidden", "x\x00y\n": "x-y", strings.Repeat("é", 200): strings.Repeat("é", 100),
	} {
		if got := plainName(name); got != want {
			t.Errorf("%q became %q, want %q", name, got, want)
		}
	}
}
