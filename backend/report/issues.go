package report

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"afterword/backend/postmortem"
)

// voice is how the text of an issue is written for who reads it.
type voice struct {
	line  func(string) string // a line of plain words
	prose func(string) string // people's Markdown
	item  string              // stands before each fact of the list below the text
	below string              // and before its further lines
}

func asIs(s string) string { return s }

var (
	githubVoice = voice{line: escapeLine, prose: closed, item: "- ", below: "  "}
	jiraVoice   = voice{line: wikiText, prose: wiki}
)

// escapeLine keeps words in a line of Markdown from becoming marks.
var escapeLine = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "<", `\<`, "[", `\[`, "]", `\]`, "~", `\~`, "$", `\$`, "&", `\&`,
).Replace

// issueText is what an issue says: where it is from, what it is about, and what
// a tracker has no field for that everybody understands.
func (c *composer) issueText(a postmortem.ActionItem, v voice) string {
	w := c.asideWords()
	from := c.title()
	if !blank(c.p.Reference) {
		from = oneLine(c.p.Reference) + ", " + from
	}
	out := v.line(fmt.Sprintf(w.fromThe, from))
	if utf8.RuneCountInString(a.Title) > longestSummary {
		out += "\n\n" + v.line(w.title+": "+oneLine(a.Title))
	}
	if !blank(a.Description) {
		out += "\n\n" + strings.TrimSpace(v.prose(c.uncited(a.Description)))
	}
	var lines []string
	add := func(term, value string) {
		if !blank(value) {
			lines = append(lines, v.fact(term, strings.TrimSpace(value)))
		}
	}
	add(c.w.owner, v.line(oneLine(a.Owner)))
	add(c.w.due, a.DueOn)
	add(c.w.doneWhen, v.prose(c.uncited(a.DoneWhen)))
	add(c.w.cost, v.line(oneLine(a.Cost)))
	add(c.w.addresses, v.line(oneLine(strings.Join(c.factorNames(a.Factors), "; "))))
	if len(lines) > 0 {
		out += "\n\n" + strings.Join(lines, "\n")
	}
	return out
}

// fact writes one of the list. What has several lines stands below its term, so
// that a list or code in it is read as such.
func (v voice) fact(term, value string) string {
	if !strings.Contains(value, "\n") {
		return v.item + term + ": " + value
	}
	if v.below != "" { // the blank line parts it from the term
		value = "\n" + behind(v.below, v.below, value)
		value = strings.ReplaceAll(value, "\n"+v.below+"\n", "\n\n")
	}
	return v.item + term + ":\n" + value
}
