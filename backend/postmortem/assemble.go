package postmortem

import (
	"cmp"
	"slices"
)

// Assemble builds the typed form from records in any order. Values must be in
// canonical form, as the store gives them; a value of another type reads as
// its zero value. References to records that are gone are kept out of the
// lists, so that undoing a delete brings them back.
func Assemble(records []Record) PostMortem {
	var a Assembly
	events := 0
	for i := range records {
		if records[i].Kind == KindEvent {
			events++
		}
	}
	a.Expect(events)
	for i := range records {
		a.Add(records[i])
	}
	return a.PostMortem()
}

// Assembly is Assemble for records that come one after the other. The zero value
// has none.
type Assembly struct {
	p     PostMortem
	known map[string]bool
}

// Expect makes room for so many events.
func (a *Assembly) Expect(events int) {
	a.p.Events = make([]TimelineEvent, 0, events)
	a.known = make(map[string]bool, events)
}

// Add takes a record. Its map of fields is not kept and may be filled anew.
func (a *Assembly) Add(r Record) {
	if a.known == nil {
		a.Expect(0)
	}
	a.known[r.ID] = true
	p, f := &a.p, r.Fields
	switch r.Kind {
	case KindPostMortem:
		f.root(p)
		p.ID = r.ID
	case KindParticipant:
		p.Participants = append(p.Participants, Participant{
			ID: r.ID, Name: f.str("name"), Role: f.str("role"), Alias: f.str("alias"), Rank: f.str("rank"),
		})
	case KindSource:
		p.Sources = append(p.Sources, Source{
			ID: r.ID, Name: f.str("name"), Kind: f.str("kind"), Zone: f.str("zone"),
			ClockOffsetMs: f.num("clockOffsetMs"), Rank: f.str("rank"),
		})
	case KindEvidence:
		p.Evidence = append(p.Evidence, Evidence{
			ID: r.ID, Title: f.str("title"), Kind: f.str("kind"), URL: f.str("url"), Excerpt: f.str("excerpt"),
			FileName: f.str("fileName"), MediaType: f.str("mediaType"), Blob: f.str("blob"), Size: f.num("size"), Rank: f.str("rank"),
		})
	case KindEvent:
		p.Events = append(p.Events, f.event(r.ID))
	case KindQuestion:
		p.Questions = append(p.Questions, Question{
			ID: r.ID, Text: f.str("text"), Event: f.str("event"), Answer: f.str("answer"), Status: f.str("status"), Rank: f.str("rank"),
			AddedAt: f.at("addedAt"), RememberedBy: f.str("rememberedBy"),
		})
	case KindFactor:
		p.Factors = append(p.Factors, ContributingFactor{
			ID: r.ID, Title: f.str("title"), Description: f.str("description"), Kind: f.str("kind"),
			Events: f.list("events"), Evidence: f.list("evidence"), Rank: f.str("rank"), AddedAt: f.at("addedAt"),
		})
	case KindLesson:
		p.Lessons = append(p.Lessons, Lesson{
			ID: r.ID, Prompt: f.str("prompt"), Text: f.str("text"), Events: f.list("events"), Rank: f.str("rank"),
			AddedAt: f.at("addedAt"), Topic: f.str("topic"),
		})
	case KindAction:
		p.Actions = append(p.Actions, ActionItem{
			ID: r.ID, Title: f.str("title"), Description: f.str("description"), Owner: f.str("owner"),
			DueOn: f.str("dueOn"), DoneWhen: f.str("doneWhen"), Kind: f.str("kind"), Priority: f.str("priority"),
			Status: f.str("status"), Reason: f.str("reason"), Cost: f.str("cost"), Factors: f.list("factors"), Rank: f.str("rank"),
			AddedAt: f.at("addedAt"), BuildHours: f.num("buildHours"), KeepHours: f.num("keepHours"), ProposedUntil: f.str("proposedUntil"),
		})
	default:
		f.ofMeeting(p, r)
	}
}

// PostMortem gives what the records make together.
func (a *Assembly) PostMortem() PostMortem {
	p := &a.p
	a.leaveOutGone()
	byRank(p.Participants, func(x Participant) (string, string) { return x.Rank, x.ID })
	byRank(p.Sources, func(x Source) (string, string) { return x.Rank, x.ID })
	byRank(p.Evidence, func(x Evidence) (string, string) { return x.Rank, x.ID })
	byRank(p.Questions, func(x Question) (string, string) { return x.Rank, x.ID })
	byRank(p.Factors, func(x ContributingFactor) (string, string) { return x.Rank, x.ID })
	byRank(p.Lessons, func(x Lesson) (string, string) { return x.Rank, x.ID })
	byRank(p.Actions, func(x ActionItem) (string, string) { return x.Rank, x.ID })
	byRank(p.Meetings, func(x Meeting) (string, string) { return x.Rank, x.ID })
	byRank(p.Attendances, func(x Attendance) (string, string) { return x.Rank, x.ID })
	byRank(p.Visits, func(x Visit) (string, string) { return x.Rank, x.ID })
	byRank(p.Ideas, func(x ParkedIdea) (string, string) { return x.Rank, x.ID })
	p.Events = OrderEvents(p.Events)
	return *p
}

func byRank[T any](items []T, key func(T) (rank, id string)) {
	slices.SortFunc(items, func(a, b T) int {
		rankA, idA := key(a)
		rankB, idB := key(b)
		return cmp.Or(cmp.Compare(rankA, rankB), cmp.Compare(idA, idB))
	})
}

