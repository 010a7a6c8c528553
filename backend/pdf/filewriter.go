package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"io"
	"runtime"
	"strconv"
	"sync"
	"unicode/utf16"
	"unicode/utf8"
)

// fileWriter gathers the objects of a PDF 1.7 file and writes them with a
// cross-reference stream. Small objects are packed into object streams, which
// keeps the structure tree from doubling the size of the file.
type fileWriter struct {
	bodies  [][]byte // by object number; nil is free
	streams []streamObject
	room    []byte // in which an object is put together
	kept    slab[byte]
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
	return &fileWriter{bodies: make([][]byte, n+1), kept: slab[byte]{length: 32 << 10}}
}

// reserve gives the next free object number.
func (w *fileWriter) reserve() int {
	w.bodies = append(w.bodies, nil)
	return len(w.bodies) - 1
}

// object adds an object; fn appends its text.
func (w *fileWriter) object(fn func([]byte) []byte) int {
	n := w.reserve()
	w.setBody(n, fn)
	return n
}

// setBody sets the text of an object, which fn appends.
func (w *fileWriter) setBody(n int, fn func([]byte) []byte) {
	w.room = fn(w.room[:0])
	w.bodies[n] = w.kept.keep(w.room)
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

const objectsPerStream = 128

// write writes the whole file. root and info are object numbers.
func (w *fileWriter) write(out io.Writer, root, info int) error {
	w.packObjects()
	const entry = 6
	table := make([]byte, entry*(len(w.bodies)+1))
	place := func(n int, kind byte, a, b int) {
		row := table[entry*n:]
		row[0] = kind
		binary.BigEndian.PutUint32(row[1:], uint32(a))
		row[5] = byte(b) // less than objectsPerStream
	}
	for _, s := range w.streams {
		for i, n := range s.holds {
			place(n, 2, s.number, i)
		}
	}
	w.compressAll(w.streams)

	if buffer, ok := out.(*bytes.Buffer); ok {
		size := 4096 + len(table)
		for i := range w.streams {
			size += len(w.streams[i].data) + 128
		}
		buffer.Grow(size)
	}
	file := &counter{out: out, sum: sha256.New()}
	file.write([]byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"))
	for i := range w.streams {
		s := &w.streams[i]
		place(s.number, 1, file.length, 0)
		file.stream(s)
	}
	place(len(w.bodies), 1, file.length, 0)
	id := file.sum.Sum(nil)
	xref := []streamObject{{
		number: len(w.bodies),
		dict: fmt.Sprintf("/Type/XRef/Size %d/W[1 4 1]/Root %d 0 R/Info %d 0 R/ID[<%X><%X>]",
			len(w.bodies)+1, root, info, id[:16], id[:16]),
		data: table,
	}}
	w.compressAll(xref)
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

// packObjects moves all plain objects into object streams.
func (w *fileWriter) packObjects() {
	var numbers []int
	for n, body := range w.bodies {
		if body != nil {
			numbers = append(numbers, n)
		}
	}
	for len(numbers) > 0 {
		some := numbers[:min(len(numbers), objectsPerStream)]
		numbers = numbers[len(some):]
		w.streams = append(w.streams, streamObject{number: w.reserve(), holds: some})
	}
}

// pack fills an object stream, in memory that the next one will use again.
func (w *fileWriter) pack(z *deflater, s *streamObject) {
	data, size := z.room[:0], 0
	for _, n := range s.holds {
		data = strconv.AppendInt(data, int64(n), 10)
		data = strconv.AppendInt(append(data, ' '), int64(size), 10)
		data = append(data, ' ')
		size += len(w.bodies[n]) + 1
	}
	s.dict = fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(s.holds), len(data))
	for _, n := range s.holds {
		data = append(append(data, w.bodies[n]...), '\n')
	}
	z.room = data
	if len(data) < worthPacking {
		s.data = append([]byte(nil), data...)
		return
	}
	s.data, s.packed = z.deflate(data), true
}

// worthPacking is the length from which compression can gain anything.
const worthPacking = 64

var deflaters = sync.Pool{New: func() any { return newDeflater() }}

// compressAll compresses streams, on as many processors as there are. The
// result does not depend on how many.
func (w *fileWriter) compressAll(streams []streamObject) {
	workers := min(runtime.GOMAXPROCS(0), len(streams))
	var next sync.Mutex
	at := 0
	var wait sync.WaitGroup
	for range workers {
		wait.Add(1)
		go func() {
			defer wait.Done()
			z, _ := deflaters.Get().(*deflater)
			defer deflaters.Put(z)
			for {
				next.Lock()
				i := at
				at++
				next.Unlock()
				if i >= len(streams) {
					return
				}
				w.deflate(z, &streams[i])
			}
		}()
	}
	wait.Wait()
}

func (w *fileWriter) deflate(z *deflater, s *streamObject) {
	if s.holds != nil {
		w.pack(z, s)
		return
	}
	if s.first != nil { // in two parts in any case: the file must not depend on who was quicker
		if s.begun == nil {
			s.begun = z.begin(s.first)
		}
		s.data, s.packed = z.finish(s.begun, s.data), true
		return
	}
	if s.packed || s.asIs || len(s.data) < worthPacking {
		return
	}
	s.data, s.packed = z.deflate(s.data), true
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
