package bundle

import (
	"archive/zip"
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

const unchanged = "Nothing was taken from it, and your library is as it was."

func foreign(cause error) error {
	return errs.Wrap(cause, errs.ForeignFile, "bundle.Open", "This is not a document file of Afterword, or not all of it is there. %s Ask for the file again.", unchanged)
}

func damaged(format string, args ...any) error {
	return errs.New(errs.ForeignFile, "bundle.Open", "This document file is damaged or was changed by something else: %s. %s Ask for the file again.", fmt.Sprintf(format, args...), unchanged)
}

func tooLarge(format string, args ...any) error {
	return errs.New(errs.TooLarge, "bundle.Open", "This file is too large to be opened: %s. %s", fmt.Sprintf(format, args...), unchanged)
}

// countEntries walks the directory of a zip and refuses one that is longer than
// a document file's can be, before anything is made of it in memory.
func countEntries(r io.ReaderAt, size int64) error {
	const endSize, headerSize = 22, 46
	end := make([]byte, endSize)
	if size < endSize {
		return foreign(errors.New("the file is shorter than any zip"))
	}
	if _, err := r.ReadAt(end, size-endSize); err != nil && !errors.Is(err, io.EOF) {
		return foreign(err)
	}
	if string(end[:4]) != "PK\x05\x06" {
		return foreign(errors.New("no end of a zip"))
	}
	count := int(binary.LittleEndian.Uint16(end[10:]))
	length, start := int64(binary.LittleEndian.Uint32(end[12:])), int64(binary.LittleEndian.Uint32(end[16:]))
	if count > maxEntries {
		return tooLarge("it has %d entries or more, at most %d are read", count, maxEntries)
	}
	if start+length != size-endSize {
		return foreign(errors.New("the zip's directory is not where it should be"))
	}
	directory := bufio.NewReader(io.NewSectionReader(r, start, length))
	header := make([]byte, headerSize)
	for found := 0; ; found++ {
		_, err := io.ReadFull(directory, header)
		switch {
		case errors.Is(err, io.EOF) && found == count:
			return nil
		case err != nil || string(header[:4]) != "PK\x01\x02":
			return foreign(errors.New("the zip's directory is damaged"))
		case found >= maxEntries:
			return tooLarge("it has more than %d entries", maxEntries)
		}
		rest := 0
		for _, at := range []int{28, 30, 32} {
			rest += int(binary.LittleEndian.Uint16(header[at:]))
		}
		if _, err := directory.Discard(rest); err != nil {
			return foreign(err)
		}
	}
}

// openZip gives the entries of a zip by name, none of them read yet.
func openZip(r io.ReaderAt, size int64) (map[string]*zip.File, error) {
	if err := countEntries(r, size); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // names are judged below
		return nil, foreign(err)
	}
	files := make(map[string]*zip.File, len(z.File))
	total := uint64(0)
	for _, f := range z.File {
		if err := checkEntry(f); err != nil {
			return nil, err
		}
		if files[f.Name] != nil {
			return nil, damaged("it has two entries called %q", f.Name)
		}
		files[f.Name] = f
		if total += f.UncompressedSize64; total > maxTotal {
			return nil, tooLarge("unpacked it would have more than %d MB", maxTotal/1_000_000)
		}
	}
	if files[manifestName] == nil {
		return nil, foreign(errors.New("no manifest"))
	}
	return files, nil
}

// checkEntry refuses everything that Write never writes.
func checkEntry(f *zip.File) error {
	limit := limitOf(f.Name)
	switch {
	case limit == 0:
		return damaged("it has an entry %.80q, which does not belong there", f.Name)
	case f.Flags&1 != 0:
		return errs.New(errs.Unsupported, "bundle.Open", "This file is encrypted. Document files are not: decrypt it first. %s", unchanged)
	case f.Mode()&fs.ModeType != 0:
		return damaged("its entry %q is a link or a folder", f.Name)
	case f.Method != zip.Store && f.Method != zip.Deflate:
		return damaged("its entry %q is packed in a way that is not used here", f.Name)
	case f.UncompressedSize64 > uint64(limit):
		return tooLarge("its entry %.80q would have %d MB, at most %d MB are read", f.Name, f.UncompressedSize64/1_000_000, max(1, limit/1_000_000))
	}
	return nil
}

// limitOf gives the most bytes of an entry, 0 for a name that cannot be.
func limitOf(name string) int64 {
	switch name {
	case manifestName:
		return maxManifest
	case documentName:
		return maxDocument
	case historyName:
		return maxHistory
	}
	if hash, ok := strings.CutPrefix(name, evidenceDir); ok && postmortem.ValidHash(hash) {
		return postmortem.MaxBlob
	}
	if hash, ok := strings.CutPrefix(name, pictureDir); ok && postmortem.ValidHash(hash) {
		return postmortem.MaxThumbnail
	}
	return 0
}

// readAll unpacks an entry, never more than it says it has.
func readAll(f *zip.File) (data []byte, err error) {
	in, err := f.Open()
	if err != nil {
		return nil, damaged("its entry %q cannot be read", f.Name)
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	data, err = io.ReadAll(io.LimitReader(in, int64(f.UncompressedSize64)+1)) //nolint:gosec // checkEntry bounds it
	if err != nil || uint64(len(data)) != f.UncompressedSize64 {
		return nil, damaged("its entry %q is not as it was written", f.Name)
	}
	return data, nil
}
