package desktop

import (
	"afterword/backend/postmortem"
)

// list gives the slice itself, or an empty one for nil.
func list[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}

func fieldsOf(f postmortem.Fields) map[string]any {
	out := make(map[string]any, len(f))
	for name, value := range f {
		if texts, ok := value.([]string); ok {
			value = list(texts)
		}
		out[name] = value
	}
	return out
}

func editsOf(edits []postmortem.Edit) []Edit {
	out := make([]Edit, len(edits))
	for i, e := range edits {
		out[i] = Edit{
			ID: e.ID, Group: e.Group, Label: e.Label, Op: string(e.Op),
			Kind: string(e.Kind), Record: e.Record, Fields: fieldsOf(e.Fields),
		}
	}
	return out
}

func appliedOf(a postmortem.Applied) Applied {
	return Applied{
		Revision: a.Revision, SavedAt: string(a.SavedAt), Effects: editsOf(a.Effects),
		Undo: Step{a.Undo.Label}, Redo: Step{a.Redo.Label},
	}
}

func snapshotOf(s postmortem.Snapshot) DocumentSnapshot {
	records := make([]StoredRecord, len(s.Records))
	for i, r := range s.Records {
		records[i] = StoredRecord{Kind: string(r.Kind), ID: r.ID, Fields: r.Fields}
	}
	return DocumentSnapshot{
		ID: s.ID, Revision: s.Revision, Records: records, Undo: Step{s.Undo.Label}, Redo: Step{s.Redo.Label},
	}
}

func rowOf(s postmortem.Summary) LibraryRow {
	milestones := make([]MilestoneAt, len(s.Milestones))
	for i, m := range s.Milestones {
		milestones[i] = MilestoneAt{Name: m.Name, At: string(m.At)}
	}
	return LibraryRow{
		ID: s.ID, Reference: s.Reference, Title: s.Title, Status: s.Status, Template: s.Template,
		Severity: s.Severity, Services: list(s.Services), Tags: list(s.Tags), Zone: s.Zone,
		StartedAt: string(s.StartedAt), StartedUnknown: s.StartedUnknown, MeetingAt: string(s.MeetingAt),
		TrashedAt: string(s.TrashedAt), UpdatedAt: string(s.UpdatedAt), Events: s.Events,
		OpenActions: s.OpenActions, Impact: s.Impact.String(), Milestones: milestones,
	}
}

// pageOf gives a count for every filter: the page counts on all of them.
func pageOf(p postmortem.ListPage) LibraryPage {
	rows := make([]LibraryRow, len(p.Rows))
	for i, s := range p.Rows {
		rows[i] = rowOf(s)
	}
	counts := make(map[string]int, len(postmortem.Filters))
	for _, name := range postmortem.Filters {
		counts[name] = p.Counts[name]
	}
	return LibraryPage{Rows: rows, Total: p.Total, Counts: counts}
}