// leaveOutGone takes out the references to records that are not there.
func (a *Assembly) leaveOutGone() {
	one := func(id *string) {
		if *id != "" && !a.known[*id] {
			*id = ""
		}
	}
	some := func(ids *[]string) {
		var there []string
		for _, id := range *ids {
			if a.known[id] {
				there = append(there, id)
			}
		}
		*ids = there
	}
	p := &a.p
	for i := range p.Events {
		some(&p.Events[i].Evidence)
		one(&p.Events[i].RememberedBy)
	}
	for i := range p.Questions {
		one(&p.Questions[i].Event)
		one(&p.Questions[i].RememberedBy)
	}
	for i := range p.Factors {
		some(&p.Factors[i].Events)
		some(&p.Factors[i].Evidence)
	}
	for i := range p.Lessons {
		some(&p.Lessons[i].Events)
	}
	for i := range p.Actions {
		some(&p.Actions[i].Factors)
	}
	for i := range p.Meetings {
		one(&p.Meetings[i].Facilitator)
		one(&p.Meetings[i].Scribe)
	}
	for i := range p.Attendances {
		one(&p.Attendances[i].Meeting)
		one(&p.Attendances[i].Participant)
	}
	for i := range p.Visits {
		one(&p.Visits[i].Meeting)
	}
	for i := range p.Ideas {
		one(&p.Ideas[i].Event)
		one(&p.Ideas[i].Action)
	}
}

func (f Fields) str(name string) string    { s, _ := f[name].(string); return s }
func (f Fields) num(name string) int64     { n, _ := f[name].(int64); return n }
func (f Fields) yes(name string) bool      { b, _ := f[name].(bool); return b }
func (f Fields) at(name string) Instant    { return Instant(f.str(name)) }
func (f Fields) list(name string) []string { l, _ := f[name].([]string); return l }

func (f Fields) root(p *PostMortem) {
	p.Title, p.Reference, p.Status = f.str("title"), f.str("reference"), f.str("status")
	p.Template, p.Zone, p.Severity = f.str("template"), f.str("zone"), f.str("severity")
	p.Tags, p.Services = f.list("tags"), f.list("services")
	p.Awareness, p.Impact = f.str("awareness"), f.str("impact")
	p.Sequence, p.Resolution = f.str("sequence"), f.str("resolution")
	p.Summary, p.Analysis = f.str("summary"), f.str("analysis")
	p.Trigger, p.Affected, p.Notes = f.str("trigger"), f.str("affected"), f.str("notes")
	p.MeetingAt, p.CreatedAt, p.TrashedAt = f.at("meetingAt"), f.at("createdAt"), f.at("trashedAt")
	p.Responders, p.AfterHours, p.ImpactHours = f.num("responders"), f.num("afterHours"), f.num("impactHours")
	p.Recurrence = f.str("recurrence")
}

func (f Fields) ofMeeting(p *PostMortem, r Record) {
	switch r.Kind {
	case KindMeeting:
		p.Meetings = append(p.Meetings, Meeting{
			ID: r.ID, Facilitator: f.str("facilitator"), Scribe: f.str("scribe"), Rank: f.str("rank"),
			StartedAt: f.at("startedAt"), EndedAt: f.at("endedAt"), UnderstoodAt: f.at("understoodAt"),
			Overridden: f.yes("overridden"), OverrideReason: f.str("overrideReason"), Words: f.str("words"),
			LearnedYes: f.num("learnedYes"), LearnedNo: f.num("learnedNo"), AgainYes: f.num("againYes"), AgainNo: f.num("againNo"),
		})
	case KindAttendance:
		p.Attendances = append(p.Attendances, Attendance{
			ID: r.ID, Meeting: f.str("meeting"), Participant: f.str("participant"), ReviewedAt: f.at("reviewedAt"),
			Present: f.yes("present"), Word: f.str("word"), Mood: f.num("mood"), Rank: f.str("rank"),
		})
	case KindVisit:
		p.Visits = append(p.Visits, Visit{
			ID: r.ID, Meeting: f.str("meeting"), Phase: f.str("phase"), StartedAt: f.at("startedAt"),
			RanMs: f.num("ranMs"), ExtraMin: f.num("extraMin"), Open: f.yes("open"), Rank: f.str("rank"),
		})
	case KindIdea:
		p.Ideas = append(p.Ideas, ParkedIdea{
			ID: r.ID, Text: f.str("text"), Event: f.str("event"), AddedAt: f.at("addedAt"),
			Outcome: f.str("outcome"), Action: f.str("action"), Reason: f.str("reason"), Rank: f.str("rank"),
		})
	}
}

func (f Fields) event(id string) TimelineEvent {
	return TimelineEvent{
		ID: id, Title: f.str("title"), Description: f.str("description"), Precision: f.str("precision"),
		OccurredAt: f.at("occurredAt"), OccurredLatest: f.at("occurredLatest"), ToleranceSec: f.num("toleranceSec"),
		AfterEvent: f.str("afterEvent"), EndedAt: f.at("endedAt"), EndPrecision: f.str("endPrecision"),
		KnownAt: f.at("knownAt"), Zone: f.str("zone"), Inferred: f.list("inferred"), Original: f.str("original"),
		Milestone: f.str("milestone"), Kind: f.str("kind"), Source: f.str("source"), ActorRole: f.str("actorRole"),
		Evidence: f.list("evidence"), Hidden: f.yes("hidden"), Pinned: f.yes("pinned"), Rank: f.str("rank"),
		AddedAt: f.at("addedAt"), RememberedBy: f.str("rememberedBy"),
	}
}
