package document

import "time"

// The picture of the whole incident. report decides what it shows and how the
// time is cut, the picture room where everything goes, renderers how it is
// written.
type (
	// Timeline shows every event that has a time, in lanes, cut into strips
	// that stand below each other, each with an axis of its own. Renderers that
	// cannot draw leave it out: the table of events says the same.
	Timeline struct {
		Title    string // for a file that holds nothing else
		Subtitle string
		Overview *Overview // nil where there is a single strip
		Lanes    []string  // from the top; a single lane may have no name
		Strips   []Strip
		Legend   []Sign
		Notes    []string // what the picture leaves out, and where to find it
	}
	// Overview is the whole incident on one axis, with the durations.
	Overview struct {
		Caption  string
		Figure   TimelineFigure
		Brackets []Bracket
		Strips   []Span // what the strips show, in their order
	}
	// Strip is as much of the time as stands side by side.
	Strip struct {
		Caption   string // "Part 1 of 2: 21 October 2018, 22:52 to 23:19"
		Alt       string
		Stretches []Stretch
		Events    []PictureEvent
		Impact    *Span
		Brackets  []Bracket
	}
	// Stretch is a part of a strip on one scale. Between two of them the axis
	// is broken.
	Stretch struct {
		From, To time.Time
		Share    float64 // of the strip's width
		Silence  string  // "5 h 41 min", the time left out before it, or ""
		Ticks    []Tick
		Days     []Tick // where a date is written below the axis: the start, each midnight
		Shifts   []Tick // changes of the clock: "UTC+2 → UTC+1"
		Nights   []Span // nights and weekends
	}
	// PictureEvent is an event of a strip.
	PictureEvent struct {
		Number    int    // as in the table
		Ref       string // row of the table
		Lane      int
		Stretch   int
		Start     Span // from the earliest to the latest time it can have begun
		End       *Span
		Precision Precision
		Role      string // milestone, or ""
		Flag      string // for milestones: "22:54 detected"
		Title     string
		Continued bool // it began in a stretch before: no second mark
	}
	// Bracket is a duration. From and To are spans where a time is uncertain.
	Bracket struct {
		From, To   Span
		Label      string // "TTD 9 min"
		OutOfOrder bool   // To came before From
	}
	// Sign is a line of the legend.
	Sign struct {
		Kind SignKind
		Text string
	}
)

// Precision is how well the time of an event is known.
type Precision string

// The kinds of precision that look different.
const (
	Certain     Precision = "certain"
	Approximate Precision = "approximate" // whiskers
	Between     Precision = "between"     // dashed
	DateOnly    Precision = "date"        // a band over the day
)

// SignKind names what a line of the legend explains.
type SignKind string

// The signs.
const (
	SignImpact      SignKind = "impact"
	SignSpan        SignKind = "span"
	SignApproximate SignKind = "approximate"
	SignBetween     SignKind = "between"
	SignDate        SignKind = "date"
	SignNight       SignKind = "night"
	SignBreak       SignKind = "break"
	SignCluster     SignKind = "cluster" // drawn only where the picture has one
)

func (Timeline) block() {}
