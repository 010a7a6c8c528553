package library

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"afterword/backend/postmortem"
)

const copySuffix = " (copy)"

// Duplicate makes a copy with new ids everywhere and gives the id of the copy.
// References between its records lead to the copied records; those to records
// that are gone are left out, for no undo can bring them back there. The copy
// is a draft with a reference of its own, outside the bin.
//
// Errors: not_found, and those of the store.
func Duplicate(ctx context.Context, store postmortem.Store, deps Deps, id string) (string, error) {
	snapshot, err := store.Open(ctx, id)
	if err != nil {
		return "", err
	}
	ids := make(map[string]string, len(snapshot.Records))
	for _, r := range snapshot.Records {
		ids[r.ID] = deps.NewID()
	}
	group := deps.NewID()
	var edits []postmortem.Edit
	for _, kind := range postmortem.Kinds { // the root comes first
		for _, r := range snapshot.Records {
			if r.Kind != kind {
				continue
			}
			edits = append(edits, postmortem.Edit{
				ID: deps.NewID(), Group: group, Label: "Duplicate", Op: postmortem.Create,
				Kind: kind, Record: ids[r.ID], Fields: copyFields(r, ids),
			})
		}
	}
	copied := ids[snapshot.ID]
	_, err = store.Apply(ctx, postmortem.Batch{PostMortem: copied, Origin: "duplicate", Edits: edits})
	if err != nil {
		return "", err
	}
	return copied, nil
}

// copyFields gives the fields of the copy of r; ids maps the old ids to the new.
func copyFields(r postmortem.Record, ids map[string]string) postmortem.Fields {
	out := make(postmortem.Fields, len(r.Fields))
	for _, f := range postmortem.Schema[r.Kind] {
		value, ok := r.Fields[f.Name]
		if !ok {
			continue
		}
		switch v := value.(type) {
		case string:
			if f.Type == postmortem.Ref {
				v = ids[v] // "" for what is gone
			}
			out[f.Name] = v
		case []string:
			list := slices.Clone(v)
			if f.Type == postmortem.RefList {
				list = list[:0]
				for _, old := range v {
					if ids[old] != "" {
						list = append(list, ids[old])
					}
				}
			}
			out[f.Name] = list
		default:
			out[f.Name] = v
		}
	}
	if r.Kind == postmortem.KindPostMortem {
		title, _ := out["title"].(string)
		out["title"] = copyTitle(title)
		out["status"], out["reference"] = "draft", ""
		out["createdAt"], out["trashedAt"] = "", ""
	}
	return out
}

// copyTitle adds " (copy)". A title as long as a title can be is cut for it,
// between two characters.
func copyTitle(title string) string {
	if over := len(title) + len(copySuffix) - postmortem.MaxLine; over > 0 {
		cut := len(title) - over
		for cut > 0 && !utf8.RuneStart(title[cut]) {
			cut--
		}
		title = title[:cut]
	}
	return strings.TrimSpace(title + copySuffix)
}
