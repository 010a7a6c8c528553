package pdf

import (
	"bytes"
	"strconv"
	"strings"
	"testing"
)

// A fault while an object is put together comes in another goroutine, where it
// would end the program with everything that is not saved; it must come to
// whoever writes the file, who can say that there is none.
func TestFaultInAnObjectComesToTheWriter(t *testing.T) {
	w := newFileWriter(1)
	w.objects(3*objectsPerStream, func(b []byte, i int) []byte {
		if i == objectsPerStream+1 {
			panic("no such object")
		}
		return strconv.AppendInt(b, int64(i), 10)
	})
	defer func() {
		if fault := recover(); fault != "no such object" {
			t.Errorf("it ended with %v", fault)
		}
	}()
	_ = w.write(&bytes.Buffer{}, 1, 1)
	t.Error("the file was written")
}

// Objects stand in their order, whether made at once or later.
func TestObjectsMadeLaterKeepTheirPlace(t *testing.T) {
	w := newFileWriter(0)
	w.object([]byte("(before)"))
	first := w.objects(2, func(b []byte, i int) []byte {
		return append(strconv.AppendInt(append(b, "(late "...), int64(i), 10), ')')
	})
	last := w.object([]byte("(after)"))
	if first != 2 || last != 4 {
		t.Errorf("numbers %d and %d", first, last)
	}
	var file bytes.Buffer
	if err := w.write(&file, 1, 1); err != nil {
		t.Fatal(err)
	}
	const want = "1 0 2 9 3 18 4 27 (before)\n(late 0)\n(late 1)\n(after)\n"
	if !strings.Contains(file.String(), want) && !strings.Contains(unpacked(t, file.Bytes()), want) {
		t.Errorf("%q", file.String())
	}
}

// unpacked is the first compressed stream of a file.
func unpacked(t *testing.T, file []byte) string {
	t.Helper()
	_, data, found := bytes.Cut(file, []byte("stream\n"))
	if !found {
		t.Fatal("there is no stream")
	}
	return string(inflate(t, data))
}
