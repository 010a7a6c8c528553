package sqlite

import (
	"context"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"afterword/backend/postmortem"
)

// model is the reference the store is compared with: records in memory and
// stacks of whole states.
type model struct {
	now        map[recordKey]postmortem.Fields
	undo, redo []map[recordKey]postmortem.Fields
	group      string
}

func (m *model) copy() map[recordKey]postmortem.Fields {
	out := map[recordKey]postmortem.Fields{}
	for k, f := range m.now {
		out[k] = maps.Clone(f)
	}
	return out
}

func (m *model) apply(t *testing.T, e postmortem.Edit) {
	t.Helper()
	key := recordKey{e.Kind, e.Record}
	c, err := postmortem.Prepare(e, m.now[key])
	if err != nil {
		t.Fatal(err)
	}
	if c.Empty() {
		return
	}
	if e.Group == "" || e.Group != m.group || len(m.redo) > 0 {
		m.undo = append(m.undo, m.copy())
	}
	m.redo, m.group = nil, e.Group
	r := touched{now: m.now[key]}
	r.set(c)
	if m.now[key] = r.now; r.now == nil {
		delete(m.now, key)
	}
}

func (m *model) back() {
	if n := len(m.undo); n > 0 {
		m.redo = append(m.redo, m.copy())
		m.now, m.undo, m.group = m.undo[n-1], m.undo[:n-1], ""
	}
}

func (m *model) forth() {
	if n := len(m.redo); n > 0 {
		m.undo = append(m.undo, m.copy())
		m.now, m.redo, m.group = m.redo[n-1], m.redo[:n-1], ""
	}
}

func (m *model) compare(t *testing.T, snap postmortem.Snapshot) {
	t.Helper()
	var records []postmortem.Record
	for k, f := range m.now {
		records = append(records, postmortem.Record{Kind: k.kind, ID: k.id, Fields: f})
	}
	if got, want := content(snap.Records), content(records); !maps.Equal(got, want) {
		for k := range want {
			if got[k] != want[k] {
				t.Errorf("%s: got %q, want %q", k, got[k], want[k])
			}
		}
		t.Fatalf("%d values, want %d", len(got), len(want))
	}
	if (snap.Undo.Label != "") != (len(m.undo) > 0) || (snap.Redo.Label != "") != (len(m.redo) > 0) {
		t.Fatalf("steps: %+v %+v, want %d %d", snap.Undo, snap.Redo, len(m.undo), len(m.redo))
	}
}

