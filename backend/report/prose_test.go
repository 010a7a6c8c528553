package report

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

func dump(blocks []document.Block) string {
	_, body, _ := strings.Cut(document.Dump(document.Document{Body: blocks}), "\n")
	return body
}

func TestProseReadsMarkdown(t *testing.T) {
	cases := map[string]struct{ in, want string }{
		"blank":               {" \n\t\n", ""},
		"soft break":          {"one\ntwo", `  paragraph "one two"`},
		"entities once":       {`\&amp; &amp;amp; &eacute; &nosuch; a&b`, `  paragraph "&amp; &amp; é &nosuch; a&b"`},
		"reference behind &":  {`&\&#65; &#x41; &#0; &#99999999;`, `  paragraph "&&#65; A � &#99999999;"`},
		"html block":          {"<div>\n<b>x</b>\n</div>", "  code \"html\" numbered false\n    \"<div>\"\n    \"<b>x</b>\"\n    \"</div>\""},
		"html comment":        {"<!-- a\n\nb -->", "  code \"html\" numbered false\n    \"<!-- a\"\n    \"\"\n    \"b -->\""},
		"inline html":         {"a <b onclick=x>b</b>", `  paragraph "a <b onclick=x>b</b>"`},
		"script link":         {"[x](javascript:alert(1))", `  paragraph "x ("[code "javascript:alert(1)"]")"`},
		"script, in disguise": {"[x](JaVaScRiPt&colon;alert(1)) [y](java&#x09;script:alert(1))", `  paragraph "x ("[code "JaVaScRiPt:alert(1)"]") y ("[code "java script:alert(1)"]")"`},
		"data link":           {"[x](data:text/html,hi) [y](file:///etc/passwd) [z](/etc)", `  paragraph "x ("[code "data:text/html,hi"]") y ("[code "file:///etc/passwd"]") z ("[code "/etc"]")"`},
		"paths":               {"[the runbook](../runbooks/db.md#restart) [chat](slack://channel?id=C1) [](a.md)", `  paragraph "the runbook ("[code "../runbooks/db.md#restart"]") chat ("[code "slack://channel?id=C1"]") a.md"`},
		"a path, as itself":   {"[a.md](a.md) [no address]()", `  paragraph "a.md no address"`},
		"titles":              {"[x](https://example.org \"the board\") [y](a.md 'of us') ![z](https://example.org/z 'z')", `  paragraph [link "https://example.org" "x"]" (the board) y ("[code "a.md"]", of us) "[link "https://example.org/z" "z"]`},
		"picture":             {"![graph](https://example.org/g.png)", `  paragraph [link "https://example.org/g.png" "graph"]`},
		"picture, no words":   {"![](https://example.org/g.png)", `  paragraph [link "https://example.org/g.png" "https://example.org/g.png"]`},
		"picture in a link":   {"[![a](https://example.org/a)](https://example.org/b)", `  paragraph [link "https://example.org/b" "a"]`},
		"mail":                {"<a@example.org>", `  paragraph [link "mailto:a@example.org" "a@example.org"]`},
		"code span":           {"`` a ` | b ``", "  paragraph [code \"a ` | b\"]"},
		"emphasis":            {"*a* **b** ~~c~~", `  paragraph [emphasis "a"]" "[strong "b"]" "[strike "c"]`},
		"no links to follow":  {"[a]: https://example.org", ""},
		"list starts at 3":    {"3. x", "  list ordered true start 3\n    item\n      paragraph \"x\""},
		"control characters":  {"a\x1b[31mb\x00", `  paragraph "a␛[31mb␀"`},
		"levels":              {"## a\n#### b\n# c", "  heading 1 \"a\"\n  heading 2 \"b\"\n  heading 1 \"c\""},
		"columns set":         {"|a|b|c|\n|:-|:-:|-:|", "  table \"\"\n    column \"a\" weight 1 fixed false mono false align start\n    column \"b\" weight 1 fixed false mono false align centre\n    column \"c\" weight 1 fixed false mono false align end"},
		"short rows":          {"|a|b|\n|-|-|\n|1|", "  table \"\"\n    column \"a\" weight 1 fixed false mono false align start\n    column \"b\" weight 1 fixed false mono false align start\n    row # strong false day false\n      cell\n        paragraph \"1\"\n      cell"},
	}
	for name, c := range cases {
		blocks := prose(c.in)
		if got := strings.TrimRight(dump(blocks), "\n"); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", name, got, c.want)
		}
		if err := document.Check(document.Document{Body: blocks}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Who does not get the team's addresses gets the words of such links alone.
func TestPlacesAreLeftOut(t *testing.T) {
	text := "[runbook](../runbooks/db.md) and [board](https://example.org/board)"
	p := postmortem.PostMortem{Impact: text}
	for noPlaces, want := range map[bool]string{
		false: `"runbook ("[code "../runbooks/db.md"]") and "[link`, true: `"runbook and "[link`,
	} {
		if dump := document.Dump(Compose(p, Options{NoPlaces: noPlaces})); !strings.Contains(dump, want) {
			t.Errorf("%t: no %s in:\n%s", noPlaces, want, dump)
		}
	}
}

// Inputs for which the parser needs time in the square of their length, at the
// largest size a field can have. Each must come back as text, whole, and
// sixteen times the text must not take 256 times as long. Both are measured in
// the same run, so that a busy machine does not matter.
func TestProseIsQuickOnHostileText(t *testing.T) {
	size := 160_000
	if testing.Short() {
		size = 32_000
	}
	// What takes less than a second is quick enough: a busy machine makes more of
	// a few milliseconds than their square.
	const floor = time.Second / 80
	for _, seed := range []string{
		">", "> ", "- ", "> - ", "+ ", "* ", "1. ", "1) ", "[a](", "![a](", "[a][", "[", "*a_ ", "**a", "_a __", "~~a ", "`", "<!--", "<a ",
		"[a]: x\n", "[a]: x\n\n", "a\n=\n", "- x\n\n", "a\n|-\n", "|a|b|\n|-|-|\n|\n", "[^", "&#1", "\\", "https://a.b ", "a@b.c ", "<?", "<![CDATA[",
	} {
		part, _ := timeProse(strings.Repeat(seed, size/16/len(seed)))
		whole, blocks := timeProse(strings.Repeat(seed, size/len(seed)))
		if whole > 80*max(part, floor) {
			t.Errorf("%q repeated took %v, a sixteenth of it %v", seed, whole, part)
		}
		if err := document.Check(document.Document{Body: blocks}); err != nil {
			t.Errorf("%q repeated: %.200v", seed, err)
		}
	}
	nested := ""
	for depth := range 400 {
		nested += strings.Repeat(" ", 2*depth) + "- x\n"
	}
	wide := strings.Repeat("|a", 300) + "|\n" + strings.Repeat("|-", 300) + "|\n" + strings.Repeat("|\n", 20_000)
	narrow := strings.Repeat("|a", 60) + "|\n" + strings.Repeat("|-", 60) + "|\n" + strings.Repeat("|\n", 75_000)
	for name, s := range map[string]string{"indented list": nested, "wide table": wide, "long table": narrow, "huge": strings.Repeat("x", 1_000_001)} {
		if blocks := prose(s); !reflect.DeepEqual(blocks, plainParagraphs(s)) {
			t.Errorf("%s was read as Markdown", name)
		}
	}
}

// timeProse gives the shorter of two runs, and what was read.
func timeProse(s string) (time.Duration, []document.Block) {
	start := time.Now()
	blocks := prose(s)
	first := time.Since(start)
	start = time.Now()
	prose(s)
	return min(first, time.Since(start)), blocks
}

func TestDeepNestingKeepsItsWords(t *testing.T) {
	s := strings.Repeat("> ", maxNesting) + "the end"
	if got := document.Words(document.Document{Body: prose(s)}); !strings.Contains(got, "the end") {
		t.Errorf("lost the words: %.80q", got)
	}
}

func FuzzProse(f *testing.F) {
	for _, s := range []string{"# a\n- b\n> c", "|a|\n|-|\n|b|", "<a>`b`[c](d)", "[x]: y\n[x]", "- [x] a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if err := document.Check(document.Document{Body: prose(s)}); err != nil {
			t.Errorf("%q: %v", s, err)
		}
	})
}
