package export

import (
	"context"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"afterword/backend/atomicfile"
	"afterword/backend/errs"
	"afterword/backend/html"
	"afterword/backend/markdown"
	"afterword/backend/pattern"
	"afterword/backend/postmortem"
)

// evidenceFolder stands beside the text and has a folder for each post-mortem.
const evidenceFolder = "evidence"

// Evidence is the stored evidence of a post-mortem: files for a folder beside its
// Markdown, pictures for inside its HTML. For the folder, Stage reads and writes
// the files where nobody looks yet, Commit puts it in its place, Discard takes it
// away. For the page, Load reads the pictures.
type Evidence struct {
	Folder string // where it will be, below the folder of the text; "evidence/PM-2026-014"

	files  []storedFile
	staged *atomicfile.Folder
	loaded map[string]html.Photo
}

// mostPhotos is the most bytes of all pictures in a page. Browsers and mail take
// no larger ones with ease.
const mostPhotos = 60_000_000

// storedFile is one file: which blob, and what it is called.
type storedFile struct {
	number  int // of the evidence, from 1
	blob    string
	name    string
	title   string
	picture bool
}

// EvidenceOf names the files of a post-mortem's stored evidence. It gives nil if
// there is none.
func EvidenceOf(p postmortem.PostMortem) *Evidence {
	var files []storedFile
	for i, e := range p.Evidence {
		if e.Blob == "" {
			continue
		}
		title := e.Title
		if strings.TrimSpace(title) == "" {
			title = e.FileName
		}
		name := evidenceName(i+1, e)
		if strings.TrimSpace(title) == "" {
			title = name
		}
		files = append(files, storedFile{number: i + 1, blob: e.Blob, name: name, title: title, picture: e.Kind == "picture"})
	}
	if len(files) == 0 {
		return nil
	}
	sub := fileNamePart(p.Reference)
	if sub == "" {
		sub = fileNamePart(p.Title)
	}
	if sub == "" || reserved().MatchString(sub) {
		sub = plainName
	}
	return &Evidence{Folder: path.Join(evidenceFolder, sub), files: files}
}

// read reads a file as it may leave.
func (f storedFile) read(ctx context.Context, store postmortem.BlobStore) (postmortem.Blob, error) {
	if f.picture {
		return readPicture(ctx, store, f.blob)
	}
	if err := ctx.Err(); err != nil {
		return postmortem.Blob{}, err
	}
	return store.Blob(ctx, f.blob)
}

// Stage reads every file from the store and writes it beside the text, which
// will stand in the folder besides, into a folder that is not in its place yet.
// Only with replace does it take the place of one that is there.
//
// Errors: export_io, and those of BlobStore.Blob.
func (e *Evidence) Stage(ctx context.Context, store postmortem.BlobStore, besides string, replace bool) error {
	staged, err := atomicfile.NewFolder(filepath.Join(besides, filepath.FromSlash(e.Folder)), replace)
	if err != nil {
		return err
	}
	for _, f := range e.files {
		blob, err := f.read(ctx, store)
		if err == nil {
			err = atomicfile.Write(filepath.Join(staged.Path, f.name), func(w io.Writer) error {
				_, err := w.Write(blob.Data)
				return err
			})
		}
		if err != nil {
			staged.Discard()
			return err
		}
	}
	e.staged = staged
	return nil
}

// Load reads the pictures, for inside a page.
//
// Errors: too_large, and those of BlobStore.Blob.
func (e *Evidence) Load(ctx context.Context, store postmortem.BlobStore) error {
	loaded, total := map[string]html.Photo{}, 0
	for _, f := range e.files {
		if !f.picture {
			continue
		}
		blob, err := f.read(ctx, store)
		if err != nil {
			return err
		}
		if total += len(blob.Data); total > mostPhotos {
			return errs.New(errs.TooLarge, "export.Evidence", "The pictures are too large for one page: more than %d MB. Export without them, or as Markdown with a folder.", mostPhotos/1_000_000)
		}
		loaded[f.row()] = html.Photo{MediaType: blob.MediaType, Data: blob.Data, Width: blob.Width, Height: blob.Height, Title: f.title}
	}
	e.loaded = loaded
	return nil
}

func (e *Evidence) photos() map[string]html.Photo {
	if e == nil {
		return nil
	}
	return e.loaded
}

// row gives the id of the row of the document that names a file.
func (f storedFile) row() string { return fmt.Sprintf("evidence-%d", f.number) }

// Commit puts the folder in its place. The same errors as atomicfile's.
func (e *Evidence) Commit() error {
	if e == nil || e.staged == nil {
		return nil
	}
	return e.staged.Commit()
}

// Discard takes away what was staged and not committed.
func (e *Evidence) Discard() {
	if e != nil && e.staged != nil {
		e.staged.Discard()
	}
}

// links gives the files by the row of the document that names them.
func (e *Evidence) links() map[string]markdown.File {
	if e == nil || e.staged == nil {
		return nil
	}
	out := map[string]markdown.File{}
	for _, f := range e.files {
		out[f.row()] = markdown.File{Path: path.Join(e.Folder, f.name), Title: f.title, Picture: f.picture}
	}
	return out
}

// endings of the kinds of file that the library makes itself.
var endings = map[string]string{
	"image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "image/webp": ".webp", "text/plain": ".txt", "application/pdf": ".pdf",
}

// harmless are endings whose files are only shown, or at most unpacked, by a
// double-click, and that no site makes a page of. Nobody can list what runs: every
// other file gets ".txt" behind its name. Evidence is to be looked at.
var harmless = strings.Fields(`.txt .log .out .err .csv .tsv .json .jsonl .ndjson .yaml .yml .toml .ini .cfg .conf .diff .patch .ics
	.png .jpg .jpeg .gif .webp .bmp .tif .tiff .heic .avif .pdf .docx .xlsx .pptx .odt .ods .odp .parquet
	.mp3 .m4a .wav .ogg .mp4 .mov .webm .mkv .zip .gz .tgz .tar .bz2 .xz .zst .7z
	.har .pcap .pcapng .prof .pprof .jfr .hprof .dmp .core .trace .db .sqlite`)

var plainEnding = pattern.Lazily(`^\.[A-Za-z0-9]{1,11}$`)

// evidenceName makes "3-graph-of-lag.png": the number of the evidence, what it
// was called, and what it is.
func evidenceName(number int, e postmortem.Evidence) string {
	base := cleanName(e.FileName)
	ending := path.Ext(base)
	if !plainEnding().MatchString(ending) {
		ending = ""
	}
	base, ending = strings.TrimSuffix(base, ending), strings.ToLower(ending)
	if known := endings[e.MediaType]; known != "" && (e.MediaType != "text/plain" || ending == "") {
		ending = known
	}
	if strings.TrimSpace(base) == "" {
		base = e.Title
	}
	name := fileNamePart(base)
	if name == "" {
		name = e.Kind
	}
	name = fmt.Sprintf("%d-%s%s", number, name, ending)
	if ext := strings.ToLower(path.Ext(name)); ext != "" && !slices.Contains(harmless, ext) {
		name += ".txt"
	}
	return name
}

// fileNamePart makes a part of a name that is safe on every platform and needs
// no quotes in a shell or an address.
func fileNamePart(s string) string {
	const longest = 60
	name := shortenName(cleanName(s), longest)
	name = strings.Join(strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune(" #%&'()[]{}!$;,+=~^`\u200C\u200D", r) }), "-")
	return strings.Trim(name, "-.")
}
