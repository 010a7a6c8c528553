package sqlite

import (
	"database/sql/driver"
	"reflect"
	"testing"

	"afterword/backend/postmortem"
)

func TestPart(t *testing.T) {
	tb := &table{fields: []postmortem.Field{{Name: "a", Type: postmortem.Text}, {Name: "n", Type: postmortem.Int}, {Name: "z", Type: postmortem.Text}}}
	for name, c := range map[string]struct {
		joined any
		want   []driver.Value // nil if there are too few
	}{
		"all":                 {"one\x1f-7\x1fthree", []driver.Value{"one", int64(-7), "three"}},
		"empty texts":         {"\x1f0\x1f", []driver.Value{"", int64(0), ""}},
		"lines and signs":     {"a\nb␟c\x1f1\x1f\"'", []driver.Value{"a\nb␟c", int64(1), "\"'"}},
		"one too many":        {"one\x1f1\x1fthree\x1ffour", nil},
		"one too few":         {"one\x1f1", nil},
		"a text for a number": {"one\x1fseven\x1fthree", nil},
		"no number":           {"one\x1f\x1fthree", nil},
		"nothing":             {nil, nil},
	} {
		got := tb.part(nil, []driver.Value{"id", "owner", int64(5), c.joined})
		if c.want == nil {
			if len(got) >= ownColumns+len(tb.fields) {
				t.Errorf("%s: %q, want too few", name, got)
			}
			continue
		}
		if want := append([]driver.Value{"id", "owner", int64(5)}, c.want...); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
