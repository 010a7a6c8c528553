package export

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image/color"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
	"afterword/backend/sample"
)

func instant(s string) postmortem.Instant {
	at, err := postmortem.ParseInstant(s)
	if err != nil {
		panic(err)
	}
	return at
}

// pictured are post-mortems whose pictures are hard in one way each.
func pictured() map[string]postmortem.PostMortem {
	start := time.Date(2026, 10, 25, 0, 10, 0, 0, time.UTC) // the night the clocks go back in Berlin
	at := func(d time.Duration) postmortem.Instant { return postmortem.At(start.Add(d)) }
	event := func(id string, d time.Duration, title string) postmortem.TimelineEvent {
		return postmortem.TimelineEvent{ID: id, Title: title, Precision: "minute", OccurredAt: at(d)}
	}
	many := func(n int, step time.Duration) []postmortem.TimelineEvent {
		var out []postmortem.TimelineEvent
		for i := range n {
			e := event(fmt.Sprintf("e%06d", i), time.Duration(i)*step, fmt.Sprintf("Step %d of the cache failover on host cache-%02d", i, i%17))
			e.Source = fmt.Sprintf("s%d", i%6)
			if i%10 == 0 {
				e.EndedAt = at(time.Duration(i)*step + 7*time.Minute)
			}
			e.Milestone = map[int]string{1: "impact_started", 5: "detected", n - 2: "resolved"}[i]
			out = append(out, e)
		}
		return out
	}
	sources := []postmortem.Source{{ID: "s0", Name: "metrics"}, {ID: "s1", Name: "people"}, {ID: "s2", Name: "deploys"}, {ID: "s3", Name: "log"}, {ID: "s4", Name: "chat"}, {ID: "s5", Name: "tickets"}}
	ranges := many(9, 8*time.Minute)
	ranges[1].Precision, ranges[1].ToleranceSec = "approximate", 300
	ranges[5].Precision, ranges[5].ToleranceSec = "approximate", 480
	ranges[6].Precision, ranges[6].OccurredLatest, ranges[6].Milestone = "between", at(60*time.Minute), "mitigated"
	ranges[3].EndedAt, ranges[3].EndPrecision, ranges[3].ToleranceSec = at(52*time.Minute), "approximate", 300
	hostile := []string{
		"\x00\x1b[31mred\ufffe\uffff", "<script>alert(1)</script>&amp;\"'", "المخزن المؤقت توقف عن العمل 14:05", "缓存故障转移到副本", "👩‍💻🇪🇺 deploy", "e" + strings.Repeat("\u0301", 80),
		"a\u202eb\u2066c", "\U000F0000 private \u0e01", strings.Repeat("x", 500_000), "bad \xff\xc0 bytes", "a\nb\r\nc\u2028d", "",
	}
	var text []postmortem.TimelineEvent
	for i, title := range hostile {
		e := event(fmt.Sprintf("h%02d", i), time.Duration(i)*time.Minute, title)
		e.ActorRole = title
		text = append(text, e)
	}
	ends := []postmortem.TimelineEvent{
		{ID: "a", Precision: "date", OccurredAt: instant("0001-01-01T00:00:00Z"), OccurredLatest: instant("0001-01-01T23:59:59Z"), Title: "first"},
		{ID: "b", Precision: "minute", OccurredAt: instant("9999-12-31T23:59:00Z"), Title: "last"},
		event("c", 0, "between"),
	}
	return map[string]postmortem.PostMortem{
		"sample":       sample.PostMortem(),
		"one":          {Title: "One event", Events: many(1, time.Minute), Sources: sources},
		"instant":      {Title: "A thousand at one instant", Events: postmortem.OrderEvents(many(1000, 0)), Sources: sources},
		"ranges":       {Title: "Every precision, over the change of the clock", Zone: "Europe/Berlin", Events: postmortem.OrderEvents(append(ranges, event("old", -84*24*time.Hour, "Library updated"), event("late", 30*time.Hour, "Support closes the last ticket"), postmortem.TimelineEvent{ID: "day", Title: "Customers call", Precision: "date", OccurredAt: instant("2026-10-25T23:00:00Z"), OccurredLatest: instant("2026-10-26T22:59:59Z")})), Sources: sources},
		"two hundred":  {Title: "Two hundred events", Events: postmortem.OrderEvents(many(200, 97*time.Second)), Sources: sources},
		"ten thousand": {Title: "Ten thousand events", Events: postmortem.OrderEvents(many(10_000, 13*time.Second)), Sources: sources},
		"hostile":      {Title: hostile[0] + hostile[1], Reference: hostile[3], Events: text, Sources: []postmortem.Source{{ID: "s0", Name: hostile[2]}}},
		"ends":         {Title: "From year 1 to 9999", Events: postmortem.OrderEvents(ends)},
	}
}

