package sqlite

import (
	"context"
	"maps"
	"slices"
	"testing"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

func TestOpenSomeIsOpenOfEach(t *testing.T) {
	ctx := context.Background()
	s := openStore(t, t.TempDir())
	defer closeStore(t, s)
	var ids []string
	for n := range 5 {
		id, _ := bigDocument(t, s, 10*n+1)
		ids = append(ids, id)
	}
	for name, asked := range map[string][]string{
		"all": ids, "backwards": {ids[4], ids[2], ids[0]}, "one": ids[3:4], "twice": {ids[1], ids[2], ids[1]}, "none": {},
	} {
		got, err := s.OpenSome(ctx, asked)
		if err != nil || len(got) != len(asked) {
			t.Fatalf("%s: %d of %d: %v", name, len(got), len(asked), err)
		}
		for i, id := range asked {
			want := snapshot(t, s, id)
			if !maps.Equal(content(got[i].Records), content(want.Records)) {
				t.Errorf("%s: the records of number %d differ", name, i)
			}
			a, b := got[i], want
			a.Records, b.Records = nil, nil
			if a.ID != b.ID || a.Revision != b.Revision || a.SavedAt != b.SavedAt || a.Undo != b.Undo || a.Redo != b.Redo {
				t.Errorf("%s: number %d is %+v, want %+v", name, i, a, b)
			}
		}
	}
	_, err := s.OpenSome(ctx, []string{ids[0], "nobody"})
	wantCode(t, err, errs.NotFound)
}

func TestOpenSomeNamesWhatIsDamaged(t *testing.T) {
	ctx := context.Background()
	s := openStore(t, t.TempDir())
	defer func() { _ = s.Close() }()
	whole := make1(t, s, postmortem.Fields{"title": "Whole"})
	broken := make1(t, s, postmortem.Fields{"title": "Broken"})
	if err := tamper(s, "UPDATE post_mortem SET title = 'Other words' WHERE id = '"+broken+"'"); err != nil {
		t.Fatal(err)
	}
	_, err := s.OpenSome(ctx, []string{whole, broken})
	wantCode(t, err, errs.StorageCorrupt)
	_, each := s.Open(ctx, broken)
	if err == nil || each == nil || err.Error() != each.Error() {
		t.Errorf("%v, but Open says %v", err, each)
	}
	got, err := s.OpenSome(ctx, []string{whole})
	if err != nil || len(got) != 1 || !slices.ContainsFunc(got[0].Records, func(r postmortem.Record) bool { return r.Fields["title"] == "Whole" }) {
		t.Errorf("what is whole cannot be read beside it: %v %v", got, err)
	}
}
