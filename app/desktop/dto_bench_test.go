package desktop

import (
	"encoding/json"
	"fmt"
	"testing"

	"afterword/backend/postmortem"
)

// BenchmarkSnapshot10k makes what the page gets of a post-mortem of 10,000
// events (P13): the part of opening it that lies between store and page.
func BenchmarkSnapshot10k(b *testing.B) {
	snapshot := postmortem.Snapshot{ID: "pm"}
	for i := range 10_000 {
		fields := postmortem.NewFields(postmortem.KindEvent)
		fields["title"] = fmt.Sprintf("Event number %d of a long night", i)
		fields["occurredAt"] = "2026-03-29T14:05:00.000Z"
		fields["description"] = "What was seen, and what was expected at that moment."
		fields["source"], fields["kind"], fields["rank"] = "source-1", "alert", fmt.Sprintf("a%05d", i)
		snapshot.Records = append(snapshot.Records, postmortem.Record{
			Kind: postmortem.KindEvent, ID: fmt.Sprintf("01890000-0000-7000-8000-%012d", i), Fields: fields,
		})
	}
	for b.Loop() {
		text, err := json.Marshal(snapshotOf(snapshot))
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(len(text)))
	}
}
