package postmortem

// FieldType says what values a field takes and how they are checked. In JSON
// and in Fields a value is a string, a bool, an int64 or a []string.
type FieldType int

// The field types, with the canonical form of their values.
const (
	Line         FieldType = iota // string without line breaks
	Text                          // string, Markdown, "\n" line ends
	Choice                        // one of Field.Choices
	InstantField                  // "" or a UTC instant, see Instant
	DateField                     // "" or "2006-01-02"
	ZoneField                     // "" or an IANA zone name, or "+05:45"
	Bool                          // bool
	Int                           // int64 between Field.Min and Field.Max
	Ref                           // "" or the id of a record of Field.Ref
	RefList                       // []string, ids of records of Field.Ref, no doubles
	LineList                      // []string of Lines, no doubles, none empty
	Rank                          // string, a place in an order, see RankBetween
	Hash                          // "" or the SHA-256 of a stored blob, in hex
)

// Field describes one field of a kind of record. Every record has every field
// of its kind; Default (or the zero value of the type) fills what a create
// edit leaves out.
type Field struct {
	Name    string // as in JSON; the database column is its snake_case
	Type    FieldType
	Max     int      // longest text in bytes, most items of a list, largest Int
	Min     int      // smallest Int
	Choices []string // for Choice; for LineList a closed set if not nil
	Ref     Kind     // for Ref and RefList
	Default any      // nil means the zero value of the type
}

// Limits on text, in bytes. A field's limit is said in its error message.
const (
	MaxLine = 2_000
	MaxText = 1_000_000
	MaxList = 2_000
)

func line(name string) Field { return Field{Name: name, Type: Line, Max: MaxLine} }
func text(name string) Field { return Field{Name: name, Type: Text, Max: MaxText} }
func instant(name string) Field {
	return Field{Name: name, Type: InstantField}
}

func choice(name string, choices []string) Field {
	return Field{Name: name, Type: Choice, Choices: choices, Default: choices[0]}
}

func refs(name string, kind Kind) Field {
	return Field{Name: name, Type: RefList, Ref: kind, Max: MaxList}
}

func ref(name string, kind Kind) Field { return Field{Name: name, Type: Ref, Ref: kind} }

// count is a number of people, hours or answers.
func count(name string) Field { return Field{Name: name, Type: Int, Max: 1_000_000} }

var (
	addedAt    = instant("addedAt")                   // when a meeting added it, "" if none did
	remembered = ref("rememberedBy", KindParticipant) // whose memory it is, "" for nobody's
)

var rank = Field{Name: "rank", Type: Rank, Max: 200}

