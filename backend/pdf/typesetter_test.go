package pdf

import (
	"math"
	"testing"

	"afterword/backend/picture"
)

// extent notes how far outlines reach.
type extent struct{ minX, maxX, minY, maxY float64 }

func (e *extent) MoveTo(x, y float64) {
	e.minX, e.maxX = min(e.minX, x), max(e.maxX, x)
	e.minY, e.maxY = min(e.minY, y), max(e.maxY, y)
}
func (e *extent) LineTo(x, y float64)             { e.MoveTo(x, y) }
func (e *extent) QuadTo(_, _, x, y float64)       { e.MoveTo(x, y) }
func (e *extent) CubeTo(_, _, _, _, x, y float64) { e.MoveTo(x, y) }
func (e *extent) Close()                          {}

// The outlines of a text lie where it was measured to be, in every script
// that has a font here, and for what none has.
func TestOutlinesFillWhatWasMeasured(t *testing.T) {
	letters := NewTypesetter()
	for _, s := range []string{"Replica promoted", "Étape 3: Γειά", "缓存故障", "한국어", "العمل", "שלום", "हिन्दी", "ไทย", "👩\u200d💻", "\U000F0000"} {
		for _, f := range []picture.Font{{Size: 12}, {Family: picture.Mono, Bold: true, Size: 11}, {Family: picture.Serif, Bold: true, Size: 21}} {
			w := letters.Width(s, f)
			e := extent{math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)}
			letters.Outline(picture.Shape{Kind: picture.Text, Text: s, Font: f, X: 100, Y: 50, W: w}, &e)
			if w <= 0 || e.minX < 100-f.Size/3 || e.maxX > 100+w+f.Size/3 || e.maxX-e.minX < w/2 {
				t.Errorf("%q: %.1f wide, outlines from %.1f to %.1f", s, w, e.minX, e.maxX)
			}
			if e.minY > 50-f.Size/3 || e.minY < 50-2*f.Size || e.maxY > 50+f.Size {
				t.Errorf("%q: outlines from %.1f to %.1f beside the baseline", s, e.minY, e.maxY)
			}
		}
	}
}
