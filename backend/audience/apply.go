package audience

import (
	"fmt"
	"slices"
	"strings"

	"afterword/backend/postmortem"
)

// Change is one thing that was taken out or replaced.
type Change struct {
	What   string `json:"what"`  // category: one of Details, Sections, Extras, or People
	Place  string `json:"place"` // for the person: "Event 12, description"
	Kind   string `json:"kind"`  // of the record
	Record string `json:"record"`
	Field  string `json:"field"`
	Before string `json:"before"` // what stood there, "" for a whole part
	After  string `json:"after"`  // what stands there now, "" for nothing
	Times  int    `json:"times"`  // how often in this field
	Look   bool   `json:"look"`   // it might have been an ordinary word
}

// Result is a post-mortem as an audience may have it.
type Result struct {
	PostMortem postmortem.PostMortem
	Changes    []Change
	Detector   *Detector // finds what is left
}

// Apply makes the post-mortem of an audience. The same input gives the same
// output, numbers and names of aliases included. The given one is not changed.
func Apply(p postmortem.PostMortem, a Audience) Result {
	w, whole := &worker{d: NewDetector(p, a), a: a}, p
	w.sections(&p)
	w.events(&p)
	w.costs(&p)
	if a.Redacts() {
		w.people(&p)
		w.learnFromLeftOut(whole, p)
		everyText(&p, w.text)
		w.again(&p)
		w.stored(&p)
	}
	return Result{p, w.changes, w.d}
}

type worker struct {
	d       *Detector
	a       Audience
	changes []Change
}

func (w *worker) note(c Change) { w.changes = append(w.changes, c) }

// sections empties the parts that are left out. Events stay: the figures of
// page one rest on their times; the report leaves their table out.
func (w *worker) sections(p *postmortem.PostMortem) {
	if w.a.TakesOut(Notes) && p.Notes != "" {
		w.note(Change{What: Notes, Place: "Private notes", Kind: string(postmortem.KindPostMortem), Record: p.ID, Field: "notes", Before: beginning(p.Notes), Times: 1})
		p.Notes = ""
	}
	gone := func(name string, count int) bool {
		if !w.a.TakesOut(name) || count == 0 {
			return false
		}
		w.note(Change{What: name, Place: "Section " + name, Times: count})
		return true
	}
	if gone("facts", filled(p.Awareness, p.Impact, p.Sequence, p.Resolution)+len(p.Services)+len(p.Tags)) {
		p.Awareness, p.Impact, p.Sequence, p.Resolution, p.Services, p.Tags = "", "", "", "", nil, nil
	}
	if gone("analysis", filled(p.Analysis, p.Trigger)) {
		p.Analysis, p.Trigger = "", ""
	}
	if gone("questions", len(p.Questions)) {
		p.Questions = nil
	}
	if gone("lessons", len(p.Lessons)) {
		p.Lessons = nil
	}
	if gone("factors", len(p.Factors)) {
		p.Factors = nil
		p.Actions = slices.Clone(p.Actions)
		for i := range p.Actions {
			p.Actions[i].Factors = nil
		}
	}
	if gone("actions", len(p.Actions)) {
		p.Actions = nil
	}
	if gone("people", len(p.Participants)) {
		p.Participants = nil
	}
	w.meetings(p, gone)
	p.Events, p.Factors = slices.Clone(p.Events), slices.Clone(p.Factors)
	if gone("sources", len(p.Sources)) {
		p.Sources = nil
		for i := range p.Events {
			p.Events[i].Source = ""
		}
	}
	if gone("evidence", len(p.Evidence)) {
		p.Evidence = nil
		for i := range p.Events {
			p.Events[i].Evidence = nil
		}
		for i := range p.Factors {
			p.Factors[i].Evidence = nil
		}
	}
	if w.a.TakesOut("timeline") && len(p.Events) > 0 {
		w.note(Change{What: "timeline", Place: "Section timeline", Times: len(p.Events)})
		for i := range p.Events {
			e := &p.Events[i]
			e.Title, e.Description, e.Original, e.ActorRole, e.Evidence = "", "", "", "", nil
		}
	}
}

// beginning gives so much of a text as tells which it is.
func beginning(s string) string {
	const most = 80
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

func filled(texts ...string) int {
	n := 0
	for _, text := range texts {
		if strings.TrimSpace(text) != "" {
			n++
		}
	}
	return n
}

func (w *worker) costs(p *postmortem.PostMortem) {
	if !w.a.TakesOut(Costs) {
		return
	}
	if p.Responders+p.AfterHours+p.ImpactHours > 0 || p.Recurrence != "" {
		w.note(Change{What: Costs, Place: "Cost of the incident", Kind: string(postmortem.KindPostMortem), Record: p.ID, Field: "responders", Times: 1})
		p.Responders, p.AfterHours, p.ImpactHours, p.Recurrence = 0, 0, 0, ""
	}
	p.Actions = slices.Clone(p.Actions)
	for i := range p.Actions {
		a := &p.Actions[i]
		if a.Cost == "" && a.BuildHours == 0 && a.KeepHours == 0 {
			continue
		}
		w.note(Change{What: Costs, Place: fmt.Sprintf("Action %d, cost", i+1), Kind: string(postmortem.KindAction), Record: a.ID, Field: "cost", Before: a.Cost, Times: 1})
		a.Cost, a.BuildHours, a.KeepHours = "", 0, 0
	}
}

// people renames the participants themselves.
func (w *worker) people(p *postmortem.PostMortem) {
	if w.a.names() == ByName {
		return
	}
	p.Participants = slices.Clone(p.Participants)
	for i := range p.Participants {
		one := &p.Participants[i]
		before := one.Name
		if one.Alias != "" && w.a.names() != ByAlias {
			w.note(Change{What: People, Place: fmt.Sprintf("Person %d, alias", i+1), Kind: string(postmortem.KindParticipant), Record: one.ID, Field: "alias", Before: one.Alias, Times: 1})
			one.Alias = ""
		}
		if before == "" {
			continue
		}
		one.Name = ""
		if known := w.d.person(before); known != nil && w.a.names() != ByRole {
			one.Name = known.says
			if w.a.names() == ByAlias {
				one.Alias = known.says
			}
		}
		w.d.removed[fold(before)] = true
		w.note(Change{What: People, Place: fmt.Sprintf("Person %d, name", i+1), Kind: string(postmortem.KindParticipant), Record: one.ID, Field: "name", Before: before, After: one.Name, Times: 1})
	}
}
