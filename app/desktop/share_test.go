package desktop

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"afterword/backend/errs"
	"afterword/backend/export"
	"afterword/backend/postmortem"
)

func TestPreviewIsWhatWillBeWritten(t *testing.T) {
	a, _ := newTestApp(t, storeWithPostMortem())
	s := &Share{a}
	h := a.servePreview(http.NotFoundHandler())
	for _, format := range []string{"pdf", "md", "html", "csv", "announcement"} {
		choices := ShareChoices{Format: format, Paper: "letter", Language: "de", Names: "aliases", Without: []string{"hosts"}, With: []string{}}
		preview, err := s.Preview(a.token, "p1", choices)
		if err != nil {
			t.Fatal(err)
		}
		want, _, err := export.FromSnapshot(a.store.(*fakeStore).snapshot, choices.form())
		if err != nil {
			t.Fatal(err)
		}
		if preview.Bytes != int64(len(want)) || !strings.HasPrefix(preview.FileName, "PM-2026-014") || preview.Warnings == nil {
			t.Errorf("%s: %+v", format, preview)
		}
		got := request(h, "GET", previewPath+a.token+"/"+preview.Ticket, nil)
		if got.Code != http.StatusOK || got.Header().Get("Cache-Control") != "no-store" || got.Header().Get("Content-Type") != preview.Media {
			t.Errorf("%s: %d %v", format, got.Code, got.Header())
		}
		// A page is shown by its paper.
		if format != "html" && !bytes.Equal(got.Body.Bytes(), want) || format == "html" && !strings.HasPrefix(got.Body.String(), "%PDF-") {
			t.Errorf("%s: the preview differs from the export", format)
		}
	}
}

func TestPreviewIsForThePageOnly(t *testing.T) {
	a, _ := newTestApp(t, storeWithPostMortem())
	s := &Share{a}
	first, err := s.Preview(a.token, "p1", ShareChoices{Format: "md"})
	if err != nil {
		t.Fatal(err)
	}
	h := a.servePreview(http.NotFoundHandler())
	if _, err := s.Preview(a.token, "p1", ShareChoices{Format: "md", Language: "de"}); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		method, path string
		header       http.Header
		want         int
	}{
		"replaced":     {"GET", previewPath + a.token + "/" + first.Ticket, nil, http.StatusNotFound},
		"no ticket":    {"GET", previewPath + a.token + "/", nil, http.StatusNotFound},
		"other token":  {"GET", previewPath + newToken() + "/" + first.Ticket, nil, http.StatusForbidden},
		"other origin": {"GET", previewPath + a.token + "/" + first.Ticket, http.Header{"Origin": {"https://other.example"}}, http.StatusForbidden},
		"writing":      {"POST", previewPath + a.token + "/" + first.Ticket, nil, http.StatusForbidden},
		"not ours":     {"GET", "/previews", nil, http.StatusNotFound},
	} {
		if got := request(h, c.method, c.path, c.header); got.Code != c.want {
			t.Errorf("%s: %d, want %d", name, got.Code, c.want)
		}
	}
}

func TestPreviewRefuses(t *testing.T) {
	a, _ := newTestApp(t, storeWithPostMortem())
	s := &Share{a}
	for _, choices := range []ShareChoices{{Format: "docx"}, {Format: "pdf", Paper: "a5"}, {Format: "pdf", Language: "fr"}, {Format: "pdf", Names: "numbers"}, {Format: "pdf", Without: []string{"all"}}, {}} {
		if _, err := s.Preview(a.token, "p1", choices); errs.CodeOf(err) != errs.Unsupported {
			t.Errorf("%+v: %v", choices, err)
		}
	}
	if _, err := s.Preview("", "p1", ShareChoices{Format: "pdf"}); errs.CodeOf(err) != errs.Internal {
		t.Errorf("without the token: %v", err)
	}
	// What was kept by another version is the usual again.
	if err := a.store.SetSetting(t.Context(), settingShare+"p1", `{"format":"docx"}`); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Choices(a.token, "p1"); err != nil || got.Format != "pdf" {
		t.Errorf("%+v, %v", got, err)
	}
}

// What was chosen counts from then on, also where no preview can be made of it:
// nothing may be exported for other readers than the person sees.
func TestChoiceIsRememberedWhateverComesOfIt(t *testing.T) {
	a, _ := newTestApp(t, storeWithPostMortem())
	s := &Share{a}
	first := ShareChoices{Format: "md", Names: "aliases", Without: []string{"hosts"}, With: []string{}, Domains: []string{"corp.example"}}
	if err := s.Choose(a.token, "p1", first); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Preview(a.token, "p1", ShareChoices{Format: "pdf"}); err != nil {
		t.Fatal(err)
	}
	if kept, err := s.Choices(a.token, "p1"); err != nil || !reflect.DeepEqual(kept, first) {
		t.Errorf("a preview changed what was chosen: %+v, %v", kept, err)
	}
	if err := s.Choose(a.token, "p1", ShareChoices{Format: "docx"}); errs.CodeOf(err) != errs.Unsupported {
		t.Errorf("what cannot be was chosen: %v", err)
	}
}

