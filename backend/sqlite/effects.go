package sqlite

import (
	"encoding/json"

	"afterword/backend/postmortem"
)

// effects are updates for stored values that differ from what was sent.
func (t *tx) effects(edits []postmortem.Edit) []postmortem.Edit {
	sent := map[recordKey]postmortem.Fields{}
	last := map[recordKey]postmortem.Edit{}
	var order []recordKey
	for _, e := range edits {
		key := recordKey{e.Kind, e.Record}
		if sent[key] == nil {
			sent[key] = postmortem.Fields{}
			order = append(order, key)
		}
		// What this tx created has its defaults, but for a root (see prepareRoot).
		r := t.records[key]
		fresh := r != nil && r.before == nil && e.Kind != postmortem.KindPostMortem
		if e.Op == postmortem.Create && !fresh {
			for name, value := range postmortem.NewFields(e.Kind) {
				sent[key][name] = value
			}
		}
		for name, value := range e.Fields {
			sent[key][name] = value
		}
		last[key] = e
	}
	var out []postmortem.Edit
	for _, key := range order {
		r, err := t.load(key.kind, key.id, "")
		if err != nil || r.now == nil {
			continue // gone, or damaged: nothing to tell
		}
		diff := postmortem.Fields{}
		for name, value := range sent[key] {
			if !sameAsSent(value, r.now[name]) {
				diff[name] = r.now[name]
			}
		}
		if len(diff) > 0 {
			e := last[key]
			out = append(out, postmortem.Edit{
				ID: e.ID, Group: e.Group, Label: e.Label, Op: postmortem.Update, Kind: key.kind, Record: key.id, Fields: diff,
			})
		}
	}
	return out
}

// sameAsSent compares a value as it came (perhaps from JSON) with a stored one.
func sameAsSent(sent, stored any) bool {
	switch v := sent.(type) {
	case []any:
		list, ok := stored.([]string)
		if !ok || len(list) != len(v) {
			return false
		}
		for i := range v {
			if v[i] != list[i] {
				return false
			}
		}
		return true
	case float64:
		n, ok := stored.(int64)
		return ok && float64(n) == v
	case int:
		n, ok := stored.(int64)
		return ok && n == int64(v)
	case json.Number:
		n, err := v.Int64()
		return err == nil && stored == n
	}
	return same(sent, stored)
}
