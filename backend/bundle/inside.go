package bundle

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/zlib"
	"errors"
	"io"
	"strconv"

	"afterword/backend/errs"
	"afterword/backend/pattern"
)

// maxInside is the most bytes of a document file that a PDF carries: the whole
// PDF is made in memory.
const maxInside = 100_000_000

var (
	pdfStart      = []byte("%PDF-")
	zipStart      = []byte("PK\x03\x04")
	embeddedEntry = pattern.Lazily(`/EmbeddedFile[^A-Za-z]`)
	streamStart   = pattern.Lazily(`>>\s*stream\r?\n`)
	lengthEntry   = pattern.Lazily(`/Length[ \r\n]+(\d+)([ \r\n]+\d+[ \r\n]+R)?`)
)

// Inside is for the writer of a PDF that carries a document file: it takes the
// bytes that Write gives. too_large for more than such a PDF can have.
type Inside struct{ bytes.Buffer }

func (i *Inside) Write(data []byte) (int, error) {
	if i.Len()+len(data) > maxInside {
		return 0, errs.New(errs.TooLarge, "bundle.Inside", "The document file with its evidence has more than %d MB, too much to stand inside a PDF. Export it as a file of its own beside the PDF. The post-mortem itself is as it was.", maxInside/1_000_000)
	}
	return i.Buffer.Write(data)
}

// isPDF looks at how a file begins.
func isPDF(r io.ReaderAt) bool {
	start := make([]byte, len(pdfStart))
	_, err := r.ReadAt(start, 0)
	return err == nil && bytes.Equal(start, pdfStart)
}

// insideOf finds the document file that a PDF carries, also when another program
// wrote the PDF again since: embedded file streams (ISO 32000-1, 7.11.4) stand
// in the file by themselves, plain or as Flate, never in an object stream.
func insideOf(r io.ReaderAt, size int64) (io.ReaderAt, int64, error) {
	const window, overlap = 1 << 20, 64
	const most = 64 // embedded files that are looked at: each may cost time
	looked := 0
	var first error
	buffer := make([]byte, window+overlap)
	for from := int64(0); from < size; from += window {
		n, err := r.ReadAt(buffer[:min(int64(len(buffer)), size-from)], from)
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, 0, foreign(err)
		}
		for _, found := range embeddedEntry().FindAllIndex(buffer[:n], -1) {
			if found[0] >= window {
				break // the next window begins with it
			}
			if looked++; looked > most {
				return nil, 0, tooLarge("it carries more than %d files", most)
			}
			in, length, err := embedded(r, size, from+int64(found[0]))
			switch {
			case err != nil:
				first = cmp.Or(first, err) // of another file, perhaps
			case in != nil && isOurs(in, length):
				return in, length, nil
			}
		}
	}
	if first != nil {
		return nil, 0, first
	}
	return nil, 0, errs.New(errs.ForeignFile, "bundle.Open", "This PDF carries no document of Afterword, or it is protected with a password. %s Ask for the document file (.afterword), or for a PDF with the document inside.", unchanged)
}

// embedded reads the embedded file whose dictionary has its type at a place;
// nil if it is none of ours.
func embedded(r io.ReaderAt, size, at int64) (io.ReaderAt, int64, error) {
	const around = 4 << 10
	start := max(0, at-around)
	text := make([]byte, min(2*around, size-start))
	if _, err := r.ReadAt(text, start); err != nil && !errors.Is(err, io.EOF) {
		return nil, 0, foreign(err)
	}
	middle := int(at - start)
	head := bytes.LastIndex(text[:middle], []byte(" obj"))
	opening := streamStart().FindIndex(text[middle:])
	if head < 0 || opening == nil {
		return nil, 0, nil
	}
	dict, begin := text[head:middle+opening[0]], start+int64(middle+opening[1])
	length := lengthOf(dict, r, size, begin)
	if length <= 0 || begin+length > size {
		return nil, 0, nil
	}
	raw := io.NewSectionReader(r, begin, length)
	if !bytes.Contains(dict, []byte("/Filter")) {
		if !isZip(raw) {
			return nil, 0, nil
		}
		return raw, length, nil
	}
	if !bytes.Contains(dict, []byte("/FlateDecode")) {
		return nil, 0, nil
	}
	unpacked, err := zlib.NewReader(raw)
	if err != nil {
		return nil, 0, nil //nolint:nilerr // encrypted, perhaps: said when nothing else is found
	}
	data := make([]byte, len(zipStart))
	if _, err := io.ReadFull(unpacked, data); err != nil || !bytes.Equal(data, zipStart) {
		return nil, 0, nil //nolint:nilerr // a file of another kind
	}
	rest, err := io.ReadAll(io.LimitReader(unpacked, maxInside))
	if err != nil {
		return nil, 0, damaged("the document inside cannot be unpacked")
	}
	if len(rest) == maxInside {
		return nil, 0, tooLarge("the document inside has more than %d MB", maxInside/1_000_000)
	}
	data = append(data, rest...)
	return bytes.NewReader(data), int64(len(data)), nil
}

// isOurs tells a document file from another zip, as a text of an office program:
// by what it lists or, if it is damaged, by the name of its first entry.
func isOurs(r io.ReaderAt, size int64) bool {
	archive, err := zip.NewReader(r, size)
	if err != nil {
		start := make([]byte, 64)
		n, _ := r.ReadAt(start, 0)
		name := start[min(n, 30):n] // behind the sizes
		return bytes.HasPrefix(name, []byte(manifestName)) || bytes.HasPrefix(name, []byte(documentName))
	}
	own := 0
	for _, file := range archive.File {
		if file.Name == manifestName || file.Name == documentName {
			own++
		}
	}
	return own >= 2
}

func isZip(r io.ReaderAt) bool {
	start := make([]byte, len(zipStart))
	_, err := r.ReadAt(start, 0)
	return err == nil && bytes.Equal(start, zipStart)
}

// lengthOf gives how long a stream is. Where the length stands in another object,
// the stream ends with the line before the next "endstream".
func lengthOf(dict []byte, r io.ReaderAt, size, begin int64) int64 {
	m := lengthEntry().FindSubmatch(dict)
	if m != nil && m[2] == nil {
		n, err := strconv.ParseInt(string(m[1]), 10, 64)
		if err != nil {
			return 0
		}
		return n
	}
	const window = 1 << 20
	ending := []byte("endstream")
	buffer := make([]byte, window+len(ending))
	for at := begin; at < min(size, begin+maxInside); at += window {
		n, _ := r.ReadAt(buffer[:min(int64(len(buffer)), size-at)], at)
		if found := bytes.Index(buffer[:n], ending); found >= 0 {
			return at + int64(found) - begin - lineEnd(r, at+int64(found))
		}
	}
	return 0
}

// lineEnd gives how many bytes the end of the line before a place has.
func lineEnd(r io.ReaderAt, at int64) int64 {
	before := make([]byte, 2)
	if _, err := r.ReadAt(before, at-2); err != nil {
		return 0
	}
	switch {
	case string(before) == "\r\n":
		return 2
	case before[1] == '\n' || before[1] == '\r':
		return 1
	}
	return 0
}
