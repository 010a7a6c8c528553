package evidence

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode/utf16"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

func utf16Text(order binary.AppendByteOrder, mark []byte, text string) []byte {
	for _, unit := range utf16.Encode([]rune(text)) {
		mark = order.AppendUint16(mark, unit)
	}
	return mark
}

func zipped(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestLogs(t *testing.T) {
	for name, c := range map[string]struct {
		data       string
		want, note string
	}{
		"utf8":         {"14:01 ok – größer\n14:02 数据\n", "14:01 ok – größer\n14:02 数据\n", ""},
		"no end":       {"one\ntwo", "one\ntwo", ""},
		"mark":         {"\xef\xbb\xbfone\n", "one\n", ""},
		"ends":         {"a\r\nb\rc\u2028d\n\ne", "a\nb\nc\nd\n\ne", ""},
		"little":       {string(utf16Text(binary.LittleEndian, []byte("\xff\xfe"), "a\r\nß🔥")), "a\nß🔥", ""},
		"big":          {string(utf16Text(binary.BigEndian, []byte("\xfe\xff"), "a\nß")), "a\nß", ""},
		"latin1":       {"Verbindung gest\xf6rt, f\xfcnf Versuche\n", "Verbindung gestört, fünf Versuche\n", "Latin-1"},
		"faults":       {"größe ökonomie übung \xff end\n", "größe ökonomie übung � end\n", "1 faults"},
		"nul":          {"before\x00after and a good deal more text\n", "before␀after and a good deal more text\n", ""},
		"colours":      {"\x1b[31mERROR\x1b[0m x \x1b]0;title\x07y\x1b(B\n", "ERROR x y\n", ""},
		"progress":     {"10 %\r50 %\r100 %\ndone\n", "10 %\n50 %\n100 %\ndone\n", ""},
		"lone escape":  {"a\x1bb and more\n", "a␛b and more\n", ""},
		"stack":        {"panic: x\n\tat a.go:1\n\t\tat b.go:2\n", "panic: x\n\tat a.go:1\n\t\tat b.go:2\n", ""},
		"override":     {"safe \u202egnp.exe\n", "safe \u202egnp.exe\n", ""},
		"cut json.log": {`{"a":1}` + "\n" + `{"a":`, `{"a":1}` + "\n" + `{"a":`, ""},
		"zipped.gz":    {string(zipped(t, []byte("inside\n"))), "inside\n", "unpacked"},
	} {
		item, err := Import(context.Background(), name, []byte(c.data), false)
		if err != nil || item.Kind != "log" || item.Excerpt != c.want || item.Blob != nil {
			t.Errorf("%s: %+v, %v, want %q", name, item, err, c.want)
		}
		if !strings.Contains(item.Note, c.note) || (c.note == "") != (item.Note == "") {
			t.Errorf("%s: note %q, want %q", name, item.Note, c.note)
		}
	}
	if item, _ := Import(context.Background(), "app.log.gz", zipped(t, []byte("x\n")), false); item.FileName != "app.log" {
		t.Errorf("the unpacked file is called %q", item.FileName)
	}
}

func TestFiles(t *testing.T) {
	long := strings.Repeat("2026-11-23T12:00:00Z GET /checkout 200\n", 20_000)
	program := append([]byte("\x7fELF\x02\x01\x01"), bytes.Repeat([]byte{0, 7, 1}, 400)...)
	for name, c := range map[string]struct {
		data        []byte
		media, note string
	}{
		"long.log":    {[]byte(long), "text/plain", ""},
		"one line":    {bytes.Repeat([]byte("x"), 1_000_000), "text/plain", ""},
		"drawing.svg": {[]byte("<?xml version=\"1.0\"?>\n<svg onload=\"alert(1)\"><script>alert(2)</script></svg>"), "text/plain", "never drawn"},
		"page.html":   {[]byte("<!doctype html><script>alert(1)</script>"), "text/plain", "never drawn"},
		"a.pdf":       {[]byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\x00\x00\x00\x00"), "application/pdf", ""},
		"program":     {program, "application/octet-stream", ""},
		"spaces.txt":  {[]byte(" \n\t\n"), "text/plain", "spaces"},
		"two.gz.gz":   {zipped(t, zipped(t, []byte("x"))), "application/x-gzip", ""},
		"icon.ico":    {append([]byte("\x00\x00\x01\x00"), make([]byte, 300)...), "application/octet-stream", ""},
	} {
		item, err := Import(context.Background(), name, c.data, false)
		if err != nil || item.Kind != "file" || item.Blob == nil || !bytes.Equal(item.Blob.Data, c.data) || item.Excerpt != "" {
			t.Errorf("%s: kind %q, %v", name, item.Kind, err)
			continue
		}
		if item.Blob.MediaType != c.media || !strings.Contains(item.Note, c.note) {
			t.Errorf("%s: %s, %q", name, item.Blob.MediaType, item.Note)
		}
	}
}

func TestRefused(t *testing.T) {
	// Cut off far behind the most that evidence can have: who unpacks it whole says so.
	bomb := zipped(t, make([]byte, 4*postmortem.MaxBlob))
	bomb = bomb[:len(bomb)/2]
	whole := zipped(t, []byte(strings.Repeat("some text ", 1000)))
	for name, c := range map[string]struct {
		data []byte
		code errs.Code
		says string
	}{
		"empty.txt": {nil, errs.Invalid, "0 bytes"},
		"large.bin": {make([]byte, postmortem.MaxBlob+1), errs.TooLarge, "25 MB"},
		"bomb.gz":   {bomb, errs.TooLarge, "25 MB"},
		"cut.gz":    {whole[:len(whole)/2], errs.Unsupported, "cut off"},
		"head.gz":   {[]byte("\x1f\x8b\x08"), errs.Unsupported, "cut off"},
	} {
		_, err := Import(context.Background(), name, c.data, false)
		if errs.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestReadFile(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	write := func(name, text string) {
		if err := os.WriteFile(at(name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("good.log", "one\n")
	write("locked", "x")
	write("huge", "")
	if err := os.Truncate(at("huge"), 200_000_000_000); err != nil { // a sparse file: 200 GB that nobody may read
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(at("pipe"), 0o600); err != nil {
		t.Fatal(err)
	}
	if data, err := ReadFile(t.Context(), at("good.log")); err != nil || string(data) != "one\n" {
		t.Errorf("%q, %v", data, err)
	}
	for name, c := range map[string]struct {
		path string
		code errs.Code
		says string
	}{
		"too large": {at("huge"), errs.TooLarge, "25 MB"},
		"gone":      {at("gone"), errs.Invalid, "no longer where it was"},
		"folder":    {dir, errs.Invalid, "folder"},
		"pipe":      {at("pipe"), errs.Invalid, "cannot be read"},
		"device":    {"/dev/zero", errs.Invalid, "read to its end"},
		"endless":   {"/dev/stdin/../urandom", errs.Invalid, "read"},
	} {
		began := time.Now()
		_, err := ReadFile(t.Context(), c.path)
		if errs.CodeOf(err) != c.code || (c.says != "cannot be read" && !strings.Contains(err.Error(), c.says)) {
			t.Errorf("%s: %v", name, err)
		}
		if time.Since(began) > 10*time.Second {
			t.Errorf("%s took %v", name, time.Since(began))
		}
	}
	if os.Getuid() != 0 {
		if err := os.Chmod(at("locked"), 0); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadFile(t.Context(), at("locked")); errs.CodeOf(err) != errs.Invalid || !strings.Contains(err.Error(), "not allowed") {
			t.Errorf("locked: %v", err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := ReadFile(ctx, at("good.log")); err == nil {
		t.Error("a cancelled read gave bytes")
	}
}

func TestNames(t *testing.T) {
	for in, want := range map[string]string{
		"redis.log":             "redis.log",
		"/tmp/x/redis.log":      "redis.log",
		`C:\Users\me\redis.log`: "redis.log",
		"../../etc/passwd":      "passwd",
		`a\..\..\b`:             "b",
		"..":                    "file without a name",
		"":                      "file without a name",
		"\u202egpj.exe":         "gpj.exe",
		"a\x00b\nc\x1b[31m.txt": "abc[31m.txt",
		"CON":                   "_CON",
		"nul.txt":               "_nul.txt",
		"com1.log.gz":           "_com1.log.gz",
		"console.log":           "console.log",
		"trailing. . ":          "trailing",
		".hidden":               "hidden",
		"a:b*c?.log":            "a_b_c_.log",
		"zero\u200bwidth.txt":   "zerowidth.txt",
		"bad\xff\xfename.txt":   "bad_name.txt",
		"größe 数据 👩‍💻.txt":      "größe 数据 👩‍💻.txt",
	} {
		if got := CleanName(in); got != want {
			t.Errorf("CleanName(%q) = %q, want %q", in, got, want)
		}
	}
	long := CleanName(strings.Repeat("ä", 300) + ".log")
	if len(long) > 255 || !strings.HasSuffix(long, "….log") || strings.Contains(long, "\uFFFD") {
		t.Errorf("long name: %d bytes, %q", len(long), long)
	}
}
