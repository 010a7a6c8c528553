package markdown

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"afterword/backend/document"
)

// Front matter is read as people and their sites write it, too. What is none of
// ours is kept at the end.
func TestFrontMatterOfAnyForm(t *testing.T) {
	for text, want := range map[string]struct {
		title, severity string
		tags            []string
		others          string
	}{
		"---\ntitle: Slow: checkout\nseverity: SEV2 # agreed\ntags: [cache, \"a, b\", 'it''s']\n---\n\nPost-mortem": {
			"Slow: checkout", "SEV2", []string{"cache", "a, b", "it's"}, "# agreed",
		},
		"---  \n# of the site\ntitle: 'It''s slow'\n\ntags:\n- cache\n-   b\nsidebar_position: 3\n...\n\nPost-mortem": {
			"It's slow", "", []string{"cache", "b"}, "# of the site\nsidebar_position: 3",
		},
		"---\ntitle: \"S\" # c\nauthors:\n  - name: Bo\n    url: x\ntags: cache\n---\nPost-mortem": {
			"S", "", []string{"cache"}, "# c\nauthors:\n  - name: Bo\n    url: x",
		},
		"---\ntitle: S\nseverity: >\n  long\ndate: 2026-11-23T10:00:00Z\ntags: [a, [b]]\n---\nPost-mortem": {
			"S", "", nil, "severity: >\n  long\ndate: 2026-11-23T10:00:00Z\ntags: [a, [b]]",
		},
		"---\ntitle: Short\nid: my-page\ndescription: another\nlayout: post\n---\n\n# Long\n\nPost-mortem\n\nwords": {
			"Long", "", nil, "layout: post\ntitle: \"Short\"\nid: \"my-page\"\ndescription: \"another\"",
		},
		"---\nid: \"pm-2026-014\"\ntitle: \"S\"\ndescription: \"words\"\n---\n\nPost-mortem · PM-2026-014\n\nwords": {"S", "", nil, ""},
		"---\na sentence\n---\n\n# S": {},
		"---\ntitle: S":               {},
		"---\n---\n":                  {},
	} {
		d := read(t, text)
		others := ""
		for _, b := range d.Body {
			if s, ok := b.(document.Section); ok && s.Title == document.FrontMatter {
				others = s.Blocks[0].(document.Code).Text //nolint:forcetypeassert // as Read makes it
			}
		}
		if d.Title != want.title || d.Properties.Severity != want.severity || !reflect.DeepEqual(d.Properties.Tags, want.tags) || others != want.others {
			t.Errorf("%s\ngives %q, %q, %q, and has left %q", text, d.Title, d.Properties.Severity, d.Properties.Tags, others)
		}
	}
}

func TestFrontMatterIsRead(t *testing.T) {
	d := everyBlock()
	got := read(t, write(t, d, Options{FrontMatter: true}))
	if got.Title != d.Title || got.Language != "en" || !reflect.DeepEqual(got.Properties, d.Properties) || got.Date.Format(time.DateOnly) != "2026-11-23" {
		t.Errorf("got %+v", got)
	}
	if got := read(t, "---\nlayout: post\n---\n\ntext\n"); got.Title != "" || !strings.Contains(document.Dump(got), "layout: post") {
		t.Errorf("got %+v", got)
	}
}
