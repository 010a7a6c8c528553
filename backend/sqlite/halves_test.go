package sqlite

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"afterword/backend/postmortem"
)

// Two connections read a long timeline: nothing twice, nothing missing, no
// mix of two revisions, and no waiting for one another.
func TestLongTimelineIsReadWhole(t *testing.T) {
	s := openStore(t, t.TempDir())
	for _, events := range []int{halvesFrom - 1, halvesFrom, halvesFrom + 1, 3 * halvesFrom} {
		id, _ := bigDocument(t, s, events)
		wantEvents(t, snapshot(t, s, id), events)
	}

	// Many at one time, and many without one.
	id := make1(t, s, nil)
	edits := make([]postmortem.Edit, 2*halvesFrom)
	for i := range edits {
		fields := postmortem.Fields{"title": fmt.Sprint(i), "precision": "unknown"}
		if i%2 == 0 {
			fields["precision"], fields["occurredAt"] = "minute", string(postmortem.At(noon))
		}
		edits[i] = create(postmortem.KindEvent, fmt.Sprintf("e%d", i), fields)
	}
	typing(t, s, id, 1, edits...)
	wantEvents(t, snapshot(t, s, id), len(edits))
}

func TestLongTimelineWhileItChanges(t *testing.T) {
	s := openStore(t, t.TempDir())
	id, ids := bigDocument(t, s, 2*halvesFrom)
	base := snapshot(t, s, id).Revision
	done := make(chan struct{})
	var reading sync.WaitGroup
	for range 2 * readers { // more than there are connections
		reading.Go(func() {
			for {
				snap, err := s.Open(context.Background(), id)
				if err != nil {
					t.Error(err)
					return
				}
				titles := map[string]int{}
				for _, r := range snap.Records {
					if r.Kind == postmortem.KindEvent && (r.ID == ids[0] || r.ID == ids[len(ids)-1]) {
						titles[r.Fields["title"].(string)]++
					}
				}
				if snap.Revision > base && len(titles) != 1 {
					t.Errorf("revision %d shows two: %v", snap.Revision, titles)
					return
				}
				select {
				case <-done:
					return
				default:
				}
			}
		})
	}
	revision := base
	for i := range 10 { // the first and the last event always have the same title
		title := postmortem.Fields{"title": fmt.Sprint("both ", i)}
		revision = typing(t, s, id, revision,
			update(postmortem.KindEvent, ids[0], title), update(postmortem.KindEvent, ids[len(ids)-1], title)).Revision
	}
	close(done)
	reading.Wait()
}

func wantEvents(t *testing.T, snap postmortem.Snapshot, want int) {
	t.Helper()
	seen := map[string]bool{}
	for _, r := range snap.Records {
		if r.Kind == postmortem.KindEvent {
			if seen[r.ID] {
				t.Errorf("%s comes twice", r.ID)
			}
			seen[r.ID] = true
		}
	}
	if len(seen) != want {
		t.Errorf("%d events of %d", len(seen), want)
	}
}
