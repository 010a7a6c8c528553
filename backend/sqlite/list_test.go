package sqlite

import (
	"context"
	"strings"
	"testing"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

func TestListFiltersAndText(t *testing.T) {
	s := openStore(t, t.TempDir())
	titled := func(title string, more postmortem.Fields) string {
		fields := postmortem.Fields{"title": title}
		for k, v := range more {
			fields[k] = v
		}
		return make1(t, s, fields)
	}
	titled("ÜBERLASTUNG der Straße", postmortem.Fields{"services": []string{"Checkout-API"}, "tags": []string{"100%_sure"}})
	titled("Ready, meeting planned", postmortem.Fields{"status": "ready", "meetingAt": "2026-11-25T09:00:00Z"})
	titled("Ready, meeting held", postmortem.Fields{"status": "ready", "meetingAt": "2026-11-20T09:00:00Z"})
	titled("Published", postmortem.Fields{"status": "published"})
	titled("In the bin", postmortem.Fields{"trashedAt": "2026-11-22T09:00:00Z"})
	open := titled("With an action", postmortem.Fields{"createdAt": "2020-01-01T00:00:00Z"})
	typing(t, s, open, 1, create(postmortem.KindAction, testID(), nil),
		create(postmortem.KindAction, testID(), postmortem.Fields{"status": "done"}))
	cases := []struct {
		filter, text string
		want         int
	}{
		{"all", "", 5},
		{"", "", 5},
		{"drafts", "", 2},
		{"meeting_due", "", 3},
		{"open_actions", "", 1},
		{"bin", "", 1},
		{"all", "überlastung", 1},
		{"all", "STRASSE", 1},
		{"all", "straße checkout", 1},
		{"all", "checkout nothing", 0},
		{"all", "%", 1},
		{"all", "_", 1},
		{"all", "100%_S", 1},
		{"all", "pm-2026-00", 5},
		{"all", "'\"\\", 0},
		{"all", "u\u0308berlastung", 1},
		{"all", "\xff\x00", 0},
		{"all", strings.Repeat("a b ", 5000), 1},
		{"bin", "bin", 1},
	}
	for _, c := range cases {
		page, err := s.List(context.Background(), postmortem.ListQuery{Filter: c.filter, Text: c.text, Now: postmortem.At(noon)})
		if err != nil {
			t.Fatalf("%q %.20q: %v", c.filter, c.text, err)
		}
		if len(page.Rows) != c.want || page.Total != c.want {
			t.Errorf("%q %.20q: %d rows, total %d, want %d", c.filter, c.text, len(page.Rows), page.Total, c.want)
		}
		if page.Counts["all"] != 5 || page.Counts["bin"] != 1 || page.Counts["meeting_due"] != 3 {
			t.Errorf("counts %v", page.Counts)
		}
	}
	_, err := s.List(context.Background(), postmortem.ListQuery{Filter: "x"})
	wantCode(t, err, errs.Invalid)

	page, err := s.List(context.Background(), postmortem.ListQuery{Filter: "all", Offset: 4, Limit: 10})
	if err != nil || len(page.Rows) != 1 || page.Total != 5 || page.Rows[0].ID != open {
		t.Errorf("the oldest incident comes last: %+v %v", page, err)
	}
	page, err = s.List(context.Background(), postmortem.ListQuery{Offset: 99, Limit: 10})
	if err != nil || len(page.Rows) != 0 {
		t.Errorf("%+v %v", page, err)
	}
}

func TestSettings(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	ctx := context.Background()
	for _, value := range []string{"/home/ä b", "other", ""} {
		if err := s.SetSetting(ctx, "folder", value); err != nil {
			t.Fatal(err)
		}
		closeStore(t, s)
		s = openStore(t, dir)
		if got, err := s.Setting(ctx, "folder"); err != nil || got != value {
			t.Errorf("%q %v, want %q", got, err, value)
		}
	}
	wantCode(t, s.SetSetting(ctx, "big", strings.Repeat("x", maxSetting+1)), errs.TooLarge)
}

// The list says when an incident began as the domain does: by the time told,
// not by when an approximate one may have been at the earliest.
func TestStartIsTheEarliestTimeTold(t *testing.T) {
	s := openStore(t, t.TempDir())
	id := make1(t, s, postmortem.Fields{"title": "Approximate"})
	event := func(precision, at string) postmortem.Edit {
		return create(postmortem.KindEvent, testID(), postmortem.Fields{
			"precision": precision, "occurredAt": "2026-11-20T" + at + ":00.000Z", "toleranceSec": int64(600),
		})
	}
	base := int64(1)
	for _, e := range []postmortem.Edit{event("exact", "14:06"), event("approximate", "14:10"), event("minute", "14:05"), event("approximate", "14:30")} {
		base = typing(t, s, id, base, e).Revision
		compareSummary(t, s, snapshot(t, s, id))
	}
}
