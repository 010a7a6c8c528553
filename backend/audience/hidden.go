package audience

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"afterword/backend/postmortem"
)

// events brings hidden events in, or takes out all they say, with the questions
// about them and the evidence and sources that nothing else refers to: their
// times count in durations either way.
func (w *worker) events(p *postmortem.PostMortem) {
	var hidden, evidence, sources []string // events, and what is theirs
	for i := range p.Events {
		e := &p.Events[i]
		if !e.Hidden {
			continue
		}
		if !w.a.TakesOut(Hidden) {
			e.Hidden = false
			continue
		}
		if e.Title != "" || e.Description != "" || e.Original != "" {
			w.note(Change{What: Hidden, Place: "Hidden event", Kind: string(postmortem.KindEvent), Record: e.ID, Before: e.Title, Times: 1})
		}
		hidden, evidence, sources = append(hidden, e.ID), append(evidence, e.Evidence...), append(sources, e.Source)
		e.Title, e.Description, e.Original, e.ActorRole, e.Source, e.Evidence = "", "", "", "", "", nil
	}
	if len(hidden) == 0 {
		return
	}
	p.Questions = without(w, p.Questions, "Question", postmortem.KindQuestion, func(q postmortem.Question) (id, said string, out bool) {
		return q.ID, q.Text, q.Event != "" && slices.Contains(hidden, q.Event)
	})
	used := references(p)
	p.Evidence = without(w, p.Evidence, "Evidence", postmortem.KindEvidence, func(e postmortem.Evidence) (id, said string, out bool) {
		return e.ID, e.Title, slices.Contains(evidence, e.ID) && !used(e.ID)
	})
	p.Sources = without(w, p.Sources, "Source", postmortem.KindSource, func(s postmortem.Source) (id, said string, out bool) {
		return s.ID, s.Name, slices.Contains(sources, s.ID) && !used(s.ID)
	})
}

// without gives a list without the records that go with hidden events, and notes them.
func without[T any](w *worker, list []T, name string, kind postmortem.Kind, of func(T) (id, said string, out bool)) []T {
	var left []T
	for i, one := range list {
		id, said, out := of(one)
		if !out {
			left = append(left, one)
			continue
		}
		w.note(Change{What: Hidden, Place: fmt.Sprintf("%s %d", name, i+1), Kind: string(kind), Record: id, Before: beginning(said), Times: 1})
	}
	return left
}

// references tells whether an event, a factor or a citation in a text refers to
// a piece of evidence or a source, by its id.
func references(p *postmortem.PostMortem) func(id string) bool {
	listed := map[string]bool{}
	for _, e := range p.Events {
		listed[e.Source] = true
		for _, id := range e.Evidence {
			listed[id] = true
		}
	}
	for _, f := range p.Factors {
		for _, id := range f.Evidence {
			listed[id] = true
		}
	}
	all, err := json.Marshal(p)
	if err != nil { // a struct of texts and numbers always marshals
		panic(err)
	}
	return func(id string) bool { return listed[id] || strings.Contains(string(all), "evidence:"+id) }
}

// stored takes away the bytes of evidence, which cannot be searched, and says so.
func (w *worker) stored(p *postmortem.PostMortem) {
	for i := range p.Evidence {
		e := &p.Evidence[i]
		if e.Blob == "" {
			continue
		}
		w.note(Change{What: "evidence", Place: fmt.Sprintf("Evidence %d, file", i+1), Kind: string(postmortem.KindEvidence), Record: e.ID, Field: "blob", Before: e.FileName, Times: 1})
		e.Blob, e.Size = "", 0
	}
}
