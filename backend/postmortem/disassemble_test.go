package postmortem

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// every gives a record of every kind with something in every field.
func every() []Record {
	id := func(k Kind) string { return "a-" + string(k) }
	var out []Record
	for _, kind := range Kinds {
		r := Record{kind, id(kind), Fields{}}
		for _, f := range Schema[kind] {
			switch f.Type {
			case Bool:
				r.Fields[f.Name] = true
			case Int:
				r.Fields[f.Name] = max(int64(f.Min), 4)
			case Ref:
				r.Fields[f.Name] = id(f.Ref)
			case RefList:
				r.Fields[f.Name] = []string{id(f.Ref)}
			case LineList:
				r.Fields[f.Name] = []string{f.Name}
			case Choice:
				r.Fields[f.Name] = f.Choices[len(f.Choices)-1]
			default:
				r.Fields[f.Name] = fmt.Sprintf("%s of %s", f.Name, kind)
			}
		}
		out = append(out, r)
	}
	return out
}

// Every field of the Schema survives the way to the typed form and back.
func TestDisassembleIsTheWayBack(t *testing.T) {
	want := every()
	got := Disassemble(Assemble(want))
	slices.SortFunc(got, func(a, b Record) int { return slices.Index(Kinds, a.Kind) - slices.Index(Kinds, b.Kind) })
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestDisassembleLeavesOut(t *testing.T) {
	p := Assemble(every())
	for _, r := range Disassemble(p, KindEvent, KindFactor) {
		switch r.Kind {
		case KindPostMortem:
		case KindEvent:
			if r.Fields["source"] != "" || len(r.Fields["evidence"].([]string)) > 0 {
				t.Errorf("an event names what is not there: %v", r.Fields)
			}
		case KindFactor:
			if diff := cmp.Diff([]string{p.Events[0].ID}, r.Fields["events"]); diff != "" {
				t.Error(diff)
			}
		default:
			t.Errorf("a %s was not wanted", r.Kind)
		}
	}
	if len(p.Factors[0].Evidence) != 1 {
		t.Error("the given post-mortem was changed")
	}
}
