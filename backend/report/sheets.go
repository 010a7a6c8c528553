package report

import (
	"fmt"
	"strings"

	"afterword/backend/document"
	"afterword/backend/pattern"
	"afterword/backend/postmortem"
)

// Actions gives the actions as a table for a spreadsheet, all of them, in the
// language of the export. Dates are written as 2026-04-10.
func Actions(p postmortem.PostMortem, o Options) document.Sheet {
	c := newComposer(p, o)
	s := document.Sheet{Columns: c.asideWords().actionColumns}
	for i, a := range c.sortedActions() {
		s.Rows = append(s.Rows, []string{
			actionMark(i + 1), orElse(a.Title, c.w.noTitle), c.plainWords(c.uncited(a.Description)), a.Owner, a.DueOn, c.plainWords(c.uncited(a.DoneWhen)),
			c.w.kinds[a.Kind], c.w.kinds[a.Priority], c.w.statuses[a.Status], c.plainWords(c.uncited(a.Reason)), a.Cost, strings.Join(c.factorNames(a.Factors), "; "),
			oneLine(p.Reference), c.title(),
		})
	}
	return s
}

// factorNames gives "F1 Title of the factor" for each.
func (c *composer) factorNames(ids []string) []string {
	var out []string
	for _, id := range ids {
		if n := c.factorNo[id]; n > 0 {
			out = append(out, factorMark(n)+" "+orElse(c.p.Factors[n-1].Title, c.w.noTitle))
		}
	}
	return out
}

// The columns and the values of the timeline's table are the same in every
// language: programs read them.
var timelineColumns = []string{
	"number", "time", "earliest", "latest", "precision", "zone", "end", "end_precision", "known_at", "inferred",
	"milestone", "kind", "source", "role", "title", "description", "evidence",
}

// Events gives the timeline as a table for other programs. Times are in ISO
// 8601 with the offset of the display zone, to the millisecond if they were
// told so; precision says how far to trust them. Events without a time have
// their place in the order alone. Hidden events are left out.
func Events(p postmortem.PostMortem, o Options) document.Sheet {
	c := newComposer(p, o)
	sources := map[string]string{}
	for _, s := range p.Sources {
		sources[s.ID] = s.Name
	}
	s := document.Sheet{Columns: timelineColumns}
	for i, e := range c.shown {
		w := e.When()
		var told, earliest, latest, endPrecision string
		if w.Known {
			told = c.iso(e.OccurredAt)
			earliest, latest = c.iso(postmortem.At(w.Earliest)), c.iso(postmortem.At(w.Latest))
		}
		if !e.EndedAt.None() {
			endPrecision = e.EndPrecision
		}
		var proofs []string
		for _, id := range e.Evidence {
			if n := c.proofNo[id]; n > 0 {
				proofs = append(proofs, fmt.Sprint(n))
			}
		}
		s.Rows = append(s.Rows, []string{
			fmt.Sprint(i + 1), told, earliest, latest, e.Precision, c.loc.String(), c.iso(e.EndedAt), endPrecision, c.iso(e.KnownAt),
			strings.Join(e.Inferred, " "), e.Milestone, e.Kind, sources[e.Source], e.ActorRole, orElse(e.Title, c.w.noTitle), c.uncited(e.Description),
			strings.Join(proofs, " "),
		})
	}
	return s
}

// iso gives an instant in the display zone, "" for none.
func (c *composer) iso(at postmortem.Instant) string {
	if at.None() {
		return ""
	}
	t := at.Time().In(c.loc)
	if t.Nanosecond() != 0 {
		return t.Format("2006-01-02T15:04:05.000Z07:00")
	}
	return t.Format("2006-01-02T15:04:05Z07:00")
}

// longestSummary is the most letters of a title that trackers take (Jira 255,
// GitHub 256), with a reserve for what they put in front.
const longestSummary = 240

// GitHubIssues gives the actions that are open or started as a table for tools
// that make GitHub issues of CSV. GitHub knows people only by their account
// there, so the owner stands in the text.
func GitHubIssues(p postmortem.PostMortem, o Options) document.Sheet {
	c := newComposer(p, o)
	s := document.Sheet{Columns: []string{"title", "body", "labels", "state"}}
	c.eachOpen(func(a postmortem.ActionItem) {
		labels := strings.Join(c.trackerLabels(a), ",")
		s.Rows = append(s.Rows, []string{summary(orElse(a.Title, c.w.noTitle)), c.issueText(a, githubVoice), labels, "open"})
	})
	return s
}

// JiraIssues gives the actions that are open or started as a table for Jira's
// CSV importer, which asks for the form of dates: yyyy-MM-dd. An owner becomes
// the assignee only if it is an e-mail address, by which Jira knows people.
func JiraIssues(p postmortem.PostMortem, o Options) document.Sheet {
	c := newComposer(p, o)
	s := document.Sheet{Columns: []string{"Summary", "Issue Type", "Priority", "Due Date", "Assignee", "Labels", "Labels", "Description"}}
	priorities := map[string]string{"high": "High", "medium": "Medium", "low": "Low"}
	c.eachOpen(func(a postmortem.ActionItem) {
		labels := append(c.trackerLabels(a), "", "")
		assignee := ""
		if owner := strings.TrimSpace(a.Owner); mailAddress().MatchString(owner) {
			assignee = owner
		}
		s.Rows = append(s.Rows, []string{
			summary(orElse(a.Title, c.w.noTitle)), "Task", priorities[a.Priority], a.DueOn, assignee, labels[0], labels[1], c.issueText(a, jiraVoice),
		})
	})
	return s
}

var mailAddress = pattern.Lazily(`^[^@\s]+@[^@\s]+$`)

func (c *composer) eachOpen(do func(postmortem.ActionItem)) {
	for _, a := range c.p.Actions {
		if a.Open() {
			do(a)
		}
	}
}

// trackerLabels gives what the kind of an action is, in words without blanks.
func (c *composer) trackerLabels(a postmortem.ActionItem) []string {
	out := []string{c.asideWords().trackerLabel}
	if kind := c.w.kinds[a.Kind]; kind != "" {
		out = append(out, strings.ReplaceAll(kind, " ", "-"))
	}
	return out
}

func summary(title string) string {
	title = oneLine(title)
	letters := []rune(title)
	if len(letters) <= longestSummary {
		return title
	}
	return strings.TrimSpace(string(letters[:longestSummary-1])) + "…"
}
