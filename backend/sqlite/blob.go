package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql/driver"
	"encoding/hex"
	"errors"
	"time"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

// waits is how long bytes may lie without an edit that names them: between the
// two there is a person, and perhaps a library that cannot be written.
const waits = 24 * time.Hour

const (
	blobColumns  = "hash, media_type, size, width, height, created_at, thumbnail, checksum"
	insertBlob   = "INSERT INTO blob (" + blobColumns + ", cited, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)"
	blobAndData  = "SELECT " + blobColumns + ", data FROM blob WHERE hash = ?"
	blobOnly     = "SELECT " + blobColumns + " FROM blob WHERE hash = ?"
	everyBlob    = "SELECT " + blobColumns + ", data FROM blob"
	blobIsThere  = "SELECT 1 FROM blob WHERE hash = ?"
	touchBlob    = "UPDATE blob SET created_at = ?, checksum = ? WHERE hash = ? AND cited = 0"
	citeBlob     = "UPDATE blob SET cited = 1 WHERE hash = ? AND cited = 0"
	forgetUnsaid = "DELETE FROM blob WHERE cited = 0 AND created_at < ?"
)

// blobNames are the columns in the order of blobColumns, for the checksum.
var blobNames = []string{"hash", "mediaType", "size", "width", "height", "createdAt", "thumbnail"}

// PutBlob keeps bytes under their hash. See postmortem.BlobStore.
func (s *Store) PutBlob(ctx context.Context, b postmortem.Blob) (string, error) {
	const op = "sqlite.PutBlob"
	if len(b.Data) > postmortem.MaxBlob {
		return "", errs.New(errs.TooLarge, op, "Evidence can have at most %d MB; this has %.1f MB.",
			postmortem.MaxBlob/1_000_000, float64(len(b.Data))/1_000_000)
	}
	if len(b.Thumbnail) > postmortem.MaxThumbnail {
		return "", errs.New(errs.TooLarge, op, "The small picture is too large.")
	}
	if b.Data == nil {
		b.Data = []byte{} // the driver would write NULL
	}
	if b.Thumbnail == nil {
		b.Thumbnail = []byte{}
	}
	whole := sha256.Sum256(b.Data)
	b.Hash, b.Size = hex.EncodeToString(whole[:]), int64(len(b.Data))
	return b.Hash, s.write(ctx, op, func(ctx context.Context, c *conn) error {
		now := s.now().UTC()
		if _, err := c.exec(ctx, forgetUnsaid, string(postmortem.At(now.Add(-waits)))); err != nil {
			return err
		}
		at := string(postmortem.At(now))
		row, err := c.one(ctx, blobOnly, b.Hash)
		if err != nil {
			return err
		}
		if len(row) > 0 { // there already: only its time to wait begins anew
			old, _, err := readBlob(row, &s.sum)
			if err != nil {
				return err
			}
			_, err = c.exec(ctx, touchBlob, at, blobSum(old, at, &s.sum), b.Hash)
			return err
		}
		_, err = c.exec(ctx, insertBlob, b.Hash, b.MediaType, b.Size, b.Width, b.Height, at, b.Thumbnail, blobSum(b, at, &s.sum), b.Data)
		return err
	})
}

// Blob reads bytes and checks them. See postmortem.BlobStore.
func (s *Store) Blob(ctx context.Context, hash string) (postmortem.Blob, error) {
	return s.blob(ctx, "sqlite.Blob", blobAndData, hash)
}

// Thumbnail reads a blob without its bytes. See postmortem.BlobStore.
func (s *Store) Thumbnail(ctx context.Context, hash string) (postmortem.Blob, error) {
	return s.blob(ctx, "sqlite.Thumbnail", blobOnly, hash)
}

func (s *Store) blob(ctx context.Context, op, query, hash string) (b postmortem.Blob, err error) {
	err = s.read(ctx, op, func(c *conn) error {
		row, err := c.one(ctx, query, hash)
		if err != nil {
			return err
		}
		if len(row) == 0 {
			return errs.New(errs.NotFound, op, "The bytes of this evidence are not in the library.")
		}
		b, _, err = readBlob(row, &summer{})
		return err
	})
	return b, err
}

// readBlob checks a row of blobColumns, perhaps with the bytes behind them.
func readBlob(v []driver.Value, sum *summer) (b postmortem.Blob, at string, err error) {
	b = postmortem.Blob{Hash: str(v[0]), MediaType: str(v[1]), Size: num(v[2]), Width: num(v[3]), Height: num(v[4])}
	at = str(v[5])
	b.Thumbnail, _ = v[6].([]byte)
	if blobSum(b, at, sum) != num(v[7]) {
		return b, at, damagedBlob(b.Hash, nil)
	}
	if len(v) > 8 {
		b.Data, _ = v[8].([]byte)
		if whole := sha256.Sum256(b.Data); hex.EncodeToString(whole[:]) != b.Hash {
			return b, at, damagedBlob(b.Hash, errors.New("the bytes do not match their hash"))
		}
	}
	return b, at, nil
}

func damagedBlob(hash string, cause error) error {
	return &errs.Error{
		Code: errs.StorageCorrupt, Op: "sqlite.readBlob", Ref: hash, Err: cause,
		Message: "The bytes of this evidence were changed on disk by something other than Afterword. " +
			"Nothing was overwritten; everything else can still be read. Add the file again, or take it from a backup.",
	}
}

func blobSum(b postmortem.Blob, at string, sum *summer) int64 {
	sum.start("blob")
	for i, value := range []any{b.Hash, b.MediaType, b.Size, b.Width, b.Height, at, string(b.Thumbnail)} {
		sum.add(blobNames[i], value)
	}
	return sum.sum()
}

// cite notes that an edit names bytes, which must be there, so that they stay.
func (t *tx) cite(e postmortem.Edit, c postmortem.Change) error {
	hash, _ := c.After["blob"].(string)
	if hash == "" {
		return nil
	}
	changed, err := t.c.exec(t.ctx, citeBlob, hash)
	if err != nil || changed > 0 {
		return err
	}
	there, err := t.c.number(t.ctx, blobIsThere, hash)
	if err == nil && there == 0 {
		err = errs.InvalidField("sqlite.Apply", e.ID, "blob", "The bytes of this evidence are not in the library. Add the file again.")
	}
	return err
}

// verifyBlobs checks all bytes, and that what records cite is there.
func verifyBlobs(ctx context.Context, c *conn, sum *summer, note func(error) error) error {
	err := c.each(ctx, everyBlob, nil, func(v []driver.Value) error {
		_, _, err := readBlob(v, sum)
		return note(err)
	})
	if err != nil {
		return err
	}
	return c.each(ctx, "SELECT id FROM evidence WHERE blob <> '' AND blob NOT IN (SELECT hash FROM blob)", nil, func(v []driver.Value) error {
		return note(damaged("sqlite.Verify", "evidence", str(v[0]), errors.New("its bytes are missing")))
	})
}
