package sqlite

import "afterword/backend/postmortem"

// memo is what the last change left behind, so that the next one on the same
// post-mortem, as while a person types, need not read it again. It is true
// because this process is the only writer (afterword.lock) and every write of
// records goes through Store.change. Whoever recalls it takes it away: after a
// change that failed there is none.
type memo struct {
	pm      string
	head    head
	nextSeq int64 // of the edit log of the whole library, 0 if not known
	records map[recordKey]postmortem.Fields
}

// recall gives a tx what is known; false if its head must be read.
func (m *memo) recall(t *tx) bool {
	t.nextSeq = m.nextSeq
	known := m.pm == t.pm
	if known {
		t.head, t.remembered = m.head, m.records
	}
	*m = memo{}
	return known
}

// keep remembers a tx that was committed: the records of a small one only.
func (m *memo) keep(t *tx) {
	*m = memo{pm: t.pm, head: t.head}
	if t.nextSeq != 0 {
		m.nextSeq = t.nextSeq + t.logged
	}
	if len(t.order) >= manyEdits {
		return
	}
	m.records = make(map[recordKey]postmortem.Fields, len(t.order))
	for _, r := range t.order {
		if r.now != nil {
			m.records[r.key] = r.now
		}
	}
}
