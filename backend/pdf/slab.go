package pdf

// slab keeps many short lists side by side in few large pieces of memory. A
// list of its own for every line and every cell costs a document of some pages
// thousands of pieces with room left in each, and to touch fresh memory is the
// dearest part of a short export. What is kept is let go with the last list of
// its piece.
type slab[T any] struct{ rest []T }

// slabLength is how many elements one piece of memory holds.
const slabLength = 512

// keep gives a copy of a list that is put together elsewhere. Nobody can
// append to it in place.
func (s *slab[T]) keep(list []T) []T {
	n := len(list)
	if n == 0 {
		return nil
	}
	if n > s.left() {
		if n > slabLength/4 {
			return append(make([]T, 0, n), list...)
		}
		s.rest = make([]T, 0, slabLength)
	}
	at := len(s.rest)
	s.rest = append(s.rest, list...)
	return s.rest[at : at+n : at+n]
}

// left gives how many more elements find room.
func (s *slab[T]) left() int { return cap(s.rest) - len(s.rest) }

// empty lets the piece of memory that is being filled be filled again.
func (s *slab[T]) empty() { s.rest = s.rest[:0] }

// one keeps a single element.
func (s *slab[T]) one(element T) *T {
	if s.left() == 0 {
		s.rest = make([]T, 0, slabLength)
	}
	s.rest = append(s.rest, element)
	return &s.rest[len(s.rest)-1]
}
