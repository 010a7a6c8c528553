package pdf

import (
	"bytes"
	"io"
	"math"
	"math/rand"
	"strings"
	"testing"
	"time"

	"afterword/backend/document"
)

// maker makes random documents, most of them unreasonable.
type maker struct{ *rand.Rand }

var samples = []string{
	"", " ", "word", "two words", "التخزين", "עברית (abc) 123", "缓存故障转移", "👩‍💻🔥", "\x00\x1b[31m\ttab\r\n", "\xff\xfe invalid \xc3",
	"e\u0301\u0302\u0303\u0304", "\u202eevil\u202c", "\U0010FFFF\uFFFE\uE001", "विफलता", "น้ำ", strings.Repeat("long", 90), "a-b/c?d=e&f", "(((((", ")]}", "٣٫١٤", "\u200b\u200d\ufe0f",
	strings.Repeat("\u0336", 120), "x" + strings.Repeat("\u0301", 200), "🇩🇪🇫🇷🇩", "1\ufe0f\u20e3", "\u2067isolate\u2069", "한글 조합 ᄒ", "\ufdfd", "۩ السلام عليكم 5% (10) – abc!",
}

func (m maker) text() string {
	var b strings.Builder
	for range m.Intn(4) {
		b.WriteString(samples[m.Intn(len(samples))])
		if m.Intn(3) == 0 {
			b.WriteRune(rune(m.Intn(0x30000)))
		}
		b.WriteByte(' ')
	}
	return b.String()
}

func (m maker) inlines(depth int) []document.Inline {
	var out []document.Inline
	for range m.Intn(5) {
		if depth > 3 {
			out = append(out, document.Text{Value: m.text()})
			continue
		}
		switch m.Intn(12) {
		case 0:
			out = append(out, document.Strong{Inlines: m.inlines(depth + 1)})
		case 1:
			out = append(out, document.Emphasis{Inlines: m.inlines(depth + 1)})
		case 2:
			out = append(out, document.Strike{Inlines: m.inlines(depth + 1)})
		case 3:
			out = append(out, document.CodeSpan{Value: m.text()})
		case 4:
			out = append(out, document.Link{URL: "https://example.org/" + m.text(), Inlines: m.inlines(depth + 1)})
		case 5:
			out = append(out, document.Ref{Target: []string{"a", "b", ""}[m.Intn(3)], Inlines: m.inlines(depth + 1)})
		case 6:
			out = append(out, document.Soft{Inlines: m.inlines(depth + 1)})
		case 7:
			out = append(out, document.Label{Value: m.text(), Role: []string{"", "warn", "detected", "?"}[m.Intn(4)]})
		case 8:
			out = append(out, document.Break{})
		case 9:
			out = append(out, nil)
		default:
			out = append(out, document.Text{Value: m.text()})
		}
	}
	return out
}

func (m maker) moment() time.Time {
	return time.Unix(int64(m.Intn(5))*int64(m.Intn(1e9)), 0).AddDate(m.Intn(20000)-5000, 0, 0)
}

func (m maker) blocks(depth int) []document.Block {
	var out []document.Block
	n := m.Intn(5)
	if depth > 3 {
		n = 0
	}
	for range n {
		out = append(out, m.block(depth+1))
	}
	return out
}

func (m maker) block(depth int) document.Block {
	switch m.Intn(14) {
	case 0:
		return document.TitleBlock{ID: []string{"a", ""}[m.Intn(2)], Kicker: []string{m.text()}, Title: m.text(), Lead: m.blocks(depth)}
	case 1:
		k := document.KeyFigures{}
		for range m.Intn(9) {
			k.Figures = append(k.Figures, document.KeyFigure{Label: m.text(), Value: m.text(), Note: m.text()})
		}
		return k
	case 2:
		f := document.TimelineFigure{Alt: m.text(), From: m.moment(), To: m.moment()}
		if m.Intn(2) == 0 {
			f.Impact = &document.Span{From: m.moment(), To: m.moment()}
		}
		for range m.Intn(30) {
			f.Marks = append(f.Marks, document.Mark{From: m.moment(), To: m.moment(), Uncertain: m.Intn(2) == 0, Role: []string{"", "detected", "x"}[m.Intn(3)], Label: m.text(), Ref: "a"})
			f.Ticks = append(f.Ticks, document.Tick{At: m.moment(), Label: m.text()})
		}
		return f
	case 3:
		return document.Section{ID: "a", Title: m.text(), Blocks: m.blocks(depth)}
	case 4:
		return document.Heading{Level: m.Intn(20) - 5, Inlines: m.inlines(0)}
	case 5:
		l := document.List{Ordered: m.Intn(2) == 0, Start: m.Int() - math.MaxInt/2}
		for range m.Intn(4) {
			l.Items = append(l.Items, document.ListItem{Blocks: m.blocks(depth)})
		}
		return l
	case 6:
		d := document.Definitions{}
		for range m.Intn(4) {
			d.Items = append(d.Items, document.Definition{Term: m.text(), Blocks: m.blocks(depth)})
		}
		return d
	case 7, 8:
		return m.table(depth)
	case 9:
		return document.Code{Text: m.text() + "\n" + m.text(), Numbered: m.Intn(2) == 0}
	case 10:
		return document.Quote{Blocks: m.blocks(depth)}
	case 11:
		return document.Note{Inlines: m.inlines(0)}
	case 12:
		return document.Rule{}
	}
	return document.Paragraph{Inlines: m.inlines(0)}
}

