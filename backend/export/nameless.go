package export

import "afterword/backend/audience"

// forEverybody are the formats that go to people whom nobody has chosen: a mailing
// list, a status page.
var forEverybody = []string{"announcement", "status"}

// withoutNames has roles in the place of names, if names were to stay as they are.
func (s Shown) withoutNames() Shown {
	if s.readers.Names != "" && s.readers.Names != audience.ByName {
		return s
	}
	readers := s.readers
	readers.Names = audience.ByRole
	return For(s.PostMortem, readers)
}
