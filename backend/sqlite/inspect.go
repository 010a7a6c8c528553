package sqlite

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"unicode/utf8"

	"afterword/backend/errs"
)

// applicationID marks a SQLite file as an Afterword library ("AFWD").
const applicationID = 0x41465744

// finding is what a look at the bytes of a file tells, before SQLite gets to
// touch it.
type finding int

const (
	isMissing  finding = iota // no file, or an empty one
	isEmpty                   // a SQLite file in which nothing was made yet
	isLibrary                 // an Afterword library, as far as the header tells
	isForeign                 // something else
	isDamaged                 // was a database once, or is cut off
	isUnclear                 // a SQLite file without a mark: ask SQLite
	isTooNew                  // a library of a later Afterword
	isNotAFile                // a folder or a device
)

// inspect looks at the first page of a file. Opening a foreign file for
// writing could change it, so this comes first and only reads.
func inspect(path string, newest int) (finding, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return isMissing, nil
	}
	if err != nil {
		return isMissing, err
	}
	if !info.Mode().IsRegular() {
		return isNotAFile, nil
	}
	if info.Size() == 0 {
		return isMissing, nil
	}
	head, err := readHead(path)
	if err != nil {
		return isMissing, err
	}
	if !bytes.HasPrefix(head, []byte("SQLite format 3\x00")) {
		return unknownContent(head), nil
	}
	if len(head) < 108 {
		return isDamaged, nil
	}
	mark, version := binary.BigEndian.Uint32(head[68:]), binary.BigEndian.Uint32(head[60:])
	switch {
	case mark != 0 && mark != applicationID:
		return isForeign, nil
	case mark == applicationID && int64(version) > int64(newest):
		return isTooNew, nil
	case cutOff(head, info.Size(), path):
		return isDamaged, nil
	case mark == applicationID:
		return isLibrary, nil
	case head[100] == 0x0d && binary.BigEndian.Uint16(head[103:]) == 0:
		return isEmpty, nil // the list of tables is one page without a cell
	}
	return isUnclear, nil
}

func readHead(path string) (head []byte, err error) {
	f, err := os.Open(path) //nolint:gosec // the library's own path
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	head = make([]byte, 4096)
	n, err := io.ReadFull(f, head)
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return head[:n], err
}

// unknownContent tells a file that never was a database from one whose
// beginning was destroyed.
func unknownContent(head []byte) finding {
	for _, magic := range []string{"PK\x03\x04", "%PDF", "\x89PNG", "\x1f\x8b", "\xff\xd8\xff", "GIF8", "7z\xbc\xaf", "\x7fELF", "MZ"} {
		if bytes.HasPrefix(head, []byte(magic)) {
			return isForeign
		}
	}
	for cut := 0; cut < utf8.UTFMax && len(head) > cut; cut++ { // the last rune may be cut
		if text := head[:len(head)-cut]; utf8.Valid(text) && bytes.IndexByte(text, 0) < 0 {
			return isForeign
		}
	}
	return isDamaged
}

// cutOff reports whether the file is shorter than its header says. With a
// write-ahead log beside it the header may be ahead of the file; then SQLite
// itself has to tell.
func cutOff(head []byte, size int64, path string) bool {
	if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 0 {
		return false
	}
	pageSize := int64(binary.BigEndian.Uint16(head[16:]))
	if pageSize == 1 {
		pageSize = 65536
	}
	pages := int64(binary.BigEndian.Uint32(head[28:]))
	current := binary.BigEndian.Uint32(head[24:]) == binary.BigEndian.Uint32(head[92:])
	return pageSize < 512 || (current && pages*pageSize > size)
}

// refuse gives the error for a file that must not be opened, nil for one that may.
func refuse(what finding, path, backup string) error {
	const op = "sqlite.Open"
	switch what {
	case isForeign, isNotAFile:
		return errs.New(errs.ForeignFile, op,
			"%s is not an Afterword library. It was not changed. Move it elsewhere, or choose another data folder.", path)
	case isTooNew:
		return errs.New(errs.NewerSchema, op,
			"This library was made by a newer Afterword. It was not changed. Install the newer version to open it.")
	case isDamaged:
		return corrupt(op, path, backup, nil)
	case isMissing, isEmpty, isLibrary, isUnclear:
	}
	return nil
}

// corrupt says that the library is damaged, what is safe and where the newest
// good copy is.
func corrupt(op, path, backup string, cause error) error {
	advice := "There is no backup in its folder yet. Keep the file: much of it may still be readable."
	if backup != "" {
		advice = "The newest good backup is " + backup + ". To go back to it, move the damaged file aside and copy the backup to its place."
	}
	return &errs.Error{
		Code: errs.StorageCorrupt, Op: op, Err: cause,
		Message: "The library " + path + " is damaged. It was not changed, and it will not be overwritten. " + advice,
	}
}