func TestPictures(t *testing.T) {
	for name, p := range pictured() {
		t.Run(name, func(t *testing.T) {
			drawn, _, err := FromPostMortem(p, sample.Published(), Form{Format: "svg"})
			if err != nil {
				t.Fatal(err)
			}
			lookAt(t, name+".svg", drawn)
			texts := wellFormed(t, drawn)
			if len(texts) < 3 {
				t.Errorf("the SVG says only %q", texts)
			}
			pixels, _, err := FromPostMortem(p, sample.Published(), Form{Format: "png"})
			if err != nil {
				t.Fatal(err)
			}
			lookAt(t, name+".png", pixels)
			image, err := png.Decode(bytes.NewReader(pixels))
			if err != nil {
				t.Fatal(err)
			}
			if got := image.Bounds(); got.Dx() != 2*pictureWidth || got.Dy() < 200 || got.Dy() > 16_000 {
				t.Errorf("the PNG is %v", got)
			}
			// The paper and something on it.
			colours := map[color.Color]bool{}
			for y := 0; y < image.Bounds().Dy() && len(colours) < 20; y += 3 {
				for x := 0; x < image.Bounds().Dx(); x += 3 {
					colours[image.At(x, y)] = true
				}
			}
			if len(colours) < 20 {
				t.Errorf("the PNG has only %d colours", len(colours))
			}
		})
	}
}

// wellFormed reads an SVG as strict XML and gives its texts. It fails for
// anything that could act or lead somewhere.
func wellFormed(t *testing.T, data []byte) []string {
	t.Helper()
	var texts []string
	decoder := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return texts
		}
		if err != nil {
			t.Fatalf("not XML: %v", err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			switch x.Name.Local {
			case "svg", "title", "desc", "g", "rect", "line", "circle", "polygon", "text":
			default:
				t.Fatalf("element %q", x.Name.Local)
			}
			for _, a := range x.Attr {
				if strings.HasPrefix(strings.ToLower(a.Name.Local), "on") || a.Name.Local == "href" || a.Name.Local == "style" {
					t.Fatalf("attribute %q", a.Name.Local)
				}
			}
		case xml.CharData:
			if s := strings.TrimSpace(string(x)); s != "" {
				texts = append(texts, s)
			}
		}
	}
}

// lookAt leaves a picture to be looked at.
func lookAt(t *testing.T, name string, data []byte) {
	t.Helper()
	if dir := os.Getenv("AFTERWORD_PICTURE_OUT"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestNothingToDraw(t *testing.T) {
	for name, p := range map[string]postmortem.PostMortem{
		"empty":    {},
		"hidden":   {Events: []postmortem.TimelineEvent{{ID: "a", Precision: "minute", OccurredAt: instant("2026-01-01T00:00:00Z"), Hidden: true}}},
		"timeless": {Events: []postmortem.TimelineEvent{{ID: "a", Precision: "unknown"}}},
	} {
		for _, format := range []string{"svg", "png"} {
			data, _, err := FromPostMortem(p, sample.Published(), Form{Format: format})
			if errs.CodeOf(err) != errs.Unsupported || data != nil || !strings.Contains(err.Error(), "no event that is shown has a time") {
				t.Errorf("%s as %s: %d bytes, %v", name, format, len(data), err)
			}
		}
	}
}

func TestLanesOfThePicture(t *testing.T) {
	draw := func(lanes string) (texts []string, err error) {
		data, _, err := FromPostMortem(sample.PostMortem(), sample.Published(), Form{Format: "svg", Lanes: lanes})
		if err != nil {
			return nil, err
		}
		return wellFormed(t, data), nil
	}
	for lanes, name := range map[string]string{
		"": "Public status", "source": "Public status", "kind": "observation", "role": "incident coordinator",
	} {
		texts, err := draw(lanes)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(texts, func(text string) bool { return strings.EqualFold(strings.TrimSpace(text), name) }) {
			t.Errorf("lanes %q: no lane %q", lanes, name)
		}
	}
	if _, err := draw("team"); errs.CodeOf(err) != errs.Unsupported || !strings.Contains(err.Error(), "source, kind, role") {
		t.Errorf("lanes by team: %v", err)
	}
}

func TestSampleSVGGolden(t *testing.T) {
	got, _, err := FromPostMortem(sample.PostMortem(), sample.Published(), Form{Format: "svg"})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "sample.svg", got)
}

func BenchmarkPicture(b *testing.B) {
	all := pictured()
	for _, name := range []string{"sample", "two hundred", "ten thousand"} {
		for _, format := range []string{"svg", "png"} {
			b.Run(name+" "+format, func(b *testing.B) {
				for b.Loop() {
					if _, _, err := FromPostMortem(all[name], sample.Published(), Form{Format: format}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
