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

// TestReadme runs the README's examples and compares its tables of rules with
// the rules that there are, so that the manual cannot drift from the program.
func TestReadme(t *testing.T) {
	t.Chdir("../..")
	t.Setenv("LC_ALL", "C")
	data, err := os.ReadFile("README.md")
	require.NoError(t, err)
	readme := string(data)
	examples, tables := 0, 0
	fresh := example.ReplaceAllStringFunc(readme, func(block string) string {
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
	assert.GreaterOrEqual(t, examples, 2, "one example in each language")
	rulesFiles := rulesFile.FindAllStringSubmatch(readme, -1)
	assert.Len(t, rulesFiles, 2, "one rules file in each language")
	for _, shown := range rulesFiles {
		file, err := os.ReadFile(shown[1])
		require.NoError(t, err)
		assert.Equal(t, string(file), shown[2], "the manual shows %s as it is", shown[1])
	}
	assert.Equal(t, 2, tables, "one table of rules in each language")
	if *update {
		require.NoError(t, os.WriteFile("README.md", []byte(fresh), 0o644))
		return
	}
	assert.Equal(t, fresh, readme)
}

func rulesAsTable(l lang.Lang, head string) string {
	var b strings.Builder
	b.WriteString(head + "\n| --- | --- | --- |\n")
	for _, r := range rules.All {
		fmt.Fprintf(&b, "| [%s](rules/%s.md) | %s | %s |\n", r.ID, strings.ReplaceAll(r.ID, "-", "_"), r.Title().In(l), r.Severity.In(l))
	}
	return b.String()
}
