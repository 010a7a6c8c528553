package desktop

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
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
	openQuestion  = "open " // and the path of a document file as JSON, and a line end
	longest       = 16_000  // bytes of a question
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
func listenForRaise(ctx context.Context, paths []string, raise func(file string)) {
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

func serveRaise(listener net.Listener, raise func(file string)) {
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
			line, err := bufio.NewReader(io.LimitReader(conn, longest)).ReadString('\n')
			if err != nil {
				return
			}
			file, ok := fileAsked(line)
			if !ok {
				return
			}
			raise(file)
			_, _ = conn.Write([]byte(raiseAnswer))
		}()
	}
}

// fileAsked reads a question: a document file to open, "" for none.
func fileAsked(line string) (file string, ok bool) {
	if line == raiseQuestion {
		return "", true
	}
	text, ok := strings.CutPrefix(line, openQuestion)
	if !ok || json.Unmarshal([]byte(text), &file) != nil {
		return "", false
	}
	return file, filepath.IsAbs(file)
}

// question is what fileAsked reads.
func question(file string) string {
	if file == "" {
		return raiseQuestion
	}
	text, _ := json.Marshal(file) // strings always marshal
	return openQuestion + string(text) + "\n"
}

// askToRaise asks the Afterword that has the library open to show its window,
// and to open a document file if one is given. False means that nobody answered.
func askToRaise(ctx context.Context, paths []string, file string) bool {
	ctx, cancel := context.WithTimeout(ctx, socketPatient)
	defer cancel()
	for _, path := range paths {
		var dialer net.Dialer
		conn, err := dialer.DialContext(ctx, "unix", path)
		if err != nil {
			continue
		}
		_ = conn.SetDeadline(time.Now().Add(socketPatient))
		_, err = conn.Write([]byte(question(file)))
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
