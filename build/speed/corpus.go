//go:build linux

package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"afterword/backend/postmortem"
	"afterword/backend/sqlite"
)

// Sentences of the generated post-mortem. They vary in length, so that rows
// of the timeline wrap as real ones do.
var sentences = []string{
	"Error rate of checkout rises above two percent in the western region.",
	"The deploy pipeline reports all stages green; the canary had received no traffic since the route change.",
	"Alert for replication lag fires and is grouped with eleven others of the same hour.",
	"On-call opens the dashboard linked from the alert.",
	"Connections to the cache are at their limit, new ones wait; the pool metric counts only the busy ones, so the panel stays flat.",
	"Rollback of the configuration started.",
	"Support reports the third customer who cannot pay by card.",
	"Queue of pending jobs reaches one million and begins to shrink after the second worker group starts.",
}

// fill stores one post-mortem with the given number of timeline events and a
// matching amount of prose, and gives its reference.
func fill(ctx context.Context, dir string, events int) (string, error) {
	store, err := sqlite.Open(ctx, sqlite.Options{Dir: dir, Now: func() time.Time { return start.AddDate(0, 0, 2) }, NewID: newIDs("edit")})
	if err != nil {
		return "", err
	}
	edits := corpus(events)
	if _, err := store.Apply(ctx, postmortem.Batch{PostMortem: edits[0].Record, Origin: "template", Edits: edits}); err != nil {
		return "", err
	}
	return "PM-2026-900", store.Close()
}

var start = time.Date(2026, 3, 12, 14, 1, 0, 0, time.UTC)

func corpus(events int) []postmortem.Edit {
	b := &builder{newID: newIDs("r")}
	parts := events/40 + 1
	b.add(postmortem.KindPostMortem, postmortem.Fields{
		"title": "Checkout latency after cache failover", "reference": "PM-2026-900", "zone": "Europe/Berlin",
		"severity": "SEV2", "status": "reviewed", "services": []string{"checkout", "cache"},
		"affected": "1 in 5 checkouts", "summary": prose(2, 3), "awareness": prose(parts, 4),
		"impact": prose(parts, 4), "sequence": prose(parts, 5), "resolution": prose(parts, 4), "analysis": prose(parts, 5),
	})
	milestones := map[int]string{1: "impact_started", 4: "detected", 6: "acknowledged", events - 8: "mitigated", events - 2: "resolved"}
	rank := ""
	var cited []string
	for i := range events {
		at := start.Add(time.Duration(i) * 97 * time.Second)
		rank = postmortem.RankAfter(rank)
		id := b.add(postmortem.KindEvent, postmortem.Fields{
			"title": sentences[i%len(sentences)], "precision": "minute", "rank": rank,
			"occurredAt": string(postmortem.At(at)), "milestone": milestones[i],
		})
		if i%9 == 0 {
			cited = append(cited, id)
		}
	}
	for i := range parts {
		rank = postmortem.RankAfter(rank)
		b.add(postmortem.KindFactor, postmortem.Fields{
			"title": sentences[i%len(sentences)], "description": prose(1, 4), "rank": rank,
			"events": []string{cited[i%len(cited)]},
		})
		b.add(postmortem.KindLesson, postmortem.Fields{"prompt": postmortem.LessonPrompts[i%4], "text": prose(1, 3), "rank": rank})
		b.add(postmortem.KindAction, postmortem.Fields{
			"title": "Show replica lag on the checkout board", "owner": "checkout lead", "dueOn": "2026-04-01",
			"doneWhen": "lag is on the board and alerts at five seconds", "kind": "detect", "rank": rank,
		})
	}
	return b.edits
}

func prose(paragraphs, length int) string {
	var out []string
	for p := range paragraphs {
		var words []string
		for i := range length {
			words = append(words, sentences[(p*3+i)%len(sentences)])
		}
		out = append(out, strings.Join(words, " "))
	}
	return strings.Join(out, "\n\n")
}

type builder struct {
	newID func() string
	edits []postmortem.Edit
}

func (b *builder) add(kind postmortem.Kind, fields postmortem.Fields) string {
	id := b.newID()
	b.edits = append(b.edits, postmortem.Edit{
		ID: "e" + id, Group: "g", Label: "Fill", Op: postmortem.Create, Kind: kind, Record: id, Fields: fields,
	})
	return id
}

func newIDs(prefix string) func() string {
	n := 0
	return func() string { n++; return fmt.Sprintf("%s-%08d", prefix, n) }
}
