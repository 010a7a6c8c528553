// Package cli is Afterword without a window: the same library and the same
// exports for scripts and for machines without a display.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
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
	Open    func(ctx context.Context, dir string) (postmortem.Store, error)
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
	err := dispatch(ctx, args, env)
	if err == nil {
		return exitOK
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
func (c *call) withStore(ctx context.Context, work func(postmortem.Store) error) (err error) {
	dir, err := c.env.DataDir(c.dataDir)
	if err != nil {
		return err
	}
	store, err := c.env.Open(ctx, dir)
	if err != nil {
		return err
	}
	defer func() {
		if closing := store.Close(); err == nil {
			err = closing
		}
	}()
	return work(store)
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
func (c *call) print(text string) error {
	_, err := io.WriteString(c.env.Stdout, text)
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
