package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"runtime"
	"strconv"
	"sync"
	"unicode/utf16"
)

// fileWriter gathers the objects of a PDF 1.7 file and writes them with a
// cross-reference stream. Small objects are packed into object streams, which
// keeps the structure tree from doubling the size of the file.
type fileWriter struct {
	bodies  [][]byte // by object number; nil is free
	streams []streamObject
}

type streamObject struct {
	number int
	dict   string
	data   []byte
	packed bool  // compressed already
	holds  []int // the objects in it, for object streams
}

// reserve gives the next free object number.
func (w *fileWriter) reserve() int {
	w.bodies = append(w.bodies, nil)
	return len(w.bodies) - 1
}

// object adds an object; fn appends its text.
func (w *fileWriter) object(fn func([]byte) []byte) int {
	n := w.reserve()
	w.bodies[n] = fn(nil)
	return n
}

// stream adds a stream; dict holds entries besides the length and filter.
func (w *fileWriter) stream(dict string, data []byte) int {
	n := w.reserve()
	w.setStream(n, dict, data)
	return n
}

func (w *fileWriter) setStream(n int, dict string, data []byte) {
	w.streams = append(w.streams, streamObject{number: n, dict: dict, data: data})
}

const objectsPerStream = 128

// write writes the whole file. root and info are object numbers.
func (w *fileWriter) write(out io.Writer, root, info int) error {
	type location struct{ kind, a, b int }
	w.packObjects()
	places := make([]location, len(w.bodies), len(w.bodies)+1)
	for _, s := range w.streams {
		for i, n := range s.holds {
			places[n] = location{2, s.number, i}
		}
	}
	compressAll(w.streams)

	var file bytes.Buffer
	size := 4096
	for i := range w.streams {
		size += len(w.streams[i].data) + 128
	}
	file.Grow(size)
	file.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	for i := range w.streams {
		s := &w.streams[i]
		places[s.number] = location{1, file.Len(), 0}
		writeStream(&file, s)
	}
	places = append(places, location{1, file.Len(), 0})
	var table []byte
	for _, p := range places {
		table = append(table, byte(p.kind), byte(p.a>>24), byte(p.a>>16), byte(p.a>>8), byte(p.a), byte(p.b>>8), byte(p.b))
	}
	id := sha256.Sum256(file.Bytes())
	xref := []streamObject{{
		number: len(w.bodies),
		dict: fmt.Sprintf("/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%X><%X>]",
			len(places), root, info, id[:16], id[:16]),
		data: table,
	}}
	compressAll(xref)
	start := file.Len()
	writeStream(&file, &xref[0])
	fmt.Fprintf(&file, "startxref\n%d\n%%%%EOF\n", start)
	_, err := out.Write(file.Bytes())
	return err
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
		var index, data []byte
		for _, n := range some {
			index = strconv.AppendInt(index, int64(n), 10)
			index = strconv.AppendInt(append(index, ' '), int64(len(data)), 10)
			index = append(index, ' ')
			data = append(append(data, w.bodies[n]...), '\n')
		}
		dict := fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(some), len(index))
		w.streams = append(w.streams, streamObject{number: w.reserve(), dict: dict, data: append(index, data...), holds: some})
	}
}

func writeStream(file *bytes.Buffer, s *streamObject) {
	filter := ""
	if s.packed {
		filter = "/Filter/FlateDecode"
	}
	fmt.Fprintf(file, "%d 0 obj\n<<%s%s/Length %d>>\nstream\n", s.number, s.dict, filter, len(s.data))
	file.Write(s.data)
	file.WriteString("\nendstream\nendobj\n")
}

var deflaters = sync.Pool{New: func() any { return newDeflater() }}

// compressAll compresses streams, on as many processors as there are. The
// result does not depend on how many.
func compressAll(streams []streamObject) {
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
				deflate(z, &streams[i])
			}
		}()
	}
	wait.Wait()
}

func deflate(z *deflater, s *streamObject) {
	if s.packed || len(s.data) < 64 {
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

// appendText writes a text string: UTF-16 with a mark, in hexadecimal.
func appendText(b []byte, s string) []byte {
	b = append(b, "<FEFF"...)
	for _, unit := range utf16.Encode([]rune(s)) {
		b = appendHex16(b, unit)
	}
	return append(b, '>')
}

// utf16Text is the same as bytes, for gofpdf, which escapes them.
func utf16Text(s string) string {
	b := []byte{0xfe, 0xff}
	for _, unit := range utf16.Encode([]rune(s)) {
		b = append(b, byte(unit>>8), byte(unit))
	}
	return string(b)
}
