package desktop

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"afterword/backend/postmortem"
)

func TestThePageBringsTheTopOfTheList(t *testing.T) {
	store := &fakeStore{
		page: postmortem.ListPage{Rows: []postmortem.Summary{{ID: "1", Title: "</script><b>"}}, Total: 1},
	}
	a := newApp(t.Context(), Options{Now: time.Now}, store, nil)
	v := newFirstView(a)
	text := v.get()
	var view FirstView
	if err := json.Unmarshal(text, &view); err != nil || view.Page.Total != 1 || view.Page.Rows[0].Title != "</script><b>" {
		t.Fatalf("%s: %v", text, err)
	}
	if strings.Contains(string(text), "<") {
		t.Errorf("the data could end its element: %s", text)
	}
	if store.query.Filter != "all" || store.query.Limit != firstRows {
		t.Errorf("asked for %+v", store.query)
	}

	// A page that is loaded again, after its process died, sees what has changed since.
	store.page.Total = 2
	if err := json.Unmarshal(v.get(), &view); err != nil || view.Page.Total != 2 {
		t.Errorf("%+v, %v", view, err)
	}
	// What cannot be read is asked for again by the page, which says why.
	store.err = errors.New("unreadable")
	if text := v.get(); string(text) != "null" {
		t.Errorf("%s", text)
	}
}
