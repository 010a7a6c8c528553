package desktop

import (
	"encoding/json"
	"testing"

	"afterword/backend/postmortem"
)

func TestEarlierActionsAsThePageGetsThem(t *testing.T) {
	store := &fakeStore{
		snapshot: postmortem.Snapshot{ID: "now", Records: []postmortem.Record{
			{Kind: postmortem.KindPostMortem, ID: "now", Fields: postmortem.Fields{"createdAt": "2026-03-28T13:05:00.000Z"}},
			{Kind: postmortem.KindAction, ID: "a", Fields: postmortem.Fields{"title": "Warm the cache", "owner": "Ana", "dueOn": "2026-04-01", "status": "open"}},
		}},
		page: postmortem.ListPage{Rows: []postmortem.Summary{
			{ID: "now", Services: []string{"cache"}},
			{ID: "old", Reference: "PM-2026-001", Title: "Cold", Services: []string{"Cache", "mail"}, StartedAt: "2026-01-01T00:00:00.000Z"},
		}},
	}
	a, _ := newTestApp(t, store)
	for services, want := range map[string]string{
		"cache":  `{"postMortems":[{"id":"old","reference":"PM-2026-001","title":"Cold","startedAt":"2026-01-01T00:00:00.000Z","services":["Cache"],"actions":[{"id":"a","title":"Warm the cache","owner":"Ana","dueOn":"2026-04-01","status":"open"}]}],"more":0}`,
		"search": `{"postMortems":[],"more":0}`,
	} {
		got, err := (&Library{a}).EarlierActions(a.token, "now", []string{services})
		if err != nil {
			t.Fatal(err)
		}
		if sent, _ := json.Marshal(got); string(sent) != want {
			t.Errorf("%s\n got %s\nwant %s", services, sent, want)
		}
	}
}
