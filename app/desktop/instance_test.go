package desktop

import (
	"context"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// shortDir is a folder whose path is short enough for a socket.
func shortDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "aw")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

func TestASecondStartRaisesTheFirst(t *testing.T) {
	data, runtime := shortDir(t), shortDir(t)
	for name, paths := range map[string][]string{
		"runtime folder":      socketPaths(data, runtime),
		"data folder":         socketPaths(data, ""),
		"runtime folder gone": socketPaths(data, filepath.Join(runtime, "missing")),
	} {
		t.Run(name, func(t *testing.T) {
			if askToRaise(t.Context(), paths, "") {
				t.Fatal("somebody answered before anybody listened")
			}
			ctx, stop := context.WithCancel(t.Context())
			raised := make(chan struct{}, 10)
			listenForRaise(ctx, paths, func(string) { raised <- struct{}{} })
			for range 3 {
				if !askToRaise(t.Context(), paths, "") {
					t.Fatal("nobody answered")
				}
				<-raised
			}
			var socket string
			for _, path := range paths {
				if info, err := os.Stat(path); err == nil {
					socket = path
					if info.Mode().Perm() != 0o600 {
						t.Errorf("%s has mode %v", path, info.Mode())
					}
				}
			}
			stop()
			deadline := time.Now().Add(5 * time.Second)
			for _, err := os.Stat(socket); err == nil && time.Now().Before(deadline); _, err = os.Stat(socket) {
				time.Sleep(5 * time.Millisecond)
			}
			if askToRaise(t.Context(), paths, "") {
				t.Error("answered after the end")
			}
		})
	}
}

// A killed Afterword leaves its socket: the next one takes its place.
func TestALeftOverSocketIsReplaced(t *testing.T) {
	paths := socketPaths(shortDir(t), "")
	left, err := net.ListenUnix("unix", &net.UnixAddr{Name: paths[0], Net: "unix"})
	if err != nil {
		t.Fatal(err)
	}
	left.SetUnlinkOnClose(false)
	_ = left.Close()
	if askToRaise(t.Context(), paths, "") {
		t.Fatal("a dead socket answered")
	}
	listenForRaise(t.Context(), paths, func(string) {})
	if !askToRaise(t.Context(), paths, "") {
		t.Error("the left-over was not replaced")
	}
}

func TestAForeignFileInTheWayIsKept(t *testing.T) {
	paths := socketPaths(shortDir(t), "")
	if err := os.WriteFile(paths[0], []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	listenForRaise(t.Context(), paths, func(string) {})
	if text, err := os.ReadFile(paths[0]); err != nil || string(text) != "mine" {
		t.Errorf("%q, %v", text, err)
	}
}

func TestNoiseOnTheSocketRaisesNothing(t *testing.T) {
	paths := socketPaths(shortDir(t), "")
	raised := make(chan struct{}, 10)
	listenForRaise(t.Context(), paths, func(string) { raised <- struct{}{} })
	for _, noise := range []string{"", "x", "RAISE\n", strings.Repeat("a", 1000) + "\n", "raise", "\x00\n"} {
		conn, err := net.Dial("unix", paths[0])
		if err != nil {
			t.Fatal(err)
		}
		_, _ = conn.Write([]byte(noise))
		_ = conn.Close()
	}
	if !askToRaise(t.Context(), paths, "") {
		t.Fatal("no answer after the noise")
	}
	if <-raised; len(raised) != 0 {
		t.Error("noise raised the window")
	}
}

func TestSocketPathsAreShortAndTellLibrariesApart(t *testing.T) {
	a, b := socketPaths("/data/a", "/run/user/1"), socketPaths("/data/b", "/run/user/1")
	if a[0] == b[0] || len(a) != 2 {
		t.Errorf("%v, %v", a, b)
	}
	if got := socketPaths("/"+strings.Repeat("long/", 50), "/run/user/1"); len(got) != 1 || len(got[0]) > longestSocket {
		t.Errorf("%v", got)
	}
	if got := socketPaths("/data", "relative"); len(got) != 1 {
		t.Errorf("%v", got)
	}
}

// A document file that a second start was given goes to the first.
func TestOpenQuestion(t *testing.T) {
	for _, file := range []string{"", "/srv/shared/PM 1.afterword", "/tmp/\"quoted\"\n.pdf", "/ärger/🧯.afterword"} {
		got, ok := fileAsked(question(file))
		if !ok || got != file {
			t.Errorf("%q came as %q, %v", file, got, ok)
		}
	}
	for _, line := range []string{"open \n", "open x\n", "open \"rel.afterword\"\n", "open {}\n", "open", "raise"} {
		if _, ok := fileAsked(line); ok {
			t.Errorf("%q was understood", line)
		}
	}
	paths := socketPaths(t.TempDir(), "")
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	asked := make(chan string, 1)
	listenForRaise(ctx, paths, func(file string) { asked <- file })
	if !askToRaise(ctx, paths, "/tmp/a.afterword") {
		t.Fatal("nobody answered")
	}
	if file := <-asked; file != "/tmp/a.afterword" {
		t.Errorf("asked for %q", file)
	}
}
