package sqlite

import (
	"context"
	"errors"
	"maps"
	"strings"
	"testing"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

func TestCreateGivesReferenceAndTime(t *testing.T) {
	s := openStore(t, t.TempDir())
	id := testID()
	a, err := s.Apply(context.Background(), postmortem.Batch{PostMortem: id, Origin: "typing", Edits: []postmortem.Edit{
		create(postmortem.KindPostMortem, id, postmortem.Fields{"title": "First\r\nline"}),
		create(postmortem.KindLesson, testID(), postmortem.Fields{"prompt": "slowed"}),
	}})
	if err != nil {
		t.Fatal(err)
	}
	if a.Revision != 1 || a.Undo.Label != "" {
		t.Errorf("creating must be revision 1 and cannot be undone: %+v", a)
	}
	want := postmortem.Fields{"title": "First line", "reference": "PM-2026-001", "createdAt": "2026-11-23T12:00:00.000Z"}
	if len(a.Effects) != 1 || !maps.EqualFunc(a.Effects[0].Fields, want, same) {
		t.Errorf("effects %+v, want %v", a.Effects, want)
	}
	if got, err := s.Find(context.Background(), " pm-2026-001 "); err != nil || got != id {
		t.Errorf("Find: %q %v", got, err)
	}
	make1(t, s, postmortem.Fields{"reference": "PM-2026-1200"})
	next := make1(t, s, nil)
	if got, err := s.Find(context.Background(), "PM-2026-1201"); err != nil || got != next {
		t.Errorf("the next reference follows the largest: %q %v", got, err)
	}
}

func TestSentTwiceIsMadeOnce(t *testing.T) {
	s := openStore(t, t.TempDir())
	id := make1(t, s, nil)
	one := create(postmortem.KindEvent, testID(), postmortem.Fields{"title": "One"})
	b := postmortem.Batch{PostMortem: id, Base: 1, Origin: "typing", Edits: []postmortem.Edit{one}}
	for range 2 { // the second time the reply was lost and the base is old
		a, err := s.Apply(context.Background(), b)
		if err != nil || a.Revision != 2 {
			t.Fatalf("%+v %v", a, err)
		}
	}
	// Resent together with what was typed meanwhile.
	b.Edits = append(b.Edits, update(postmortem.KindEvent, one.Record, postmortem.Fields{"title": "Two"}))
	if a, err := s.Apply(context.Background(), b); err != nil || a.Revision != 3 {
		t.Fatalf("%+v %v", a, err)
	}
	if n := len(snapshot(t, s, id).Records); n != 2 {
		t.Errorf("%d records", n)
	}
	// Known edits do not hide a change made elsewhere after them.
	typing(t, s, id, 3, update(postmortem.KindPostMortem, id, postmortem.Fields{"title": "Elsewhere"}))
	b.Edits = append(b.Edits, update(postmortem.KindEvent, one.Record, postmortem.Fields{"title": "Three"}))
	_, err := s.Apply(context.Background(), b)
	wantCode(t, err, errs.Conflict)
	// Twice in one batch counts once.
	e := create(postmortem.KindEvent, testID(), nil)
	if a := typing(t, s, id, 4, e, e); a.Revision != 5 {
		t.Errorf("%+v", a)
	}
	verifyStore(t, s)
}

func TestRefusedBatchChangesNothing(t *testing.T) {
	s := openStore(t, t.TempDir())
	id, other := make1(t, s, nil), make1(t, s, postmortem.Fields{"reference": "PM-2026-100"})
	event, foreign := testID(), testID()
	typing(t, s, id, 1, create(postmortem.KindEvent, event, postmortem.Fields{"title": "Kept"}))
	typing(t, s, other, 1, create(postmortem.KindEvent, foreign, nil))
	before := content(snapshot(t, s, id).Records)
	good := update(postmortem.KindEvent, event, postmortem.Fields{"title": "Changed"})
	cases := map[string]struct {
		edit  postmortem.Edit
		code  errs.Code
		field string
	}{
		"bad value":            {update(postmortem.KindEvent, event, postmortem.Fields{"milestone": "guessed"}), errs.Invalid, "milestone"},
		"unknown field":        {update(postmortem.KindEvent, event, postmortem.Fields{"culprit": "x"}), errs.Invalid, "culprit"},
		"unknown kind":         {create("rumour", testID(), nil), errs.Invalid, ""},
		"unknown operation":    {postmortem.Edit{ID: testID(), Op: "merge", Kind: postmortem.KindEvent, Record: event}, errs.Invalid, ""},
		"too long":             {update(postmortem.KindEvent, event, postmortem.Fields{"title": strings.Repeat("x", 2001)}), errs.Invalid, "title"},
		"update of nothing":    {update(postmortem.KindEvent, testID(), nil), errs.NotFound, ""},
		"delete of nothing":    {remove(postmortem.KindEvent, testID()), errs.NotFound, ""},
		"create again":         {create(postmortem.KindEvent, event, nil), errs.Conflict, ""},
		"id of another kind":   {create(postmortem.KindFactor, event, nil), errs.Invalid, ""},
		"record of another":    {update(postmortem.KindEvent, foreign, postmortem.Fields{"title": "x"}), errs.Invalid, ""},
		"delete of another":    {remove(postmortem.KindEvent, foreign), errs.Invalid, ""},
		"create over another":  {create(postmortem.KindEvent, foreign, nil), errs.Invalid, ""},
		"another root":         {update(postmortem.KindPostMortem, other, postmortem.Fields{"title": "x"}), errs.Invalid, ""},
		"a second root":        {create(postmortem.KindPostMortem, testID(), nil), errs.Invalid, ""},
		"root deleted":         {remove(postmortem.KindPostMortem, id), errs.Invalid, ""},
		"reference taken":      {update(postmortem.KindPostMortem, id, postmortem.Fields{"reference": "PM-2026-100"}), errs.Invalid, "reference"},
		"reference, any case":  {update(postmortem.KindPostMortem, id, postmortem.Fields{"reference": "pm-2026-100"}), errs.Invalid, "reference"},
		"record id not valid":  {create(postmortem.KindEvent, "../x", nil), errs.Invalid, ""},
		"edit id not valid":    {postmortem.Edit{ID: "", Op: postmortem.Delete, Kind: postmortem.KindEvent, Record: event}, errs.Invalid, ""},
		"impossible date":      {create(postmortem.KindAction, testID(), postmortem.Fields{"dueOn": "2026-02-30"}), errs.Invalid, "dueOn"},
		"instant out of range": {update(postmortem.KindEvent, event, postmortem.Fields{"occurredAt": "0000-01-01T00:00:00Z"}), errs.Invalid, "occurredAt"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			for _, filler := range []int{0, 20} { // small and bulk path
				edits := []postmortem.Edit{good}
				for range filler {
					edits = append(edits, create(postmortem.KindLesson, testID(), nil))
				}
				_, err := s.Apply(context.Background(), postmortem.Batch{PostMortem: id, Base: 2, Origin: "typing", Edits: append(edits, c.edit)})
				wantCode(t, err, c.code)
				var e *errs.Error
				if !errors.As(err, &e) || e.Ref != c.edit.ID || e.Field != c.field {
					t.Errorf("ref %q field %q, want %q %q", e.Ref, e.Field, c.edit.ID, c.field)
				}
			}
			if snap := snapshot(t, s, id); snap.Revision != 2 || !maps.Equal(content(snap.Records), before) {
				t.Error("something of the batch was made")
			}
		})
	}
	verifyStore(t, s)
}

