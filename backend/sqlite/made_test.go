package sqlite

import (
	"context"
	"fmt"
	"testing"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

// TestSentAgainAfterARestart: the log itself tells what was made after the
// revision a batch is based on.
func TestSentAgainAfterARestart(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	id, other := make1(t, s, nil), make1(t, s, nil)
	b := postmortem.Batch{PostMortem: id, Base: 1, Origin: "typing", Edits: []postmortem.Edit{
		create(postmortem.KindEvent, testID(), postmortem.Fields{"title": "One"}),
		create(postmortem.KindEvent, testID(), postmortem.Fields{"title": "Two"}),
	}}
	if _, err := s.Apply(context.Background(), b); err != nil {
		t.Fatal(err)
	}
	typing(t, s, other, 1, update(postmortem.KindPostMortem, other, postmortem.Fields{"title": "Between"}))
	closeStore(t, s)

	s = openStore(t, dir)
	if a, err := s.Apply(context.Background(), b); err != nil || a.Revision != 2 {
		t.Fatalf("%+v %v", a, err)
	}
	b.Edits = append(b.Edits, create(postmortem.KindEvent, testID(), postmortem.Fields{"title": "Three"}))
	if a, err := s.Apply(context.Background(), b); err != nil || a.Revision != 3 {
		t.Fatalf("%+v %v", a, err)
	}
	if n := len(snapshot(t, s, id).Records); n != 4 {
		t.Errorf("%d records", n)
	}
	foreign := b
	foreign.PostMortem, foreign.Base = other, 1
	foreign.Edits = []postmortem.Edit{update(postmortem.KindPostMortem, other, postmortem.Fields{"title": "x"})}
	foreign.Edits[0].ID = b.Edits[2].ID
	_, err := s.Apply(context.Background(), foreign)
	wantCode(t, err, errs.Invalid)
	verifyStore(t, s)
}

// TestMadeIsBounded: the newest are remembered, the oldest make room.
func TestMadeIsBounded(t *testing.T) {
	var m made
	total := 5*madeMost + 7
	for i := range total {
		m.remember([]entry{{id: fmt.Sprint(i), owner: "pm", revision: int64(i)}})
	}
	if len(m.order) > 2*madeMost+1 || len(m.of) != len(m.order) {
		t.Errorf("%d and %d are kept", len(m.order), len(m.of))
	}
	for i := total - madeMost; i < total; i++ {
		if got := m.of[fmt.Sprint(i)]; got.revision != int64(i) {
			t.Fatalf("edit %d was forgotten", i)
		}
	}
	if _, ok := m.of["0"]; ok {
		t.Error("the oldest is still there")
	}
}
