package desktop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// fakeTools puts programs in front of the real ones; each writes its
// arguments to a file and ends with a code.
func fakeTools(t *testing.T, codes map[string]string) (called func(name string) string) {
	t.Helper()
	dir := t.TempDir()
	for name, code := range codes {
		script := "#!/bin/sh\nprintf '%s\\n' \"$@\" >" + filepath.Join(dir, name+".args") + "\nexit " + code + "\n"
		if err := os.WriteFile(filepath.Join(dir, name), []byte(script), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
	return func(name string) string {
		text, _ := os.ReadFile(filepath.Join(dir, name+".args"))
		return string(text)
	}
}

func TestRevealAsksTheFileManager(t *testing.T) {
	called := fakeTools(t, map[string]string{"dbus-send": "0", "xdg-open": "0"})
	if err := reveal(t.Context(), "/tmp/a b, c;d/x é.pdf"); err != nil {
		t.Fatal(err)
	}
	if got := called("dbus-send"); !strings.Contains(got, "array:string:file:///tmp/a%20b%2C%20c;d/x%20%C3%A9.pdf\n") {
		t.Errorf("asked %s", got)
	}
	if called("xdg-open") != "" {
		t.Error("opened the folder as well")
	}
}

func TestRevealOpensTheFolderOtherwise(t *testing.T) {
	called := fakeTools(t, map[string]string{"dbus-send": "1", "xdg-open": "0"})
	if err := reveal(t.Context(), "/tmp/folder/x.pdf"); err != nil {
		t.Fatal(err)
	}
	if got := called("xdg-open"); got != "/tmp/folder\n" {
		t.Errorf("opened %q", got)
	}
}

func TestRevealSaysWhenNothingWorks(t *testing.T) {
	fakeTools(t, map[string]string{"xdg-open": "3"})
	if err := reveal(t.Context(), "/tmp/x.pdf"); err == nil {
		t.Error("xdg-open failed, reveal did not")
	}
	fakeTools(t, nil)
	if err := reveal(t.Context(), "/tmp/x.pdf"); err == nil {
		t.Error("there is no program at all, reveal did not fail")
	}
}

func TestAProgramThatKeepsRunningHasStarted(t *testing.T) {
	before := time.Now()
	if err := start(t.Context(), "sleep", "4"); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(before); took > 3500*time.Millisecond {
		t.Errorf("waited %v for a file manager to close", took)
	}
}
