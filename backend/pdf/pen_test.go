package pdf

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"testing"
)

// drawn gives what a pen writes on one page for some ops.
func drawn(ops ...op) (*pen, string) {
	p := newPen(A4)
	p.newPage()
	p.draw(box{ops: ops}, 100, 0)
	p.endContent()
	return p, string(p.cur.content)
}

// shown reads the arrays of a text back: the codes of two bytes, and how far to
// the right of its beginning each glyph stands, in points.
func shown(t *testing.T, p *pen, content string, size float64) (codes []uint16, places []float64) {
	t.Helper()
	at, widths := 0.0, p.fonts.files[0].widths
	for _, line := range strings.SplitAfter(content, "]TJ\n") {
		from := strings.Index(line, "[")
		if from < 0 || !strings.HasSuffix(line, "]TJ\n") {
			continue
		}
		array := []byte(strings.TrimSuffix(line[from+1:], "]TJ\n"))
		for len(array) > 0 {
			if array[0] != '(' {
				end := bytes.IndexByte(array, '(')
				if end < 0 {
					end = len(array)
				}
				by, err := strconv.Atoi(strings.TrimSpace(string(array[:end])))
				if err != nil {
					t.Fatal(err)
				}
				at -= float64(by) / 1000 * size
				array = array[end:]
				continue
			}
			var text []byte
			i := 1
			for ; array[i] != ')'; i++ {
				b := array[i]
				if b == '\\' {
					i++
					if b = array[i]; b == 'r' {
						b = '\r'
					}
				}
				text = append(text, b)
			}
			array = array[i+1:]
			for k := 0; k+1 < len(text); k += 2 {
				code := uint16(text[k])<<8 | uint16(text[k+1])
				codes, places = append(codes, code), append(places, at)
				at += widths[code] / p.fonts.files[0].face.upem * size
			}
		}
	}
	return codes, places
}

func TestGlyphsStandWhereTheyWereMeasured(t *testing.T) {
	letters := ""
	for r := '!'; r < 0x180; r++ { // so many that codes of every byte that must be marked occur
		if r < 0x7f || r > 0xa0 && r != 0xad {
			letters += string(r)
		}
	}
	for _, size := range []float64{7.8, 9.8, 23} {
		l := newLayouter(titled(""), A4)
		st := bodyStyle
		st.size = size
		for _, text := range []string{"AVATAR Tomato, “Yes”: To. We. 1/2 V.A.L.T.A.", strings.Repeat("Av", 200), letters} {
			text = strings.ReplaceAll(text, " ", "\u00a0") // one piece
			line := l.text(text, st, &element{kind: "P"}).set(1e9)[0]
			p, content := drawn(op{kind: opText, pieces: line.pieces})
			codes, places := shown(t, p, content, size)
			want, n := 0.0, 0
			for _, pc := range line.pieces {
				for i, g := range pc.sh.glyphs {
					if codes[n] != pc.sh.codes[i] {
						t.Fatalf("glyph %d of %q has code %d, want %d", n, text, codes[n], pc.sh.codes[i])
					}
					if off := math.Abs(places[n] - want); off > unseen+1e-6 {
						t.Errorf("size %v: glyph %d of %.20q stands %.3f points beside its place", size, n, text, off)
					}
					want += float64(g.advance) / pc.sh.face.upem * size
					n++
				}
			}
			if n != len(codes) {
				t.Errorf("%d glyphs of %d are shown", len(codes), n)
			}
		}
	}
}

func TestDotsAreRoundEndsOfLines(t *testing.T) {
	dot := op{kind: opShape, shape: shapeDot, x: 60, y: 10, w: 2.5, thick: 0.9, colour: faint}
	_, content := drawn(dot, dot, op{kind: opLine, x: 60, w: 100, thick: 0.9, colour: faint})
	if n := strings.Count(content, "1 J\n"); n != 1 {
		t.Errorf("round ends are asked for %d times:\n%s", n, content)
	}
	for _, part := range []string{"5.9 w\n", "60 731.89 m 60.01 731.89 l S\n60 731.89 m 60.01 731.89 l S\n0 J\n0.9 w\n"} {
		if !strings.Contains(content, part) {
			t.Errorf("%q is not in\n%s", part, content)
		}
	}
	ring := dot
	ring.shape = shapeRing
	if _, content := drawn(ring); strings.Contains(content, "1 J") || !strings.Contains(content, " c h B\n") {
		t.Errorf("a ring is not an outline:\n%s", content)
	}
}

func TestFaultOfThePenEndsTheRender(t *testing.T) {
	broken := box{height: 400, ops: []op{{kind: opText, pieces: []piece{{}}}}} // of no meaning
	fault := func() (fault any) {
		defer func() { fault = recover() }()
		s := startScribe(newPen(A4))
		defer s.finish()
		pages := newPager(s, A4)
		for range 20 * pagesAhead { // more than may wait for it
			pages.add(broken)
		}
		pages.finish()
		return nil
	}()
	if fault == nil {
		t.Error("nobody is told")
	}
}

func TestTextStrings(t *testing.T) {
	for text, want := range map[string]string{
		"":               "()",
		"Go to (1) \\ 2": `(Go to \(1\) \\ 2)`,
		"ä":              "(\xfe\xff\x00\xe4)",
		"\u280d":         "(\xfe\xff\\(\\r)", // the bytes of a parenthesis and of the end of a line
		"a\tb":           "(\xfe\xff\x00a\x00\t\x00b)",
		"😀":              "(\xfe\xff\xd8\x3d\xde\x00)",
	} {
		if got := string(appendText(nil, text)); got != want {
			t.Errorf("%q is written as %q, want %q", text, got, want)
		}
	}
}
