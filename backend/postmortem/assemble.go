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
	var p PostMortem
	known := make(map[string]bool, len(records))
	events := 0
	for _, r := range records {
		known[r.ID] = true
		if r.Kind == KindEvent {
			events++
		}
	}
	p.Events = make([]TimelineEvent, 0, events)
	for _, r := range records {
		f := reader{r.Fields, known}
		switch r.Kind {
		case KindPostMortem:
			f.root(&p)
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
				ID: r.ID, Text: f.str("text"), Event: f.ref("event"), Answer: f.str("answer"), Status: f.str("status"), Rank: f.str("rank"),
				AddedAt: f.at("addedAt"), RememberedBy: f.ref("rememberedBy"),
			})
		case KindFactor:
			p.Factors = append(p.Factors, ContributingFactor{
				ID: r.ID, Title: f.str("title"), Description: f.str("description"), Kind: f.str("kind"),
				Events: f.refs("events"), Evidence: f.refs("evidence"), Rank: f.str("rank"), AddedAt: f.at("addedAt"),
			})
		case KindLesson:
			p.Lessons = append(p.Lessons, Lesson{
				ID: r.ID, Prompt: f.str("prompt"), Text: f.str("text"), Events: f.refs("events"), Rank: f.str("rank"),
				AddedAt: f.at("addedAt"), Topic: f.str("topic"),
			})
		case KindAction:
			p.Actions = append(p.Actions, ActionItem{
				ID: r.ID, Title: f.str("title"), Description: f.str("description"), Owner: f.str("owner"),
				DueOn: f.str("dueOn"), DoneWhen: f.str("doneWhen"), Kind: f.str("kind"), Priority: f.str("priority"),
				Status: f.str("status"), Reason: f.str("reason"), Cost: f.str("cost"), Factors: f.refs("factors"), Rank: f.str("rank"),
				AddedAt: f.at("addedAt"), BuildHours: f.num("buildHours"), KeepHours: f.num("keepHours"), ProposedUntil: f.str("proposedUntil"),
			})
		default:
			f.ofMeeting(&p, r)
		}
	}
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
	return p
}

func byRank[T any](items []T, key func(T) (rank, id string)) {
	slices.SortFunc(items, func(a, b T) int {
		rankA, idA := key(a)
		rankB, idB := key(b)
		return cmp.Or(cmp.Compare(rankA, rankB), cmp.Compare(idA, idB))
	})
}

type reader struct {
	fields Fields
	known  map[string]bool
}

func (f reader) str(name string) string    { s, _ := f.fields[name].(string); return s }
func (f reader) num(name string) int64     { n, _ := f.fields[name].(int64); return n }
func (f reader) yes(name string) bool      { b, _ := f.fields[name].(bool); return b }
func (f reader) at(name string) Instant    { return Instant(f.str(name)) }
func (f reader) list(name string) []string { l, _ := f.fields[name].([]string); return l }

// ref is "" for what is gone.
func (f reader) ref(name string) string {
	if id := f.str(name); f.known[id] {
		return id
	}
	return ""
}

func (f reader) refs(name string) []string {
	var out []string
	for _, id := range f.list(name) {
		if f.known[id] {
			out = append(out, id)
		}
	}
	return out
}

func (f reader) root(p *PostMortem) {
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

func (f reader) ofMeeting(p *PostMortem, r Record) {
	switch r.Kind {
	case KindMeeting:
		p.Meetings = append(p.Meetings, Meeting{
			ID: r.ID, Facilitator: f.ref("facilitator"), Scribe: f.ref("scribe"), Rank: f.str("rank"),
			StartedAt: f.at("startedAt"), EndedAt: f.at("endedAt"), UnderstoodAt: f.at("understoodAt"),
			Overridden: f.yes("overridden"), OverrideReason: f.str("overrideReason"), Words: f.str("words"),
			LearnedYes: f.num("learnedYes"), LearnedNo: f.num("learnedNo"), AgainYes: f.num("againYes"), AgainNo: f.num("againNo"),
		})
	case KindAttendance:
		p.Attendances = append(p.Attendances, Attendance{
			ID: r.ID, Meeting: f.ref("meeting"), Participant: f.ref("participant"), ReviewedAt: f.at("reviewedAt"),
			Present: f.yes("present"), Word: f.str("word"), Mood: f.num("mood"), Rank: f.str("rank"),
		})
	case KindVisit:
		p.Visits = append(p.Visits, Visit{
			ID: r.ID, Meeting: f.ref("meeting"), Phase: f.str("phase"), StartedAt: f.at("startedAt"),
			RanMs: f.num("ranMs"), ExtraMin: f.num("extraMin"), Open: f.yes("open"), Rank: f.str("rank"),
		})
	case KindIdea:
		p.Ideas = append(p.Ideas, ParkedIdea{
			ID: r.ID, Text: f.str("text"), Event: f.ref("event"), AddedAt: f.at("addedAt"),
			Outcome: f.str("outcome"), Action: f.ref("action"), Reason: f.str("reason"), Rank: f.str("rank"),
		})
	}
}

func (f reader) event(id string) TimelineEvent {
	return TimelineEvent{
		ID: id, Title: f.str("title"), Description: f.str("description"), Precision: f.str("precision"),
		OccurredAt: f.at("occurredAt"), OccurredLatest: f.at("occurredLatest"), ToleranceSec: f.num("toleranceSec"),
		AfterEvent: f.str("afterEvent"), EndedAt: f.at("endedAt"), EndPrecision: f.str("endPrecision"),
		KnownAt: f.at("knownAt"), Zone: f.str("zone"), Inferred: f.list("inferred"), Original: f.str("original"),
		Milestone: f.str("milestone"), Kind: f.str("kind"), Source: f.str("source"), ActorRole: f.str("actorRole"),
		Evidence: f.refs("evidence"), Hidden: f.yes("hidden"), Pinned: f.yes("pinned"), Rank: f.str("rank"),
		AddedAt: f.at("addedAt"), RememberedBy: f.ref("rememberedBy"),
	}
}
