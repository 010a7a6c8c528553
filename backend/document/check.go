package document

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
)

// Check finds what no renderer should have to cope with: ids used twice,
// references that lead nowhere, rows with the wrong number of cells, text with
// line breaks, links to anything but the web and mail, more than five key
// figures. It gives all findings joined, or nil.
func Check(d Document) error {
	c := checker{ids: map[string]int{}}
	Walk(d.Body, Visitor{Block: c.block, Row: c.row, Inline: c.inline})
	for _, target := range c.refs {
		if c.ids[target] == 0 {
			c.fault("reference to %q leads nowhere", target)
		}
	}
	return errors.Join(c.faults...)
}

// LinkAllowed reports whether a Link may lead to this address: http, https or
// mailto with something behind it.
func LinkAllowed(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		return u.Host != ""
	case "mailto":
		return u.Opaque != ""
	}
	return false
}

type checker struct {
	ids    map[string]int
	refs   []string
	faults []error
}

func (c *checker) fault(format string, args ...any) {
	c.faults = append(c.faults, fmt.Errorf(format, args...))
}

func (c *checker) id(id string) {
	if c.ids[id]++; c.ids[id] == 2 {
		c.fault("id %q is used twice", id)
	}
}

func (c *checker) block(b Block) bool {
	switch x := b.(type) {
	case TitleBlock:
		if x.ID != "" {
			c.id(x.ID)
		}
	case Section:
		if x.ID == "" {
			c.fault("section %q has no id", x.Title)
		}
		c.id(x.ID)
	case Paragraph:
		if x.Picture != "" {
			c.refs = append(c.refs, x.Picture)
		}
	case KeyFigures:
		if len(x.Figures) > 5 {
			c.fault("%d key figures, at most 5", len(x.Figures))
		}
	case TimelineFigure:
		c.marks(x.Marks)
	case Timeline:
		c.timeline(x)
	case Heading:
		if x.Level < 1 {
			c.fault("heading of level %d", x.Level)
		}
	case Table:
		for _, row := range x.Rows {
			if want := len(x.Columns); !row.Day && len(row.Cells) != want {
				c.fault("row %q has %d cells, want %d", row.ID, len(row.Cells), want)
			} else if row.Day && len(row.Cells) != 1 {
				c.fault("a day row has %d cells, want 1", len(row.Cells))
			}
		}
	}
	return true
}

func (c *checker) marks(marks []Mark) {
	for _, m := range marks {
		if m.To.Before(m.From) {
			c.fault("mark %q ends before it begins", m.Label)
		}
		if m.Ref != "" {
			c.refs = append(c.refs, m.Ref)
		}
	}
}

func (c *checker) timeline(x Timeline) {
	if x.Overview != nil {
		c.marks(x.Overview.Figure.Marks)
	}
	for _, s := range x.Strips {
		for _, t := range s.Stretches {
			if !t.To.After(t.From) {
				c.fault("strip %q has a stretch without length", s.Caption)
			}
		}
		for _, e := range s.Events {
			if e.Lane < 0 || e.Lane >= len(x.Lanes) || e.Stretch < 0 || e.Stretch >= len(s.Stretches) {
				c.fault("event %d stands in no lane or no stretch", e.Number)
			}
			if e.Start.To.Before(e.Start.From) {
				c.fault("event %d ends before it begins", e.Number)
			}
			if e.Ref != "" {
				c.refs = append(c.refs, e.Ref)
			}
		}
	}
}

func (c *checker) row(r Row) bool {
	if r.ID != "" {
		c.id(r.ID)
	}
	return true
}

func (c *checker) inline(i Inline) bool {
	switch x := i.(type) {
	case Text:
		if strings.ContainsAny(x.Value, "\n\r") {
			c.fault("text with a line break: %.40q", x.Value)
		}
	case Link:
		if !LinkAllowed(x.URL) {
			c.fault("link to %.80q", x.URL)
		}
	case Ref:
		c.refs = append(c.refs, x.Target)
	}
	return true
}
