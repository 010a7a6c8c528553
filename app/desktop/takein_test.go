package desktop

import (
	"testing"

	"afterword/backend/errs"
)

func TestTakeDocumentSaysWhatIsWrong(t *testing.T) {
	store := &fakeStore{}
	a, desk := newTestApp(t, store)
	l := &Library{a}
	if _, err := l.TakeDocument(a.token, "nobody's"); errs.CodeOf(err) != errs.NotFound {
		t.Errorf("an unknown ticket: %v", err)
	}
	desk.chosen = []string{t.TempDir(), t.TempDir() + "/gone.afterword"}
	picked, err := l.PickDocuments(a.token)
	if err != nil || len(picked) != 2 {
		t.Fatalf("%v, %v", picked, err)
	}
	for _, file := range picked {
		if _, err := l.TakeDocument(a.token, file.Ticket); errs.CodeOf(err) != errs.Invalid {
			t.Errorf("%s: %v", file.Name, err)
		}
	}
	broken := a.offers.bytes("broken.afterword", []byte("PK\x03\x04 and nothing more"))
	if _, err := l.TakeDocument(a.token, broken.Ticket); err == nil || errs.CodeOf(err) == errs.Internal {
		t.Errorf("a broken file: %v", err)
	}
	store.readOnly = "The disk is read-only."
	if _, err := l.TakeDocument(a.token, broken.Ticket); errs.CodeOf(err) != errs.StorageIO {
		t.Errorf("a library that can only be read: %v", err)
	}
}

func TestWaitingDocumentsAreGivenOnce(t *testing.T) {
	a, _ := newTestApp(t, &fakeStore{})
	a.documents.add(a.offers.files([]string{"/nowhere/a.afterword"}))
	l := &Library{a}
	first, err := l.Waiting(a.token)
	if err != nil || len(first) != 1 || first[0].Name != "a.afterword" {
		t.Errorf("%+v, %v", first, err)
	}
	if second, err := l.Waiting(a.token); err != nil || second == nil || len(second) != 0 {
		t.Errorf("%+v, %v", second, err)
	}
}
