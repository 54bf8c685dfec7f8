//go:build unix

package main

import (
	"bytes"
	"context"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// colors are the escape sequences that the program itself writes.
var colors = regexp.MustCompile("\x1b\\[[0-9;]*m")

// TestHostileWorkbook checks a workbook that is hostile all over, under a hostile name,
// beside a damaged one and texts, in every format and language.
func TestHostileWorkbook(t *testing.T) {
	t.Chdir(t.TempDir())
	whole := hostileBook(t)
	const workbook = "a\x1b[31m\n::error::pwned\u202e<script>[x](y)\u009b.xlsx"
	files := map[string]string{
		workbook:                   string(whole),
		"=pwned;@x|`'\".xlsx":      string(whole[:len(whole)/2]),
		"::warning::pwned%0A.csv":  "项目,合计,甲,乙\n<script>pwned,3,1,1\n=pwned,7,3,4\n@pwned,9,4,5\n\"\u009b31mpwned\n::error::pwned\",5,2,3\n",
		"pwned\u2028##[error].txt": "第一条 \u202epwned <script> 新建12个。\n",
	}
	var names []string
	for name, text := range files {
		require.NoError(t, os.WriteFile(name, []byte(text), 0o600))
		names = append(names, name)
	}
	slices.Sort(names)
	// ran runs the program, and sees that what it says on the way is harmless.
	ran := func(t *testing.T, args ...string) (out string) {
		var stdout, stderr bytes.Buffer
		run(context.Background(), append([]string{"crossfoot"}, args...), strings.NewReader(""), &stdout, &stderr)
		plainLines(t, colors.ReplaceAllString(stderr.String(), "·"))
		return stdout.String()
	}
	for _, f := range formats() {
		require.Contains(t, harmless, f.Name, "a format needs a word on why it is harmless")
		given := names
		if f.Name == "xlsx" { // of one file at a time
			given = []string{workbook}
		}
		for _, flags := range [][]string{{"--lang=zh"}, {"--lang=en", "--relations"}} {
			t.Run(f.Name+strings.Join(flags, ""), func(t *testing.T) {
				plainLines(t, ran(t, slices.Concat([]string{"check", "--no-config", "--format=" + f.Name + "=out"}, flags, []string{"--"}, given)...))
				report, err := os.ReadFile("out")
				require.NoError(t, err)
				if f.Name != "xlsx" {
					require.Contains(t, string(report), alive)
				}
				harmless[f.Name](t, string(report))
			})
		}
	}
	for _, command := range []string{"check --color=always", "check --summary --lang=zh", "check --quiet", "relations", "relations --color=always", "accept", "init", "check --annotate=."} {
		t.Run(command, func(t *testing.T) {
			out := ran(t, slices.Concat(strings.Fields(command), []string{"--"}, names)...)
			plainLines(t, colors.ReplaceAllString(out, "·"))
		})
	}
	t.Run("report", func(t *testing.T) {
		ran(t, slices.Concat([]string{"check", "--format=json=saved.json", "--"}, names)...)
		for _, f := range formats() {
			if f.Name != "xlsx" {
				harmless[f.Name](t, ran(t, "report", "--format="+f.Name, "saved.json"))
			}
		}
	})
	t.Run("misuse", func(t *testing.T) {
		ran(t, "check", "--format=\x1b[31m\n::error::pwned", "x")
		ran(t, "check", "--", "no\x1b[31m\n::error::pwned.xlsx")
		ran(t, "\x1b[31m\n::error::pwned")
	})
}
