package cli

import (
	"context"
	"fmt"
	"strings"
)

// commands lists every command in the order of help.
func commands() []command {
	return []command{newCommand, listCommand, showCommand, exportCommand, importCommand, audiencesCommand, backupCommand, menuCommand, versionCommand, helpCommand}
}

func findCommand(name string) (command, bool) {
	for _, c := range commands() {
		if c.name == name {
			return c, true
		}
	}
	return command{}, false
}

var helpCommand = command{
	name: "help", args: "[COMMAND]", summary: "tell about the program or one command", maxArgs: 1,
}

func init() { helpCommand.run = runHelp } // it lists itself

func runHelp(_ context.Context, c *call) error {
	if len(c.args) == 0 {
		return c.print(overview())
	}
	about, ok := findCommand(c.args[0])
	if !ok {
		return usagef("There is no command %q.", c.args[0])
	}
	return c.print(helpFor(about))
}

var versionCommand = command{
	name: "version", summary: "tell the version of the program",
	run: func(_ context.Context, c *call) error {
		if c.json {
			return c.printJSON(map[string]string{"version": c.env.Version})
		}
		return c.print("afterword " + c.env.Version + "\n")
	},
}

func overview() string {
	var out strings.Builder
	out.WriteString("Afterword writes blameless post-mortems, offline.\n\n")
	out.WriteString("  afterword                     open the window\n  afterword COMMAND [OPTIONS]   work without a window\n\nCommands:\n")
	for _, c := range commands() {
		fmt.Fprintf(&out, "  %-26s %s\n", strings.TrimSpace(c.name+" "+c.args), c.summary)
	}
	out.WriteString("\nOptions of every command, before or after its arguments:\n")
	writeFlags(&out, (&options{}).common())
	out.WriteString(`
REF is a reference like PM-2026-014, or an id.

Exit codes:
  0  done
  1  failed for another reason
  2  the command line, or a value on it, is not valid
  3  there is no such post-mortem
  4  the library is open in another Afterword
  5  the library cannot be read or written
  6  the target file cannot be written or is there already

Results go to standard output, errors as one line to standard error.
More about a command: afterword help COMMAND
`)
	return out.String()
}

func helpFor(c command) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s: %s.\n\n  afterword %s [OPTIONS]\n", c.name, c.summary, strings.TrimSpace(c.name+" "+c.args))
	if c.help != "" {
		out.WriteString("\n" + c.help)
	}
	out.WriteString("\nOptions:\n")
	writeFlags(&out, c.allFlags(&options{}))
	return out.String()
}

func writeFlags(out *strings.Builder, flags []flagDef) {
	for _, f := range flags {
		fmt.Fprintf(out, "  %-26s %s\n", strings.TrimSpace("--"+f.name+" "+f.placeholder), f.help)
	}
}