func (m maker) table(depth int) document.Block {
	t := document.Table{Caption: m.text()}
	for range m.Intn(6) * m.Intn(6) {
		t.Columns = append(t.Columns, document.Column{
			Title: m.text(), Weight: []float64{0, 1, -1, 1e300, math.NaN(), math.Inf(1)}[m.Intn(6)], Fixed: m.Intn(2) == 0, Mono: m.Intn(2) == 0, Align: document.Align(m.Intn(3)),
		})
	}
	for range m.Intn(8) {
		r := document.Row{ID: "b", Strong: m.Intn(2) == 0, Day: m.Intn(4) == 0}
		for range m.Intn(8) {
			r.Cells = append(r.Cells, document.Cell{Blocks: m.blocks(depth + 1)})
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

func randomDocument(seed int64) document.Document {
	m := maker{rand.New(rand.NewSource(seed))} //nolint:gosec // repeatable documents are wanted
	return document.Document{Title: m.text(), Subject: m.text(), Language: m.text(), Date: m.moment(), Footer: m.text(), Body: m.blocks(0)}
}

func TestAnyDocumentRenders(t *testing.T) {
	documents := int64(120)
	if testing.Short() {
		documents = 20
	}
	for seed := range documents {
		d := randomDocument(seed)
		var b bytes.Buffer
		if _, err := Render(&b, d, Options{}); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if seed%10 == 0 {
			validate(t, b.Bytes())
		}
	}
}

// TestParagraphsKeepTheirText sets random text to random widths: every
// character is there once, in order, and no line is wider than it may be,
// unless a single character is.
func TestParagraphsKeepTheirText(t *testing.T) {
	m := maker{rand.New(rand.NewSource(7))} //nolint:gosec // repeatable texts are wanted
	l := newLayouter(document.Document{}, A4)
	for range 400 {
		text := m.text() + m.text()
		p := l.paragraph([]document.Inline{txt(text), document.Label{Value: "two words"}, txt(text)}, bodyStyle, nil)
		p.mixed = false // keep the order of reading
		width := 5 + m.Float64()*300
		var got strings.Builder
		for _, ln := range p.set(width) {
			x, parts := 0.0, 0
			for _, pc := range ln.pieces {
				if pc.sh == nil || pc.blank {
					continue
				}
				parts++
				if pc.frame {
					got.WriteString(framed(pc.sh.text))
				} else {
					got.WriteString(pc.sh.text)
				}
				x += pc.width
			}
			clusters := 0
			for _, pc := range ln.pieces {
				if pc.sh != nil && !pc.blank && pc.width > 0 {
					_, rest := pc.sh.cut(0)
					clusters++
					if rest != nil && !pc.frame {
						clusters++
					}
				}
			}
			if x > width+0.1 && clusters > 1 {
				t.Fatalf("a line of %d parts is %.1f wide, the room is %.1f: %q", parts, x, width, text)
			}
		}
		want := clean(text) + "two words" + clean(text)
		if squeeze(got.String()) != squeeze(want) {
			t.Fatalf("width %.1f\n got %+q\nwant %+q", width, squeeze(got.String()), squeeze(want))
		}
	}
}

// squeeze leaves out blanks, and what is not drawn when it stands alone.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || invisible(r) {
			return -1
		}
		return r
	}, s)
}

func FuzzRender(f *testing.F) {
	for i, s := range samples {
		f.Add(s, int64(i))
	}
	f.Fuzz(func(t *testing.T, text string, seed int64) {
		d := document.Document{Title: text, Footer: text, Language: text}
		if seed%16 == 0 { // these are large, and slow to try
			d = randomDocument(seed)
		}
		d.Body = append(d.Body, words(text), document.Code{Text: text, Numbered: true}, document.KeyFigures{Figures: []document.KeyFigure{{Value: text}}},
			document.Table{Columns: []document.Column{{Title: text, Fixed: true}, {Title: "x"}}, Rows: []document.Row{{Cells: []document.Cell{cell(txt(text)), cell(document.Label{Value: text})}}}},
			para(document.Link{URL: text, Inlines: []document.Inline{txt("link")}}))
		if _, err := Render(io.Discard, d, Options{}); err != nil {
			t.Fatal(err)
		}
	})
}