// A preview says the first of many removals, and all can be asked for.
func TestEveryRemovalCanBeRead(t *testing.T) {
	const many = firstRemovals + 50
	store := storeWithPostMortem()
	person := postmortem.NewFields(postmortem.KindParticipant)
	person["name"] = "Ana Petrova"
	store.snapshot.Records = append(store.snapshot.Records, postmortem.Record{Kind: postmortem.KindParticipant, ID: "ana", Fields: person})
	for i := range many {
		lesson := postmortem.NewFields(postmortem.KindLesson)
		lesson["text"] = "Ana Petrova saw it."
		store.snapshot.Records = append(store.snapshot.Records, postmortem.Record{Kind: postmortem.KindLesson, ID: fmt.Sprint("l", i), Fields: lesson})
	}
	a, _ := newTestApp(t, store)
	s := &Share{a}
	choices := ShareChoices{Format: "md", Names: "roles"}
	preview, err := s.Preview(a.token, "p1", choices)
	if err != nil || len(preview.Removals) != firstRemovals || preview.Removed != many+1 {
		t.Fatalf("%d of %d removals, %v", len(preview.Removals), preview.Removed, err)
	}
	all, err := s.Removals(a.token, "p1", choices)
	if err != nil || len(all) != many+1 || !reflect.DeepEqual(all[:firstRemovals], preview.Removals) {
		t.Errorf("%d removals, %v", len(all), err)
	}
}

// An export that was cancelled while it was made leaves nothing behind.
func TestCancelledExportIsNotWritten(t *testing.T) {
	store := storeWithPostMortem()
	a, desk := newTestApp(t, store)
	e := &Exports{a}
	desk.answer = t.TempDir() + "/never.pdf"
	store.onOpen = func() { // while it is read for the export, not for the dialog
		if len(desk.asked) > 0 {
			if err := e.Cancel(a.token); err != nil {
				t.Error(err)
			}
		}
	}
	reply, err := e.Save(a.token, "p1", ShareChoices{Format: "pdf"})
	if err != nil || !reply.Cancelled {
		t.Errorf("%+v, %v", reply, err)
	}
	if _, err := os.Stat(desk.answer); !errors.Is(err, fs.ErrNotExist) {
		t.Error("it was written")
	}
}

// What is taken out is told with its place, the name of the file included, and
// an audience of one's own is kept.
func TestPreviewForAnAudience(t *testing.T) {
	store := storeWithPostMortem()
	store.snapshot.Records[0].Fields["title"] = "Checkout slow, says Ana Petrova"
	person := postmortem.NewFields(postmortem.KindParticipant)
	person["name"], person["role"] = "Ana Petrova", "Duty engineer"
	store.snapshot.Records = append(store.snapshot.Records, postmortem.Record{Kind: postmortem.KindParticipant, ID: "ana", Fields: person})
	a, _ := newTestApp(t, store)
	s := &Share{a}
	choices := ShareChoices{Format: "md", Names: "roles", Domains: []string{"corp.example"}}
	preview, err := s.Preview(a.token, "p1", choices)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(preview.FileName, "Ana") || !strings.Contains(preview.FileName, "Duty engineer") {
		t.Errorf("the file would be called %q", preview.FileName)
	}
	want := ShareRemoval{What: "names", Place: "Post-mortem, title", Before: "Ana Petrova", After: "Duty engineer", Times: 1}
	if preview.Removed != 2 || !slices.Contains(preview.Removals, want) {
		t.Errorf("%d removals: %+v", preview.Removed, preview.Removals)
	}
	if err := s.KeepAudience(a.token, "Partner", choices); err != nil {
		t.Fatal(err)
	}
	all, err := s.Audiences(a.token)
	if err != nil || len(all) != 4 || all[3].Name != "Partner" || !all[3].Own || all[3].Names != "roles" || len(all[3].Domains) != 1 || all[0].Own {
		t.Errorf("%+v, %v", all, err)
	}
	if err := s.ForgetAudience(a.token, "partner"); err != nil {
		t.Error(err)
	}
	if err := s.KeepAudience(a.token, "Team", choices); errs.CodeOf(err) != errs.Invalid {
		t.Errorf("a preset was replaced: %v", err)
	}
}
