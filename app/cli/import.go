package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"afterword/backend/atomicfile"
	"afterword/backend/bundle"
	"afterword/backend/errs"
	"afterword/backend/library"
	"afterword/backend/postmortem"
)

// documentFormat is the name of the document file among the formats.
const documentFormat = "afterword"

var importCommand = command{
	name: "import", args: "FILE", summary: "take in a document file (.afterword) and print its reference", minArgs: 1, maxArgs: 1,
	help: `The post-mortem comes with its history and evidence. One that is in the library
already stays as it is: the file becomes a copy beside it. A reference that is
taken is replaced by the next free one.
`,
	run: runImport,
}

func runImport(ctx context.Context, c *call) (err error) {
	in, err := os.Open(c.args[0])
	if err != nil {
		return errs.Wrap(err, errs.Invalid, "cli.import", "“%s” cannot be opened: %v. Nothing was changed.", c.args[0], plainCause(err))
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	info, err := in.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return errs.Wrap(err, errs.Invalid, "cli.import", "“%s” is no ordinary file. Nothing was changed.", c.args[0])
	}
	file, err := bundle.Open(in, info.Size())
	if err != nil {
		return err
	}
	return c.withStore(ctx, func(store postmortem.Store) error {
		taken, err := library.TakeDocument(ctx, store, c.deps(), file)
		if err != nil {
			return err
		}
		c.done = fmt.Sprintf("%s was taken in.", taken.Reference)
		if taken.Copy {
			c.env.complain("note: This post-mortem is already in the library; a copy was made.")
		}
		if taken.Renamed {
			c.env.complain(fmt.Sprintf("note: Its reference was taken; it is %s here.", taken.Reference))
		}
		if c.json {
			return c.printJSON(struct {
				ID        string `json:"id"`
				Reference string `json:"reference"`
				Copy      bool   `json:"copy"`
			}{taken.ID, taken.Reference, taken.Copy})
		}
		return c.print(printable(taken.Reference) + "\n")
	})
}

// asksDocument tells whether --format, or the ending of --output, asks for a
// document file.
func (c *call) asksDocument() bool {
	if c.format == "" {
		return strings.EqualFold(filepath.Ext(c.output), "."+documentFormat) && !isFolder(c.output)
	}
	return strings.EqualFold(strings.TrimSpace(c.format), documentFormat)
}

// exportDocument writes the document file. It is always the whole post-mortem.
func (c *call) exportDocument(ctx context.Context) error {
	switch {
	case c.sample:
		return usagef("The sample has no document file: it is in every Afterword.")
	case c.audience != "" || c.names != "" || c.with != "" || c.without != "" || c.showRemovals:
		return usagef("A document file is always the whole post-mortem, with its history and private notes, so it is not made for an audience. For others, write pdf, md or html.")
	case c.output == "-" && c.json:
		return usagef("--json and --output - would both write to standard output.")
	}
	return c.readStore(ctx, func(store postmortem.Store) error {
		id, err := c.find(ctx, store, c.args[0])
		if err != nil {
			return err
		}
		whole, err := store.Whole(ctx, id)
		if err != nil {
			return err
		}
		write := func(w io.Writer) error { return library.WriteDocument(ctx, store, w, c.env.Version, whole) }
		if c.output == "-" {
			return write(c.env.Stdout)
		}
		target := c.target(whole.Snapshot.PostMortem(), documentFormat)
		if err := c.checkTarget(target); err != nil {
			return err
		}
		if err := atomicfile.Write(target, write); err != nil {
			return err
		}
		if !c.json {
			return c.print(printable(target) + "\n")
		}
		info, err := os.Stat(target)
		if err != nil {
			return err
		}
		return c.printJSON([]written{{Path: target, Format: documentFormat, Bytes: int(info.Size()), Warnings: []string{}}})
	})
}
