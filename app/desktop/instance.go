package desktop

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// A second start on the same library finds it locked, and asks the first
// through a socket to show its window. Wails has such a lock too, but on Linux
// it needs a session bus and comes only after the program has started.

const (
	raiseQuestion = "raise\n"
	raiseAnswer   = "raised\n"
	socketPatient = 2 * time.Second
	longestSocket = 100 // bytes; the system's limit is 104 to 108
)

// socketPaths gives where the socket of a library can be, the best place
// first: the folder for such things, or the data folder itself. Too long
// paths are left out.
func socketPaths(dataDir, runtimeDir string) []string {
	sum := sha256.Sum256([]byte(filepath.Clean(dataDir)))
	var paths []string
	if filepath.IsAbs(runtimeDir) {
		paths = append(paths, filepath.Join(runtimeDir, "afterword-"+hex.EncodeToString(sum[:8])+".sock"))
	}
	paths = append(paths, filepath.Join(dataDir, "afterword.sock"))
	short := paths[:0]
	for _, path := range paths {
		if len(path) <= longestSocket {
			short = append(short, path)
		}
	}
	return short
}

// listenForRaise answers later starts until ctx ends. The caller holds the
// lock of the library, so a socket that is there already is a left-over. That
// nothing can listen is no reason not to start.
func listenForRaise(ctx context.Context, paths []string, raise func()) {
	for _, path := range paths {
		if info, err := os.Lstat(path); err == nil {
			if info.Mode().Type() != os.ModeSocket || os.Remove(path) != nil {
				continue
			}
		}
		var config net.ListenConfig
		listener, err := config.Listen(ctx, "unix", path)
		if err != nil {
			continue
		}
		if os.Chmod(path, 0o600) != nil {
			_ = listener.Close()
			continue
		}
		context.AfterFunc(ctx, func() { _ = listener.Close() }) // removes the file as well
		go serveRaise(listener, raise)
		return
	}
}

func serveRaise(listener net.Listener, raise func()) {
	for {
		conn, err := listener.Accept()
		if errors.Is(err, net.ErrClosed) {
			return
		}
		if err != nil {
			time.Sleep(100 * time.Millisecond) // out of file handles: try again later
			continue
		}
		go func() {
			defer func() { _ = conn.Close() }()
			_ = conn.SetDeadline(time.Now().Add(socketPatient))
			line, err := bufio.NewReader(io.LimitReader(conn, 64)).ReadString('\n')
			if err != nil || line != raiseQuestion {
				return
			}
			raise()
			_, _ = conn.Write([]byte(raiseAnswer))
		}()
	}
}

// askToRaise asks the Afterword that has the library open to show its window.
// False means that nobody answered.
func askToRaise(ctx context.Context, paths []string) bool {
	ctx, cancel := context.WithTimeout(ctx, socketPatient)
	defer cancel()
	for _, path := range paths {
		var dialer net.Dialer
		conn, err := dialer.DialContext(ctx, "unix", path)
		if err != nil {
			continue
		}
		_ = conn.SetDeadline(time.Now().Add(socketPatient))
		_, err = conn.Write([]byte(raiseQuestion))
		var answer string
		if err == nil {
			answer, err = bufio.NewReader(conn).ReadString('\n')
		}
		_ = conn.Close()
		if err == nil && strings.EqualFold(answer, raiseAnswer) {
			return true
		}
	}
	return false
}
