package pdf

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"afterword/backend/document"
)

var update = flag.Bool("update", false, "write the golden files anew")

// recorder is a canvas that notes what is drawn where.
type recorder struct {
	b     strings.Builder
	pages int
}

func (r *recorder) newPage() {
	r.pages++
	fmt.Fprintf(&r.b, "page %d\n", r.pages)
}

func (r *recorder) draw(b box, y, gap float64) {
	if b.mark != nil {
		fmt.Fprintf(&r.b, "  bookmark %d %q\n", b.mark.level, b.mark.title)
	}
	for _, o := range b.ops {
		if o.up {
			o.y, o.h = o.y-gap, o.h+gap
		}
		switch o.kind {
		case opText:
			r.text(o, y)
		case opAnchor:
			fmt.Fprintf(&r.b, "  anchor %q\n", o.name)
		case opLine:
			fmt.Fprintf(&r.b, "  line %.1f,%.1f to %.1f,%.1f thick %.1f\n", o.x, y+o.y, o.x+o.w, y+o.y+o.h, o.thick)
		case opRect:
			fmt.Fprintf(&r.b, "  rect %.1f,%.1f %.1fx%.1f #%02x%02x%02x dashed=%v\n", o.x, y+o.y, o.w, o.h, o.fill.r, o.fill.g, o.fill.b, o.dashed)
		case opShape:
			fmt.Fprintf(&r.b, "  mark %d at %.1f,%.1f dashed=%v\n", o.shape, o.x, y+o.y, o.dashed)
		}
	}
}

// text notes a line of text, cut where the look or the link changes.
func (r *recorder) text(o op, y float64) {
	x := o.x
	var last *piece
	for i := range o.pieces {
		pc := &o.pieces[i]
		if last == nil || last.st != pc.st || last.target != pc.target {
			if last != nil {
				r.b.WriteString("\"\n")
			}
			fmt.Fprintf(&r.b, "  text %.1f,%.1f %s", x, y+o.y, look(pc))
			r.b.WriteString(" \"")
			last = pc
		}
		if pc.sh != nil {
			r.b.WriteString(pc.sh.text)
		}
		x += pc.width
	}
	if last != nil {
		r.b.WriteString("\"\n")
	}
}

func look(pc *piece) string {
	out := []string{[]string{"sans", "serif", "mono"}[pc.st.family], fmt.Sprintf("%.1f", pc.st.size)}
	if pc.st.bold {
		out = append(out, "bold")
	}
	if pc.st.italic {
		out = append(out, "italic")
	}
	if pc.st.strike {
		out = append(out, "struck")
	}
	if pc.st.chip {
		out = append(out, "label")
	}
	if pc.target != nil {
		out = append(out, "-> "+pc.target.url+pc.target.ref)
	}
	return strings.Join(out, " ")
}

// TestGolden compares what is drawn, and where, with the files in testdata.
// `go test -run Golden -update` writes them; look at the pages before.
func TestGolden(t *testing.T) {
	for name, d := range map[string]document.Document{"director": director(60), "everything": everything()} {
		t.Run(name, func(t *testing.T) {
			r := &recorder{}
			newLayouter(d, A4).layOut(d, &element{kind: "Document"}, newPager(r, A4))
			file := filepath.Join("testdata", name+".golden")
			if *update {
				if err := os.WriteFile(file, []byte(r.b.String()), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatalf("the golden file is missing: %v", err)
			}
			if got := r.b.String(); got != string(want) {
				t.Errorf("what is drawn has changed. First difference:\n%s", firstDifference(got, string(want)))
			}
		})
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d\n got %s\nwant %s", i+1, g[i], w[i])
		}
	}
	return fmt.Sprintf("got %d lines, want %d", len(g), len(w))
}
