package desktop

import (
	"strings"
	"testing"

	"afterword/backend/errs"
)

func TestMeeting(t *testing.T) {
	store := &fakeStore{}
	a, desk := newTestApp(t, store)
	m := &Meeting{a}
	if p, err := m.Present(a.token, true); err != nil || !p.Awake || len(desk.screens) != 1 || !desk.screens[0] {
		t.Errorf("%+v, %v, %v", p, err, desk.screens)
	}
	if note, err := m.Place(a.token, "pm-1"); err != nil || note != "" {
		t.Errorf("%q, %v", note, err)
	}
	if err := m.KeepPlace(a.token, "pm-1", `{"visit":"v1","ranMs":600000}`); err != nil {
		t.Fatal(err)
	}
	if note, err := m.Place(a.token, "pm-1"); err != nil || note != `{"visit":"v1","ranMs":600000}` {
		t.Errorf("%q, %v", note, err)
	}
	if note, _ := m.Place(a.token, "pm-2"); note != "" {
		t.Errorf("another post-mortem has %q", note)
	}
	if err := m.KeepPlace(a.token, "../x", ""); errs.CodeOf(err) != errs.Invalid {
		t.Errorf("%v", err)
	}
	if _, err := m.Place(a.token, ""); errs.CodeOf(err) != errs.Invalid {
		t.Errorf("%v", err)
	}
	if err := m.KeepPlace(a.token, "pm-1", strings.Repeat("x", mostPlace+1)); errs.CodeOf(err) != errs.TooLarge {
		t.Errorf("%v", err)
	}
	// A meeting over a library that can only be read is shown all the same.
	store.readOnly, store.err = "The disk is read-only.", errs.New(errs.StorageIO, "x", "broken")
	if err := m.KeepPlace(a.token, "pm-1", "y"); err != nil {
		t.Errorf("%v", err)
	}
}
