package sqlite

import (
	"context"
	"embed"
	"fmt"
	"io/fs"

	"afterword/backend/errs"
)

//go:embed migrations/*.sql
var scripts embed.FS

// migrations gives the scripts in order: the first makes schema 1 in an empty
// file, the next makes schema 2 from it, and so on.
func migrations() []string {
	names, err := fs.Glob(scripts, "migrations/*.sql")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	out := make([]string, len(names))
	for i, name := range names {
		text, err := scripts.ReadFile(name)
		if err != nil {
			panic(err) // embedded: it is there
		}
		out[i] = string(text)
	}
	return out
}

// identity says whose file this is and which schema it has.
type identity struct{ application, version, tables int64 }

func identify(ctx context.Context, c *conn) (id identity, err error) {
	if id.application, err = c.number(ctx, "PRAGMA application_id"); err != nil {
		return id, err
	}
	if id.version, err = c.number(ctx, "PRAGMA user_version"); err != nil {
		return id, err
	}
	id.tables, err = c.number(ctx, "SELECT count(*) FROM sqlite_schema")
	return id, err
}

// judge tells what a file is that SQLite could open.
func (id identity) judge(newest int) finding {
	switch {
	case id.application == applicationID && id.version > int64(newest):
		return isTooNew
	case id.application == applicationID && id.version > 0:
		return isLibrary
	case id.application == 0 && id.version == 0 && id.tables == 0:
		return isEmpty
	}
	return isForeign
}

// migrate brings the library to the newest schema. Each script and the version
// it makes are one transaction, so the file is always of one whole schema.
// secure is called once before an existing library is touched and must have
// made a verified backup when it returns without an error.
func migrate(ctx context.Context, c *conn, list []string, secure func(from int64) error) error {
	const op = "sqlite.migrate"
	id, err := identify(ctx, c)
	if err != nil {
		return err
	}
	from := id.version
	if from == int64(len(list)) {
		return nil
	}
	if from > 0 {
		if err := secure(from); err != nil {
			return err
		}
	}
	for version := from + 1; version <= int64(len(list)); version++ {
		err := c.inTx(ctx, "IMMEDIATE", func() error {
			if err := c.script(ctx, list[version-1]); err != nil {
				return err
			}
			return c.script(ctx, fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, version))
		})
		if err != nil {
			code, _ := classify(err)
			return errs.Wrap(err, code, op,
				"The library could not be brought to schema %d. It was left as it was; a copy made before is in the folder backups.", version)
		}
	}
	return nil
}
