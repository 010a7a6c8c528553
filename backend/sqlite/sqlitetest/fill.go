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

// FillTimeline makes one post-mortem titled title with n events from six
// sources, one in ten a span and every tenth of a minute another. newID gives ids.
func FillTimeline(ctx context.Context, store postmortem.Store, title string, n int, start time.Time, newID func() string) error {
	id := newID()
	edits := []postmortem.Edit{create(newID, postmortem.KindPostMortem, id, postmortem.Fields{"title": title})}
	var sources [6]string
	for i, name := range []string{"api log", "deploys", "monitor", "chat", "tickets", "memory"} {
		sources[i] = newID()
		edits = append(edits, create(newID, postmortem.KindSource, sources[i], postmortem.Fields{"name": name}))
	}
	for i := range n {
		at := start.Add(time.Duration(i) * 6 * time.Second)
		fields := postmortem.Fields{
			"title":      fmt.Sprintf("Request %d to the payment service took longer than a second", i),
			"occurredAt": string(postmortem.At(at)), "precision": "exact", "source": sources[i*7%len(sources)],
		}
		if i%10 == 0 {
			fields["endedAt"] = string(postmortem.At(at.Add(time.Duration(1+i%50) * time.Minute)))
		}
		edits = append(edits, create(newID, postmortem.KindEvent, newID(), fields))
	}
	_, err := store.Apply(ctx, postmortem.Batch{PostMortem: id, Origin: "sample", Edits: edits})
	return err
}

func create(newID func() string, kind postmortem.Kind, id string, fields postmortem.Fields) postmortem.Edit {
	return postmortem.Edit{ID: newID(), Op: postmortem.Create, Kind: kind, Record: id, Fields: fields}
}
