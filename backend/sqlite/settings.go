package sqlite

import (
	"context"

	"afterword/backend/errs"
)

// maxSetting bounds a key and a value, in bytes.
const maxSetting = 100_000

// Setting gives a small thing about the program itself. See postmortem.Store.
func (s *Store) Setting(ctx context.Context, key string) (string, error) {
	var value string
	err := s.read(ctx, "sqlite.Setting", func(c *conn) error {
		var err error
		value, err = c.text(ctx, "SELECT value FROM setting WHERE key = ?", key)
		return err
	})
	return value, err
}

// SetSetting keeps a small thing about the program itself; "" forgets it.
func (s *Store) SetSetting(ctx context.Context, key, value string) error {
	const op = "sqlite.SetSetting"
	if key == "" || len(key) > maxSetting || len(value) > maxSetting {
		return errs.New(errs.TooLarge, op, "A setting must have a name and be at most %d bytes long.", maxSetting)
	}
	return s.write(ctx, op, func(ctx context.Context, c *conn) error {
		query, args := "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", []any{key, value}
		if value == "" {
			query, args = "DELETE FROM setting WHERE key = ?", []any{key}
		}
		_, err := c.exec(ctx, query, args...)
		return err
	})
}
