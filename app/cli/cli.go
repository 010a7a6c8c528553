// Package cli is Afterword without a window: the same library and the same
// exports for scripts and for machines without a display.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"afterword/backend/errs"
	"afterword/backend/library"
	"afterword/backend/postmortem"
)

// Env is everything a run takes from outside, so that a whole session runs in
// a test.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Version        string
	Now            func() time.Time
	NewID          func() string
	// DataDir gives the folder of the library; asked is --data-dir or "".
	DataDir func(asked string) (string, error)
	// Open opens the library; reading is for a command that only reads.
	Open func(ctx context.Context, dir string, reading bool) (postmortem.Store, error)
	// Desktop is for the command that puts the program into the menu; nil where
	// there is none of that kind.
	Desktop func() (Desktop, error)
	// LockWait is how long a library that is open elsewhere is waited for; 0
	// means three seconds.
	LockWait time.Duration
}

// The exit codes, as help tells them.
const (
	exitOK       = 0
	exitFailed   = 1
	exitUsage    = 2
	exitNotFound = 3
	exitLocked   = 4
	exitStorage  = 5
	exitTarget   = 6

	exitInterrupted = 130 // as shells have it
)

// usageError is a command line that cannot be understood.
type usageError struct{ message string }

func (e usageError) Error() string { return e.message }

func usagef(format string, args ...any) error { return usageError{fmt.Sprintf(format, args...)} }

// command is one subcommand.
type command struct {
	name    string
	args    string // as shown in help: "REF"
	summary string
	help    string                             // further lines of its help
	flags   func(*options) []flagDef           // its own flags
	minArgs int                                // positional arguments, at least
	maxArgs int                                // and at most
	run     func(context.Context, *call) error // does the work
}

// call is a command with its arguments, on its way.
type call struct {
	env  Env
	args []string
	done string // what was done before the result is printed, as a sentence
	said progress
	options
}

// Run does what the arguments (without the program's name) say and gives the
// exit code. Errors are one line on Stderr; a fault of the program is one too,
// never a stack trace.
func Run(ctx context.Context, args []string, env Env) (code int) {
	defer func() {
		if fault := recover(); fault != nil {
			env.complain(fmt.Sprintf("Afterword met a fault of its own (%v). The library is as it was after the last finished step.", fault))
			code = exitFailed
		}
	}()
	ctx, stop := interruptible(ctx)
	defer stop()
	err := dispatch(ctx, args, env)
	if err == nil {
		return exitOK
	}
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		env.complain("Interrupted. What was not finished is not there.")
		return exitInterrupted
	}
	var usage usageError
	if errors.As(err, &usage) {
		env.complain(usage.message + " Try: afterword help")
		return exitUsage
	}
	env.complain(sentence(err))
	return exitCode(err)
}

func (e Env) complain(text string) {
	text = strings.TrimSpace(text)
	// With no standard error left there is nobody to tell.
	_, _ = fmt.Fprintln(e.Stderr, "afterword: "+printable(text))
}

// sentence gives what an error says to a person, without its cause.
func sentence(err error) string {
	var e *errs.Error
	if errors.As(err, &e) && e.Message != "" {
		return e.Message
	}
	return err.Error()
}

func exitCode(err error) int {
	switch errs.CodeOf(err) {
	case errs.Invalid, errs.Unsupported, errs.TooLarge:
		return exitUsage
	case errs.NotFound:
		return exitNotFound
	case errs.StorageLocked:
		return exitLocked
	case errs.StorageFull, errs.StorageIO, errs.StorageCorrupt, errs.NewerSchema, errs.ForeignFile:
		return exitStorage
	case errs.ExportIO:
		return exitTarget
	}
	return exitFailed
}

func dispatch(ctx context.Context, args []string, env Env) error {
	name, rest, err := splitCommand(args)
	if err != nil {
		return err
	}
	c, ok := findCommand(name)
	if !ok {
		return usagef("There is no command %q.", name)
	}
	call := &call{env: env}
	help, err := call.parse(c, rest)
	switch {
	case err != nil:
		return err
	case help:
		return call.print(helpFor(c))
	}
	return c.run(ctx, call)
}

// withStore opens the library, does the work and closes it again.
func (c *call) withStore(ctx context.Context, work func(postmortem.Store) error) error {
	return c.using(ctx, false, work)
}

// readStore is withStore for work that changes nothing.
func (c *call) readStore(ctx context.Context, work func(postmortem.Store) error) error {
	return c.using(ctx, true, work)
}

func (c *call) using(ctx context.Context, reading bool, work func(postmortem.Store) error) (err error) {
	dir, err := c.env.DataDir(c.dataDir)
	var system *os.SyscallError
	if errors.As(err, &system) { // a relative folder, and the current one is gone
		return errs.Wrap(err, errs.StorageIO, "cli", "The current folder is not there any more. Go to another one, or give --data-dir as a full path.")
	} else if err != nil {
		return err
	}
	if reading && c.dataDir != "" && missing(dir) {
		// Misspelt, most likely: an empty library would be made there, and be found empty.
		return errs.New(errs.StorageIO, "cli", "There is no folder “%s”, and so no library in it. Nothing was made there. Check --data-dir.", dir)
	}
	store, err := c.open(ctx, dir, reading)
	if errs.CodeOf(err) == errs.StorageIO && dir != "" {
		return errs.Wrap(err, errs.StorageIO, "cli", "%s The library's folder is “%s”.", sentence(err), dir)
	} else if err != nil {
		return err
	}
	defer func() {
		if closing := store.Close(); err == nil {
			err = closing
		}
	}()
	return work(store)
}

func missing(path string) bool {
	_, err := os.Stat(path)
	return errors.Is(err, fs.ErrNotExist)
}

// lockWait tells how long a command waits for another one to finish. A window
// that holds the library does not let go so soon, and waiting longer would
// look as if the program hung.
func (e Env) lockWait() time.Duration {
	if e.LockWait == 0 {
		return 3 * time.Second
	}
	return e.LockWait
}

// open opens the library. While another command has it, it tries again.
func (c *call) open(ctx context.Context, dir string, reading bool) (postmortem.Store, error) {
	for began := time.Now(); ; {
		store, err := c.env.Open(ctx, dir, reading)
		if errs.CodeOf(err) != errs.StorageLocked || time.Since(began) > c.env.lockWait() {
			return store, err
		}
		select {
		case <-ctx.Done():
			return nil, err
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// find gives the id of the post-mortem named on the command line.
func (c *call) find(ctx context.Context, store postmortem.Store, reference string) (string, error) {
	id, err := store.Find(ctx, reference)
	if errs.CodeOf(err) == errs.NotFound {
		return "", errs.Wrap(err, errs.NotFound, "cli", "There is no post-mortem %q in this library. See which there are: afterword list", reference)
	}
	return id, err
}

func (c *call) deps() library.Deps { return library.Deps{Now: c.env.Now, NewID: c.env.NewID} }

// print writes to standard output; a pipe that is closed is an error.
func (c *call) print(text string) error { return c.write([]byte(text)) }

func (c *call) write(data []byte) error {
	if _, err := c.env.Stdout.Write(data); err != nil {
		return fmt.Errorf("The result could not be written to standard output: %w. %s", plainCause(err), c.done) //nolint:staticcheck,revive // a sentence for the person
	}
	return nil
}

// plainCause leaves out the operation and the path of a system error.
func plainCause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// printJSON writes a value as indented JSON.
func (c *call) printJSON(value any) error {
	text, err := jsonText(value)
	if err != nil {
		return err
	}
	return c.print(text)
}
