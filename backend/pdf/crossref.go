package pdf

import "encoding/binary"

// xrefEntry says where an object is: which kind of place, then an offset or the
// number of an object stream, then its index there (ISO 32000-1, 7.5.8.3).
type xrefEntry [6]byte

const (
	atOffset = 1
	inStream = 2
)

func newXrefEntry(kind byte, place, index int) (e xrefEntry) {
	e[0] = kind
	binary.BigEndian.PutUint32(e[1:], uint32(place))
	e[5] = byte(index) // less than objectsPerStream
	return e
}

// xrefTable has an entry for every object number.
type xrefTable []xrefEntry

// differences gives each entry as its difference to the one before, after the
// mark of that filter (PNG's "up"). Objects in streams follow one another, so
// nearly all rows become the same, and next to nothing when compressed.
func (t xrefTable) differences() []byte {
	const up = 2
	var before xrefEntry
	b := make([]byte, 0, len(t)*(1+len(before)))
	for _, e := range t {
		b = append(b, up)
		for i := range e {
			b = append(b, e[i]-before[i])
		}
		before = e
	}
	return b
}