// compareSummary checks the row of the list against the domain's own rules.
func compareSummary(t *testing.T, s *Store, snap postmortem.Snapshot) {
	t.Helper()
	page, err := s.List(context.Background(), postmortem.ListQuery{Filter: "all"})
	if err != nil {
		t.Fatal(err)
	}
	bin, err := s.List(context.Background(), postmortem.ListQuery{Filter: "bin"})
	if err != nil {
		t.Fatal(err)
	}
	rows := slices.Concat(page.Rows, bin.Rows)
	i := slices.IndexFunc(rows, func(r postmortem.Summary) bool { return r.ID == snap.ID })
	if i < 0 {
		t.Fatal("not in the list")
	}
	got, p := rows[i], snap.PostMortem()
	want := postmortem.Summary{
		ID: p.ID, Reference: p.Reference, Title: p.Title, Status: p.Status, Template: p.Template, Severity: p.Severity,
		Zone: p.Zone, Services: p.Services, Tags: p.Tags, StartedAt: p.StartedAt(), StartedUnknown: true, MeetingAt: p.MeetingAt,
		CreatedAt: p.CreatedAt, UpdatedAt: snap.SavedAt, TrashedAt: p.TrashedAt, Events: len(p.Events), Impact: p.Durations()[0].Gap,
	}
	for _, e := range p.Events {
		if e.When().Known {
			want.StartedUnknown = false
		}
	}
	for _, a := range p.Actions {
		if a.Status == "open" || a.Status == "started" {
			want.OpenActions++
		}
	}
	for _, name := range postmortem.Milestones[1:] {
		if e, ok := p.Milestone(name); ok && e.When().Known {
			want.Milestones = append(want.Milestones, postmortem.MilestoneAt{Name: name, At: postmortem.At(e.When().Earliest)})
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("summary\n got %+v\nwant %+v", got, want)
	}
}

// TestModel makes random edits, undos, redos and restarts and compares the
// store with the model after each; then undoes all and redoes all.
func TestModel(t *testing.T) {
	seeds := uint64(6)
	if testing.Short() {
		seeds = 2
	}
	for seed := range seeds {
		r := rand.New(rand.NewPCG(seed, 7))
		dir := t.TempDir()
		s := openStore(t, dir)
		id := make1(t, s, postmortem.Fields{"title": "Model"})
		start := snapshot(t, s, id)
		m := &model{now: map[recordKey]postmortem.Fields{}}
		for _, rec := range start.Records {
			m.now[recordKey{rec.Kind, rec.ID}] = rec.Fields
		}
		first := content(start.Records)
		revision := start.Revision
		turn := func(undo bool) {
			call, step := s.Redo, m.forth
			if undo {
				call, step = s.Undo, m.back
			}
			a, err := call(context.Background(), id, revision)
			if err != nil {
				t.Fatal(err)
			}
			revision = a.Revision
			step()
		}
		for range 120 {
			switch n := r.IntN(20); {
			case n < 4:
				turn(true)
			case n < 6:
				turn(false)
			case n == 6:
				closeStore(t, s)
				s = openStore(t, dir)
			default:
				edits := m.randomBatch(t, r, id)
				a, err := s.Apply(context.Background(), postmortem.Batch{PostMortem: id, Base: revision, Origin: "typing", Edits: edits})
				if err != nil {
					t.Fatal(err)
				}
				revision = a.Revision
			}
			snap := snapshot(t, s, id)
			m.compare(t, snap)
			compareSummary(t, s, snap)
		}
		verifyStore(t, s)
		closeStore(t, s)
		s = openStore(t, dir)
		for len(m.redo) > 0 {
			turn(false)
		}
		last := content(snapshot(t, s, id).Records)
		for len(m.undo) > 0 {
			turn(true)
		}
		if got := content(snapshot(t, s, id).Records); !maps.Equal(got, first) {
			t.Fatalf("seed %d: undoing all is not the start", seed)
		}
		closeStore(t, s)
		s = openStore(t, dir)
		for len(m.redo) > 0 {
			turn(false)
		}
		if got := content(snapshot(t, s, id).Records); !maps.Equal(got, last) {
			t.Fatalf("seed %d: redoing all is not the end", seed)
		}
		verifyStore(t, s)
	}
}

// randomBatch makes one to four valid edits, in the model as well.
func (m *model) randomBatch(t *testing.T, r *rand.Rand, root string) []postmortem.Edit {
	group := []string{"", "a", "b", testID()}[r.IntN(4)]
	var edits []postmortem.Edit
	for range 1 + r.IntN(4) {
		var keys []recordKey
		ids := []string{""}
		for k := range m.now {
			keys = append(keys, k)
			ids = append(ids, k.id)
		}
		slices.SortFunc(keys, func(a, b recordKey) int {
			if a.id < b.id {
				return -1
			}
			return 1
		})
		slices.Sort(ids)
		key := keys[r.IntN(len(keys))]
		var e postmortem.Edit
		switch n := r.IntN(10); {
		case n < 4:
			kind := postmortem.Kinds[1+r.IntN(len(postmortem.Kinds)-1)]
			if r.IntN(2) == 0 {
				kind = postmortem.KindEvent
			}
			e = create(kind, testID(), randomFields(r, kind, ids))
		case n < 6 && key.id != root:
			e = remove(key.kind, key.id)
		default:
			e = update(key.kind, key.id, randomFields(r, key.kind, ids))
		}
		e.Group = group
		m.apply(t, e)
		edits = append(edits, e)
	}
	return edits
}
