package pdf

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"regexp"
	"strconv"
	"testing"
)

var startOfXref = regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`)

// Read as any reader does, the table leads to every object: those in streams by
// the number of the stream and their index in it.
func TestCrossReferencesLeadToTheObjects(t *testing.T) {
	const many = 3*objectsPerStream + 5
	w := newFileWriter(0)
	w.objects(many, func(b []byte, i int) []byte { return fmt.Appendf(b, "(object %d)", i+1) })
	w.stream("", bytes.Repeat([]byte("stream "), 50))
	var out bytes.Buffer
	if err := w.write(&out, 1, 1); err != nil {
		t.Fatal(err)
	}
	file := out.Bytes()
	start, err := strconv.Atoi(string(startOfXref.FindSubmatch(file)[1]))
	if err != nil {
		t.Fatal(err)
	}
	rows := []byte(unpacked(t, file[start:]))
	entry := make([]byte, xrefColumns)
	inStreams := 0
	for number := 0; len(rows) > 0; number, rows = number+1, rows[xrefRow:] {
		if rows[0] != 2 {
			t.Fatalf("object %d: filter %d", number, rows[0])
		}
		for i := range entry {
			entry[i] += rows[1+i]
		}
		place := int(binary.BigEndian.Uint32(entry[1:]))
		switch entry[0] {
		case atOffset:
			if head := fmt.Appendf(nil, "%d 0 obj\n", number); !bytes.HasPrefix(file[place:], head) {
				t.Errorf("object %d is not at %d", number, place)
			}
		case inStream:
			inStreams++
			_, stream, _ := bytes.Cut(file, fmt.Appendf(nil, "\n%d 0 obj\n", place))
			packed := unpacked(t, stream)
			if want := fmt.Sprintf("(object %d)", number); objectAt(t, packed, int(entry[5])) != want {
				t.Errorf("%s is not at %d of stream %d", want, entry[5], place)
			}
		}
	}
	if inStreams != many {
		t.Errorf("%d objects are in streams", inStreams)
	}
}

// objectAt gives the text of an object of a stream.
func objectAt(t *testing.T, packed string, index int) string {
	t.Helper()
	lines := bytes.Split([]byte(packed), []byte("\n"))
	if index >= len(lines) {
		t.Fatalf("there are %d objects", len(lines))
	}
	line := lines[index]
	return string(line[max(bytes.LastIndexByte(line, '('), 0):]) // the first follows the numbers
}
