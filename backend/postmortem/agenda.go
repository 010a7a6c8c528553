package postmortem

// The phases of the meeting, in the order in which a post-mortem works: facts
// first, solutions last.
const (
	PhaseCheckIn  = "check_in"
	PhaseEvents   = "events"
	PhaseSummary  = "summary"
	PhaseLessons  = "lessons"
	PhaseActions  = "actions"
	PhaseCheckOut = "check_out"
)

// What a visit can be besides a phase: the room rests, or the facilitator
// stopped the timer. Neither has a budget on the agenda.
const (
	PhaseBreak = "break"
	PhasePause = "pause"
)

// AgendaItem is a phase of the meeting and the minutes planned for it.
type AgendaItem struct {
	Phase   string
	Minutes int
}

// agendas by template: half an hour, an hour, an hour and a half. The review of
// events gets 60 % of each, because what happened is what people come to find
// out; every other phase has at least a minute.
var agendas = map[string][]AgendaItem{
	"small":    {{PhaseCheckIn, 2}, {PhaseEvents, 18}, {PhaseSummary, 2}, {PhaseLessons, 3}, {PhaseActions, 4}, {PhaseCheckOut, 1}},
	"standard": {{PhaseCheckIn, 4}, {PhaseEvents, 36}, {PhaseSummary, 4}, {PhaseLessons, 7}, {PhaseActions, 6}, {PhaseCheckOut, 3}},
	"major":    {{PhaseCheckIn, 5}, {PhaseEvents, 54}, {PhaseSummary, 8}, {PhaseLessons, 10}, {PhaseActions, 9}, {PhaseCheckOut, 4}},
}

// Agenda gives what the meeting is planned as, by the template. The result is
// shared and must not be changed.
func (p PostMortem) Agenda() []AgendaItem {
	if agenda, ok := agendas[p.Template]; ok {
		return agenda
	}
	return agendas["standard"]
}

// AgendaMinutes gives how long a meeting by an agenda takes.
func AgendaMinutes(agenda []AgendaItem) int {
	sum := 0
	for _, item := range agenda {
		sum += item.Minutes
	}
	return sum
}
