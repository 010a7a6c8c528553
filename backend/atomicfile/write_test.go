//go:build unix

package atomicfile

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"afterword/backend/errs"
)

func say(s string) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.WriteString(w, s); return err }
}

// only fails unless the folder holds exactly these names.
func only(t *testing.T, folder string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if strings.Join(got, " ") != strings.Join(names, " ") {
		t.Errorf("folder holds %q, want %q", got, names)
	}
}

func TestWriteAndReplace(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a file.md")
	for _, content := range []string{"first", strings.Repeat("second ", 50_000), ""} {
		if err := Write(path, say(content)); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(path)
		if err != nil || string(got) != content {
			t.Errorf("read %d bytes, %v; want %d", len(got), err, len(content))
		}
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm() != mode {
			t.Errorf("mode %v, %v", info.Mode(), err)
		}
	}
	only(t, dir, "a file.md")
}

func TestSymbolicLinkStays(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(other, "real.md"), []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(other, "real.md"), filepath.Join(dir, "link.md")); err != nil {
		t.Fatal(err)
	}
	if err := Write(filepath.Join(dir, "link.md"), say("new")); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(filepath.Join(other, "real.md")); string(got) != "new" {
		t.Errorf("the file behind the link holds %q", got)
	}
	if info, err := os.Lstat(filepath.Join(dir, "link.md")); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v %v", info, err)
	}
	only(t, other, "real.md")
}

func TestRelativePath(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := Write("here.md", say("x")); err != nil {
		t.Fatal(err)
	}
	only(t, ".", "here.md")
}

func TestFailedWriteLeavesTheOldFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "old.md")
	if err := Write(path, say("old")); err != nil {
		t.Fatal(err)
	}
	own := errors.New("renderer failed")
	err := Write(path, func(w io.Writer) error {
		_, _ = io.WriteString(w, strings.Repeat("new ", 100_000))
		return own
	})
	if !errors.Is(err, own) || errs.CodeOf(err) == errs.ExportIO {
		t.Errorf("got %v, want the function's own error", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "old" {
		t.Errorf("old file became %.20q", got)
	}
	only(t, dir, "old.md")
}

func TestPanicLeavesNothingBehind(t *testing.T) {
	dir := t.TempDir()
	func() {
		defer func() { _ = recover() }()
		_ = Write(filepath.Join(dir, "x"), func(io.Writer) error { panic("fault") })
	}()
	only(t, dir)
}

func TestTargetsThatCannotBeWritten(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "folder"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o644); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"folder":                        "is a folder",
		"folder/":                       "is a folder",
		"missing/file.md":               "is not there",
		"pipe/file.md":                  "is not there",
		"pipe":                          "not an ordinary file",
		strings.Repeat("x", 300) + ".m": "too long",
	} {
		err := Write(dir+"/"+path, say("x"))
		if errs.CodeOf(err) != errs.ExportIO || !strings.Contains(err.Error(), want) {
			t.Errorf("%.20s: got %v, want export_io with %q", path, err, want)
		}
	}
	only(t, dir, "folder", "pipe")
}

// /dev/full fails every write with "no space left".
func TestFullDiskIsSaidAsSuch(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("this system has no /dev/full")
	}
	defer full.Close()
	r := &recorder{to: full}
	_, writeErr := r.Write([]byte("x"))
	if writeErr == nil || r.err == nil {
		t.Fatal("no error from /dev/full")
	}
	got := explain(r.err, "/tmp", "x.pdf")
	if errs.CodeOf(got) != errs.ExportIO || !strings.Contains(got.Error(), "no space left") {
		t.Errorf("got %v", got)
	}
}

func TestEveryMessageIsOneForPeople(t *testing.T) {
	for _, cause := range []error{
		syscall.ENOSPC, syscall.EDQUOT, syscall.EISDIR, syscall.EROFS, syscall.EACCES, syscall.EPERM, syscall.ENOENT,
		syscall.ENOTDIR, syscall.ENAMETOOLONG, syscall.EIO, errNotRegular,
	} {
		var e *errs.Error
		if err := explain(fmt.Errorf("wrapped: %w", cause), "/a/b", "x.pdf"); !errors.As(err, &e) {
			t.Fatalf("%v: got %v", cause, err)
		}
		if e.Code != errs.ExportIO || !errors.Is(e, cause) || strings.Contains(e.Message, "%!") || !strings.Contains(e.Message, "hoose") {
			t.Errorf("%v: %s %q", cause, e.Code, e.Message)
		}
	}
}
