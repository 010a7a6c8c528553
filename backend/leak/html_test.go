package leak

import (
	"strings"
	"testing"

	"afterword/backend/audience"
	"afterword/backend/postmortem"
)

// A page is read with what people can have written into it, and without the
// words of its format.
func TestMarkupIsReadAsAReaderWould(t *testing.T) {
	p := postmortem.PostMortem{Participants: []postmortem.Participant{{ID: "p", Name: "Wei Li"}, {ID: "q", Name: "Nora Head"}, {ID: "r", Name: "Jane Quandt"}}}
	d := audience.NewDetector(p, audience.Audience{Names: audience.ByRole, Without: audience.Details})
	for page, found := range map[string]string{
		"<head><meta charset=utf-8></head><ul><li>one<li>two</ul>": "",
		"<STYLE>.li, .head { top: 0 }</style>fine":                 "",
		"<p class=li id='head'>fine":                               "",
		"<a href='#by-jane'>fine</a>":                              "",
		"<rdf:Seq><rdf:li>fine</rdf:li></rdf:Seq>":                 "",
		"<rdf:Seq><rdf:li>Jane</rdf:li></rdf:Seq>":                 "Jane",
		"<p>Ja<b>n</b><i class=x>e</i> looked":                     "Jane",
		"<p>Ja&#110;e":                                             "Jane",
		"<p>Ja&shy;ne":                                             "Jane",
		"<p>at 10.0.3.<!-- -->17":                                  "10.0.3.17",
		"<p>at 10.0.3.99<sup>9</sup>":                              "10.0.3.99",
		"<img alt='Jane looks'>":                                   "Jane",
		"<img ALT = Jane>":                                         "Jane",
		"<img title=\"Ja&#110;e\">":                                "Jane",
		"<p lang=Jane>":                                            "Jane",
		"<p Jane>":                                                 "Jane",
		"<a href=https://example.com/jane>x</a>":                   "jane",
		"<!-- Jane -->":                                            "Jane",
		"<script>var by = 'Jane'</script>":                         "Jane",
		"<![CDATA[Jane]]>":                                         "Jane",
		"a < Jane":                                                 "Jane",
		"a <3 Jane>":                                               "Jane",
		"<p title='Jane":                                           "Jane",
		"<style>":                                                  "",
		"<p>Ja</p><p>ne</p>":                                       "",
		"<td>Ja</td><td>ne</td>":                                   "",
	} {
		got, err := Scan("html", "a.html", []byte(page), d)
		if err != nil {
			t.Fatal(err)
		}
		var texts []string
		for _, f := range got {
			texts = append(texts, f.Text)
		}
		if strings.Join(texts, ",") != found {
			t.Errorf("%s: found %q", page, texts)
		}
	}
}

func TestMarkdownIsReadAsAReaderWould(t *testing.T) {
	for source, want := range map[string]string{
		"**Ja**ne, J~~a~~ne, J`a`ne":        "Jane, Jane, Jane",
		"_10.0.3.17_ __x__ snake_case_word": "10.0.3.17 x snake_case_word",
		`a\*b db\_07 \`:                     `a*b db_07 \`,
		"[Ja](https://example.com)ne":       "Jane",
		"![Ja](a.png)ne <b>x</b>y":          "Jane xy",
		"\xff*\xfe":                         "\xff\xfe",
	} {
		if got := withoutMarks(source); got != want {
			t.Errorf("%q reads %q", source, got)
		}
	}
}

func FuzzMarkup(f *testing.F) {
	f.Add("<p a='b'>x</p><!-- y --><style>")
	f.Add("<a b=\"")
	f.Fuzz(func(_ *testing.T, page string) {
		readMarkup(page)
		withoutMarks(page)
	})
}
