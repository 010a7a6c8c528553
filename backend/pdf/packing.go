package pdf

import (
	"fmt"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
)

const objectsPerStream = 128

// packObjects moves all plain objects into object streams.
func (w *fileWriter) packObjects() {
	numbers := make([]int, 0, w.last)
	for n := range w.last + 1 {
		if w.has(n) {
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
	texts, data := z.texts[:0], z.room[:0]
	for _, n := range s.holds {
		data = strconv.AppendInt(data, int64(n), 10)
		data = strconv.AppendInt(append(data, ' '), int64(len(texts)), 10)
		data = append(data, ' ')
		texts = append(w.appendObject(texts, n), '\n')
	}
	s.dict = fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(s.holds), len(data))
	data = append(data, texts...)
	z.texts, z.room = texts, data
	if len(data) < worthPacking {
		s.data = append([]byte(nil), data...)
		return
	}
	s.data, s.packed = z.deflate(data), true
}

// worthPacking is the length from which compression can gain anything.
const worthPacking = 64

var deflaters = sync.Pool{New: func() any { return newDeflater() }}

// compress begins to compress streams in their order, on as many processors as
// there are, and gives a function that waits until one of them is done. The
// result does not depend on how many processors there are.
func (w *fileWriter) compress(streams []streamObject) (wait func(i int)) {
	var next atomic.Int64
	made := make(chan int, len(streams))
	faults := make(chan any, len(streams))
	for range min(runtime.GOMAXPROCS(0), len(streams)) {
		go func() {
			defer func() {
				if fault := recover(); fault != nil {
					faults <- fault // it belongs to whoever waits
				}
			}()
			z, _ := deflaters.Get().(*deflater)
			for i := int(next.Add(1)) - 1; i < len(streams); i = int(next.Add(1)) - 1 {
				w.deflate(z, &streams[i])
				made <- i
			}
			deflaters.Put(z)
		}()
	}
	done := make([]bool, len(streams))
	return func(i int) {
		for !done[i] {
			select {
			case n := <-made:
				done[n] = true
			case fault := <-faults:
				panic(fault)
			}
		}
	}
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