func TestRefusedCalls(t *testing.T) {
	s := openStore(t, t.TempDir())
	id := make1(t, s, nil)
	ctx, gone := context.Background(), testID()
	edit := []postmortem.Edit{update(postmortem.KindPostMortem, id, postmortem.Fields{"title": "x"})}
	apply := func(b postmortem.Batch) error { _, err := s.Apply(ctx, b); return err }
	wantCode(t, apply(postmortem.Batch{PostMortem: id, Base: 7, Origin: "typing", Edits: edit}), errs.Conflict)
	wantCode(t, apply(postmortem.Batch{PostMortem: id, Base: 0, Origin: "typing", Edits: edit}), errs.Conflict)
	wantCode(t, apply(postmortem.Batch{PostMortem: gone, Base: 3, Origin: "typing", Edits: edit}), errs.NotFound)
	wantCode(t, apply(postmortem.Batch{PostMortem: gone, Origin: "typing"}), errs.Invalid)
	wantCode(t, apply(postmortem.Batch{PostMortem: id, Base: 1, Origin: "magic", Edits: edit}), errs.Invalid)
	wantCode(t, apply(postmortem.Batch{PostMortem: "a b", Origin: "typing", Edits: edit}), errs.Invalid)
	_, err := s.Undo(ctx, gone, 1)
	wantCode(t, err, errs.NotFound)
	_, err = s.Redo(ctx, id, 9)
	wantCode(t, err, errs.Conflict)
	_, err = s.Open(ctx, gone)
	wantCode(t, err, errs.NotFound)
	_, err = s.Find(ctx, "")
	wantCode(t, err, errs.NotFound)
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := s.Apply(cancelled, postmortem.Batch{PostMortem: id, Base: 1, Origin: "typing", Edits: edit}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled context must pass through: %v", err)
	}
	if _, err := s.List(cancelled, postmortem.ListQuery{}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled context must pass through: %v", err)
	}
	if err := apply(postmortem.Batch{PostMortem: id, Base: 1, Origin: "typing", Edits: edit}); err != nil {
		t.Errorf("after all that it works: %v", err)
	}
}

