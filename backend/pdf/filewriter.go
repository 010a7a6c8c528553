package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"hash"
	"io"
	"slices"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// fileWriter gathers the objects of a PDF 1.7 file and writes them with a
// cross-reference stream. Small objects are packed into object streams, which
// keeps the structure tree from doubling the size of the file.
type fileWriter struct {
	last    int            // the highest object number
	bodies  map[int][]byte // by object number
	streams []streamObject
	late    []lateObjects
}

// lateObjects are objects with numbers that follow one another, whose text is
// made when it is packed: on every processor there is, and in memory that is
// used again. A long report has ten thousands of them.
type lateObjects struct {
	first, count int
	text         func(b []byte, i int) []byte // appends the text of one
}

// index gives which of them has a number.
func (l lateObjects) index(number int) (i int, ok bool) {
	i = number - l.first
	return i, i >= 0 && i < l.count
}

type streamObject struct {
	number int
	dict   string
	first  []byte // what comes before data and may be compressed already, as begun
	begun  *begun
	data   []byte
	packed bool  // compressed already
	asIs   bool  // its dict names its own filter
	holds  []int // the objects in it, for object streams
}

// newFileWriter makes a fileWriter with n objects that are set later.
func newFileWriter(n int) *fileWriter {
	return &fileWriter{last: n, bodies: make(map[int][]byte, n)}
}

// reserve gives the next free object number.
func (w *fileWriter) reserve() int {
	w.last++
	return w.last
}

// object adds an object.
func (w *fileWriter) object(text []byte) int {
	n := w.reserve()
	w.bodies[n] = text
	return n
}

// objects adds several objects and gives the number of the first; text appends
// the text of one. It is called later, and from several goroutines.
func (w *fileWriter) objects(count int, text func(b []byte, i int) []byte) int {
	first := w.last + 1
	w.last += count
	w.late = append(w.late, lateObjects{first, count, text})
	return first
}

// has reports whether there is an object of this number outside of the streams.
func (w *fileWriter) has(n int) bool {
	return w.bodies[n] != nil || slices.ContainsFunc(w.late, func(l lateObjects) bool {
		_, ok := l.index(n)
		return ok
	})
}

// appendObject appends the text of an object.
func (w *fileWriter) appendObject(b []byte, n int) []byte {
	for _, l := range w.late {
		if i, ok := l.index(n); ok {
			return l.text(b, i)
		}
	}
	return append(b, w.bodies[n]...)
}

// stream adds a stream; dict holds entries besides the length and filter.
func (w *fileWriter) stream(dict string, data []byte) int {
	n := w.reserve()
	w.setStream(n, dict, data)
	return n
}

// packedStream adds a stream that is compressed in another way, which dict names.
func (w *fileWriter) packedStream(dict string, data []byte) int {
	n := w.reserve()
	w.streams = append(w.streams, streamObject{number: n, dict: dict, data: data, asIs: true})
	return n
}

func (w *fileWriter) setStream(n int, dict string, data []byte) {
	w.streams = append(w.streams, streamObject{number: n, dict: dict, data: data})
}

// write writes the whole file. root and info are object numbers.
func (w *fileWriter) write(out io.Writer, root, info int) error {
	w.packObjects()
	table := newXrefTable(w.last + 2) // and one for itself
	for _, s := range w.streams {
		for i, n := range s.holds {
			table.set(n, inStream, s.number, i)
		}
	}
	packed := w.compress(w.streams)
	if buffer, ok := out.(*bytes.Buffer); ok {
		size := 4096 + len(table)
		for i := range w.streams {
			packed(i)
			size += len(w.streams[i].data) + 128
		}
		buffer.Grow(size)
	}
	file := &counter{out: out, sum: sha256.New()}
	file.write([]byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"))
	for i := range w.streams {
		packed(i)
		s := &w.streams[i]
		table.set(s.number, atOffset, file.length, 0)
		file.stream(s)
	}
	table.set(w.last+1, atOffset, file.length, 0)
	id := file.sum.Sum(nil)
	xref := []streamObject{{
		number: w.last + 1,
		dict: fmt.Sprintf("/Type/XRef/Size %d/W[1 4 1]/DecodeParms<</Columns %d/Predictor 12>>/Root %d 0 R/Info %d 0 R/ID[<%X><%X>]",
			w.last+2, xrefColumns, root, info, id[:16], id[:16]),
		data: table.differences(),
	}}
	w.compress(xref)(0)
	start := file.length
	file.stream(&xref[0])
	file.write(fmt.Appendf(nil, "startxref\n%d\n%%%%EOF\n", start))
	return file.err
}

// counter writes the file and knows how far it has come. The first error ends
// the writing.
type counter struct {
	out    io.Writer
	sum    hash.Hash // of what is written
	length int
	err    error
}

func (c *counter) write(b []byte) {
	c.length += len(b)
	_, _ = c.sum.Write(b) // never fails
	if c.err == nil {
		_, c.err = c.out.Write(b)
	}
}

func (c *counter) stream(s *streamObject) {
	filter := ""
	if s.packed {
		filter = "/Filter/FlateDecode"
	}
	c.write(fmt.Appendf(nil, "%d 0 obj\n<<%s%s/Length %d>>\nstream\n", s.number, s.dict, filter, len(s.data)))
	c.write(s.data)
	c.write([]byte("\nendstream\nendobj\n"))
}

func appendRef(b []byte, n int) []byte {
	return append(strconv.AppendInt(b, int64(n), 10), " 0 R"...)
}

func appendPair(b []byte, key string, n int) []byte {
	return strconv.AppendInt(append(b, key...), int64(n), 10)
}

// appendText writes a text string: as it is where it is ASCII, as most are,
// else in UTF-16 with a mark.
func appendText(b []byte, s string) []byte {
	if !plain(s) {
		s = utf16Text(s)
	}
	return append(appendLiteral(append(b, '('), s), ')')
}

// appendUTF16 writes text as UTF-16, in hexadecimal.
func appendUTF16(b []byte, s string) []byte {
	for _, r := range s {
		if high, low := utf16.EncodeRune(r); high != utf8.RuneError {
			b = appendHex16(appendHex16(b, uint16(high)), uint16(low))
		} else {
			b = appendHex16(b, uint16(r))
		}
	}
	return b
}

// utf16Text is the same as bytes, for gofpdf, which escapes them.
func utf16Text(s string) string {
	b := []byte{0xfe, 0xff}
	for _, unit := range utf16.Encode([]rune(s)) {
		b = append(b, byte(unit>>8), byte(unit))
	}
	return string(b)
}
