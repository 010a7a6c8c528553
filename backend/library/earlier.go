package library

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

// maxEarlier is how many earlier post-mortems are looked into: the newest. A
// meeting begins with what is still open, not with an archive.
const maxEarlier = 10

// Earlier is an earlier post-mortem of the same services that has actions
// which are open or started, those due first in front.
type Earlier struct {
	postmortem.Summary

	Shared  []string // services of both
	Actions []postmortem.ActionItem
}

// EarlierActions gives what earlier post-mortems of any of the services left
// open, the newest incident first, and how many more of them there are than are
// given. Those in the bin, the post-mortem itself and later incidents do not
// count.
//
// Errors: not_found, and those of the store. An earlier one that is damaged is
// left out; the library says so in its place.
func EarlierActions(ctx context.Context, store postmortem.Store, id string, services []string) (found []Earlier, more int, err error) {
	names := map[string]bool{}
	for _, service := range services {
		names[folded(service)] = true
	}
	if delete(names, ""); len(names) == 0 {
		return nil, 0, nil
	}
	snapshot, err := store.Open(ctx, id)
	if err != nil {
		return nil, 0, err
	}
	began := snapshot.PostMortem().StartedAt()
	page, err := store.List(ctx, postmortem.ListQuery{Filter: "open_actions"})
	if err != nil {
		return nil, 0, err
	}
	for _, row := range page.Rows {
		shared := sharedServices(row.Services, names)
		if row.ID == id || len(shared) == 0 || row.StartedAt > began {
			continue
		}
		if len(found) == maxEarlier {
			more++
			continue
		}
		actions, err := openActions(ctx, store, row.ID)
		if err != nil {
			return nil, 0, err
		}
		if len(actions) > 0 {
			found = append(found, Earlier{Summary: row, Shared: shared, Actions: actions})
		}
	}
	return found, more, nil
}

func folded(service string) string { return strings.ToLower(strings.TrimSpace(service)) }

func sharedServices(services []string, names map[string]bool) []string {
	var shared []string
	for _, service := range services {
		if names[folded(service)] {
			shared = append(shared, service)
		}
	}
	return shared
}

func openActions(ctx context.Context, store postmortem.Store, id string) ([]postmortem.ActionItem, error) {
	snapshot, err := store.Open(ctx, id)
	if code := errs.CodeOf(err); code == errs.StorageCorrupt || code == errs.NotFound {
		return nil, nil // damaged, or gone since the list was read
	}
	if err != nil {
		return nil, err
	}
	actions := slices.DeleteFunc(snapshot.PostMortem().Actions, func(a postmortem.ActionItem) bool {
		return !a.Open()
	})
	slices.SortStableFunc(actions, func(a, b postmortem.ActionItem) int {
		return cmp.Or(cmp.Compare(noDate(a.DueOn), noDate(b.DueOn)), cmp.Compare(a.DueOn, b.DueOn))
	})
	return actions, nil
}

// noDate puts what has no date last.
func noDate(date string) int {
	if date == "" {
		return 1
	}
	return 0
}
