package postmortem

import (
	"maps"
	"strings"

	"afterword/backend/errs"
)

// Op says what an edit does to its record.
type Op string

// The operations.
const (
	Create Op = "create"
	Update Op = "update"
	Delete Op = "delete"
)

// Edit is one change to one record: the only way anything changes. ID makes
// it safe to send twice: an edit whose id is in the log already is skipped.
// Group joins the edits of one undo step, Label names the step for people
// ("Add event").
type Edit struct {
	ID     string `json:"id"`
	Group  string `json:"group"`
	Label  string `json:"label"`
	Op     Op     `json:"op"`
	Kind   Kind   `json:"kind"`
	Record string `json:"record"`
	Fields Fields `json:"fields"` // create: what differs from the defaults; update: what changes
}

// Change is an edit that was checked against the record it meets: Before and
// After hold every field for create and delete (the other is nil) and only
// the changed ones for update.
type Change struct {
	Op            Op
	Kind          Kind
	Record        string
	Before, After Fields
}

// Empty reports whether the change leaves everything as it was.
func (c Change) Empty() bool { return c.Op == Update && len(c.After) == 0 }

// Inverse gives the change that takes this one back.
func (c Change) Inverse() Change {
	op := map[Op]Op{Create: Delete, Update: Update, Delete: Create}[c.Op]
	return Change{Op: op, Kind: c.Kind, Record: c.Record, Before: c.After, After: c.Before}
}

// Prepare checks an edit against the record as it is now (nil if there is
// none) and gives the change it makes. Values are brought into canonical form
// and text is cleaned (see Clean). Nothing is modified.
//
// Errors: invalid (Field and Ref set), not_found, conflict for creating what
// is there already.
func Prepare(e Edit, current Fields) (Change, error) {
	const op = "postmortem.Prepare"
	if len(Schema[e.Kind]) == 0 {
		return Change{}, errs.InvalidField(op, e.ID, "", "There is no kind of record called %q.", e.Kind)
	}
	if !ValidID(e.Record) {
		return Change{}, errs.InvalidField(op, e.ID, "", "The record id %.80q is not valid.", e.Record)
	}
	c := Change{Op: e.Op, Kind: e.Kind, Record: e.Record}
	switch e.Op {
	case Create:
		if current != nil {
			return Change{}, &errs.Error{Code: errs.Conflict, Op: op, Ref: e.ID, Message: "This record is there already."}
		}
		given, err := canonical(e)
		if err != nil {
			return Change{}, err
		}
		c.After = NewFields(e.Kind)
		maps.Copy(c.After, given)
	case Update:
		if current == nil {
			return Change{}, &errs.Error{Code: errs.NotFound, Op: op, Ref: e.ID, Message: "What was edited is no longer there."}
		}
		given, err := canonical(e)
		if err != nil {
			return Change{}, err
		}
		c.Before, c.After = Fields{}, Fields{}
		for name, value := range given {
			if !equalValue(current[name], value) {
				c.Before[name], c.After[name] = current[name], value
			}
		}
	case Delete:
		if current == nil {
			return Change{}, &errs.Error{Code: errs.NotFound, Op: op, Ref: e.ID, Message: "What was deleted is no longer there."}
		}
		if e.Kind == KindPostMortem {
			return Change{}, errs.InvalidField(op, e.ID, "", "A post-mortem is moved to the bin, not deleted.")
		}
		c.Before = maps.Clone(current)
	default:
		return Change{}, errs.InvalidField(op, e.ID, "", "There is no operation called %q.", e.Op)
	}
	return c, nil
}

// NewFields gives the fields of a new record of a kind, all at their defaults.
func NewFields(kind Kind) Fields {
	out := make(Fields, len(Schema[kind]))
	for _, f := range Schema[kind] {
		out[f.Name] = f.Zero()
	}
	return out
}

// ValidID reports whether s can be the id of a record: 1 to 64 letters,
// digits, "-" or "_". New ids are UUIDs of version 7.
func ValidID(s string) bool {
	if len(s) == 0 || len(s) > 64 {
		return false
	}
	for _, r := range s {
		if (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && r != '-' && r != '_' {
			return false
		}
	}
	return true
}

func canonical(e Edit) (Fields, error) {
	out := make(Fields, len(e.Fields))
	for name, raw := range e.Fields {
		f, ok := FieldOf(e.Kind, name)
		if !ok {
			return nil, errs.InvalidField("postmortem.Prepare", e.ID, name, "A %s has no field %q.", e.Kind, name)
		}
		value, err := f.Canonical(raw)
		if err != nil {
			return nil, errs.InvalidField("postmortem.Prepare", e.ID, name, "%s", sentence(err.Error()))
		}
		out[name] = value
	}
	return out, nil
}

// sentence makes the text of an error into one that people read: it begins with
// a capital, unless it begins with what they wrote, and ends with a full stop.
func sentence(text string) string {
	if text == "" {
		return text
	}
	return strings.ToUpper(text[:1]) + text[1:] + "."
}
