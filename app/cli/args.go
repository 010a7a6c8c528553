package cli

import (
	"errors"
	"flag"
	"io"
	"slices"
	"strings"
)

// options holds the values of all flags of all commands.
type options struct {
	dataDir string
	json    bool

	template, title, zone         string // new
	filter, text                  string // list
	bin                           bool
	format, lanes, output         string // export
	paper, language               string
	layout, flavour               string
	force, sample, all            bool
	frontMatter, evidence, inside bool
	audience, names               string
	without, with, domains        string
	showRemovals                  bool
	save, remove                  string // audiences
	takeOut                       bool   // menu
}

// flagDef describes a flag; value is a *string or a *bool.
type flagDef struct {
	name, placeholder, help string
	value                   any
}

func (o *options) common() []flagDef {
	return []flagDef{
		{"data-dir", "DIR", "folder of the library (also AFTERWORD_DATA_DIR)", &o.dataDir},
		{"json", "", "machine-readable output", &o.json},
	}
}

// allFlags gives the flags of a command, its own first.
func (c command) allFlags(o *options) []flagDef {
	var own []flagDef
	if c.flags != nil {
		own = c.flags(o)
	}
	return append(own, o.common()...)
}

// splitCommand finds the command among flags that may stand before it.
func splitCommand(args []string) (name string, rest []string, err error) {
	for i := 0; i < len(args); i++ {
		switch arg := args[i]; {
		case arg == "-h" || arg == "--help" || arg == "-help":
			return "help", nil, nil
		case arg == "--version" || arg == "-version" || arg == "-v":
			return "version", slices.Concat(args[:i], args[i+1:]), nil
		case arg == "--data-dir" || arg == "-data-dir":
			i++
		case arg == "--json" || arg == "-json" || strings.HasPrefix(arg, "--data-dir=") || strings.HasPrefix(arg, "-data-dir="):
		case strings.HasPrefix(arg, "-"):
			return "", nil, usagef("There is no option %s before a command.", arg)
		default:
			return arg, slices.Concat(args[:i], args[i+1:]), nil
		}
	}
	return "", nil, usagef("Which command?")
}

// parse reads flags and arguments in any order; what follows "--" is an
// argument whatever it looks like. help reports that help was asked for.
func (c *call) parse(command command, args []string) (help bool, err error) {
	flags := flag.NewFlagSet(command.name, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	for _, def := range command.allFlags(&c.options) {
		switch value := def.value.(type) {
		case *string:
			flags.StringVar(value, def.name, "", def.help)
		case *bool:
			flags.BoolVar(value, def.name, false, def.help)
		}
	}
	if err := missingValue(flags, args); err != nil {
		return false, err
	}
	for len(args) > 0 {
		if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
			return true, nil
		} else if err != nil {
			return false, flagProblem(command.name, err)
		}
		rest := flags.Args()
		if parsed := len(args) - len(rest); parsed > 0 && args[parsed-1] == "--" {
			c.args = append(c.args, rest...)
			break
		}
		if len(rest) == 0 {
			break
		}
		c.args = append(c.args, rest[0])
		args = rest[1:]
	}
	switch empty := emptyValue(flags); {
	case empty != "":
		return false, usagef("The option --%s needs a value, and this one is empty.", empty)
	case len(c.args) < command.minArgs:
		return false, usagef("“%s” needs %s.", command.name, command.args)
	case len(c.args) > command.maxArgs:
		return false, usagef("“%s” does not take %q.", command.name, c.args[command.maxArgs])
	}
	return false, nil
}

// missingValue finds an option that would take the next option as its value:
// "--title --json". Who means it writes "--title=--json".
func missingValue(flags *flag.FlagSet, args []string) error {
	known := func(arg string) *flag.Flag {
		name, ok := strings.CutPrefix(arg, "--")
		if !ok {
			return nil
		}
		return flags.Lookup(name)
	}
	for i := 0; i+1 < len(args) && args[i] != "--"; i++ {
		option := known(args[i])
		if option == nil {
			continue
		}
		if _, isBool := option.Value.(interface{ IsBoolFlag() bool }); isBool {
			continue
		}
		if known(args[i+1]) != nil {
			return usagef("The option --%s needs a value.", option.Name)
		}
		i++ // its value, whatever it is
	}
	return nil
}

// emptyValue finds an option that was given nothing, as by a variable of a script
// that is not set: --data-dir must not lead to the real library then, nor
// --audience to an export in which everything stands. A list of nothing but
// commas is nothing as well.
func emptyValue(flags *flag.FlagSet) (name string) {
	flags.Visit(func(f *flag.Flag) {
		if name == "" && strings.Trim(f.Value.String(), ", \t\n") == "" {
			name = f.Name
		}
	})
	return name
}

// flagProblem says in plain words what package flag says tersely.
func flagProblem(command string, err error) error {
	message := err.Error()
	if name, ok := strings.CutPrefix(message, "flag provided but not defined: -"); ok {
		return usagef("“%s” has no option --%s.", command, strings.TrimPrefix(name, "-"))
	}
	if name, ok := strings.CutPrefix(message, "flag needs an argument: -"); ok {
		return usagef("The option --%s needs a value.", strings.TrimPrefix(name, "-"))
	}
	return usagef("The options were not understood: %s.", message)
}
