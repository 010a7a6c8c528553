package report

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"afterword/backend/postmortem"
)

// author writes post-mortems at random, in the ways that people do and in those
// that try a reader.
type author struct{ *rand.Rand }

var authorWords = []string{
	"cache", "failover", "Größe", "لم يكن", "日本語", "👩‍💻", "a_b", "*", "**", "_", "`", "|", "{x}", "{}", "<b>", "</div>", "<!--", "import x", "export", ":::note", ":100:", "10:00:",
	"https://example.com/a?b=1&c=2", "www.example.com", "jane@example.com", "[x]", "[1]", "(event 3)", "F1", "A1 · x", "1.", "- x", "# x", "+ y", "> q", "---", "===", "&amp;", "&#65;", "\\", "\\|", "~~", "$x$",
	"14:05", "between", "and", "Evidence: 1", "Owner: Bo", "No. · Time · Event:", "☐", "•", "—", "→", "“quoted”", "x·y", "· z", strings.Repeat("long", 40),
}

func (a author) word() string { return authorWords[a.IntN(len(authorWords))] }

func (a author) line() string {
	out := []string{[]string{"Alert", "we saw", "Das"}[a.IntN(3)]}
	for range a.IntN(6) {
		out = append(out, a.word())
	}
	return strings.Join(append(out, "end"), " ")
}

func (a author) inline() string {
	switch a.IntN(12) {
	case 0:
		return "**bold " + a.word() + " b**"
	case 1:
		return "_quiet " + a.word() + " q_"
	case 2:
		return "`code " + strings.Trim(a.word(), "`\\") + " c`"
	case 3:
		return "[words " + strings.Trim(a.word(), "[]\\`") + " w](https://example.com/page)"
	case 4:
		return "[the graph](evidence:v1)"
	case 5:
		return "**see [the log](evidence:v2) there**"
	case 6:
		return "[**graph**](evidence:v1), [](evidence:v2)"
	case 7:
		return "~~gone~~"
	}
	return "and " + a.word() + " so"
}

func (a author) text(depth int) string {
	var out []string
	for range 1 + a.IntN(3) {
		switch a.IntN(11) * min(depth, 1) {
		case 1:
			out = append(out, "- "+a.inline()+"\n- two\n  - "+a.inline())
		case 2:
			out = append(out, "1. "+a.inline()+"\n2. two\n\n   more")
		case 3:
			out = append(out, "> "+strings.ReplaceAll(a.text(depth-1), "\n", "\n> "))
		case 4:
			out = append(out, "```sh\nls | grep {x}\n\n<b>\n```")
		case 5:
			out = append(out, "| a | b |\n| --- | ---: |\n| "+strings.ReplaceAll(a.inline(), "|", "")+" | 2 |")
		case 6:
			out = append(out, "# Heading "+strconv.Itoa(a.IntN(3))+"\n\nwords\n\n## Below")
		case 7:
			out = append(out, "- [ ] open "+a.inline()+"\n- [x] done")
		case 8:
			out = append(out, "---")
		case 9:
			out = append(out, "- **Term**: meaning\n- **Other**: "+a.inline())
		default:
			out = append(out, a.inline()+" "+a.inline()+"\\\n"+a.inline())
		}
	}
	return strings.Join(out, "\n\n")
}

// maybe gives a text, or none.
func (a author) maybe(depth int) string {
	if a.IntN(4) == 0 {
		return ""
	}
	return a.text(depth)
}

// postMortem is what was told, in other words.
func (a author) postMortem() postmortem.PostMortem {
	p := told()
	p.Title, p.Affected = a.line(), []string{"", "12 % of " + a.line(), a.line()}[a.IntN(3)]
	for _, field := range []*string{&p.Summary, &p.Trigger, &p.Impact, &p.Awareness, &p.Sequence, &p.Resolution, &p.Analysis} {
		*field = a.maybe(2)
	}
	if strings.Contains(p.Summary, "| a |") { // page one has another room for a table than for the list that it is for CommonMark
		p.Summary = a.inline()
	}
	for i := range p.Events {
		e := &p.Events[i]
		e.Title, e.Description = a.line(), a.maybe(2)
		if a.IntN(3) == 0 {
			e.Milestone = ""
		}
		if a.IntN(4) == 0 {
			e.Evidence = []string{"v1", "v2", "v3"}[:1+a.IntN(3)]
		}
	}
	p.Events = p.Events[:a.IntN(len(p.Events)+1)]
	for i := range p.Evidence {
		if p.Evidence[i].URL == "" {
			p.Evidence[i].Title = a.line()
		}
	}
	for i := range p.Questions {
		p.Questions[i].Text, p.Questions[i].Answer = a.text(1), a.maybe(1)
	}
	for i := range p.Factors {
		p.Factors[i].Title, p.Factors[i].Description = a.line(), a.maybe(2)
	}
	for i := range p.Lessons {
		p.Lessons[i].Text = a.text(1)
	}
	for i := range p.Actions {
		x := &p.Actions[i]
		x.Title, x.Owner, x.Description, x.DoneWhen, x.Reason = a.line(), a.line(), a.maybe(2), a.maybe(1), a.maybe(1)
	}
	return postmortem.Assemble(postmortem.Disassemble(p))
}

// Whatever people write, an export that is taken in and exported again is the
// same text. AFTERWORD_ROUND_TRIPS says how many are tried.
func TestRandomPostMortemsComeBack(t *testing.T) {
	runs, err := strconv.ParseUint(os.Getenv("AFTERWORD_ROUND_TRIPS"), 10, 64)
	if err != nil {
		runs = 6
		if testing.Short() {
			runs = 1
		}
	}
	for seed := range runs {
		comesBack(t, fmt.Sprint("random ", seed), author{rand.New(rand.NewPCG(seed, 9))}.postMortem())
	}
}
