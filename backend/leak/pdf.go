package leak

import (
	"bytes"
	"compress/zlib"
	"errors"
	"io"
	"strconv"

	"afterword/backend/pattern"
)

// object is one object of a PDF file: its text without the content of a
// stream, and that content, inflated.
type object struct {
	text   []byte
	stream []byte
	packed bool // there is a stream
}

// errPacked says that a stream is packed in a way that we never use.
var errPacked = errors.New("a stream of the PDF cannot be read")

var (
	objectStart = pattern.Lazily(`(\d+)[ \r\n]+\d+[ \r\n]+obj\b`)
	streamStart = pattern.Lazily(`\bstream\r?\n`)
	lengthEntry = pattern.Lazily(`/Length[ \r\n]+(\d+)[ \r\n/>]`)
	firstEntry  = pattern.Lazily(`/First[ \r\n]+(\d+)`)
	countEntry  = pattern.Lazily(`/N[ \r\n]+(\d+)`)
)

// mostInflated bounds what one stream may become.
const mostInflated = 256 << 20

// objects reads all objects of a file, those inside object streams as well.
func objects(file []byte) (map[int]object, error) {
	out := map[int]object{}
	for at := 0; at < len(file); {
		found := objectStart().FindSubmatchIndex(file[at:])
		if found == nil {
			break
		}
		number, _ := strconv.Atoi(string(file[at+found[2] : at+found[3]]))
		body := file[at+found[1]:]
		end := bytes.Index(body, []byte("endobj"))
		if end < 0 {
			end = len(body)
		}
		o := object{text: body[:end]}
		if s := streamStart().FindIndex(body[:end]); s != nil {
			o.text, o.packed = body[:s[0]], true
			raw := rawStream(body[s[1]:], o.text)
			var err error
			if o.stream, err = unpack(raw, o.text); err != nil {
				return nil, err
			}
			if skip := bytes.Index(body[s[1]+len(raw):], []byte("endobj")); skip >= 0 {
				end = s[1] + len(raw) + skip
			}
		}
		out[number] = o
		if bytes.Contains(o.text, []byte("/ObjStm")) {
			inner(out, o)
		}
		at += found[1] + end
	}
	return out, nil
}

// rawStream gives the bytes of a stream, by its length where that is said.
func rawStream(after, dict []byte) []byte {
	if m := lengthEntry().FindSubmatch(append(bytes.Clone(dict), ' ')); m != nil {
		if n, err := strconv.Atoi(string(m[1])); err == nil && n <= len(after) {
			return after[:n]
		}
	}
	if end := bytes.Index(after, []byte("endstream")); end >= 0 {
		return after[:end]
	}
	return after
}

func unpack(raw, dict []byte) ([]byte, error) {
	switch {
	case bytes.Contains(dict, []byte("/DCTDecode")):
		return raw, nil // a photograph: looked at as it is
	case !bytes.Contains(dict, []byte("/Filter")):
		return raw, nil
	case !bytes.Contains(dict, []byte("/FlateDecode")):
		return nil, errPacked
	}
	r, err := zlib.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, errPacked
	}
	out, err := io.ReadAll(io.LimitReader(r, mostInflated))
	if err != nil && len(out) == 0 {
		return nil, errPacked
	}
	return out, nil
}

// inner reads the objects in an object stream: pairs of number and offset,
// then the objects.
func inner(out map[int]object, o object) {
	first, count := firstEntry().FindSubmatch(o.text), countEntry().FindSubmatch(o.text)
	if first == nil || count == nil {
		return
	}
	from, _ := strconv.Atoi(string(first[1]))
	n, _ := strconv.Atoi(string(count[1]))
	if from > len(o.stream) {
		return
	}
	heads := bytes.Fields(o.stream[:from])
	for i := 0; i+1 < len(heads) && i < 2*n; i += 2 {
		number, err1 := strconv.Atoi(string(heads[i]))
		offset, err2 := strconv.Atoi(string(heads[i+1]))
		end := len(o.stream)
		if i+3 < len(heads) {
			if next, err := strconv.Atoi(string(heads[i+3])); err == nil {
				end = from + next
			}
		}
		if err1 == nil && err2 == nil && from+offset <= end && end <= len(o.stream) {
			out[number] = object{text: o.stream[from+offset : end]}
		}
	}
}
