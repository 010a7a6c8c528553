package pdf

import (
	"encoding/binary"
	"hash"
	"hash/adler32"
	"math/bits"
)

// A deflater compresses whole streams in the zlib format (RFC 1950, 1951). The
// standard library's compressor does the same for any amount of data that
// comes bit by bit, for which it copies all of it and clears 700 kB of tables
// before every stream; a PDF has a hundred streams of a few kB. The result
// depends on the data alone, not on what was compressed before.
type deflater struct {
	head   [1 << hashBits]int32 // last place of each hash, counted from base
	prev   [window]uint16       // how far before each place the one before it with the same hash is, 0 for too far
	base   int32                // place of the stream's first byte: older ones are of other streams
	tokens []uint32
	codes  blockCodes
	out    bitWriter
	texts  []byte // in which the objects of a stream are put together
	room   []byte // and the whole of it
}

const (
	hashBits = 14
	window   = 32 << 10
	minMatch = 4
	maxMatch = 258
	// deepest places looked at for one match: more gains little in pages of text.
	chain = 6
	// A match of this length is taken without looking whether the next byte
	// begins a longer one.
	goodMatch = 32
	// So many bytes at the beginning of a match are noted, and two at its end: a
	// later match seldom begins in the middle of one.
	notedOfMatch = 8
	maxTokens    = 16 << 10 // in a block
	isMatch      = 1 << 31  // marks a token: length-3 and distance-1 follow; others are bytes
)

func newDeflater() *deflater {
	return &deflater{base: 1, tokens: make([]uint32, 0, maxTokens)}
}

// deflate gives the compressed form of data.
func (d *deflater) deflate(data []byte) []byte {
	out := d.blocks(append(make([]byte, 0, len(data)/3+64), zlibHeader...), data, true)
	return binary.BigEndian.AppendUint32(out, adler32.Checksum(data))
}

const zlibHeader = "\x78\x5e"

// begun is a stream whose end is not known yet.
type begun struct {
	out []byte
	sum hash.Hash32
}

// begin compresses the first part of a stream.
func (d *deflater) begin(data []byte) *begun {
	b := &begun{out: append(make([]byte, 0, len(data)/3+256), zlibHeader...), sum: adler32.New()}
	_, _ = b.sum.Write(data) // never fails
	b.out = d.blocks(b.out, data, false)
	return b
}

// finish compresses the rest of a stream that was begun, which does not look back.
func (d *deflater) finish(b *begun, data []byte) []byte {
	_, _ = b.sum.Write(data)
	return b.sum.Sum(d.blocks(b.out, data, true))
}

// blocks appends the compressed form of data, which is the end of its stream or
// leaves it at the edge of a byte.
func (d *deflater) blocks(out, data []byte, end bool) []byte {
	d.out.buf = out
	d.body(data, end)
	if !end {
		d.out.put(0, 3) // a block of no bytes as they are
		d.out.align()
		d.out.buf = append(d.out.buf, 0, 0, 0xff, 0xff)
	}
	out, d.out.buf = d.out.buf, nil
	if d.base += int32(len(data)) + window; d.base > 1<<30 {
		d.head, d.base = [1 << hashBits]int32{}, 1
	}
	return out
}

func (d *deflater) body(data []byte, end bool) {
	start, at := 0, 0 // of the block, and of what comes next
	held := 0         // length of the match that begins a byte before at, 0 for none
	heldBack := 0
	token := func(t uint32, to int, last bool) {
		if d.tokens = append(d.tokens, t); len(d.tokens) == maxTokens || last {
			d.block(data[start:to], last && end)
			start, d.tokens = to, d.tokens[:0]
		}
	}
	for at < len(data) {
		length, back := 0, 0
		if held < goodMatch {
			length, back = d.find(data, at, held)
		} else {
			d.note(data, at)
		}
		switch {
		case held > 0 && length <= held:
			end := at - 1 + held
			for at++; at < end; at++ {
				if at <= end-held+notedOfMatch || at+2 >= end {
					d.note(data, at)
				}
			}
			token(isMatch|uint32(held-3)<<16|uint32(heldBack-1), at, at == len(data))
			held = 0
			continue
		case held > 0:
			token(uint32(data[at-1]), at, false)
		case length == 0:
			token(uint32(data[at]), at+1, at+1 == len(data))
		}
		held, heldBack = length, back
		at++
	}
	// A match that is held is never longer than the data, and so was taken,
	// unless it is empty: then all tokens are out but for an empty stream.
	if len(data) == 0 {
		d.block(nil, end)
	}
}

func hashOf(data []byte, at int) uint32 {
	return binary.LittleEndian.Uint32(data[at:]) * 0x9e3779b1 >> (32 - hashBits)
}

// note remembers the place at.
func (d *deflater) note(data []byte, at int) {
	if at+minMatch > len(data) {
		return
	}
	d.link(at, hashOf(data, at))
}

// link makes at the last place of a hash, and gives the one before it.
func (d *deflater) link(at int, hash uint32) (before int) {
	before = int(d.head[hash] - d.base)
	back := at - before
	if before < 0 || back >= window {
		back = 0
	}
	d.prev[at%window] = uint16(back)
	d.head[hash] = d.base + int32(at)
	return before
}

// find looks for the longest earlier occurrence of what is at a place, longer
// than a number of bytes, and notes the place.
func (d *deflater) find(data []byte, at, than int) (length, back int) {
	if at+minMatch > len(data) {
		return 0, 0
	}
	candidate := d.link(at, hashOf(data, at))
	most := min(len(data)-at, maxMatch)
	best := max(than, minMatch-1)
	for tries := chain; tries > 0 && candidate >= 0 && at-candidate < window && best < most; tries-- {
		if data[candidate+best] == data[at+best] {
			if n := same(data[candidate:], data[at:at+most]); n > best {
				best, back = n, at-candidate
			}
		}
		before := int(d.prev[candidate%window])
		if before == 0 {
			break
		}
		candidate -= before
	}
	if back == 0 {
		return 0, 0
	}
	return best, back
}

// same counts the bytes that a and the shorter b have in common.
func same(a, b []byte) int {
	n := 0
	for n+8 <= len(b) {
		if x := binary.LittleEndian.Uint64(a[n:]) ^ binary.LittleEndian.Uint64(b[n:]); x != 0 {
			return n + bits.TrailingZeros64(x)/8
		}
		n += 8
	}
	for n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// bitWriter gathers bits, the first in the lowest place.
type bitWriter struct {
	buf  []byte
	bits uint64
	n    uint
}

func (w *bitWriter) put(value uint64, n uint) {
	w.bits |= value << w.n
	if w.n += n; w.n >= 32 {
		w.buf = binary.LittleEndian.AppendUint32(w.buf, uint32(w.bits))
		w.bits >>= 32
		w.n -= 32
	}
}

// align fills the last byte.
func (w *bitWriter) align() {
	for w.n > 0 {
		w.buf = append(w.buf, byte(w.bits))
		w.bits >>= 8
		w.n -= min(w.n, 8)
	}
	w.bits = 0
}
