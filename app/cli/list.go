package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

// filters are those of the library, with a dash for the underscore on the
// command line.
var filters = strings.Split(strings.ReplaceAll(strings.Join(postmortem.Filters, " "), "_", "-"), " ")

var listCommand = command{
	name: "list", summary: "list the post-mortems of the library",
	flags: func(o *options) []flagDef {
		return []flagDef{
			{"filter", "NAME", strings.Join(filters, ", ") + " (default: all)", &o.filter},
			{"text", "WORDS", "only those with all these words in title, reference, services or tags", &o.text},
			{"bin", "", "what is in the bin; the same as --filter bin", &o.bin},
		}
	},
	run: runList,
}

// listRow is a row of list --json.
type listRow struct {
	ID          string             `json:"id"`
	Reference   string             `json:"reference"`
	Title       string             `json:"title"`
	Status      string             `json:"status"`
	Template    string             `json:"template"`
	Severity    string             `json:"severity"`
	Services    []string           `json:"services"`
	Tags        []string           `json:"tags"`
	Zone        string             `json:"zone"`
	StartedAt   postmortem.Instant `json:"startedAt"` // "" while no event has a time
	MeetingAt   postmortem.Instant `json:"meetingAt"`
	CreatedAt   postmortem.Instant `json:"createdAt"`
	UpdatedAt   postmortem.Instant `json:"updatedAt"`
	TrashedAt   postmortem.Instant `json:"trashedAt"`
	Events      int                `json:"events"`
	OpenActions int                `json:"openActions"`
	Impact      string             `json:"impact"`
}

func runList(ctx context.Context, c *call) error {
	filter := strings.ReplaceAll(c.filter, "_", "-")
	switch {
	case c.bin && filter != "" && filter != "bin":
		return usagef("--bin and --filter %s contradict each other.", c.filter)
	case c.bin:
		filter = "bin"
	case filter == "":
		filter = "all"
	case !slices.Contains(filters, filter):
		return usagef("There is no filter %q. Choose one of: %s.", c.filter, strings.Join(filters, ", "))
	}
	return c.readStore(ctx, func(store postmortem.Store) error {
		page, err := store.List(ctx, postmortem.ListQuery{
			Filter: strings.ReplaceAll(filter, "-", "_"), Text: c.text, Now: postmortem.At(c.env.Now()),
		})
		if err != nil {
			return err
		}
		if c.json {
			return c.printJSON(jsonRows(page.Rows))
		}
		if len(page.Rows) == 0 {
			c.env.complain(nothingListed(filter, c.text))
			return nil
		}
		return c.print(listTable(page.Rows))
	})
}

// nothingListed tells an empty library from a search without a result.
func nothingListed(filter, text string) string {
	switch {
	case strings.TrimSpace(text) != "":
		return "No post-mortem fits. See all: afterword list"
	case filter == "bin":
		return "The bin is empty."
	case filter != "all":
		return "No post-mortem fits --filter " + filter + ". See all: afterword list"
	}
	return "There is no post-mortem in this library yet. Create one: afterword new --title \"What happened\""
}

func jsonRows(rows []postmortem.Summary) []listRow {
	out := make([]listRow, len(rows))
	for i, r := range rows {
		out[i] = listRow{
			ID: r.ID, Reference: r.Reference, Title: r.Title, Status: r.Status, Template: r.Template, Severity: r.Severity,
			Services: notNil(r.Services), Tags: notNil(r.Tags), Zone: r.Zone, MeetingAt: r.MeetingAt, CreatedAt: r.CreatedAt,
			UpdatedAt: r.UpdatedAt, TrashedAt: r.TrashedAt, Events: r.Events, OpenActions: r.OpenActions, Impact: r.Impact.String(),
		}
		if !r.StartedUnknown {
			out[i].StartedAt = r.StartedAt
		}
	}
	return out
}

// notNil makes an empty list "[]" in JSON instead of "null".
func notNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func listTable(rows []postmortem.Summary) string {
	const titleWidth = 48
	out := [][]string{{"REFERENCE", "TITLE", "STATUS", "SEVERITY", "INCIDENT", "IMPACT", "EVENTS", "OPEN ACTIONS"}}
	for _, r := range rows {
		began := ""
		if !r.StartedUnknown {
			began = r.StartedAt.Time().In(postmortem.LoadZone(r.Zone)).Format("2006-01-02")
		}
		title := printable(r.Title)
		if strings.TrimSpace(title) == "" {
			title = "(untitled)"
		}
		out = append(out, []string{
			printable(r.Reference), shorten(title, titleWidth), r.Status, orDash(r.Severity), orDash(began),
			orDash(r.Impact.String()), fmt.Sprint(r.Events), fmt.Sprint(r.OpenActions),
		})
	}
	return table(out)
}

// explainValue adds to an invalid value which option it came from.
func explainValue(err error) error {
	var e *errs.Error
	if errors.As(err, &e) && e.Code == errs.Invalid && e.Field != "" {
		return errs.Wrap(err, errs.Invalid, "cli", "--%s: %s", e.Field, e.Message)
	}
	return err
}
