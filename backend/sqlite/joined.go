package sqlite

import (
	"database/sql/driver"
	"strconv"
	"strings"

	"afterword/backend/postmortem"
)

// separator stands between the values of a row that is read as one text. No text
// has it: postmortem.Clean shows control characters as signs.
const separator = "\x1f"

// ownColumns is how many columns of a row are not fields: id, owner, checksum.
const ownColumns = 3

// joined gives what to select of columns, the fields in one text: to ask SQLite
// for each of thirty small values takes longer than to find the row.
func joined(columns []string) string {
	return strings.Join(columns[:ownColumns], ", ") + ", concat_ws(char(31), " + strings.Join(columns[ownColumns:], ", ") + ")"
}

// part appends the values of a row that was selected as joined says. There are too
// few if the row is damaged: a text has the separator in it, a value is not there.
func (t *table) part(values, row []driver.Value) []driver.Value {
	values = append(values, row[:ownColumns]...)
	rest := str(row[ownColumns])
	for i, f := range t.fields {
		text, more, found := strings.Cut(rest, separator)
		if found == (i == len(t.fields)-1) {
			return values
		}
		rest = more
		if f.Type != postmortem.Bool && f.Type != postmortem.Int {
			values = append(values, text)
			continue
		}
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return values
		}
		values = append(values, n)
	}
	return values
}