// Schema lists the fields of every kind of record. The database tables, the
// checks on edits and the TypeScript records all follow it; a change here
// needs a migration in backend/sqlite and a line in
// frontend/src/domain/records.ts (a test compares the three).
var Schema = map[Kind][]Field{
	KindPostMortem: {
		line("title"),
		line("reference"), // "PM-2026-014"; given by the store when empty on create
		choice("status", Statuses),
		{Name: "template", Type: Choice, Choices: Templates, Default: "standard"},
		{Name: "zone", Type: ZoneField, Default: "UTC"}, // display zone
		choice("severity", Severities),
		{Name: "tags", Type: LineList, Max: 100},
		{Name: "services", Type: LineList, Max: 100},
		text("awareness"),                 // how did we become aware?
		text("impact"),                    // what was the impact?
		text("sequence"),                  // what series of events led to the failure?
		text("resolution"),                // how and when was it solved?
		text("summary"),                   // what happened, one paragraph, for page one
		text("analysis"),                  // why it could happen: how the factors combined
		text("trigger"),                   // the change or condition that set it off
		line("affected"),                  // how much was affected, as "1 in 5 checkouts"
		instant("meetingAt"),              // when the meeting is planned
		instant("createdAt"),              // given by the store on create
		instant("trashedAt"),              // when it was moved to the bin, "" if it is not there
		text("notes"),                     // private: out of every export unless it is asked for
		count("responders"),               // people the incident kept busy, 0 for the participants
		count("afterHours"),               // hours of work after it was over: clean-up, letters, refunds
		count("impactHours"),              // the impact on others, as hours of work it is worth
		choice("recurrence", Recurrences), // how often it could happen again
	},
	KindParticipant: {
		line("name"), line("role"), line("alias"), rank,
	},
	KindSource: {
		line("name"), choice("kind", SourceKinds),
		{Name: "zone", Type: ZoneField}, // "" means the post-mortem's
		{Name: "clockOffsetMs", Type: Int, Min: -400 * 86_400_000, Max: 400 * 86_400_000}, // this source's clock minus true time
		rank,
	},
	KindEvidence: {
		line("title"), choice("kind", EvidenceKinds), line("url"),
		text("excerpt"),            // log and chat excerpts, as they were
		line("fileName"),           // as it was, for show; never a path
		line("mediaType"),          // of the stored bytes
		{Name: "blob", Type: Hash}, // the stored bytes, which must be in the store; "" for none
		{Name: "size", Type: Int, Max: 1 << 40},
		rank,
	},
	KindEvent: {
		line("title"), text("description"),
		{Name: "precision", Type: Choice, Choices: Precisions, Default: "minute"},
		instant("occurredAt"),     // the time; earliest for between and date; "" for unknown
		instant("occurredLatest"), // latest, for between and date
		{Name: "toleranceSec", Type: Int, Max: 86_400 * 366, Default: int64(300)}, // for approximate: plus or minus
		{Name: "afterEvent", Type: Ref, Ref: KindEvent},                           // for unknown: comes after this one
		instant("endedAt"), // end of a span, "" for a point
		{Name: "endPrecision", Type: Choice, Choices: []string{"exact", "minute", "approximate"}, Default: "minute"},
		instant("knownAt"),              // when responders learned of it, "" for at once
		{Name: "zone", Type: ZoneField}, // zone the time was written in, "" for the post-mortem's
		{Name: "inferred", Type: LineList, Max: 10, Choices: InferredAspects}, // not yet confirmed by a person
		text("original"), // the text it was made from
		choice("milestone", Milestones), choice("kind", EventKinds),
		{Name: "source", Type: Ref, Ref: KindSource},
		line("actorRole"), // role of who acted, never needed
		refs("evidence", KindEvidence),
		{Name: "hidden", Type: Bool},
		{Name: "pinned", Type: Bool},
		rank, // order among events at the same or an unknown time
		addedAt,
		remembered,
	},
	KindQuestion: {
		text("text"),
		{Name: "event", Type: Ref, Ref: KindEvent}, // that it is pinned to, "" for the whole post-mortem
		text("answer"), choice("status", QuestionStates), rank,
		addedAt,
		remembered,
	},
	KindFactor: {
		line("title"), text("description"), choice("kind", FactorKinds),
		refs("events", KindEvent), refs("evidence", KindEvidence), rank,
		addedAt,
	},
	KindLesson: {
		choice("prompt", LessonPrompts), text("text"), refs("events", KindEvent), rank,
		addedAt,
		line("topic"), // lessons of a prompt with the same one stand together
	},
	KindAction: {
		line("title"), text("description"), line("owner"),
		{Name: "dueOn", Type: DateField},
		text("doneWhen"),
		choice("kind", ActionKinds), choice("priority", Priorities), choice("status", ActionStatuses),
		text("reason"), // why we choose not to, for declined
		line("cost"),   // rough cost to build and keep, in words
		refs("factors", KindFactor), rank,
		addedAt,
		count("buildHours"),                      // rough cost to build
		count("keepHours"),                       // rough cost to keep, a month
		{Name: "proposedUntil", Type: DateField}, // only proposed until then, "" for agreed
	},
	KindMeeting: {
		ref("facilitator", KindParticipant), ref("scribe", KindParticipant),
		instant("startedAt"), instant("endedAt"), // by the clock on the wall
		instant("understoodAt"),          // when the group said that the facts are understood
		{Name: "overridden", Type: Bool}, // actions were opened before that
		text("overrideReason"),
		count("learnedYes"), count("learnedNo"), // did I learn something that changes how I work?
		count("againYes"), count("againNo"), // would I come again?
		text("words"), // of the check-out: a sentence a line, of nobody by name
		rank,
	},
	KindAttendance: {
		ref("meeting", KindMeeting), ref("participant", KindParticipant),
		instant("reviewedAt"), // when this person looked through the timeline before
		{Name: "present", Type: Bool},
		line("word"),                      // private: said at the check-in
		{Name: "mood", Type: Int, Max: 5}, // private: one to five, 0 for none
		rank,
	},
	KindVisit: {
		ref("meeting", KindMeeting),
		choice("phase", VisitPhases),
		instant("startedAt"),
		{Name: "ranMs", Type: Int, Max: 30 * 86_400_000},   // by a clock that nobody can set
		{Name: "open", Type: Bool},                         // goes on; ranMs is what was known last
		{Name: "extraMin", Type: Int, Min: -600, Max: 600}, // given to the phase beyond its budget
		rank,
	},
	KindIdea: {
		text("text"), ref("event", KindEvent), // that was looked at when it came up
		addedAt,
		choice("outcome", IdeaOutcomes), ref("action", KindAction), // what became of it
		text("reason"), rank,
	},
}

// FieldOf finds a field of a kind by name.
func FieldOf(kind Kind, name string) (Field, bool) {
	for _, f := range Schema[kind] {
		if f.Name == name {
			return f, true
		}
	}
	return Field{}, false
}

// Zero gives the value a field has in a new record.
func (f Field) Zero() any {
	if f.Default != nil {
		return f.Default
	}
	switch f.Type {
	case Bool:
		return false
	case Int:
		return int64(0)
	case RefList, LineList:
		return []string{}
	default:
		return ""
	}
}
