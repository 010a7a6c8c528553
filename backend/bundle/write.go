package bundle

import (
	"archive/zip"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

// Write writes a document file. load gives the bytes of a blob by its hash, one
// after the other, so that they are never in memory all at once. The same
// document gives the same bytes. too_large for what Read would refuse, and the
// errors of load and w.
func Write(w io.Writer, d Document, load func(hash string) (postmortem.Blob, error)) error {
	document, err := encodeDocument(d.Snapshot)
	if err != nil {
		return err
	}
	history, err := encodeHistory(d.History)
	if err != nil {
		return err
	}
	if len(document) > maxDocument || len(history) > maxHistory || 2*len(d.Blobs)+3 > maxEntries {
		return errs.New(errs.TooLarge, "bundle.Write", "This post-mortem is too large for a document file: its text can have %d MB, its history %d MB, and it can have %d pieces of evidence. The post-mortem itself is as it was.",
			maxDocument/1_000_000, maxHistory/1_000_000, maxEntries/2-2)
	}
	z := zip.NewWriter(w)
	m := manifest{Format: formatName, Version: formatVersion, Schema: postmortem.SchemaVersion, Program: d.Program}
	total := int64(0)
	add := func(e entry, data []byte) error {
		e.Size, e.SHA256 = int64(len(data)), hashOf(data)
		if total += e.Size; total > maxTotal {
			return errs.New(errs.TooLarge, "bundle.Write", "This post-mortem is too large for a document file, which can have %d MB with all evidence. The post-mortem itself is as it was.", maxTotal/1_000_000)
		}
		m.Entries = append(m.Entries, e)
		return put(z, e.Path, data)
	}
	if err := add(entry{Path: documentName}, document); err != nil {
		return err
	}
	if err := add(entry{Path: historyName}, history); err != nil {
		return err
	}
	blobs := slices.Clone(d.Blobs)
	sortBlobs(blobs)
	for _, named := range blobs {
		b, err := load(named.Hash)
		if err != nil {
			return err
		}
		if hashOf(b.Data) != named.Hash {
			return fmt.Errorf("the bytes of %s are others", named.Hash)
		}
		if err := add(entry{Path: evidenceDir + b.Hash, MediaType: b.MediaType, Width: b.Width, Height: b.Height}, b.Data); err != nil {
			return err
		}
		if len(b.Thumbnail) > 0 {
			if err := add(entry{Path: pictureDir + b.Hash}, b.Thumbnail); err != nil {
				return err
			}
		}
	}
	list, err := marshal(m)
	if err != nil {
		return err
	}
	if err := put(z, manifestName, list); err != nil {
		return err
	}
	return z.Close()
}

// put writes an entry without a time, which would differ from run to run.
func put(z *zip.Writer, name string, data []byte) error {
	out, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	_, err = out.Write(data)
	return err
}

func encodeDocument(s postmortem.Snapshot) ([]byte, error) {
	records := slices.Clone(s.Records)
	slices.SortStableFunc(records, func(a, b postmortem.Record) int {
		return cmp.Or(slices.Index(postmortem.Kinds, a.Kind)-slices.Index(postmortem.Kinds, b.Kind), cmp.Compare(a.ID, b.ID))
	})
	return marshal(documentJSON{s.ID, s.Revision, s.SavedAt, records})
}

func encodeHistory(log []postmortem.LogEntry) ([]byte, error) {
	var out bytes.Buffer
	var line groupJSON
	flush := func() error {
		if len(line.Edits) == 0 {
			return nil
		}
		text, err := marshal(line)
		out.Write(text)
		return err
	}
	for _, e := range log {
		next := groupJSON{Revision: e.Revision, At: e.At, Origin: e.Origin, Group: e.Group, Label: e.Label}
		if len(line.Edits) == 0 || line.Revision != next.Revision || line.At != next.At || line.Origin != next.Origin || line.Group != next.Group || line.Label != next.Label {
			if err := flush(); err != nil {
				return nil, err
			}
			line = next
		}
		c := e.Change
		line.Edits = append(line.Edits, editJSON{e.ID, c.Op, c.Kind, c.Record, c.Before, c.After})
	}
	err := flush()
	return out.Bytes(), err
}

// marshal writes one line of JSON; HTML in it stays readable.
func marshal(value any) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(value)
	return out.Bytes(), err
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
