package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/rivo/uniseg"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

func TestTableAlignsWhatIsWide(t *testing.T) {
	rows := [][]string{
		{"TITLE", "X"}, {"plain", "x"}, {"慢い checkout", "x"}, {"👩‍💻 flag 🇩🇪", "x"}, {"e\u0301tude", "x"}, {"", "x"},
	}
	width := 0
	for i, line := range strings.Split(strings.TrimSuffix(table(rows), "\n"), "\n") {
		before, _, found := strings.Cut(line+" ", map[bool]string{true: "X", false: "x "}[i == 0])
		if i == 0 {
			width = uniseg.StringWidth(before)
		}
		if !found || uniseg.StringWidth(before) != width {
			t.Errorf("line %d %q: the second column begins at %d, want %d", i, line, uniseg.StringWidth(before), width)
		}
	}
}

func TestShorten(t *testing.T) {
	for in, want := range map[string]string{
		"short": "short", "exactly 10": "exactly 10", "one letter more": "one lette…", "慢慢慢慢慢慢": "慢慢慢慢…", "👩‍💻👩‍💻👩‍💻👩‍💻👩‍💻👩‍💻": "👩‍💻👩‍💻👩‍💻👩‍💻…",
		strings.Repeat("e\u0301", 11): strings.Repeat("e\u0301", 9) + "…",
	} {
		if got := shorten(in, 10); got != want || uniseg.StringWidth(got) > 10 {
			t.Errorf("shorten(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestPrintable(t *testing.T) {
	for in, want := range map[string]string{
		"a\x1b[31mb\x00": "a␛[31mb␀", "x\u202egnp.exe": "xgnp.exe", "a\r\nb\tc": "a b c", "👩‍💻": "👩‍💻", "\xff": "\uFFFD", "\u0085": "\uFFFD",
	} {
		if got := printable(in); got != want {
			t.Errorf("printable(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestJSONEscapesWhatTerminalsObey(t *testing.T) {
	const in = "a\x1b\x7f\u009b\u202e\U000E0001<b>&é👩‍💻"
	text, err := jsonText([]string{in})
	if err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(text, "\x1b\x7f\u009b\u202e\U000E0001") || !strings.Contains(text, "<b>&é") {
		t.Errorf("the text is %q", text)
	}
	var back []string
	if err := json.Unmarshal([]byte(text), &back); err != nil || back[0] != in {
		t.Errorf("it reads back as %q, %v", back, err)
	}
}

// A fault must be one line and code 1; a closed pipe an error, not a panic.
func TestFaults(t *testing.T) {
	var stderr bytes.Buffer
	env := Env{Stdout: failing{}, Stderr: &stderr, Now: time.Now, NewID: func() string { return "id" }, Version: "v"}
	if code := Run(context.Background(), []string{"version"}, env); code != exitFailed || !strings.Contains(stderr.String(), "closed") {
		t.Errorf("a closed pipe gives %d, %q", code, stderr.String())
	}
	stderr.Reset()
	env.Open = func(context.Context, string, bool) (postmortem.Store, error) { panic("boom") }
	env.DataDir = func(string) (string, error) { return "", nil }
	code := Run(context.Background(), []string{"list"}, env)
	if text := stderr.String(); code != exitFailed || strings.Count(text, "\n") != 1 || strings.Contains(text, "goroutine") {
		t.Errorf("a panic gives %d, %q", code, text)
	}
}

// Commands of one script must not refuse each other for a moment's overlap.
func TestLibraryThatIsOpenElsewhereIsWaitedFor(t *testing.T) {
	tries, busy := 0, errs.New(errs.StorageLocked, "op", "Open elsewhere.")
	var stderr bytes.Buffer
	env := Env{Stdout: &stderr, Stderr: &stderr, DataDir: func(string) (string, error) { return "/x", nil }}
	env.Open = func(context.Context, string, bool) (postmortem.Store, error) {
		if tries++; tries < 4 {
			return nil, busy
		}
		return nil, errs.New(errs.StorageIO, "op", "No disk.")
	}
	code := Run(context.Background(), []string{"list"}, env)
	if code != exitStorage || tries != 4 || stderr.String() != "afterword: No disk. The library's folder is “/x”.\n" {
		t.Errorf("%d after %d tries: %q", code, tries, stderr.String())
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("the pipe is closed") }

func TestExitCodesOfAllErrors(t *testing.T) {
	want := map[errs.Code]int{
		errs.Invalid: 2, errs.NotFound: 3, errs.Conflict: 1, errs.TooLarge: 2, errs.Unsupported: 2, errs.StorageLocked: 4, errs.StorageFull: 5,
		errs.StorageIO: 5, errs.StorageCorrupt: 5, errs.NewerSchema: 5, errs.ForeignFile: 5, errs.ExportIO: 6, errs.Internal: 1,
	}
	for _, code := range errs.Codes {
		var stderr bytes.Buffer
		env := Env{Stdout: &stderr, Stderr: &stderr, DataDir: func(string) (string, error) { return "", nil }, LockWait: 1}
		env.Open = func(context.Context, string, bool) (postmortem.Store, error) {
			return nil, errs.Wrap(errors.New("cause 17"), code, "op", "What happened.")
		}
		if got, ok := want[code]; !ok || Run(context.Background(), []string{"list"}, env) != got {
			t.Errorf("code %s does not exit with %d", code, got)
		}
		if stderr.String() != "afterword: What happened.\n" {
			t.Errorf("code %s says %q", code, stderr.String())
		}
	}
}
