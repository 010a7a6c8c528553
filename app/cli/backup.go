package cli

import (
	"context"
	"path/filepath"

	"afterword/backend/postmortem"
)

var backupCommand = command{
	name: "backup", args: "FILE", summary: "write a checked copy of the whole library", minArgs: 1, maxArgs: 1,
	help: "FILE must not be there yet. To use a copy as a library, put it into an empty\nfolder as afterword.db and name that folder with --data-dir.\n",
	run: func(ctx context.Context, c *call) error {
		if name := c.args[0]; name == "-" || name == "" {
			return usagef("“backup” needs the name of a file; it cannot write to standard output.")
		}
		path, err := filepath.Abs(c.args[0])
		if err != nil {
			return err
		}
		return c.withStore(ctx, func(store postmortem.Store) error {
			if err := store.Backup(ctx, path); err != nil {
				return err
			}
			if c.json {
				return c.printJSON(map[string]string{"path": path})
			}
			return c.print(printable(path) + "\n")
		})
	},
}
