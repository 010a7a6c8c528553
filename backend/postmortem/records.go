package postmortem

// Fields holds field values of a record by name, in canonical form: string,
// bool, int64 or []string, never nil.
type Fields map[string]any

// Record is one record of a post-mortem in its general form, as edits, the
// store and the bridge to the window handle it.
type Record struct {
	Kind   Kind   `json:"kind"`
	ID     string `json:"id"`
	Fields Fields `json:"fields"`
}

// PostMortem is a whole post-mortem in typed form, for everything that reads
// one: durations, report, checks. Build it with Assemble. Lists are in rank
// order, events in the order of OrderEvents.
type PostMortem struct {
	ID string

	Title, Reference, Status, Template, Zone, Severity string
	Tags, Services                                     []string
	Awareness, Impact, Sequence, Resolution            string
	Summary, Analysis, Trigger, Affected               string
	Notes                                              string // private, see audience.Notes
	MeetingAt, CreatedAt, TrashedAt                    Instant
	Responders, AfterHours, ImpactHours                int64
	Recurrence                                         string

	Participants []Participant
	Sources      []Source
	Evidence     []Evidence
	Events       []TimelineEvent
	Questions    []Question
	Factors      []ContributingFactor
	Lessons      []Lesson
	Actions      []ActionItem
	Meetings     []Meeting
	Attendances  []Attendance
	Visits       []Visit
	Ideas        []ParkedIdea
}

// Participant is a person in a role. Sharing can show roles only.
type Participant struct {
	ID, Name, Role, Alias, Rank string
}

// Source is where events come from: a log, a channel, a monitor, a memory.
// ClockOffsetMs is this source's clock minus true time.
type Source struct {
	ID, Name, Kind, Zone, Rank string
	ClockOffsetMs              int64
}

// Evidence is what shows an event.
type Evidence struct {
	ID, Title, Kind, URL, Excerpt, FileName, MediaType, Blob, Rank string
	Size                                                           int64
}

// TimelineEvent is something that happened at a point or over a span. Its
// time is read with When, never from OccurredAt alone.
type TimelineEvent struct {
	ID, Title, Description     string
	Precision                  string
	OccurredAt, OccurredLatest Instant
	ToleranceSec               int64
	AfterEvent                 string
	EndedAt                    Instant
	EndPrecision               string
	KnownAt                    Instant
	Zone                       string
	Inferred                   []string
	Original, Milestone, Kind  string
	Source, ActorRole          string
	Evidence                   []string
	Hidden, Pinned             bool
	Rank                       string
	AddedAt                    Instant
	RememberedBy               string
}

// Question is what somebody wants to know about an event, or about the whole
// incident when Event is "". One that is answered keeps its answer.
type Question struct {
	ID, Text, Event, Answer, Status, Rank string
	AddedAt                               Instant
	RememberedBy                          string
}

// ContributingFactor is a condition that made the incident possible or worse.
type ContributingFactor struct {
	ID, Title, Description, Kind, Rank string
	Events, Evidence                   []string
	AddedAt                            Instant
}

// Lesson is an answer to one of the four prompts.
type Lesson struct {
	ID, Prompt, Text, Rank string
	Events                 []string
	AddedAt                Instant
	Topic                  string
}

// ActionItem is a specific action with an owner.
type ActionItem struct {
	ID, Title, Description, Owner, DueOn, DoneWhen string
	Kind, Priority, Status, Reason, Cost, Rank     string
	Factors                                        []string
	AddedAt                                        Instant
	BuildHours, KeepHours                          int64
	ProposedUntil                                  string
}

// Open reports whether something is left to do.
func (a ActionItem) Open() bool { return a.Status == "open" || a.Status == "started" }
