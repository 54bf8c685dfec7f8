package main

import (
	"embed"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"
)

// The scripts that make a shell ask crossfoot what may come next.
//
//go:embed completion
var completionScripts embed.FS

// shells are the shells that there is a script for.
var shells = []string{"bash", "zsh", "fish", "powershell"}

// completeFlag stands behind the words typed so far when a shell asks. The last
// word before it is the one being typed, which may be empty.
const completeFlag = "--generate-bash-completion"

// completion is the command of that name.
func (p *program) completion(c *cli.Context) error {
	if c.NArg() == 1 {
		if script, err := completionScripts.ReadFile("completion/" + c.Args().First()); err == nil {
			_, err = p.stdout.Write(script)
			return err
		}
	}
	return misuse("completion", "name one shell: %s", "请指定一种命令行环境：%s", strings.Join(shells, ", "))
}

// complete answers a shell with the words that may come next, one a line.
// Nothing leaves the shell to complete file names.
func (p *program) complete(app *cli.App, words []string) int {
	if len(words) == 0 {
		words = []string{""}
	}
	current := strings.Trim(words[len(words)-1], `"`) // PowerShell can pass an empty word only in quotes
	words = words[:len(words)-1]
	for _, candidate := range p.candidates(app, words, current) {
		if strings.HasPrefix(candidate, current) || current == "=" {
			fmt.Fprintln(p.stdout, candidate)
		}
	}
	return exitClean
}

func (p *program) candidates(app *cli.App, words []string, current string) []string {
	flags, command := app.Flags, ""
	for _, word := range words {
		if c := app.Command(word); c != nil && command == "" {
			flags, command = c.Flags, c.Name
		}
	}
	last := len(words) - 1
	if last > 0 && words[last] == "=" { // bash takes --format=json apart
		last--
	}
	if last >= 0 && strings.HasPrefix(words[last], "-") {
		if f := lookup(flags, strings.TrimLeft(words[last], "-")); f != nil && takesValue(f) {
			switch f := f.(type) {
			case choiceFlag:
				return f.values
			case formatFlag:
				return f.values
			}
			return nil
		}
	}
	switch {
	case strings.HasPrefix(current, "-"):
		return flagNames(flags)
	case command == "" || command == "help":
		return commandNames(app)
	case command == "explain":
		return ruleIDs(p.rules)
	case command == "completion":
		return shells
	}
	return nil
}
