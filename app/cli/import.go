package cli

import (
	"context"
	"errors"
	"fmt"
	"os"

	"afterword/backend/bundle"
	"afterword/backend/errs"
	"afterword/backend/library"
	"afterword/backend/postmortem"
)

var importCommand = command{
	name: "import", args: "FILE", summary: "take in a document file (.afterword), or the one inside a PDF, and print its reference", minArgs: 1, maxArgs: 1,
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
