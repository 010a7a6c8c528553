package document

import "time"

// What an export says besides the document: a table for another program, dates
// for a calendar. They are data of their own and no blocks.
type (
	// Sheet is a table for a spreadsheet or an importer. Every row has as many
	// cells as there are columns. Cells can hold several lines.
	Sheet struct {
		Columns []string
		Rows    [][]string
	}
	// Calendar is a list of dates.
	Calendar struct {
		Stamp   time.Time // when the post-mortem was saved: same input, same bytes
		Entries []Entry
	}
	// Entry is a date of a calendar: from Start to End, or the whole day of Start.
	Entry struct {
		ID          string // the same for the same thing in every export
		Start, End  time.Time
		WholeDay    bool
		Title       string
		Description string // plain text, can hold several lines
	}
)
