package sqlite

import (
	"crypto/sha256"
	"database/sql/driver"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"

	"afterword/backend/postmortem"
)

// table is where the records of one kind are kept, with its statements.
type table struct {
	kind   postmortem.Kind
	name   string
	fields []postmortem.Field
	column map[string]string // field name → column, quoted

	selectOne, selectAll, selectSome, selectMany, existMany, insert, remove string
}

// tables has one table for each kind; tableOrder lists them as postmortem.Kinds does.
var tables, tableOrder = newTables()

func newTables() (map[postmortem.Kind]*table, []*table) {
	byKind, order := map[postmortem.Kind]*table{}, make([]*table, 0, len(postmortem.Kinds))
	for _, kind := range postmortem.Kinds {
		t := newTable(kind)
		byKind[kind] = t
		order = append(order, t)
	}
	return byKind, order
}

// listed is the end of a condition: one of a list, as encodeList writes it.
const listed = " IN (SELECT value FROM json_each(?))"

func newTable(kind postmortem.Kind) *table {
	t := &table{kind: kind, name: string(kind), fields: postmortem.Schema[kind], column: map[string]string{}}
	if kind == postmortem.KindPostMortem {
		t.name = "post_mortem"
	}
	columns := []string{"id", "post_mortem_id", "checksum"}
	for _, f := range t.fields {
		t.column[f.Name] = `"` + snakeCase(f.Name) + `"`
		columns = append(columns, t.column[f.Name])
	}
	list := strings.Join(columns, ", ")
	t.selectOne = "SELECT " + list + " FROM " + t.name + " WHERE id = ?"
	t.selectAll = "SELECT " + list + " FROM " + t.name + " WHERE post_mortem_id = ?"
	const among = " WHERE id" + listed
	t.selectMany = "SELECT " + list + " FROM " + t.name + among
	t.selectSome = "SELECT " + joined(columns) + " FROM " + t.name
	if kind == postmortem.KindPostMortem { // its id is its post-mortem's, and has the index
		t.selectSome += among
	} else {
		t.selectSome += " WHERE post_mortem_id" + listed
	}
	t.existMany = "SELECT id FROM " + t.name + among
	if kind == postmortem.KindEvent {
		columns = append(columns, "earliest")
	}
	t.insert = "INSERT INTO " + t.name + " (" + strings.Join(columns, ", ") + ") VALUES (?" + strings.Repeat(", ?", len(columns)-1) + ")"
	t.remove = "DELETE FROM " + t.name + " WHERE id = ?"
	return t
}

// snakeCase gives the column name of a field: "meetingAt" → "meeting_at".
func snakeCase(name string) string {
	var b strings.Builder
	for _, r := range name {
		if unicode.IsUpper(r) {
			b.WriteByte('_')
			r = unicode.ToLower(r)
		}
		b.WriteRune(r)
	}
	return b.String()
}

// encode gives the column value of a field value: string or int64.
func encode(value any) any {
	switch v := value.(type) {
	case bool:
		if v {
			return int64(1)
		}
		return int64(0)
	case []string:
		return encodeList(v)
	}
	return value
}

func encodeList(list []string) string {
	if len(list) == 0 {
		return "[]"
	}
	text, err := json.Marshal(list)
	if err != nil { // strings always marshal
		panic(err)
	}
	return string(text)
}

func decodeList(text string) ([]string, error) {
	if text == "[]" {
		return []string{}, nil
	}
	var list []string
	err := json.Unmarshal([]byte(text), &list)
	return list, err
}

// decode gives the field value of a column value.
func decode(f postmortem.Field, v driver.Value) (any, error) {
	switch f.Type {
	case postmortem.Bool:
		return num(v) != 0, nil
	case postmortem.Int:
		return num(v), nil
	case postmortem.RefList, postmortem.LineList:
		return decodeList(str(v))
	}
	return str(v), nil
}

// row is a record with the post-mortem it belongs to.
type row struct {
	id, owner string
	fields    postmortem.Fields
}

// read checks a row against its checksum and gives the record.
func (t *table) read(v []driver.Value, sum *summer) (row, error) {
	return t.readInto(make(postmortem.Fields, len(t.fields)), v, sum)
}

// readInto is read into a map that is empty or was filled with another row of the
// table.
func (t *table) readInto(fields postmortem.Fields, v []driver.Value, sum *summer) (row, error) {
	r := row{id: str(v[0]), owner: str(v[1])}
	sum.start(t.name, r.id, r.owner)
	for i, f := range t.fields {
		sum.add(f.Name, v[ownColumns+i])
	}
	if sum.sum() != num(v[2]) {
		return r, damaged("sqlite.read", t.label(), r.id, nil)
	}
	r.fields = fields
	for i, f := range t.fields {
		value, err := decode(f, v[ownColumns+i])
		if err != nil {
			return r, damaged("sqlite.read", t.label(), r.id, fmt.Errorf("column %s: %w", f.Name, err))
		}
		r.fields[f.Name] = value
	}
	return r, nil
}

func (t *table) record(r row) postmortem.Record {
	return postmortem.Record{Kind: t.kind, ID: r.id, Fields: r.fields}
}

// label is the kind in people's words.
func (t *table) label() string {
	if t.kind == postmortem.KindPostMortem {
		return "post-mortem"
	}
	return string(t.kind)
}

// checksum covers a record: its kind, id, owner and fields.
func (t *table) checksum(r row, sum *summer) int64 {
	sum.start(t.name, r.id, r.owner)
	for _, f := range t.fields {
		sum.add(f.Name, encode(r.fields[f.Name]))
	}
	return sum.sum()
}

// summer computes checksums: the first eight bytes of the SHA-256 of names
// and values with their lengths. Empty values are left out, so a field that a
// later schema adds changes nothing for rows that do not use it.
type summer struct{ buf []byte }

func (s *summer) start(parts ...string) {
	s.buf = s.buf[:0]
	for _, p := range parts {
		s.str(p)
	}
}

func (s *summer) str(text string) {
	s.buf = binary.AppendUvarint(s.buf, uint64(len(text)))
	s.buf = append(s.buf, text...)
}

func (s *summer) add(name string, value any) {
	switch v := value.(type) {
	case int64:
		if v != 0 {
			s.str(name)
			s.buf = binary.AppendVarint(s.buf, v)
		}
	case nil:
	default:
		if text := str(value); text != "" && text != "[]" {
			s.str(name)
			s.str(text)
		}
	}
}

func (s *summer) sum() int64 {
	h := sha256.Sum256(s.buf)
	return int64(binary.BigEndian.Uint64(h[:8])) //nolint:gosec // all 64 bits are wanted
}
