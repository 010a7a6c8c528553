package pdf

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// Bidirectional text, after UAX #9 (Unicode 15). The explicit codes are taken
// out by clean, so a paragraph is one isolating run sequence: rules W1 to W7,
// N0 to N2, I1 and I2 give the levels, L1 and L2 the order on a line.

// mayBeRTL reports whether s holds a rune that could make text run right to left.
func mayBeRTL(s string) bool {
	for _, r := range s {
		if r < 0x0590 {
			continue
		}
		switch bidiClass(r) {
		case bidi.R, bidi.AL, bidi.AN:
			return true
		}
	}
	return false
}

func bidiClass(r rune) bidi.Class {
	p, _ := bidi.LookupRune(r)
	return p.Class()
}

// levels gives the embedding level of every rune, and that of the paragraph:
// 1 when its first strong character runs right to left. A paragraph of a block
// that begins on one side has the level of this side, unless most of its letters
// run the other way: a name in another script does not turn a line round.
func levels(text []rune, on side) (out []uint8, base uint8) {
	classes := make([]bidi.Class, len(text))
	found := false
	for i, r := range text {
		classes[i] = bidiClass(r)
		if !found && (classes[i] == bidi.L || classes[i] == bidi.R || classes[i] == bidi.AL) {
			found = true
			if classes[i] != bidi.L {
				base = 1
			}
		}
	}
	if on != bySelf {
		if most := sideOf(string(text)); most != bySelf {
			on = most
		}
		base = uint8(on - left)
	}
	original := append([]bidi.Class(nil), classes...)
	weak(classes, direction(base))
	brackets(text, classes, original, direction(base))
	neutrals(classes, direction(base))
	out = make([]uint8, len(text))
	for i, c := range classes {
		out[i] = implicit(base, c)
	}
	whitespace(out, original, base)
	return out, base
}

func direction(level uint8) bidi.Class {
	if level%2 == 1 {
		return bidi.R
	}
	return bidi.L
}

// implicit is I1 and I2.
func implicit(base uint8, c bidi.Class) uint8 {
	switch {
	case base%2 == 0 && c == bidi.R:
		return base + 1
	case base%2 == 0 && (c == bidi.AN || c == bidi.EN):
		return base + 2
	case base%2 == 1 && (c == bidi.L || c == bidi.EN || c == bidi.AN):
		return base + 1
	}
	return base
}

// whitespace is L1 for separators; trailing blanks of lines are dropped by
// the line breaker anyway.
func whitespace(out []uint8, original []bidi.Class, base uint8) {
	blank := true
	for i := len(out) - 1; i >= 0; i-- {
		switch original[i] {
		case bidi.S, bidi.B:
			blank = true
			out[i] = base
		case bidi.WS, bidi.BN:
			if blank {
				out[i] = base
			}
		default:
			blank = false
		}
	}
}

// weak is W1 to W7. start is the direction before the first character.
func weak(c []bidi.Class, start bidi.Class) {
	previous, strong := start, start // W1, and W2 with W7
	for i := range c {
		if c[i] == bidi.NSM { // W1
			c[i] = previous
		}
		previous = c[i]
		switch c[i] {
		case bidi.L, bidi.R, bidi.AL:
			strong = c[i]
		case bidi.EN:
			if strong == bidi.AL { // W2
				c[i] = bidi.AN
			}
		}
	}
	for i := range c {
		if c[i] == bidi.AL { // W3
			c[i] = bidi.R
		}
	}
	for i := 1; i+1 < len(c); i++ { // W4
		before, after := c[i-1], c[i+1]
		if before != after {
			continue
		}
		if (c[i] == bidi.ES || c[i] == bidi.CS) && before == bidi.EN || c[i] == bidi.CS && before == bidi.AN {
			c[i] = before
		}
	}
	for i := 0; i < len(c); { // W5
		if c[i] != bidi.ET {
			i++
			continue
		}
		end := i
		for end < len(c) && (c[end] == bidi.ET || c[end] == bidi.BN) {
			end++
		}
		if i > 0 && c[i-1] == bidi.EN || end < len(c) && c[end] == bidi.EN {
			fill(c[i:end], bidi.EN)
		}
		i = end
	}
	strong = start
	for i := range c {
		switch c[i] {
		case bidi.ES, bidi.ET, bidi.CS: // W6
			c[i] = bidi.ON
		case bidi.L, bidi.R:
			strong = c[i]
		case bidi.EN:
			if strong == bidi.L { // W7
				c[i] = bidi.L
			}
		}
	}
}

