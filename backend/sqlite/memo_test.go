package sqlite

import (
	"context"
	"testing"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

// TestSentTwiceOnTheCurrentRevision: edits are looked up in the log only when
// they turn out not to be new, whatever shows it.
func TestSentTwiceOnTheCurrentRevision(t *testing.T) {
	s := openStore(t, t.TempDir())
	id, event := make1(t, s, nil), testID()
	added := create(postmortem.KindEvent, event, postmortem.Fields{"title": "one"})
	base := typing(t, s, id, 1, added).Revision
	renamed := update(postmortem.KindEvent, event, postmortem.Fields{"title": "two"})
	base = typing(t, s, id, base, renamed).Revision
	again := update(postmortem.KindEvent, event, postmortem.Fields{"title": "three"})
	base = typing(t, s, id, base, again).Revision
	removed := remove(postmortem.KindEvent, event)
	gone := typing(t, s, id, base, removed).Revision

	for name, e := range map[string]postmortem.Edit{"create": added, "update": renamed, "delete": removed} {
		if got := typing(t, s, id, gone, e).Revision; got != gone {
			t.Errorf("a %s sent again made revision %d of %d", name, got, gone)
		}
	}
	back, err := s.Undo(context.Background(), id, gone)
	if err != nil {
		t.Fatal(err)
	}
	for name, e := range map[string]postmortem.Edit{"create": added, "update": renamed, "delete": removed} {
		if got := typing(t, s, id, back.Revision, e).Revision; got != back.Revision {
			t.Errorf("a %s sent again after an undo made revision %d of %d", name, got, back.Revision)
		}
	}
	if events := snapshot(t, s, id).PostMortem().Events; len(events) != 1 || events[0].Title != "three" {
		t.Errorf("the events are %+v", events)
	}
	verifyStore(t, s)
}

// TestEditOfAnotherPostMortem: an id of the log cannot be taken by an edit
// elsewhere, and the refused one leaves no trace.
func TestEditOfAnotherPostMortem(t *testing.T) {
	s := openStore(t, t.TempDir())
	one, two := make1(t, s, nil), make1(t, s, nil)
	e := update(postmortem.KindPostMortem, one, postmortem.Fields{"title": "first"})
	typing(t, s, one, 1, e)
	e.Record = two
	_, err := s.Apply(context.Background(), postmortem.Batch{PostMortem: two, Base: 1, Origin: "typing", Edits: []postmortem.Edit{e}})
	wantCode(t, err, errs.Invalid)
	if snap := snapshot(t, s, two); snap.Revision != 1 || snap.Undo.Label != "" || snap.PostMortem().Title != "" {
		t.Errorf("it left a trace: %+v", snap)
	}
	typing(t, s, two, 1, update(postmortem.KindPostMortem, two, postmortem.Fields{"title": "second"}))
	verifyStore(t, s)
}

// TestStepsAmongOtherPostMortems undoes step by step what was typed in turns
// in two post-mortems, with steps discarded between.
func TestStepsAmongOtherPostMortems(t *testing.T) {
	s := openStore(t, t.TempDir())
	ids := []string{make1(t, s, nil), make1(t, s, nil)}
	base := map[string]int64{ids[0]: 1, ids[1]: 1}
	title := func(id, text string) {
		base[id] = typing(t, s, id, base[id], update(postmortem.KindPostMortem, id, postmortem.Fields{"title": text})).Revision
	}
	undo := func(id, want string) {
		t.Helper()
		a, err := s.Undo(context.Background(), id, base[id])
		if err != nil {
			t.Fatal(err)
		}
		base[id] = a.Revision
		if got := snapshot(t, s, id).PostMortem().Title; got != want {
			t.Errorf("after undo the title is %q, want %q", got, want)
		}
	}
	for _, text := range []string{"a", "b", "c"} {
		for _, id := range ids {
			title(id, text)
		}
	}
	for _, id := range ids {
		undo(id, "b")
	}
	for _, id := range ids {
		title(id, "d") // discards c
	}
	for _, want := range []string{"b", "a", ""} {
		for _, id := range ids {
			undo(id, want)
		}
	}
	verifyStore(t, s)
}

// TestIDsOfALargeBatch: an id that a record of another kind has is refused in
// a large batch as in a small one, also if both are in the batch.
func TestIDsOfALargeBatch(t *testing.T) {
	s := openStore(t, t.TempDir())
	id, lesson := make1(t, s, nil), testID()
	base := typing(t, s, id, 1, create(postmortem.KindLesson, lesson, nil)).Revision
	for name, second := range map[string]postmortem.Edit{
		"id in the library": create(postmortem.KindEvent, lesson, nil),
		"same id, other":    create(postmortem.KindAction, "twice", nil),
		"same id, again":    create(postmortem.KindEvent, "twice", nil),
	} {
		edits := []postmortem.Edit{create(postmortem.KindEvent, "twice", nil), second}
		for len(edits) < 3*manyEdits {
			edits = append(edits, create(postmortem.KindEvent, testID(), nil))
		}
		_, err := s.Apply(context.Background(), postmortem.Batch{PostMortem: id, Base: base, Origin: "import", Edits: edits})
		if code := errs.CodeOf(err); code != errs.Invalid && code != errs.Conflict {
			t.Errorf("%s: %v", name, err)
		}
	}
	if got := snapshot(t, s, id); got.Revision != base || len(got.Records) != 2 {
		t.Errorf("a refused batch left revision %d and %d records", got.Revision, len(got.Records))
	}
}
