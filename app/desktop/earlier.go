package desktop

import (
	"context"

	"afterword/backend/library"
)

// EarlierActions is what earlier post-mortems of the same services left open.
type EarlierActions struct {
	PostMortems []EarlierPostMortem `json:"postMortems"`
	More        int                 `json:"more"` // post-mortems that are not given
}

// EarlierPostMortem is one of them.
type EarlierPostMortem struct {
	ID        string       `json:"id"`
	Reference string       `json:"reference"`
	Title     string       `json:"title"`
	StartedAt string       `json:"startedAt"`
	Services  []string     `json:"services"` // of both
	Actions   []OpenAction `json:"actions"`
}

// OpenAction is an action that is open or started.
type OpenAction struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Owner  string `json:"owner"`
	DueOn  string `json:"dueOn"`
	Status string `json:"status"`
}

// EarlierActions gives what earlier post-mortems of any of the services left
// open. The services come from the page, which may not have saved them yet.
func (l *Library) EarlierActions(token, id string, services []string) (EarlierActions, error) {
	return guarded(l.app, token, "Library.EarlierActions", func(ctx context.Context) (EarlierActions, error) {
		found, more, err := library.EarlierActions(ctx, l.app.store, id, services)
		if err != nil {
			return EarlierActions{}, err
		}
		out := EarlierActions{PostMortems: []EarlierPostMortem{}, More: more}
		for _, e := range found {
			one := EarlierPostMortem{
				ID: e.ID, Reference: e.Reference, Title: e.Title, StartedAt: string(e.StartedAt),
				Services: list(e.Shared), Actions: []OpenAction{},
			}
			for _, a := range e.Actions {
				one.Actions = append(one.Actions, OpenAction{ID: a.ID, Title: a.Title, Owner: a.Owner, DueOn: a.DueOn, Status: a.Status})
			}
			out.PostMortems = append(out.PostMortems, one)
		}
		return out, nil
	})
}