// neutrals is N1 and N2.
func neutrals(c []bidi.Class, embedding bidi.Class) {
	before := embedding
	for i := 0; i < len(c); {
		if !neutral(c[i]) {
			before = strongOf(c[i])
			i++
			continue
		}
		end := i
		for end < len(c) && neutral(c[end]) {
			end++
		}
		after := embedding
		if end < len(c) {
			after = strongOf(c[end])
		}
		if before == after {
			fill(c[i:end], before)
		} else {
			fill(c[i:end], embedding)
		}
		i = end
	}
}

func neutral(c bidi.Class) bool {
	switch c {
	case bidi.B, bidi.S, bidi.WS, bidi.ON, bidi.BN:
		return true
	}
	return false
}

func strongOf(c bidi.Class) bidi.Class {
	if c == bidi.EN || c == bidi.AN {
		return bidi.R
	}
	return c
}

func fill(c []bidi.Class, with bidi.Class) {
	for i := range c {
		c[i] = with
	}
}

// closers maps the bracket pairs that people type.
var closers = map[rune]rune{'(': ')', '[': ']', '{': '}', '「': '」', '『': '』', '（': '）', '【': '】', '⟨': '⟩', '《': '》', '〈': '〉'}

// brackets is N0: both brackets of a pair take the direction of what is
// between them, or of what comes before.
func brackets(text []rune, c, original []bidi.Class, embedding bidi.Class) {
	const deepest = 63 // BD16 gives up beyond this
	type opening struct {
		at    int
		close rune
	}
	var stack []opening
	var pairs [][2]int
	for i, r := range text {
		if c[i] != bidi.ON {
			continue
		}
		if closer, ok := closers[r]; ok {
			if len(stack) == deepest {
				break
			}
			stack = append(stack, opening{i, closer})
			continue
		}
		for s := len(stack) - 1; s >= 0; s-- {
			if stack[s].close == r {
				pairs = append(pairs, [2]int{stack[s].at, i})
				stack = stack[:s]
				break
			}
		}
	}
	slices.SortFunc(pairs, func(a, b [2]int) int { return a[0] - b[0] })
	for _, p := range pairs {
		resolvePair(c, original, p, embedding)
	}
}

func resolvePair(c, original []bidi.Class, p [2]int, embedding bidi.Class) {
	opposite := false
	set := func(to bidi.Class) {
		for _, at := range p {
			c[at] = to
			for i := at + 1; i < len(c) && original[i] == bidi.NSM; i++ {
				c[i] = to
			}
		}
	}
	for i := p[0] + 1; i < p[1]; i++ {
		switch strong := strongOf(c[i]); strong {
		case embedding:
			set(embedding)
			return
		case bidi.L, bidi.R:
			opposite = true
		}
	}
	if !opposite {
		return
	}
	before := embedding
	for i := p[0] - 1; i >= 0; i-- {
		if strong := strongOf(c[i]); strong == bidi.L || strong == bidi.R {
			before = strong
			break
		}
	}
	set(before)
}

// visual puts the pieces of a line into the order they are seen in: rule L2.
func visual(line []piece) {
	var highest, lowestOdd uint8 = 0, 255
	for i := range line {
		level := line[i].level
		highest = max(highest, level)
		if level%2 == 1 {
			lowestOdd = min(lowestOdd, level)
		}
	}
	for level := highest; level >= lowestOdd && level > 0; level-- {
		for i := 0; i < len(line); {
			if line[i].level < level {
				i++
				continue
			}
			end := i
			for end < len(line) && line[end].level >= level {
				end++
			}
			for a, b := i, end-1; a < b; a, b = a+1, b-1 {
				line[a], line[b] = line[b], line[a]
			}
			i = end
		}
	}
}
