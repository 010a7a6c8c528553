package cli

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"afterword/backend/audience"
	"afterword/backend/export"
	"afterword/backend/postmortem"
)

// audienceFlags say who reads an export.
func audienceFlags(o *options) []flagDef {
	return []flagDef{
		{"names", "BY", "people by: " + strings.Join(audience.NamesBy, ", "), &o.names},
		{"without", "LIST", "leave out: " + strings.Join(slices.Concat(audience.Details, audience.Sections), ", "), &o.without},
		{"with", "LIST", "put in: " + strings.Join(audience.Extras, ", "), &o.with},
		{"domains", "LIST", "names of your own networks, as example.com: all below them are hosts and internal links", &o.domains},
	}
}

var audiencesCommand = command{
	name: "audiences", summary: "list, keep or forget the audiences that exports can be for",
	help: `An audience is a set of choices for “export --audience”: how people are named,
and what is left out. Team, company and customer are always there.

  afterword audiences --save Partner --names aliases --without costs,hosts,tokens
  afterword audiences --remove Partner
`,
	flags: func(o *options) []flagDef {
		return append([]flagDef{
			{"save", "NAME", "keep the choices under this name", &o.save},
			{"remove", "NAME", "forget the audience of this name", &o.remove},
		}, audienceFlags(o)...)
	},
	run: runAudiences,
}

func runAudiences(ctx context.Context, c *call) error {
	switch {
	case c.save != "" && c.remove != "":
		return usagef("Either --save or --remove, not both.")
	case c.save != "":
		a := audience.Audience{Name: c.save, Names: strings.ToLower(c.names), Without: listOf(c.without), With: listOf(c.with), Domains: listOf(c.domains)}
		return c.withStore(ctx, func(store postmortem.Store) error { return export.SaveAudience(ctx, store, a) })
	case c.remove != "":
		return c.withStore(ctx, func(store postmortem.Store) error { return export.RemoveAudience(ctx, store, c.remove) })
	case c.names != "" || c.without != "" || c.with != "" || c.domains != "":
		return usagef("These choices need --save NAME.")
	}
	var all []audience.Audience
	err := c.readStore(ctx, func(store postmortem.Store) (err error) {
		all, err = export.Audiences(ctx, store)
		return err
	})
	if err != nil {
		return err
	}
	if c.json {
		for i, a := range all { // a list of nothing is a list for who reads it by program
			all[i].Without, all[i].With, all[i].Domains = notNil(a.Without), notNil(a.With), notNil(a.Domains)
		}
		return c.printJSON(notNil(all))
	}
	var out strings.Builder
	for _, a := range all {
		fmt.Fprintf(&out, "%s\n  people by %s\n", printable(a.Name), cmp.Or(a.Names, audience.ByName))
		if len(a.Without) > 0 {
			fmt.Fprintf(&out, "  without %s\n", strings.Join(a.Without, ", "))
		}
		if len(a.With) > 0 {
			fmt.Fprintf(&out, "  with %s\n", strings.Join(a.With, ", "))
		}
		if len(a.Domains) > 0 {
			fmt.Fprintf(&out, "  own domains %s\n", strings.Join(a.Domains, ", "))
		}
	}
	return c.print(out.String())
}

func listOf(text string) []string {
	var out []string
	for _, item := range strings.Split(strings.ToLower(text), ",") {
		if item = strings.TrimSpace(item); item != "" && !slices.Contains(out, item) {
			out = append(out, item)
		}
	}
	return out
}

// readers gives the audience of an export; store may be nil.
func (c *call) readers(ctx context.Context, store postmortem.Store) (audience.Audience, error) {
	var a audience.Audience
	if c.audience != "" {
		var err error
		if a, err = export.FindAudience(ctx, store, c.audience); err != nil {
			return a, usagef("%s", sentence(err))
		}
	}
	if c.names != "" {
		a.Names = strings.ToLower(c.names)
	}
	a.Without = slices.Concat(a.Without, listOf(c.without))
	a.With = slices.Concat(a.With, listOf(c.with))
	a.Domains, a.Language = slices.Concat(a.Domains, listOf(c.domains)), strings.ToLower(c.language)
	if err := a.Check(); err != nil {
		return a, usagef("%s.", err)
	}
	return a, nil
}

// removals prints what an audience does not get, and where it stood.
func (c *call) removals(changes []audience.Change) error {
	if c.json {
		return c.printJSON(notNil(changes))
	}
	if len(changes) == 0 {
		if c.audience == "" && c.names == "" && c.without == "" && c.with == "" {
			return c.print("Nothing: no readers were named. Add --audience, --names or --without.\n")
		}
		return c.print("Nothing: these readers get everything that is in an export.\n")
	}
	var out strings.Builder
	for _, change := range changes {
		after := "left out"
		if change.After != "" {
			after = "→ " + change.After
		}
		fmt.Fprintf(&out, "%s: %s", printable(change.Place), change.What)
		if change.Before != "" {
			fmt.Fprintf(&out, ", “%s”", shorten(printable(change.Before), 60))
		}
		fmt.Fprintf(&out, " %s", printable(after))
		if change.Times > 1 {
			fmt.Fprintf(&out, " (%d times)", change.Times)
		}
		if change.Look {
			out.WriteString(" — please look: it may be an ordinary word")
		}
		out.WriteByte('\n')
	}
	return c.print(out.String())
}

// tellChanges says in one line what was taken out of an export.
func (c *call) tellChanges(changes []audience.Change) {
	if len(changes) == 0 {
		return
	}
	counts := map[string]int{}
	var order []string
	for _, change := range changes {
		if counts[change.What] == 0 {
			order = append(order, change.What)
		}
		counts[change.What] += max(change.Times, 1)
	}
	slices.Sort(order)
	said := make([]string, len(order))
	for i, what := range order {
		said[i] = fmt.Sprintf("%s %d", what, counts[what])
	}
	c.env.complain("note: taken out or replaced: " + strings.Join(said, ", ") + ". --removals lists every place.")
}
