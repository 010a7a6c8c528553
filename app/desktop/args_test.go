package desktop

import "testing"

func TestArgs(t *testing.T) {
	for _, c := range []struct {
		args   []string
		dir    string
		file   string
		window bool
	}{
		{nil, "", "", true},
		{[]string{"--data-dir", "x"}, "x", "", true},
		{[]string{"--data-dir=x y"}, "x y", "", true},
		{[]string{"--data-dir"}, "", "", false},
		{[]string{"--data-dir="}, "", "", false},
		{[]string{"--data-dir", ""}, "", "", false},
		{[]string{"--data-dir", "--json"}, "", "", false},
		{[]string{"--data-dir", "x", "list"}, "", "", false},
		{[]string{"help"}, "", "", false},
		{[]string{"--version"}, "", "", false},
		{[]string{""}, "", "", false},
		{[]string{"/srv/shared/PM 1.afterword"}, "", "/srv/shared/PM 1.afterword", true},
		{[]string{"PM-1.md"}, "", "PM-1.md", true},
		{[]string{"report.PDF"}, "", "report.PDF", true},
		{[]string{"--data-dir", "x", "a.afterword"}, "x", "a.afterword", true},
		{[]string{"--data-dir=x", "a.afterword"}, "x", "a.afterword", true},
		{[]string{"a.afterword", "b.afterword"}, "", "", false},
		{[]string{"import", "a.afterword"}, "", "", false},
		{[]string{"--x.afterword"}, "", "", false},
		{[]string{"notes.txt"}, "", "", false},
	} {
		asked, window := Args(c.args)
		if window != c.window || (window && asked != Asked{c.dir, c.file}) {
			t.Errorf("%q: %+v, %v", c.args, asked, window)
		}
	}
}