func TestNothingToDo(t *testing.T) {
	s := openStore(t, t.TempDir())
	id := make1(t, s, postmortem.Fields{"title": "Same"})
	a := typing(t, s, id, 1, update(postmortem.KindPostMortem, id, postmortem.Fields{"title": "Same"}))
	if a.Revision != 1 || a.Undo.Label != "" {
		t.Errorf("an edit that changes nothing made %+v", a)
	}
	if a, err := s.Undo(context.Background(), id, 1); err != nil || a.Revision != 1 || a.Effects != nil {
		t.Errorf("undo with no step: %+v %v", a, err)
	}
}

func TestUndoSteps(t *testing.T) {
	s := openStore(t, t.TempDir())
	ctx := context.Background()
	id := make1(t, s, nil)
	edit := func(group, title string) postmortem.Edit {
		e := update(postmortem.KindPostMortem, id, postmortem.Fields{"title": title})
		e.Group, e.Label = group, "Edit title"
		return e
	}
	typing(t, s, id, 1, edit("g", "a"))
	if _, err := s.Apply(ctx, postmortem.Batch{PostMortem: make1(t, s, nil), Base: 1, Origin: "typing", Edits: nil}); err != nil {
		t.Fatal(err)
	}
	typing(t, s, id, 2, edit("g", "ab"))
	typing(t, s, id, 3, edit("h", "abc"))
	a, err := s.Undo(ctx, id, 4)
	if err != nil || len(a.Effects) != 1 || a.Effects[0].Fields["title"] != "ab" || a.Redo.Label != "Edit title" {
		t.Fatalf("%+v %v", a, err)
	}
	// Another origin, between: it is no step, and stays.
	event := testID()
	if _, err = s.Apply(ctx, postmortem.Batch{PostMortem: id, Base: 5, Origin: "cli", Edits: []postmortem.Edit{
		create(postmortem.KindEvent, event, nil),
	}}); err != nil {
		t.Fatal(err)
	}
	a, err = s.Undo(ctx, id, 6)
	if err != nil || a.Effects[0].Fields["title"] != "" || a.Undo.Label != "" {
		t.Fatalf("the group of two batches is one step: %+v %v", a, err)
	}
	if n := len(snapshot(t, s, id).Records); n != 2 {
		t.Errorf("%d records", n)
	}
	a = typing(t, s, id, 7, edit("g", "new"))
	if a.Redo.Label != "" || a.Undo.Label == "" {
		t.Errorf("a new edit discards what could be redone: %+v", a)
	}
	verifyStore(t, s)
}

func TestUndoLeavesReferenceToOthers(t *testing.T) {
	s := openStore(t, t.TempDir())
	id := make1(t, s, postmortem.Fields{"reference": "PM-2026-007"})
	typing(t, s, id, 1, update(postmortem.KindPostMortem, id, postmortem.Fields{"reference": "PM-2026-008", "title": "x"}))
	make1(t, s, postmortem.Fields{"reference": "PM-2026-007"})
	a, err := s.Undo(context.Background(), id, 2)
	if err != nil || a.Revision != 3 {
		t.Fatalf("%+v %v", a, err)
	}
	if p := snapshot(t, s, id).PostMortem(); p.Reference != "PM-2026-008" || p.Title != "" {
		t.Errorf("%q %q", p.Reference, p.Title)
	}
	verifyStore(t, s)
}
