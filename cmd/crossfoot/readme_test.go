package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/rules"
	"crossfoot/sheets/lang"
)

var (
	example   = regexp.MustCompile("(?s)```console\n\\$ go run \\./cmd/crossfoot ([^\n]*)\n(.*?)```")
	rulesFile = regexp.MustCompile("`(fixtures/rules-file/[^`]*)`[：:]\n\n```yaml\n((?s:.*?))```")
	ruleTable = regexp.MustCompile(`(?s)\| (rule|规则) \|[^\n]*\n[^\n]*\n(?:\|[^\n]*\n)*`)
)

// manuals are the README and the files that it leaves the details to.
var manuals = []string{"README.md", "checker/report/README.md", "cmd/PARTS.md", "cmd/internal/web/README.md", "rules/user/README.md", "sheets/README.md"}

// TestReadme runs the examples of the manuals and compares the README's tables of rules with
// the rules that there are, so that no manual can drift from the program.
func TestReadme(t *testing.T) {
	t.Chdir("../..")
	t.Setenv("LC_ALL", "C")
	examples, tables := 0, 0
	for _, manual := range manuals {
		data, err := os.ReadFile(manual)
		require.NoError(t, err)
		fresh := example.ReplaceAllStringFunc(string(data), func(block string) string {
			examples++
			args := example.FindStringSubmatch(block)[1]
			var out bytes.Buffer
			code := run(context.Background(), append([]string{"crossfoot"}, strings.Fields(args)...), strings.NewReader(""), &out, &out)
			if code != 0 {
				fmt.Fprintf(&out, "exit status %d\n", code) // as go run puts it
			}
			return "```console\n$ go run ./cmd/crossfoot " + args + "\n" + out.String() + "```"
		})
		fresh = ruleTable.ReplaceAllStringFunc(fresh, func(old string) string {
			tables++
			if strings.HasPrefix(old, "| rule ") {
				return rulesAsTable(lang.EN, "| rule | says | severity |")
			}
			return rulesAsTable(lang.ZH, "| 规则 | 含义 | 级别 |")
		})
		if *update {
			require.NoError(t, os.WriteFile(manual, []byte(fresh), 0o644))
			continue
		}
		assert.Equal(t, fresh, string(data), manual)
	}
	assert.GreaterOrEqual(t, examples, 2, "one example in each language")
	assert.Equal(t, 2, tables, "one table of rules in each language")
}

// TestReadmeRulesFiles holds the rules files that the README shows against the fixtures that they are.
func TestReadmeRulesFiles(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	shown := rulesFile.FindAllStringSubmatch(string(readme), -1)
	assert.Len(t, shown, 2, "one rules file in each language")
	for _, m := range shown {
		file, err := os.ReadFile("../../" + m[1])
		require.NoError(t, err)
		assert.Equal(t, string(file), m[2], "the manual shows %s as it is", m[1])
	}
}

func rulesAsTable(l lang.Lang, head string) string {
	var b strings.Builder
	b.WriteString(head + "\n| --- | --- | --- |\n")
	for _, r := range rules.All {
		fmt.Fprintf(&b, "| [%s](rules/%s.md) | %s | %s |\n", r.ID, strings.ReplaceAll(r.ID, "-", "_"), r.Title().In(l), r.Severity.In(l))
	}
	return b.String()
}
