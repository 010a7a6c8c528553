package bundle

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"strings"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

// File is a document file that was opened and checked, but for the bytes of its
// evidence: those are checked when they are read.
type File struct {
	Document Document
	files    map[string]*zip.File
	entries  map[string]entry
}

// Open reads a document file of this size in bytes, or the one that a PDF carries.
// What the manifest names and
// what is there must agree, and every record is checked as an edit is.
//
// Errors: foreign_file for what is no document file or a damaged one,
// newer_schema, too_large, unsupported (encrypted).
func Open(r io.ReaderAt, size int64) (*File, error) {
	if size == 0 {
		return nil, errs.New(errs.ForeignFile, "bundle.Open", "This file is empty. %s Ask for the file again.", unchanged)
	}
	if isPDF(r) {
		var err error
		if r, size, err = insideOf(r, size); err != nil {
			return nil, err
		}
	}
	files, err := openZip(r, size)
	if err != nil {
		return nil, err
	}
	m, err := readManifest(files[manifestName])
	if err != nil {
		return nil, err
	}
	f := &File{Document: Document{Program: m.Program}, files: files, entries: make(map[string]entry, len(m.Entries))}
	if err := f.compare(m); err != nil {
		return nil, err
	}
	data, err := f.read(documentName)
	if err != nil {
		return nil, err
	}
	upgrade := m.Schema < postmortem.SchemaVersion
	if f.Document.Snapshot, err = decodeDocument(data, upgrade); err != nil {
		return nil, err
	}
	if data, err = f.read(historyName); err != nil {
		return nil, err
	}
	if f.Document.History, err = decodeHistory(data, upgrade, f.Document.Snapshot); err != nil {
		return nil, err
	}
	return f, f.checkEvidence()
}

// Blob reads the bytes of evidence and checks them. not_found, foreign_file.
func (f *File) Blob(hash string) (postmortem.Blob, error) {
	e, ok := f.entries[evidenceDir+hash]
	if !ok {
		return postmortem.Blob{}, errs.New(errs.NotFound, "bundle.Blob", "The bytes of this evidence are not in the document file.")
	}
	b := postmortem.Blob{Hash: hash, MediaType: e.MediaType, Size: e.Size, Width: e.Width, Height: e.Height}
	var err error
	if b.Data, err = f.read(e.Path); err != nil {
		return b, err
	}
	if _, ok := f.entries[pictureDir+hash]; ok {
		b.Thumbnail, err = f.read(pictureDir + hash)
	}
	return b, err
}

func readManifest(file *zip.File) (manifest, error) {
	data, err := readAll(file)
	if err != nil {
		return manifest{}, err
	}
	var head struct {
		Format          string
		Version, Schema int
	}
	if json.Unmarshal(data, &head) != nil || head.Format != formatName || head.Version < 1 || head.Schema < 1 {
		return manifest{}, damaged("its list of contents cannot be read")
	}
	if head.Version > formatVersion || head.Schema > postmortem.SchemaVersion {
		return manifest{}, errs.New(errs.NewerSchema, "bundle.Open", "This document file was written by a newer Afterword than this one. %s Update Afterword, then open the file again.", unchanged)
	}
	var m manifest
	if err := strict(data, &m); err != nil {
		return m, damaged("its list of contents cannot be read")
	}
	return m, nil
}

// compare refuses a manifest that names other entries than there are.
func (f *File) compare(m manifest) error {
	for _, e := range m.Entries {
		file := f.files[e.Path]
		if _, twice := f.entries[e.Path]; twice || file == nil || e.Path == manifestName || e.Size < 0 || uint64(e.Size) != file.UncompressedSize64 {
			return damaged("its list of contents does not fit its entry %.80q", e.Path)
		}
		if hash, ok := strings.CutPrefix(e.Path, evidenceDir); ok && hash != e.SHA256 {
			return damaged("its entry %q has another hash than its name", e.Path)
		}
		f.entries[e.Path] = e
	}
	if len(f.entries)+1 != len(f.files) {
		return damaged("it has entries that its list of contents does not name")
	}
	for _, name := range []string{documentName, historyName} {
		if f.files[name] == nil {
			return damaged("%s is missing", name)
		}
	}
	return nil
}

func (f *File) read(path string) ([]byte, error) {
	data, err := readAll(f.files[path])
	if err == nil && hashOf(data) != f.entries[path].SHA256 {
		err = damaged("its entry %q is not as it was written", path)
	}
	return data, err
}

// checkEvidence lists the blobs, and sees that all bytes are there that the
// records name or, as the history tells, ever named.
func (f *File) checkEvidence() error {
	for path, e := range f.entries {
		if hash, ok := strings.CutPrefix(path, pictureDir); ok {
			if _, ok := f.entries[evidenceDir+hash]; !ok {
				return damaged("it has a small picture of evidence that is not there")
			}
		}
		if hash, ok := strings.CutPrefix(path, evidenceDir); ok {
			f.Document.Blobs = append(f.Document.Blobs, postmortem.Blob{
				Hash: hash, MediaType: e.MediaType, Size: e.Size, Width: e.Width, Height: e.Height,
			})
		}
	}
	sortBlobs(f.Document.Blobs)
	for hash := range postmortem.CitedBlobs(f.Document.Snapshot, f.Document.History) {
		if _, ok := f.entries[evidenceDir+hash]; !ok {
			return damaged("the bytes of evidence that it names are missing")
		}
	}
	return nil
}

// strict decodes JSON that must have no fields but the known ones and nothing
// after its end.
func strict(data []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	decoder.UseNumber()
	if err := decoder.Decode(into); err != nil {
		return err
	}
	if _, err := decoder.Token(); err != io.EOF { //nolint:errorlint // Token gives it as it is
		return errs.New(errs.ForeignFile, "bundle.strict", "There is more after the end.")
	}
	return nil
}
