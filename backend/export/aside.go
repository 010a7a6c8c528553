package export

import (
	"bytes"
	"io"

	"afterword/backend/csv"
	"afterword/backend/document"
	"afterword/backend/errs"
	"afterword/backend/ics"
	"afterword/backend/postmortem"
	"afterword/backend/report"
)

// aside writes something that is not the document: a table, dates, a text.
type aside func(w io.Writer, p postmortem.PostMortem, o report.Options) error

// sheet writes a table. One for spreadsheets begins with a byte order mark.
func sheet(compose func(postmortem.PostMortem, report.Options) document.Sheet, spreadsheet bool) aside {
	return func(w io.Writer, p postmortem.PostMortem, o report.Options) error {
		return csv.Render(w, compose(p, o), csv.Options{Mark: spreadsheet})
	}
}

func plainText(compose func(postmortem.PostMortem, report.Options) string) aside {
	return func(w io.Writer, p postmortem.PostMortem, o report.Options) error {
		_, err := io.WriteString(w, compose(p, o))
		return err
	}
}

var asides = map[string]aside{
	"csv":          sheet(report.Actions, true),
	"timeline-csv": sheet(report.Events, true),
	"github-csv":   sheet(report.GitHubIssues, false),
	"jira-csv":     sheet(report.JiraIssues, false),
	"ics":          dates,
	"announcement": plainText(report.Announcement),
	"status":       plainText(report.StatusText),
	"contribution": plainText(report.Page),
}

func dates(w io.Writer, p postmortem.PostMortem, o report.Options) error {
	calendar, ok := report.Dates(p, o)
	if !ok {
		return errs.New(errs.Unsupported, "export.FromPostMortem",
			"There is nothing to put into a calendar yet: no meeting is planned and no open action has a date. Plan the meeting, or give an action a date.")
	}
	return ics.Render(w, calendar)
}

func fromAside(p postmortem.PostMortem, o report.Options, write aside) ([]byte, error) {
	var out bytes.Buffer
	if err := write(&out, p, o); err != nil {
		if errs.CodeOf(err) == errs.Unsupported {
			return nil, err
		}
		return nil, failed(err, "export.FromPostMortem")
	}
	return out.Bytes(), nil
}
