package desktop

import "testing"

func TestArgs(t *testing.T) {
	for _, c := range []struct {
		args   []string
		dir    string
		window bool
	}{
		{nil, "", true},
		{[]string{"--data-dir", "x"}, "x", true},
		{[]string{"--data-dir=x y"}, "x y", true},
		{[]string{"--data-dir"}, "", false},
		{[]string{"--data-dir="}, "", false},
		{[]string{"--data-dir", ""}, "", false},
		{[]string{"--data-dir", "--json"}, "", false},
		{[]string{"--data-dir", "x", "list"}, "", false},
		{[]string{"help"}, "", false},
		{[]string{"--version"}, "", false},
		{[]string{""}, "", false},
	} {
		dir, window := Args(c.args)
		if window != c.window || (window && dir != c.dir) {
			t.Errorf("%q: %q, %v", c.args, dir, window)
		}
	}
}
