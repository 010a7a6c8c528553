package audience

import (
	"fmt"
	"reflect"

	"afterword/backend/postmortem"
)

// lists of records, as the struct and the person call them.
var lists = []struct {
	field string
	kind  postmortem.Kind
	name  string
}{
	{"Participants", postmortem.KindParticipant, "Person"},
	{"Sources", postmortem.KindSource, "Source"},
	{"Evidence", postmortem.KindEvidence, "Evidence"},
	{"Events", postmortem.KindEvent, "Event"},
	{"Questions", postmortem.KindQuestion, "Question"},
	{"Factors", postmortem.KindFactor, "Factor"},
	{"Lessons", postmortem.KindLesson, "Lesson"},
	{"Actions", postmortem.KindAction, "Action"},
	{"Meetings", postmortem.KindMeeting, "Meeting"},
	{"Attendances", postmortem.KindAttendance, "Attendance"},
	{"Visits", postmortem.KindVisit, "Visit"},
	{"Ideas", postmortem.KindIdea, "Parked idea"},
}

// everyText gives every text of every record to edit, with its place, and puts
// what that returns there instead. It goes by the schema, so a field that is
// added later is among them. Lists of the post-mortem are copied, not changed.
func everyText(p *postmortem.PostMortem, edit func(text string, at Change) string) {
	root := reflect.ValueOf(p).Elem()
	everyField(root, postmortem.KindPostMortem, p.ID, "Post-mortem", edit)
	for _, list := range lists {
		v := root.FieldByName(list.field)
		copied := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(copied, v)
		n := 0
		for i := range copied.Len() {
			record := copied.Index(i)
			if hidden := record.FieldByName("Hidden"); !hidden.IsValid() || !hidden.Bool() {
				n++ // as exports count: without hidden events, which say nothing any more
			}
			everyField(record, list.kind, record.FieldByName("ID").String(), fmt.Sprintf("%s %d", list.name, n), edit)
		}
		v.Set(copied)
	}
}

func everyField(record reflect.Value, kind postmortem.Kind, id, place string, edit func(text string, at Change) string) {
	for _, f := range postmortem.Schema[kind] {
		v := record.FieldByName(postmortem.StructField(f.Name))
		if !v.IsValid() {
			continue
		}
		at := Change{Place: place + ", " + f.Name, Kind: string(kind), Record: id, Field: f.Name}
		switch {
		case f.Type == postmortem.Line || f.Type == postmortem.Text:
			v.SetString(edit(v.String(), at))
		case f.Type == postmortem.LineList && f.Choices == nil:
			old := v.Interface().([]string)
			items := make([]string, len(old))
			for i, item := range old {
				items[i] = edit(item, at)
			}
			v.Set(reflect.ValueOf(items))
		}
	}
}
