package pdf

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// Codes of a deflate block: RFC 1951, section 3.2.
const (
	literals  = 286
	distances = 30
	endMark   = 256
)

// code is a Huffman code: its bits in the order they are written.
type code struct {
	bits   uint16
	length uint8
}

// blockCodes are the codes of one block and what it takes to make them.
type blockCodes struct {
	literalCount  [literals]uint32
	distanceCount [distances]uint32
	literal       [literals]code
	distance      [distances]code
	sorted        []uint64
	weight        [2 * literals]uint64
	parent        [2 * literals]int32
	depth         [2 * literals]uint8
}

// lengthCode and distanceCode give the symbol for a match's length (less 3)
// and distance (less 1), and how many bits of the number follow it.
func lengthCode(n uint32) (symbol int, extra uint) {
	switch {
	case n == 255:
		return 285, 0
	case n < 8:
		return 257 + int(n), 0
	}
	extra = uint(bits.Len32(n)) - 3
	return 257 + int(4*uint32(extra)+n>>extra), extra
}

func distanceCode(n uint32) (symbol int, extra uint) {
	if n < 4 {
		return int(n), 0
	}
	extra = uint(bits.Len32(n)) - 2
	return int(2*uint32(extra) + n>>extra), extra
}

// block writes the tokens, which stand for raw, as one block: with codes of
// its own, or as they are where that is shorter.
func (d *deflater) block(raw []byte, last bool) {
	c := &d.codes
	c.count(d.tokens)
	c.assign(c.literalCount[:], c.literal[:], 15)
	c.assign(c.distanceCount[:], c.distance[:], 15)
	head := c.header()
	size := c.size(head)
	if size/8 > len(raw)+5*(len(raw)/0xffff+1) {
		d.stored(raw, last)
		return
	}
	final := uint64(0)
	if last {
		final = 1
	}
	w := &d.out
	w.put(final|2<<1, 3)
	head.write(w)
	for _, t := range d.tokens {
		if t&isMatch == 0 {
			w.put(uint64(c.literal[t].bits), uint(c.literal[t].length))
			continue
		}
		n := t >> 16 & 0xff
		symbol, extra := lengthCode(n)
		w.put(uint64(c.literal[symbol].bits), uint(c.literal[symbol].length))
		w.put(uint64(n)&(1<<extra-1), extra)
		n = t & 0xffff
		symbol, extra = distanceCode(n)
		w.put(uint64(c.distance[symbol].bits), uint(c.distance[symbol].length))
		w.put(uint64(n)&(1<<extra-1), extra)
	}
	w.put(uint64(c.literal[endMark].bits), uint(c.literal[endMark].length))
	if last {
		w.align()
	}
}

func (d *deflater) stored(raw []byte, last bool) {
	for first := true; first || len(raw) > 0; first = false {
		n := min(len(raw), 0xffff)
		final := uint64(0)
		if last && n == len(raw) {
			final = 1
		}
		d.out.put(final, 3)
		d.out.align()
		d.out.buf = binary.LittleEndian.AppendUint16(d.out.buf, uint16(n))
		d.out.buf = binary.LittleEndian.AppendUint16(d.out.buf, ^uint16(n))
		d.out.buf = append(d.out.buf, raw[:n]...)
		raw = raw[n:]
	}
}

func (c *blockCodes) count(tokens []uint32) {
	c.literalCount, c.distanceCount = [literals]uint32{endMark: 1}, [distances]uint32{}
	any := false
	for _, t := range tokens {
		if t&isMatch == 0 {
			c.literalCount[t]++
			continue
		}
		any = true
		symbol, _ := lengthCode(t >> 16 & 0xff)
		c.literalCount[symbol]++
		symbol, _ = distanceCode(t & 0xffff)
		c.distanceCount[symbol]++
	}
	if !any {
		c.distanceCount[0] = 1 // a block needs one code of each kind
	}
}

// size gives the bits of the block, near enough.
func (c *blockCodes) size(h *header) int {
	size := 17 + 3*19
	for _, s := range h.symbols {
		size += int(h.codes[s.symbol].length) + int(s.bits)
	}
	for i, n := range c.literalCount {
		extra := uint(0)
		if i >= 265 && i < 285 {
			extra = uint(i-261) / 4
		}
		size += int(n) * (int(c.literal[i].length) + int(extra))
	}
	for i, n := range c.distanceCount {
		size += int(n) * (int(c.distance[i].length) + max(i/2-1, 0))
	}
	return size
}

