package desktop

import (
	"encoding/json"
	"strconv"

	"afterword/backend/postmortem"
)

// MarshalJSON writes a record without the fields that a new record would have
// anyway; the page has the same defaults. Those are most fields of most
// records, and with ten thousand events each has to cross to the page while a
// person waits: for the same reason this is written out and not left to
// reflection.
func (r StoredRecord) MarshalJSON() ([]byte, error) {
	out := make([]byte, 0, 512)
	out = append(out, `{"kind":`...)
	out = appendText(out, r.Kind)
	out = append(out, `,"id":`...)
	out = appendText(out, r.ID)
	out = append(out, `,"fields":{`...)
	bare := len(out)
	for _, f := range postmortem.Schema[postmortem.Kind(r.Kind)] {
		mark := len(out)
		if mark > bare {
			out = append(out, ',')
		}
		out = append(out, '"')
		out = append(out, f.Name...)
		out = append(out, `":`...)
		before := len(out)
		if out = appendBeyondDefault(out, f, r.Fields[f.Name]); len(out) == before {
			out = out[:mark]
		}
	}
	return append(out, "}}"...), nil
}

// appendBeyondDefault appends a value as JSON, or nothing if it is the default.
func appendBeyondDefault(out []byte, f postmortem.Field, value any) []byte {
	switch v := value.(type) {
	case string:
		if standard, _ := f.Default.(string); v != standard {
			return appendText(out, v)
		}
	case bool:
		if standard, _ := f.Default.(bool); v != standard {
			return strconv.AppendBool(out, v)
		}
	case int64:
		if standard, _ := f.Default.(int64); v != standard {
			return strconv.AppendInt(out, v, 10)
		}
	case []string: // a list has no default but the empty one
		if len(v) > 0 {
			out = append(out, '[')
			for i, text := range v {
				if i > 0 {
					out = append(out, ',')
				}
				out = appendText(out, text)
			}
			return append(out, ']')
		}
	}
	return out
}

// appendText appends a string as JSON, most of them as they are.
func appendText(out []byte, text string) []byte {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c >= 0x7f || c == '"' || c == '\\' {
			quoted, err := json.Marshal(text)
			if err != nil { // strings always marshal
				panic(err)
			}
			return append(out, quoted...)
		}
	}
	out = append(out, '"')
	out = append(out, text...)
	return append(out, '"')
}
