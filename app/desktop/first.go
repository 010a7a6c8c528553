package desktop

import (
	"context"
	"encoding/json"
	"sync/atomic"

	"afterword/backend/postmortem"
)

// firstRows is how many rows the page gets along with itself: what a large
// screen shows. Each more would make every start a little later.
const firstRows = 24

// FirstView is what index.html carries, so that the list is painted without
// asking for it (frontend/src/backend/first.ts).
type FirstView struct {
	Page LibraryPage `json:"page"`
	Info SystemInfo  `json:"info"`
}

// firstView has the first view ready when the page is asked for: it is read
// while the web process starts.
type firstView struct {
	app   *app
	ready chan []byte
	given atomic.Bool
}

func newFirstView(a *app) *firstView {
	v := &firstView{app: a, ready: make(chan []byte, 1)}
	go func() { v.ready <- a.firstView(a.ctx) }()
	return v
}

// get gives the view as JSON. A page that is loaded again gets a new one.
func (v *firstView) get() []byte {
	if v.given.CompareAndSwap(false, true) {
		return <-v.ready
	}
	return v.app.firstView(v.app.ctx)
}

// firstView gives the view as JSON that can stand in HTML, or null if the list
// cannot be read: the page asks again then and shows why.
func (a *app) firstView(ctx context.Context) []byte {
	nothing := []byte("null")
	page, err := guarded(a, a.token, "FirstView", func(context.Context) (LibraryPage, error) {
		return a.list(ctx, "FirstView", LibraryQuery{Filter: postmortem.Filters[0], Limit: firstRows})
	})
	if err != nil {
		return nothing
	}
	text, err := json.Marshal(FirstView{Page: page, Info: a.info(ctx)}) // writes < as \u003c
	if err != nil {
		return nothing
	}
	return text
}