// assign makes the shortest codes for symbols that occur as often as counted,
// none longer than limit.
func (c *blockCodes) assign(count []uint32, codes []code, limit int) {
	clear(codes)
	c.sorted = c.sorted[:0]
	for i, n := range count {
		if n > 0 {
			c.sorted = append(c.sorted, uint64(n)<<16|uint64(i))
		}
	}
	slices.Sort(c.sorted)
	var perLength [16]int
	if len(c.sorted) == 1 {
		perLength[1] = 1
	} else {
		c.depths(&perLength, limit)
	}
	// The rarest get the longest; those of one length are numbered in order.
	k := 0
	for length := limit; length > 0; length-- {
		for range perLength[length] {
			codes[c.sorted[k]&0xffff].length = uint8(length)
			k++
		}
	}
	var next [16]uint16
	for length, first := 1, uint16(0); length <= limit; length++ {
		next[length] = first
		first = (first + uint16(perLength[length])) << 1
	}
	for i := range codes {
		if length := codes[i].length; length > 0 {
			codes[i].bits = bits.Reverse16(next[length]) >> (16 - length)
			next[length]++
		}
	}
}

// depths counts the codes of each length, for the symbols as they are sorted: by
// how often they occur (from bit 16 on).
func (c *blockCodes) depths(perLength *[16]int, limit int) {
	// A Huffman tree by two queues: the symbols, and the nodes made of the two
	// rarest of both, which come out in order.
	n := len(c.sorted)
	weight, parent, depth := c.weight[:2*n-1], c.parent[:2*n-1], c.depth[:2*n-1]
	clear(weight)
	for i, s := range c.sorted {
		weight[i] = s >> 16
	}
	leaf, node := 0, n
	for made := n; made < 2*n-1; made++ {
		for range 2 {
			pick := &node
			if leaf < n && (node >= made || weight[leaf] <= weight[node]) {
				pick = &leaf
			}
			weight[made] += weight[*pick]
			parent[*pick] = int32(made)
			*pick++
		}
	}
	depth[2*n-2] = 0
	for i := 2*n - 3; i >= 0; i-- {
		depth[i] = depth[parent[i]] + 1
		if i < n {
			perLength[min(int(depth[i]), limit)]++
		}
	}
	// Where codes were cut to the limit there are too many: one moves down for
	// each, to make room.
	room := 0
	for length := 1; length <= limit; length++ {
		room += perLength[length] << (limit - length)
	}
	for ; room > 1<<limit; room-- {
		perLength[limit]--
		for length := limit - 1; length > 0; length-- {
			if perLength[length] > 0 {
				perLength[length]--
				perLength[length+1] += 2
				break
			}
		}
	}
}

// header says which lengths the codes of a block have: runs of lengths, coded
// themselves.
type header struct {
	literals, distances int
	symbols             []runSymbol
	codes               [19]code
}

type runSymbol struct{ symbol, value, bits uint8 }

// runOrder is the order in which the lengths of the header's codes are written.
var runOrder = [19]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

func (c *blockCodes) header() *header {
	h := &header{literals: literals, distances: distances, symbols: make([]runSymbol, 0, 160)}
	for h.literals > 257 && c.literal[h.literals-1].length == 0 {
		h.literals--
	}
	for h.distances > 1 && c.distance[h.distances-1].length == 0 {
		h.distances--
	}
	var lengths [literals + distances]uint8
	for i := range h.literals {
		lengths[i] = c.literal[i].length
	}
	for i := range h.distances {
		lengths[h.literals+i] = c.distance[i].length
	}
	h.runs(lengths[:h.literals+h.distances])
	var count [19]uint32
	for _, s := range h.symbols {
		count[s.symbol]++
	}
	c.assign(count[:], h.codes[:], 7)
	return h
}

func (h *header) runs(lengths []uint8) {
	for i := 0; i < len(lengths); {
		n := 1
		for i+n < len(lengths) && lengths[i+n] == lengths[i] && n < 138 {
			n++
		}
		switch {
		case lengths[i] == 0 && n >= 11:
			h.symbols = append(h.symbols, runSymbol{18, uint8(n - 11), 7})
		case lengths[i] == 0 && n >= 3:
			h.symbols = append(h.symbols, runSymbol{17, uint8(n - 3), 3})
		case i > 0 && lengths[i] == lengths[i-1] && n >= 3:
			n = min(n, 6)
			h.symbols = append(h.symbols, runSymbol{16, uint8(n - 3), 2})
		default:
			n = 1
			h.symbols = append(h.symbols, runSymbol{symbol: lengths[i]})
		}
		i += n
	}
}

func (h *header) write(w *bitWriter) {
	n := len(runOrder)
	for n > 4 && h.codes[runOrder[n-1]].length == 0 {
		n--
	}
	w.put(uint64(h.literals-257), 5)
	w.put(uint64(h.distances-1), 5)
	w.put(uint64(n-4), 4)
	for _, symbol := range runOrder[:n] {
		w.put(uint64(h.codes[symbol].length), 3)
	}
	for _, s := range h.symbols {
		w.put(uint64(h.codes[s.symbol].bits), uint(h.codes[s.symbol].length))
		w.put(uint64(s.value), uint(s.bits))
	}
}
