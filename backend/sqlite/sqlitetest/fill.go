// Package sqlitetest fills libraries for tests and benchmarks of other rooms.
package sqlitetest

import (
	"context"
	"fmt"
	"time"

	"afterword/backend/postmortem"
)

// Fill makes n small post-mortems in a store, through the same door as
// everything else: each with four milestone events, a lesson and an open
// action, one incident a day back from start. newID gives ids.
func Fill(ctx context.Context, store postmortem.Store, n int, start time.Time, newID func() string) error {
	for i := range n {
		began := start.AddDate(0, 0, -i)
		id := newID()
		edits := []postmortem.Edit{
			create(newID, postmortem.KindPostMortem, id, postmortem.Fields{
				"title":    fmt.Sprintf("Incident %d: checkout slow in region %d", n-i, i%7),
				"severity": postmortem.Severities[1+i%4],
				"services": []string{"checkout", fmt.Sprintf("payments-%d", i%5)},
				"tags":     []string{"load"},
				"status":   postmortem.Statuses[i%len(postmortem.Statuses)],
			}),
		}
		for j, milestone := range []string{"impact_started", "detected", "mitigated", "resolved"} {
			edits = append(edits, create(newID, postmortem.KindEvent, newID(), postmortem.Fields{
				"title":      "Reached: " + milestone,
				"milestone":  milestone,
				"occurredAt": string(postmortem.At(began.Add(time.Duration(j*7+i%5) * time.Minute))),
			}))
		}
		edits = append(edits,
			create(newID, postmortem.KindLesson, newID(), postmortem.Fields{"prompt": "helped", "text": "The dashboard showed it at once."}),
			create(newID, postmortem.KindAction, newID(), postmortem.Fields{"title": "Limit retries in the client", "owner": "Team checkout"}),
		)
		if _, err := store.Apply(ctx, postmortem.Batch{PostMortem: id, Origin: "sample", Edits: edits}); err != nil {
			return err
		}
	}
	return nil
}

func create(newID func() string, kind postmortem.Kind, id string, fields postmortem.Fields) postmortem.Edit {
	return postmortem.Edit{ID: newID(), Op: postmortem.Create, Kind: kind, Record: id, Fields: fields}
}
