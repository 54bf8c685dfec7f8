package main

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/urfave/cli/v2"

	"crossfoot/checker/name"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// language is the language of a run. It is needed before the arguments are
// parsed, because the help and the complaints about them are in it.
func language(args []string, getenv func(string) string) lang.Lang {
	for i, arg := range args {
		if arg == "--" {
			break
		}
		name, value, found := strings.Cut(arg, "=")
		if name != "--lang" && name != "-lang" {
			continue
		}
		if !found && i+1 < len(args) {
			value = args[i+1]
		}
		if l, ok := lang.Parse(value); ok {
			return l
		}
	}
	return lang.FromEnv(getenv)
}

// arrange puts a command's flags before its file names, where the library wants
// them, and complains about those that cannot be parsed. Who asks a command for help is
// given what the command help prints.
func arrange(app *cli.App, args, inputs []string) ([]string, error) {
	var flags, files []string
	known, command, help := app.Flags, "", false
	out := []string{args[0]}
	rest := args[1:]
	for len(rest) > 0 {
		arg := rest[0]
		rest = rest[1:]
		if arg == "--" {
			files = append(files, rest...)
			break
		}
		if arg == "-" || !strings.HasPrefix(arg, "-") {
			if cmd := app.Command(arg); command == "" && cmd != nil {
				out = append(append(out, flags...), arg)
				flags, known, command = nil, cmd.Flags, cmd.Name
				continue
			}
			if command == "" && isInput(arg, inputs) {
				return nil, misuse("", "%q is no command; to check a file: crossfoot check %s", "%q 不是命令；检查文件请用：crossfoot check %s", arg, typed(arg))
			}
			if command == "" {
				return nil, misuse("", "there is no command %q%s", "没有命令 %q%s", arg, suggest(arg, commandNames(app)))
			}
			files = append(files, arg)
			continue
		}
		name, value, hasValue := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		flag := lookup(known, name)
		if flag == nil {
			return nil, misuse(command, "there is no flag %s%s", "没有选项 %s%s", dashed(name), suggest(dashed(name), flagNames(known)))
		}
		if takesValue(flag) && !hasValue {
			if len(rest) == 0 {
				return nil, misuse(command, "%s needs a value", "%s 后面缺少值", dashed(name))
			}
			value, rest = rest[0], rest[1:]
		}
		if !accepts(flag, value, hasValue) {
			return nil, misuse(command, "%s cannot be %q", "%s 不能是 %q", dashed(name), value)
		}
		help = help || flag.Names()[0] == "help"
		if takesValue(flag) || hasValue {
			arg = dashed(name) + "=" + value
		}
		flags = append(flags, arg)
	}
	if help {
		return []string{args[0], "help", command}, nil
	}
	out = append(out, flags...)
	if command != "" {
		out = append(append(out, "--"), files...)
	}
	return out, nil
}

// isInput says whether somebody has named a file in place of a command; inputs are the
// extensions of files that are checked.
func isInput(arg string, inputs []string) bool {
	_, err := os.Stat(arg)
	return err == nil || slices.Contains(inputs, sheets.Extension(arg))
}

func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

func lookup(flags []cli.Flag, name string) cli.Flag {
	for _, f := range flags {
		if slices.Contains(f.Names(), name) {
			return f
		}
	}
	return nil
}

func takesValue(f cli.Flag) bool {
	d, ok := f.(cli.DocGenerationFlag)
	return ok && d.TakesValue()
}

// accepts says whether a flag of its type can take the value. What the library
// would say of a wrong one is in English only.
func accepts(f cli.Flag, value string, given bool) bool {
	var err error
	switch f.(type) {
	case *cli.BoolFlag:
		if given {
			_, err = strconv.ParseBool(value)
		}
	case numberFlag:
		_, err = strconv.Atoi(value)
	}
	return err == nil
}

func flagNames(flags []cli.Flag) []string {
	var names []string
	for _, f := range flags {
		for _, n := range f.Names() {
			names = append(names, dashed(n))
		}
	}
	return names
}

func commandNames(app *cli.App) []string {
	var names []string
	for _, c := range app.Commands {
		names = append(names, c.Name)
	}
	return names
}

// among is the end of a complaint about a value that is none of a few: what may have been
// meant, or else all of them.
func among(value string, values []string) lang.Message {
	if meant := suggest(value, values); !meant.IsZero() {
		return meant
	}
	return lang.New("; it is one of %s", "；可以是 %s", lang.Text{EN: strings.Join(values, ", "), ZH: strings.Join(values, "、")})
}

// suggest is the end of a complaint that names what may have been meant: what is nearly called so,
// or else what begins so.
func suggest(word string, names []string) lang.Message {
	close := name.Nearest(word, names)
	for _, n := range names {
		if len(close) == 0 && len(word) >= suggestLeast && strings.HasPrefix(n, word) {
			close = []string{n}
		}
	}
	if len(close) == 0 {
		return lang.Message{}
	}
	return lang.New("; did you mean %s?", "；是不是 %s？",
		lang.Text{EN: strings.Join(close, ", "), ZH: strings.Join(close, "、")})
}

// suggestLeast is how many characters say which name begins with them.
const suggestLeast = 5

// typed is a name as it can be typed again: in quotes if it has spaces.
func typed(name string) string {
	if strings.ContainsFunc(name, unicode.IsSpace) {
		return `"` + name + `"`
	}
	return name
}
