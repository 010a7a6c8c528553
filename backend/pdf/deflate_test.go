package pdf

import (
	"bytes"
	"compress/zlib"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func inflate(t *testing.T, data []byte) []byte {
	t.Helper()
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestDeflateGivesBackWhatWentIn(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	noise := func(n, letters int) []byte {
		out := make([]byte, n)
		for i := range out {
			out[i] = byte(random.IntN(letters))
		}
		return out
	}
	page := newPen(A4)
	newLayouter(director(40), A4).layOut(director(40), &element{}, newPager(page, A4))
	font := fontData("IBMPlexSans_400Regular")
	inputs := map[string][]byte{
		"nothing": nil, "a byte": {7}, "three": []byte("aaa"), "one letter": bytes.Repeat([]byte("a"), 100_000),
		"two in turns": bytes.Repeat([]byte("ab"), 70_000), "noise": noise(200_000, 256), "half noise": noise(200_000, 16),
		"a page": wholePage(page.pages[0]), "a font": font, "text": []byte(strings.Repeat("the quick brown fox ", 5000)),
		"at the edge of the window": append(append(noise(300, 256), bytes.Repeat([]byte{0}, window-300)...), noise(300, 256)...),
		"rare bytes":                fibonacci(),
	}
	for n := range 300 {
		inputs["small"+strings.Repeat("i", n)] = noise(random.IntN(400), 1+random.IntN(20))
	}
	one := newDeflater() // used for all of them in a random order
	for name, data := range inputs {
		out := one.deflate(data)
		if got := inflate(t, out); !bytes.Equal(got, data) {
			t.Fatalf("%s: %d bytes became %d", name, len(data), len(got))
		}
		if fresh := newDeflater().deflate(data); !bytes.Equal(out, fresh) {
			t.Errorf("%s: compressed differently after other data", name)
		}
		if len(out) > len(data)+len(data)/1000+16 {
			t.Errorf("%s: grew from %d to %d bytes", name, len(data), len(out))
		}
	}
	one.base = 1<<30 - 5 // the count of places begins anew
	for range 3 {
		if got := inflate(t, one.deflate(font)); !bytes.Equal(got, font) {
			t.Fatal("a font was damaged when the count began anew")
		}
	}
}

func wholePage(s *sheet) []byte { return slices.Concat(s.settled, s.content) }

// TestDeflateInParts: a stream that was begun before its end was known.
func TestDeflateInParts(t *testing.T) {
	d := newDeflater()
	for _, whole := range [][]byte{fibonacci(), []byte("q BT ET Q\n"), bytes.Repeat([]byte("0 0 m "), 9000), nil} {
		for _, cut := range []int{0, 1, len(whole) / 2, len(whole)} {
			cut = min(cut, len(whole))
			b := d.begin(whole[:cut])
			d.deflate([]byte("something else in between"))
			packed := d.finish(b, whole[cut:])
			if got := inflate(t, packed); !bytes.Equal(got, whole) {
				t.Errorf("%d bytes cut at %d came back as %d others", len(whole), cut, len(got))
			}
			if again := d.finish(d.begin(whole[:cut]), whole[cut:]); !bytes.Equal(again, packed) {
				t.Errorf("%d bytes cut at %d: what was compressed before shows", len(whole), cut)
			}
		}
	}
}

// fibonacci has bytes so unequally frequent that the best codes for them would
// be longer than the format allows.
func fibonacci() []byte {
	var out []byte
	a, b := 1, 1
	for letter := range 24 {
		for i := range a {
			out = append(out, byte(letter), byte(i), byte(i>>3)^byte(letter))
		}
		a, b = b, a+b
	}
	return out
}

func FuzzDeflate(f *testing.F) {
	f.Add([]byte("abcabcabc"), uint16(3))
	one := newDeflater()
	f.Fuzz(func(t *testing.T, data []byte, times uint16) {
		data = bytes.Repeat(data, int(times%64)+1)
		if got := inflate(t, one.deflate(data)); !bytes.Equal(got, data) {
			t.Fatalf("%d bytes came back as %d others", len(data), len(got))
		}
	})
}

// BenchmarkDeflate compresses the pages of a document one by one, beside the
// standard library at the level that used to be taken.
func BenchmarkDeflate(b *testing.B) {
	p := newPen(A4)
	newLayouter(long(12), A4).layOut(long(12), &element{}, newPager(p, A4))
	total := 0
	for _, page := range p.pages {
		total += len(wholePage(page))
	}
	b.Run("own", func(b *testing.B) {
		d := newDeflater()
		b.SetBytes(int64(total))
		size := 0
		for b.Loop() {
			size = 0
			for _, page := range p.pages {
				size += len(d.deflate(wholePage(page)))
			}
		}
		b.ReportMetric(float64(size)/float64(total), "ratio")
	})
	b.Run("library", func(b *testing.B) {
		var buf bytes.Buffer
		z, err := zlib.NewWriterLevel(&buf, 4)
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(total))
		size := 0
		for b.Loop() {
			size = 0
			for _, page := range p.pages {
				buf.Reset()
				z.Reset(&buf)
				_, _ = z.Write(wholePage(page))
				_ = z.Close()
				size += buf.Len()
			}
		}
		b.ReportMetric(float64(size)/float64(total), "ratio")
	})
}
