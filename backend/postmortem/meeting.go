package postmortem

import "time"

// Meeting is one time that people come together over the post-mortem. The
// counts are of the two questions of the check-out, which nobody signs.
type Meeting struct {
	ID, Facilitator, Scribe, OverrideReason, Words, Rank string
	StartedAt, EndedAt, UnderstoodAt                     Instant
	Overridden                                           bool
	LearnedYes, LearnedNo, AgainYes, AgainNo             int64
}

// Attendance is a person at a meeting. Word and Mood are of the check-in and
// private.
type Attendance struct {
	ID, Meeting, Participant, Word, Rank string
	ReviewedAt                           Instant
	Present                              bool
	Mood                                 int64
}

// Visit is a stay in a phase of the meeting, or a break or a pause. A phase
// that the room comes back to has several.
type Visit struct {
	ID, Meeting, Phase, Rank string
	StartedAt                Instant
	RanMs, ExtraMin          int64
	Open                     bool
}

// ParkedIdea is a solution that was voiced before the facts were agreed.
type ParkedIdea struct {
	ID, Text, Event, Outcome, Action, Reason, Rank string
	AddedAt                                        Instant
}

// PhaseLength is what a phase was planned as and how long it really took.
type PhaseLength struct {
	Phase         string
	Planned, Took time.Duration
}

// PhaseLengths gives the phases of a meeting in the order of the agenda, then
// breaks and pauses if there were any. All that is planned is in Planned: the
// agenda and what the phase was given beyond it.
func (p PostMortem) PhaseLengths(meeting string) []PhaseLength {
	var out []PhaseLength
	for _, item := range p.Agenda() {
		out = append(out, PhaseLength{Phase: item.Phase, Planned: time.Duration(item.Minutes) * time.Minute})
	}
	for _, phase := range []string{PhaseBreak, PhasePause} {
		out = append(out, PhaseLength{Phase: phase})
	}
	for _, v := range p.Visits {
		if v.Meeting != meeting {
			continue
		}
		for i := range out {
			if out[i].Phase == v.Phase {
				out[i].Took += time.Duration(v.RanMs) * time.Millisecond
				out[i].Planned += time.Duration(v.ExtraMin) * time.Minute
			}
		}
	}
	for len(out) > 0 {
		last := out[len(out)-1]
		if last.Took > 0 || last.Phase != PhaseBreak && last.Phase != PhasePause {
			break
		}
		out = out[:len(out)-1]
	}
	return out
}
