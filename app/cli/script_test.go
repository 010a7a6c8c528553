package cli_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/rogpeppe/go-internal/testscript"

	"afterword/app/cli"
	"afterword/backend/library"
	"afterword/backend/postmortem"
	"afterword/backend/sqlite"
)

// The scripts in testdata/script run the real program on a real library, with
// the clock at one fixed moment.
func clock() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }

func newID() string { return uuid.Must(uuid.NewV7()).String() }

func openStore(ctx context.Context, dir string, reading bool) (postmortem.Store, error) {
	return sqlite.Open(ctx, sqlite.Options{Dir: dir, Now: clock, NewID: newID, Reading: reading})
}

func environment() cli.Env {
	return cli.Env{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Version: "1.2.3-test",
		Now: clock, NewID: newID, Open: openStore,
		DataDir: func(asked string) (string, error) {
			for _, dir := range []string{asked, os.Getenv("AFTERWORD_DATA_DIR")} {
				if dir != "" {
					return dir, nil
				}
			}
			return "", errors.New("no data folder was named")
		},
		Desktop: func() (cli.Desktop, error) {
			return cli.Desktop{DataHome: os.Getenv("XDG_DATA_HOME"), Program: os.Getenv("PROGRAM"), Icon: []byte("<svg/>"), Window: os.Getenv("WINDOW") != ""}, nil
		},
	}
}

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"afterword": func() { os.Exit(cli.Run(context.Background(), os.Args[1:], environment())) },
		"library":   func() { os.Exit(prepare(os.Args[1:])) },
	})
}

// prepare does to the library in AFTERWORD_DATA_DIR what the command line has
// no command for: "sample" opens the sample, "bin REF" moves to the bin,
// "evidence REF FILE" keeps a file as a picture, "hold FILE" keeps the library open and says so by creating the file.
func prepare(args []string) int {
	ctx, deps := context.Background(), library.Deps{Now: clock, NewID: newID}
	store, err := openStore(ctx, os.Getenv("AFTERWORD_DATA_DIR"), false)
	if err == nil {
		switch args[0] {
		case "sample":
			_, err = library.OpenSample(ctx, store, deps)
		case "bin":
			var id string
			if id, err = store.Find(ctx, args[1]); err == nil {
				err = library.MoveToBin(ctx, store, deps, id)
			}
		case "evidence":
			err = keep(ctx, store, args[1], args[2])
		case "hold":
			if err = os.WriteFile(args[1], nil, 0o600); err == nil {
				time.Sleep(time.Minute)
			}
		}
		err = errors.Join(err, store.Close())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// keep stores the bytes of a file as evidence of a post-mortem.
func keep(ctx context.Context, store postmortem.Store, reference, file string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	hash, err := store.PutBlob(ctx, postmortem.Blob{MediaType: "image/png", Data: data})
	if err != nil {
		return err
	}
	id, err := store.Find(ctx, reference)
	if err != nil {
		return err
	}
	snapshot, err := store.Open(ctx, id)
	if err != nil {
		return err
	}
	_, err = store.Apply(ctx, postmortem.Batch{PostMortem: id, Base: snapshot.Revision, Origin: "typing", Edits: []postmortem.Edit{{
		ID: newID(), Group: newID(), Label: "test", Op: postmortem.Create, Kind: postmortem.KindEvidence, Record: newID(), Fields: postmortem.Fields{
			"title": "Graph of lag", "kind": "picture", "fileName": filepath.Base(file), "mediaType": "image/png", "blob": hash, "size": int64(len(data)),
		},
	}}})
	return err
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("AFTERWORD_DATA_DIR", filepath.Join(env.WorkDir, "data"))
			env.Setenv("TZ", "Europe/Berlin")
			env.Setenv("GORACE", os.Getenv("GORACE")) // a script starts with few variables
			env.Setenv("EVIL", "red\x1b[31m \u202etxt.exe \u009b2J")
			return nil
		},
		Condition: func(condition string) (bool, error) {
			if condition == "root" { // nothing is forbidden to root
				return os.Geteuid() == 0, nil
			}
			return false, fmt.Errorf("no condition %q", condition)
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			// code N COMMAND... fails unless the command exits with N.
			"code": func(ts *testscript.TestScript, _ bool, args []string) {
				want, err := strconv.Atoi(args[0])
				ts.Check(err)
				got := 0
				var exit *exec.ExitError
				if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
					got = exit.ExitCode()
				} else if err != nil {
					ts.Fatalf("%v", err)
				}
				if got != want {
					ts.Fatalf("exit code %d, want %d", got, want)
				}
			},
			// oneline fails unless standard error holds one line without a stack trace.
			"oneline": func(ts *testscript.TestScript, _ bool, _ []string) {
				text := ts.ReadFile("stderr")
				if len(text) < 20 || len(text) > 500 || text[len(text)-1] != '\n' || containsAny(text[:len(text)-1], "\n", "goroutine", ".go:", "%!") {
					ts.Fatalf("standard error is not one humane line: %q", text)
				}
			},
			// plain fails if standard output or error holds control characters.
			"plain": func(ts *testscript.TestScript, _ bool, _ []string) {
				for _, r := range ts.ReadFile("stdout") + ts.ReadFile("stderr") {
					if (r < 0x20 && r != '\n') || (r >= 0x7F && r < 0xA0) || r == 0x202E || r == 0xFEFF {
						ts.Fatalf("control character %U reached the terminal", r)
					}
				}
			},
			"waitfile": func(ts *testscript.TestScript, _ bool, args []string) {
				for range 200 {
					if _, err := os.Stat(ts.MkAbs(args[0])); err == nil {
						return
					}
					time.Sleep(50 * time.Millisecond)
				}
				ts.Fatalf("%s did not appear", args[0])
			},
		},
	})
}

func containsAny(text string, parts ...string) bool {
	for _, part := range parts {
		if strings.Contains(text, part) {
			return true
		}
	}
	return false
}
