package pdf

import "encoding/binary"

// xrefTable says of every object number where the object is (ISO 32000-1,
// 7.5.8.3): which kind of place, then an offset or the number of an object stream
// in four bytes, then the index there.
type xrefTable []byte

const (
	xrefColumns = 6
	xrefRow     = 1 + xrefColumns // the first byte is the mark of a filter, see differences

	atOffset = 1
	inStream = 2
)

func newXrefTable(objects int) xrefTable { return make(xrefTable, xrefRow*objects) }

func (t xrefTable) set(number int, kind byte, place, index int) {
	row := t[xrefRow*number+1:]
	row[0] = kind
	binary.BigEndian.PutUint32(row[1:], uint32(place))
	row[5] = byte(index) // less than objectsPerStream
}

// differences makes each row its difference to the one before (PNG's filter
// "up"), in place. Objects in streams follow one another, so nearly all rows
// become the same, and next to nothing when they are compressed.
func (t xrefTable) differences() []byte {
	const up = 2
	for i := len(t) - 1; i >= 0; i-- {
		switch {
		case i%xrefRow == 0:
			t[i] = up
		case i > xrefRow:
			t[i] -= t[i-xrefRow]
		}
	}
	return t
}
