package desktop

import (
	"testing"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

func TestSystem(t *testing.T) {
	store := &fakeStore{}
	a, _ := newTestApp(t, store)
	s := &System{a}
	if err := s.SetLastOpen(a.token, "id-7"); err != nil {
		t.Fatal(err)
	}
	info, err := s.Info(a.token)
	if err != nil || info.LastOpen != "id-7" || info.Version != "1.2.3" || info.DataFolder != "/data" || !postmortem.ValidZone(info.Zone) || info.Zone == "" {
		t.Errorf("%+v, %v", info, err)
	}
	if err := s.SetLastOpen(a.token, "../x"); errs.CodeOf(err) != errs.Invalid {
		t.Errorf("%v", err)
	}
	// A library that cannot be written still opens and still says why.
	store.readOnly, store.err = "The disk is read-only.", errs.New(errs.StorageIO, "x", "broken")
	if err := s.SetLastOpen(a.token, "id-8"); err != nil {
		t.Errorf("a place that cannot be remembered is no error: %v", err)
	}
	if info, err := s.Info(a.token); err != nil || info.ReadOnly != "The disk is read-only." || info.LastOpen != "" {
		t.Errorf("%+v, %v", info, err)
	}

	beats := 0
	a.alive = func() { beats++ }
	if err := s.Heartbeat(a.token); err != nil || beats != 1 {
		t.Errorf("%d beats, %v", beats, err)
	}
	if err := s.SetSaved(a.token, false); err != nil || a.closing.saved {
		t.Errorf("%v", err)
	}
}

func TestLibraryList(t *testing.T) {
	store := &fakeStore{page: postmortem.ListPage{Rows: []postmortem.Summary{{ID: "p1"}}, Total: 1}}
	a, _ := newTestApp(t, store)
	l := &Library{a}
	page, err := l.List(a.token, LibraryQuery{Filter: "drafts", Text: "api", Offset: -5, Limit: 1_000_000})
	if err != nil || len(page.Rows) != 1 || page.Total != 1 {
		t.Fatalf("%+v, %v", page, err)
	}
	if q := store.query; q.Filter != "drafts" || q.Text != "api" || q.Offset != 0 || q.Limit != maxPage || q.Now != "2026-03-29T14:05:00.000Z" {
		t.Errorf("asked %+v", q)
	}
	if _, err := l.List(a.token, LibraryQuery{Filter: "'; drop"}); errs.CodeOf(err) != errs.Invalid {
		t.Errorf("%v", err)
	}
}

func TestTimes(t *testing.T) {
	a, _ := newTestApp(t, &fakeStore{})
	x := &Times{a}
	zones, err := x.Zones(a.token)
	if err != nil || len(zones) < 300 || zones[0] != "UTC" {
		t.Errorf("%d zones, %v", len(zones), err)
	}
	table, err := x.Zone(a.token, "Europe/Berlin")
	if err != nil || table.Transitions[0].At != "" || len(table.Transitions) < 100 {
		t.Errorf("%+v, %v", table.Name, err)
	}
	if _, err := x.Zone(a.token, "Nowhere/Land"); errs.CodeOf(err) != errs.Invalid {
		t.Errorf("%v", err)
	}
	reply, err := x.QuickAdd(a.token, ParseRequest{Text: "2026-03-29 14:05 deploy started", Zone: "Europe/Berlin"})
	if err != nil || reply.Status != "ok" || reply.When == nil || reply.When.OccurredAt != "2026-03-29T12:05:00.000Z" || reply.Title != "deploy started" || reply.Choices == nil {
		t.Errorf("%+v, %v", reply, err)
	}
	// Half past two does not exist that night: asked, not guessed.
	reply, err = x.ParseWhen(a.token, ParseRequest{Text: "2026-03-29 02:30", Zone: "Europe/Berlin"})
	if err != nil || reply.Status != "ask" || reply.When != nil || len(reply.Choices) < 2 || reply.Message == "" {
		t.Errorf("%+v, %v", reply, err)
	}
	// "yesterday" needs the clock of the program.
	reply, err = x.QuickAdd(a.token, ParseRequest{Text: "yesterday 23:10 pager went off", Zone: "UTC"})
	if err != nil || reply.When == nil || reply.When.OccurredAt != "2026-03-28T23:10:00.000Z" {
		t.Errorf("%+v, %v", reply, err)
	}
}
