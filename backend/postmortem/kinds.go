package postmortem

// Kind names a kind of record. A post-mortem is a set of records: one of
// KindPostMortem and any number of the others.
type Kind string

// The kinds of record.
const (
	KindPostMortem  Kind = "postmortem"
	KindParticipant Kind = "participant"
	KindSource      Kind = "source"
	KindEvidence    Kind = "evidence"
	KindEvent       Kind = "event"
	KindQuestion    Kind = "question"
	KindFactor      Kind = "factor"
	KindLesson      Kind = "lesson"
	KindAction      Kind = "action"
	KindMeeting     Kind = "meeting"
	KindAttendance  Kind = "attendance"
	KindVisit       Kind = "visit"
	KindIdea        Kind = "idea"
)

// Kinds lists every kind once, in the order in which records can be created
// without referring to one that is not there yet.
var Kinds = []Kind{
	KindPostMortem, KindParticipant, KindSource, KindEvidence, KindEvent,
	KindQuestion, KindFactor, KindLesson, KindAction,
	KindMeeting, KindAttendance, KindVisit, KindIdea,
}

// Values of the choice fields. An empty string means "not chosen".
var (
	Statuses        = []string{"draft", "ready", "reviewed", "published"}
	Templates       = []string{"small", "standard", "major"}
	Severities      = []string{"", "SEV1", "SEV2", "SEV3", "SEV4"}
	Precisions      = []string{"exact", "minute", "approximate", "between", "date", "unknown"}
	Milestones      = []string{"", "impact_started", "detected", "acknowledged", "declared", "escalated", "mitigated", "resolved"}
	EventKinds      = []string{"", "alert", "change", "observation", "decision", "action", "message", "metric"}
	SourceKinds     = []string{"", "log", "chat", "monitor", "deploys", "tickets", "person"}
	EvidenceKinds   = []string{"link", "log", "chat", "picture", "file"}
	QuestionStates  = []string{"open", "answered"}
	LessonPrompts   = []string{"helped", "slowed", "differently", "learned"}
	ActionKinds     = []string{"", "prevent", "detect", "mitigate", "learn"}
	ActionStatuses  = []string{"open", "started", "done", "declined"}
	Priorities      = []string{"", "high", "medium", "low"}
	FactorKinds     = []string{"", "trigger", "technical", "process", "knowledge", "environment"}
	Recurrences     = []string{"", "once", "yearly", "quarterly", "monthly", "weekly"}
	VisitPhases     = []string{PhaseCheckIn, PhaseEvents, PhaseSummary, PhaseLessons, PhaseActions, PhaseCheckOut, PhaseBreak, PhasePause}
	IdeaOutcomes    = []string{"open", "action", "dropped"}
	InferredAspects = []string{"year", "date", "zone", "time"}
)
