package postmortem

import (
	"reflect"
	"slices"
	"strings"
)

// Disassemble is the way back from Assemble: the records of a post-mortem, each
// with every field of its kind. It follows the Schema, so that a field that is
// added there comes along. Kinds are those that are wanted, all if none is
// named. References to records that are not among the result are left out.
func Disassemble(p PostMortem, kinds ...Kind) []Record {
	root := reflect.ValueOf(p)
	out := []Record{{KindPostMortem, p.ID, fieldsOf(root, KindPostMortem)}}
	for i := range root.NumField() {
		list := root.Field(i)
		if list.Kind() != reflect.Slice || list.Type().Elem().Kind() != reflect.Struct {
			continue
		}
		kind := kindOf[list.Type().Elem()]
		if len(kinds) > 0 && !slices.Contains(kinds, kind) {
			continue
		}
		for n := range list.Len() {
			record := list.Index(n)
			out = append(out, Record{kind, record.FieldByName("ID").String(), fieldsOf(record, kind)})
		}
	}
	known := make(map[string]bool, len(out))
	for _, r := range out {
		known[r.ID] = true
	}
	for _, r := range out {
		for _, f := range Schema[r.Kind] {
			switch v := r.Fields[f.Name].(type) {
			case string:
				if f.Type == Ref && !known[v] {
					r.Fields[f.Name] = ""
				}
			case []string:
				if f.Type == RefList {
					r.Fields[f.Name] = slices.DeleteFunc(v, func(id string) bool { return !known[id] })
				}
			}
		}
	}
	return out
}

// kindOf says of what kind the records of each list are.
var kindOf = map[reflect.Type]Kind{
	reflect.TypeFor[Participant](): KindParticipant, reflect.TypeFor[Source](): KindSource, reflect.TypeFor[Evidence](): KindEvidence,
	reflect.TypeFor[TimelineEvent](): KindEvent, reflect.TypeFor[Question](): KindQuestion, reflect.TypeFor[ContributingFactor](): KindFactor,
	reflect.TypeFor[Lesson](): KindLesson, reflect.TypeFor[ActionItem](): KindAction, reflect.TypeFor[Meeting](): KindMeeting,
	reflect.TypeFor[Attendance](): KindAttendance, reflect.TypeFor[Visit](): KindVisit, reflect.TypeFor[ParkedIdea](): KindIdea,
}

// StructField gives the name that a field of the Schema has in the structs.
func StructField(name string) string {
	if name == "url" {
		return "URL"
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

func fieldsOf(record reflect.Value, kind Kind) Fields {
	out := NewFields(kind)
	for _, f := range Schema[kind] {
		v := record.FieldByName(StructField(f.Name))
		switch {
		case !v.IsValid():
		case v.Kind() == reflect.Bool:
			out[f.Name] = v.Bool()
		case v.Kind() == reflect.Int64:
			out[f.Name] = v.Int()
		case v.Kind() == reflect.Slice:
			list, _ := v.Interface().([]string)
			out[f.Name] = append([]string{}, list...)
		case v.String() != "" || f.Type != Choice || slices.Contains(f.Choices, ""):
			out[f.Name] = v.String()
		}
	}
	return out
}
