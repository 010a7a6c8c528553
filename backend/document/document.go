// Package document is the tree an export is made of: what is said and in
// which order, without any output format. report builds it, the renderers
// (markdown, pdf, html) turn it into bytes. It imports nothing of ours.
package document

import "time"

// Document is a whole export.
type Document struct {
	Title    string
	Subject  string    // one line, for document properties
	Language string    // BCP 47, as "en"
	Date     time.Time // the only date a renderer may write: same input, same bytes
	Footer   string    // running footer, left side
	Body     []Block

	Properties Properties
}

// Properties are facts about the document for formats that have a place for
// them. Whoever reads the body finds them there as well.
type Properties struct {
	Reference, Severity, Status string
	Tags, Services              []string
}

// FrontMatter is the heading under which a reader of Markdown keeps what stood in
// front of it and is none of ours: the name of the thing in our languages.
const FrontMatter = "Front matter"

// Block is a piece of a document that stands on lines of its own.
type Block interface{ block() }

// Inline is a piece of a line.
type Inline interface{ inline() }

// The blocks.
type (
	// TitleBlock opens page one: the small line above, the title, the lead.
	TitleBlock struct {
		ID     string   // "" where nothing refers to the lead
		Kicker []string // "Post-mortem", "PM-2026-014", "SEV2", "20 November 2026", "reviewed"
		Title  string
		Lead   []Block // one-paragraph summary, may be empty
	}
	// KeyFigures is a row of figures, at most five.
	KeyFigures struct{ Figures []KeyFigure }
	// TimelineFigure is the small picture of the incident. Renderers that
	// cannot draw write Alt.
	TimelineFigure struct {
		Alt    string
		From   time.Time
		To     time.Time
		Impact *Span // window to shade, nil if not known
		Marks  []Mark
		Ticks  []Tick // made by report, in the display zone
	}
	// Section is a heading and what belongs to it.
	Section struct {
		ID     string // target of Ref, unique in the document
		Title  string
		Blocks []Block
	}
	// Paragraph is running text. Picture is the id of the row whose stored picture
	// stands above it, "" for none: who has no pictures writes the text alone.
	Paragraph struct {
		Inlines []Inline
		Picture string
	}
	// Heading is a heading inside running text that opens no section
	// (from a person's Markdown); Level counts from 1 below its section.
	Heading struct {
		Level   int
		Inlines []Inline
	}
	// List is a bulleted or numbered list.
	List struct {
		Ordered bool
		Start   int
		Items   []ListItem
	}
	// Definitions is a list of terms with what they mean or hold.
	Definitions struct{ Items []Definition }
	// Table repeats its header on every page. Rows are kept whole where they fit.
	Table struct {
		Caption string // for screen readers
		Columns []Column
		Rows    []Row
	}
	// Code is preformatted text, shown in monospace, wrapped with a mark.
	Code struct {
		Language string
		Text     string
		Numbered bool // line numbers, for log excerpts
	}
	// Quote is quoted text.
	Quote struct{ Blocks []Block }
	// Note is a short remark in smaller type: a definition, a limit, a source.
	Note struct{ Inlines []Inline }
	// Rule is a thematic break.
	Rule struct{}
)

// Where the words of a column stand: where lines begin, in the middle, or where
// lines end, as numbers do.
const (
	AlignStart Align = iota
	AlignCentre
	AlignEnd
)

// The parts of blocks.
type (
	// KeyFigure is one figure of page one.
	KeyFigure struct{ Label, Value, Note string }
	// Span is a stretch of time.
	Span struct{ From, To time.Time }
	// Mark is one event in a TimelineFigure. Uncertain marks are drawn from
	// From to To with a dashed outline; a certain point has From equal to To.
	Mark struct {
		From, To  time.Time
		Uncertain bool
		Role      string // milestone, as "impact_started", or ""
		Label     string // shown for milestones: "14:13 detected"
		Ref       string // section or row to link to, or ""
	}
	// Tick is a labelled place on the axis.
	Tick struct {
		At    time.Time
		Label string
	}
	// ListItem is an item; Checked is not nil for task lists.
	ListItem struct {
		Checked *bool
		Blocks  []Block
	}
	// Definition is a term and what it means.
	Definition struct {
		Term   string
		Blocks []Block
	}
	// Column heads a table column. Weights share the width that is left when
	// the Fixed columns (as wide as their widest cell) have theirs.
	Column struct {
		Title  string
		Weight float64
		Fixed  bool
		Mono   bool // times, references
		Align  Align
	}
	// Align says where the words of a column stand.
	Align uint8
	// Row is a table row. ID makes it a target of Ref.
	Row struct {
		ID     string
		Cells  []Cell
		Strong bool // a milestone: drawn a little heavier
		Day    bool // a row that only says that a new day begins
	}
	// Cell is a table cell.
	Cell struct{ Blocks []Block }
)

// The inlines.
type (
	// Text is plain text; it holds no line breaks.
	Text struct{ Value string }
	// Strong is strong emphasis.
	Strong struct{ Inlines []Inline }
	// Emphasis is emphasis.
	Emphasis struct{ Inlines []Inline }
	// Strike is struck-through text.
	Strike struct{ Inlines []Inline }
	// CodeSpan is text in monospace.
	CodeSpan struct{ Value string }
	// Link leads outside the document: http, https or mailto only.
	Link struct {
		URL     string
		Inlines []Inline
	}
	// Ref leads to a Section, a Row or the TitleBlock of the same document.
	Ref struct {
		Target  string
		Inlines []Inline
	}
	// Soft is text in a quieter colour: "known at 14:31".
	Soft struct{ Inlines []Inline }
	// Label is a short marker: a milestone, "approximate", "inferred".
	Label struct {
		Value string
		Role  string // milestone, "warn", or "" for neutral
	}
	// Break is a line break inside a block.
	Break struct{}
)

func (TitleBlock) block()     {}
func (KeyFigures) block()     {}
func (TimelineFigure) block() {}
func (Section) block()        {}
func (Paragraph) block()      {}
func (Heading) block()        {}
func (List) block()           {}
func (Definitions) block()    {}
func (Table) block()          {}
func (Code) block()           {}
func (Quote) block()          {}
func (Note) block()           {}
func (Rule) block()           {}

func (Text) inline()     {}
func (Strong) inline()   {}
func (Emphasis) inline() {}
func (Strike) inline()   {}
func (CodeSpan) inline() {}
func (Link) inline()     {}
func (Ref) inline()      {}
func (Soft) inline()     {}
func (Label) inline()    {}
func (Break) inline()    {}
