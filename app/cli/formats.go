package cli

import (
	"path/filepath"
	"slices"
	"strings"

	"afterword/backend/export"
)

// otherEndings are further endings of files that formats write.
var otherEndings = map[string]string{"htm": "html", "markdown": "md", "mdx": "md"}

// formats reads --format; without it the ending of --output decides.
func (c *call) formats() ([]string, error) {
	if c.format == "" {
		return c.formatOfOutput()
	}
	var out []string
	for _, format := range strings.Split(strings.ToLower(c.format), ",") {
		format = strings.TrimSpace(format)
		if !slices.Contains(export.Formats, format) {
			return nil, usagef("There is no format %q. Choose from: %s.", format, strings.Join(export.Formats, ", "))
		}
		if !slices.Contains(out, format) {
			out = append(out, format)
		}
	}
	if len(out) > 1 && !c.all && c.output != "" && (c.output == "-" || !isFolder(c.output)) {
		return nil, usagef("For several formats --output must be a folder that is there.")
	}
	if ending := c.ending(); ending != "" && len(out) == 1 && !c.all && contradicts(ending, out[0]) {
		return nil, usagef("--output ends in “.%s”, and --format is %s. Change one of them.", ending, out[0])
	}
	return out, nil
}

// ending is that of the file to write, "" for none.
func (c *call) ending() string {
	if isFolder(c.output) {
		return ""
	}
	ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(c.output), "."))
	if format, ok := otherEndings[ending]; ok {
		return format
	}
	return ending
}

// formatOfOutput takes the ending for the format. One that is not known is asked
// about: nobody wants a PDF that is called notes.txt.
func (c *call) formatOfOutput() ([]string, error) {
	ending := c.ending()
	switch {
	case c.all || ending == "":
		return export.Formats[:1], nil
	case slices.Contains(export.Formats, ending):
		return []string{ending}, nil
	}
	return nil, usagef("The ending “.%s” of --output does not tell the format. Add --format with one of: %s.", ending, strings.Join(export.Formats, ", "))
}

// contradicts reports whether an ending is that of another format. Plain text has
// any.
func contradicts(ending, format string) bool {
	return ending != "txt" && ending != export.Extension(format) &&
		slices.ContainsFunc(export.Formats, func(other string) bool { return export.Extension(other) == ending })
}

// checkChoices refuses what none of the formats would follow: somebody who asks
// for letter paper and gets Markdown should hear of it.
func (c *call) checkChoices(formats []string) error {
	for _, choice := range []struct {
		flag  string
		given bool
		heard []string
	}{
		{"lanes", c.lanes != "", []string{"pdf", "html", "svg", "png"}},
		{"paper", c.paper != "", []string{"pdf"}},
		{"layout", c.layout != "", []string{"pdf", "md", "html"}},
		{"flavour", c.flavour != "", []string{"md"}},
		{"front-matter", c.frontMatter, []string{"md"}},
		{"evidence", c.evidence, []string{"md", "html"}},
		{"document", c.inside, []string{"pdf"}},
	} {
		follows := func(format string) bool { return slices.Contains(choice.heard, format) }
		if choice.given && !slices.ContainsFunc(formats, follows) {
			noun := "format"
			if len(choice.heard) > 1 {
				noun = "formats"
			}
			return usagef("--%s is for the %s %s.", choice.flag, noun, inWords(choice.heard))
		}
	}
	if c.evidence && c.output == "-" && slices.Contains(formats, "md") {
		return usagef("--evidence writes files beside Markdown: it needs a file or folder to write to.")
	}
	return nil
}

// inWords joins names as "a, b and c".
func inWords(names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
