package cli

import (
	"context"
	"fmt"
	"strings"

	"afterword/backend/library"
	"afterword/backend/postmortem"
)

var newCommand = command{
	name: "new", summary: "create a post-mortem and print its reference",
	flags: func(o *options) []flagDef {
		return []flagDef{
			{"title", "TITLE", "what happened, in a few words", &o.title},
			{"template", "NAME", strings.Join(postmortem.Templates, ", ") + " (default: standard)", &o.template},
			{"zone", "ZONE", "time zone, as Europe/Berlin (default: that of this machine)", &o.zone},
		}
	},
	run: runNew,
}

func runNew(ctx context.Context, c *call) error {
	if c.zone == "" {
		c.zone = library.MachineZone()
	}
	return c.withStore(ctx, func(store postmortem.Store) error {
		id, err := library.Create(ctx, store, c.deps(), c.template, c.title, c.zone)
		if err != nil {
			return explainValue(err)
		}
		snapshot, err := store.Open(ctx, id)
		if err != nil {
			return err
		}
		p := snapshot.PostMortem()
		c.done = fmt.Sprintf("%s was created.", p.Reference)
		if c.json {
			return c.printJSON(struct {
				ID        string `json:"id"`
				Reference string `json:"reference"`
				Title     string `json:"title"`
				Template  string `json:"template"`
				Zone      string `json:"zone"`
			}{id, p.Reference, p.Title, p.Template, p.Zone})
		}
		return c.print(printable(p.Reference) + "\n")
	})
}
