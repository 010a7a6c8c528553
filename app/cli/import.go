package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"afterword/backend/bundle"
	"afterword/backend/errs"
	"afterword/backend/library"
	"afterword/backend/postmortem"
)

var importCommand = command{
	name: "import", args: "FILE", summary: "take in a document file (.afterword), the one inside a PDF, or exported Markdown, and print its reference", minArgs: 1, maxArgs: 1,
	help: `The post-mortem comes with its history and evidence. One that is in the library
already stays as it is: the file becomes a copy beside it. A reference that is
taken is replaced by the next free one.

Markdown (.md) is what export wrote, in any flavour, layout and language, also
changed by hand. It carries what it shows: no history, nothing hidden or private,
no bytes of evidence. It always becomes a new post-mortem. What has no place of
its own goes into the private notes.
`,
	run: runImport,
}

// notInText says what a person must not expect of Markdown.
const notInText = "Markdown carries what it shows: history, hidden events and the bytes of evidence are not in it."

func runImport(ctx context.Context, c *call) (err error) {
	// Looked at before it is opened: to open a pipe waits for who writes into it.
	info, err := os.Stat(c.args[0])
	if err == nil && !info.Mode().IsRegular() {
		return errs.New(errs.Invalid, "cli.import", "“%s” is no ordinary file. Nothing was changed.", c.args[0])
	}
	in, err := os.Open(c.args[0])
	if err != nil {
		return errs.Wrap(err, errs.Invalid, "cli.import", "“%s” cannot be opened: %v. Nothing was changed.", c.args[0], plainCause(err))
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	if !library.IsMarkdown(in.Name()) { // without touching the library
		if _, err := bundle.Open(in, info.Size()); err != nil {
			return err
		}
	}
	return c.withStore(ctx, func(store postmortem.Store) error {
		taken, err := library.TakeFile(ctx, store, c.deps(), in.Name(), in, info.Size())
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
		if taken.Text {
			c.env.complain("note: " + notInText)
		}
		if len(taken.Left) > 0 {
			c.env.complain("note: What has no place of its own is in the private notes: " + strings.Join(taken.Left, ", ") + ".")
		}
		if c.json {
			return c.printJSON(struct {
				ID        string `json:"id"`
				Reference string `json:"reference"`
				Copy      bool   `json:"copy"`
				// InNotes names sections of Markdown that had no place of their own.
				InNotes []string `json:"inNotes,omitempty"`
			}{taken.ID, taken.Reference, taken.Copy, taken.Left})
		}
		return c.print(printable(taken.Reference) + "\n")
	})
}
