package ics

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"afterword/backend/document"
)

func render(t testing.TB, c document.Calendar) string {
	t.Helper()
	var out bytes.Buffer
	if err := Render(&out, c); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestForm(t *testing.T) {
	berlin := time.FixedZone("", 3600)
	got := render(t, document.Calendar{Stamp: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC), Entries: []document.Entry{
		{ID: "a-meeting@afterword", Start: time.Date(2026, 11, 25, 10, 0, 0, 0, berlin), End: time.Date(2026, 11, 25, 11, 0, 0, 0, berlin), Title: "Post-mortem: a, b; c\\d", Description: "one\ntwo"},
		{ID: "b-due@afterword", Start: time.Date(2026, 12, 31, 0, 0, 0, 0, time.UTC), WholeDay: true, Title: "Due: show lag"},
	}})
	want := strings.Join([]string{
		"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Afterword//Afterword//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
		"BEGIN:VEVENT", "UID:a-meeting@afterword", "DTSTAMP:20261123T090000Z", "DTSTART:20261125T090000Z", "DTEND:20261125T100000Z",
		`SUMMARY:Post-mortem: a\, b\; c\\d`, `DESCRIPTION:one\ntwo`, "END:VEVENT",
		"BEGIN:VEVENT", "UID:b-due@afterword", "DTSTAMP:20261123T090000Z", "DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101", "TRANSP:TRANSPARENT",
		"SUMMARY:Due: show lag", "END:VEVENT", "END:VCALENDAR", "",
	}, "\r\n")
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTheLastDayHasNoNextOne(t *testing.T) {
	got := render(t, document.Calendar{Entries: []document.Entry{{ID: "a", Start: time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC), WholeDay: true}}})
	if !strings.Contains(got, "DTSTART;VALUE=DATE:99991231\r\nTRANSP") {
		t.Errorf("got\n%s", got)
	}
	late := time.Date(9999, 12, 31, 23, 30, 0, 0, time.UTC)
	got = render(t, document.Calendar{Entries: []document.Entry{{ID: "a", Start: late, End: late.Add(time.Hour)}}})
	if !strings.Contains(got, "DTSTART:99991231T233000Z\r\nSUMMARY") {
		t.Errorf("got\n%s", got)
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestErrorsOfTheWriterAreGiven(t *testing.T) {
	if err := Render(broken{}, document.Calendar{}); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("got %v", err)
	}
}

// unescape reads a value of the type TEXT back.
func unescape(s string) string {
	return strings.NewReplacer(`\\`, `\`, `\;`, ";", `\,`, ",", `\n`, "\n").Replace(s)
}

// Whatever a title is, it makes no line of its own and comes back whole.
func FuzzText(f *testing.F) {
	for _, s := range []string{"", "a", "\r\nEND:VEVENT", "a;b,c\\n", "\\", strings.Repeat("é", 200), strings.Repeat("👩‍💻", 60), "\x00\xff", "\u2028x", strings.Repeat("x", 500)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		out := render(t, document.Calendar{Entries: []document.Entry{{ID: "x", Title: s, Description: "d" + s}}})
		for _, line := range strings.Split(strings.TrimSuffix(out, "\r\n"), "\r\n") {
			if len(line) > longest || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
				t.Fatalf("bad line of %d octets: %q", len(line), line)
			}
		}
		lines := strings.Split(strings.ReplaceAll(out, "\r\n ", ""), "\r\n")
		if len(lines) != 15 || !strings.HasPrefix(lines[11], "DESCRIPTION:d") {
			t.Fatalf("%q makes other lines: %q", s, lines)
		}
		back := strings.TrimPrefix(lines[11], "DESCRIPTION:d")
		if text(unescape(back)) != back {
			t.Fatalf("%q does not come back: %q", s, back)
		}
	})
}
