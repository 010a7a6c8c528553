package sqlite

import (
	"context"
	"reflect"
	"testing"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

func TestReadIsOpenOfEach(t *testing.T) {
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
		got, err := s.Read(ctx, asked)
		if err != nil || len(got) != len(asked) {
			t.Fatalf("%s: %d of %d: %v", name, len(got), len(asked), err)
		}
		for i, id := range asked {
			if want := snapshot(t, s, id).Saved(); !reflect.DeepEqual(got[i], want) {
				t.Errorf("%s: number %d is\n%+v, want\n%+v", name, i, got[i], want)
			}
		}
	}
	_, err := s.Read(ctx, []string{ids[0], "nobody"})
	wantCode(t, err, errs.NotFound)
}

func TestReadNamesWhatIsDamaged(t *testing.T) {
	ctx := context.Background()
	s := openStore(t, t.TempDir())
	defer func() { _ = s.Close() }()
	whole := make1(t, s, postmortem.Fields{"title": "Whole"})
	broken := make1(t, s, postmortem.Fields{"title": "Broken"})
	if err := tamper(s, "UPDATE post_mortem SET title = 'Other words' WHERE id = '"+broken+"'"); err != nil {
		t.Fatal(err)
	}
	_, err := s.Read(ctx, []string{whole, broken})
	wantCode(t, err, errs.StorageCorrupt)
	_, each := s.Open(ctx, broken)
	if err == nil || each == nil || err.Error() != each.Error() {
		t.Errorf("%v, but Open says %v", err, each)
	}
	got, err := s.Read(ctx, []string{whole})
	if err != nil || len(got) != 1 || got[0].Title != "Whole" {
		t.Errorf("what is whole cannot be read beside it: %v %v", got, err)
	}
}
