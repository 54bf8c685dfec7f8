package user

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/sheets/lang"
)

// TestFaults says of what is wrong where it stands and what it is.
func TestFaults(t *testing.T) {
	for source, want := range map[string]string{
		"tabels: []":                                                `1:1 there is no key "tabels" here; write tables`,
		"skip: a":                                                   `1:7 a list is expected here`,
		"skip:\n  - [a]":                                            `2:5 a text is expected here`,
		"- a":                                                       `1:1 keys with values are expected here`,
		"nil-marks: [~]":                                            `1:13 a text is expected here`,
		"rules:\n  sum-mismach: off":                                `2:3 there is no rule "sum-mismach"; write sum-mismatch`,
		"rules: {sum-mismatch: of}":                                 `1:23 there is no severity "of"; write off`,
		"tolerance: -1":                                             `1:12 a number that is not negative is expected here`,
		"tolerance: 1e999999":                                       `1:12 a number that is not negative is expected here`,
		"tolerance: {units: 1.5}":                                   `1:13 units are counted in whole numbers`,
		"entities: [{甲: [乙], 丙: [丁]}]":                              `1:21 an entity has one name`,
		"entities: [\"（）\"]":                                        `1:12 this entity has no name`,
		"tables:\n  - total: a":                                     `2:5 this entry does not say which tables it is about`,
		"tables: [{sheet: a, total: b}]":                            `1:28 a total without the columns that make it`,
		"tables:\n- sheet: a\n  relations:\n  - a + b":              `4:5 a relation has one =`,
		"tables: [{sheet: a, relations: [\"a = b +\"]}]":            `1:33 a name is missing at the end`,
		"tables: [{sheet: a, relations: [\"a = “b\"]}]":             `1:33 a quote is not closed`,
		"checks: [{expr: a == b}]":                                  `1:11 a check needs an id`,
		"checks: [{id: sum-mismatch, expr: a == b}]":                `1:15 there is a rule "sum-mismatch" already`,
		"checks: [{id: a}]":                                         `1:11 a check needs an expr`,
		"checks: [{id: a, expr: a, severity: off}]":                 `1:37 a check that is off does nothing`,
		"checks:\n- id: a\n  expr: 合计 == sum(县区":                    `3:20 this is no expression`,
		"checks:\n- id: a\n  expr: \"合计 == smu(县区)\"":               `3:16 there is no function "smu"; write sum`,
		"checks:\n- id: a\n  expr: |\n    合计 ==\n    甲 ** 2":        `5:7 there is no operator **`,
		"checks:\n- id: a\n  expr: a == b\n  where: sum(\"a\") > 1": `4:14 sum takes figures, not a text`,
		"checks: [{id: a, expr: sheet(\"x\").entity(\"y\") > 1}]":   `1:35 .entity stands behind item(…)`,
		"checks: [{id: a, expr: 合计}]":                               `1:24 this is no condition; compare it`,
		"checks: [{id: a, expr: a == b == c}]":                      `1:26 a condition cannot be compared; write a == b and b == c`,
		"checks: [{id: a, expr: '\"合计\" > 0'}]":                     `1:24 a figure is needed here, not a text; write a column's name without quotes`,
		"checks: [{id: a, expr: (a > b) + 1 > 0}]":                  `1:27 a figure is needed here, not a condition`,
		"checks: [{id: a, expr: sheet(\"x\") == 1}]":                `1:24 a sheet is no figure`,
		"checks: [{id: a, expr: a contains 5}]":                     `1:35 a text is needed here`,
		"checks: [{id: a, expr: a > 0 and b}]":                      `1:34 a condition is needed here`,
		"checks: [{id: a, expr: a > 1e5}]":                          `1:28 this number cannot be read`,
		"checks: [{id: a, expr: 2023年 > 0}]":                        `1:28 this is no expression: “2023年” is no number; check brackets, quotes and signs; a name of several words`,
		"checks: [{id: a, expr: 合计 > new places}]":                  `1:33 this is no expression: “places” cannot stand here`,
		"checks: [{id: a, expr: 合计 > sum(}]":                        `1:32 this is no expression: this is not finished`,
		"checks: [{id: a, expr: 合计 ≈ b}]":                           `1:27 this is no expression: the sign “≈” means nothing here`,
		"checks: [{id: a, expr: 新增托位（个） > 0}]":                      `1:24 there is no function "新增托位"; use one of sum, min, max, abs, round, blank, col, item, sheet; write a name with brackets as col("新增托位(…)")`,
		"checks:\n- id: a\n  expr: |\n    |a| > 0":                  `4:5 this is no expression: “|” cannot stand here`,
		"skip: &x [a]\nnil-marks: *x":                               `1:7 anchors, aliases and tags are not used here`,
		"a: 1\n---\nb: 2":                                           `3:1 this is a second document`,
		"skip: [a,":                                                 `1:7 a bracket is not closed`,
		"skip: [a]\nskip: [b]":                                      `2:1 “skip” has been written before, in line 1; put everything`,
		"tables:\n\t- sheet: a":                                     `2:1 there is a tab here; indent with spaces`,
		"tables:\n- sheet: a\n  total: b\n total: c":                `4:2 the indentation does not fit`,
		"tables:\n- sheet: a\n    total: b":                         `3:5 the indentation does not fit`,
		"skip: [\"a]":                                               `1:8 a quote is not closed`,
		"tables:\n- sheet: *":                                       `2:10 a text cannot begin with * or & here`,
		"skip: [*草稿*]":                                              `1:8 anchors, aliases and tags are not used here`,
		"tables:\n- <<: {sheet: a}":                                 `2:3 anchors, aliases and tags are not used here`,
		"groups: {a: @x}":                                           `1:13 a text cannot begin with this sign`,
		"tables：\n- a":                                              `1:7 the colon ： is a wide one`,
		"tables:\n- sheet：a":                                        `2:8 the colon ： is a wide one`,
		"entities:\n- 定海区: [定海]\n- 普陀区: [定海]":                       `3:8 “定海” is a name of “定海区” already`,
		"rules: {nil-mark: 错误}":                                     `1:19 there is no severity "错误"; use one of off, error`,
		"skip: [a]\r\n\rtabels: b":                                  `3:1 there is no key`,
		"# \xba\xcf\xbc\xc6":                                        `1:1 this is not UTF-8`,
		strings.Repeat("[", 40):                                     `1:1 brackets or lists are nested too deeply`,
		"skip:\n" + strings.Repeat("- ", 40):                        `2:1 brackets or lists are nested too deeply`,
		"#" + strings.Repeat(" ", MaxSize):                          `0:0 the rules file is larger than 256 KiB`,
	} {
		_, err := Load("crossfoot.yaml", []byte(source), testIDs)
		var fault *Fault
		require.ErrorAs(t, err, &fault, source)
		got := fmt.Sprintf("%d:%d %s; %s", fault.Line, fault.Col, fault.Cause.In(lang.EN), fault.Do.In(lang.EN))
		assert.True(t, strings.HasPrefix(got, want), "%s\n got %s\nwant %s", source, got, want)
		assert.Regexp(t, `\p{Han}`, fault.In(lang.ZH), source)
	}
}

// TestExcerpt puts the caret under the character, however wide those before it are.
func TestExcerpt(t *testing.T) {
	_, err := Load("crossfoot.yaml", []byte("checks:\n- id: a\n  expr: 合计 == smu(县区)"), testIDs)
	var fault *Fault
	require.ErrorAs(t, err, &fault)
	assert.Equal(t, ""+
		"    3 |   expr: 合计 == smu(县区)\n"+
		"      |                 ^\n", fault.Excerpt())
	long := &Fault{Line: 1, Col: 500, Source: strings.Repeat("a", 499) + "b\x1b[31m"}
	lines := strings.Split(long.Excerpt(), "\n")
	assert.Less(t, len(lines[0]), 2*excerptMost)
	assert.Equal(t, byte('b'), lines[0][strings.Index(lines[1], "^")])
	assert.NotContains(t, long.Excerpt(), "\x1b")
}

// TestEmptyFilesSayNothing holds for keys without a value as well.
func TestEmptyFilesSayNothing(t *testing.T) {
	for _, source := range []string{"", "# nothing\n", "---\n", "skip:\ntables:\n", "\ufeff# with a mark\n"} {
		r, err := Load("crossfoot.yaml", []byte(source), testIDs)
		require.NoError(t, err, "%q", source)
		assert.Equal(t, Config{}, r.Config, "%q", source)
		assert.Nil(t, r.Settings().Describe)
	}
}

func TestSkips(t *testing.T) {
	r, err := Load(filepath.Join("plans", "crossfoot.yaml"), []byte(`skip: ["*-draft.xlsx", "old/**", "./2024/*.csv"]`), nil)
	require.NoError(t, err)
	for file, want := range map[string]bool{
		"plans/a-draft.xlsx": true, "plans/deep/a-draft.xlsx": true, "plans/a.xlsx": false,
		"plans/old/a.csv": true, "plans/old/deep/a.csv": true, "old/a.csv": false,
		"plans/2024/a.csv": true, "plans/2024/deep/a.csv": false,
	} {
		assert.Equal(t, want, r.Skips(filepath.FromSlash(file)), file)
	}
}

// FuzzLoad asks that a rules file is taken or refused, at a place that it has.
func FuzzLoad(f *testing.F) {
	examples, err := filepath.Glob("../../fixtures/rules-file/*.yaml")
	require.NoError(f, err)
	for _, path := range examples {
		data, err := os.ReadFile(path)
		require.NoError(f, err)
		f.Add(data)
	}
	f.Add([]byte("checks:\n- {id: a, expr: 'a ≠ 5% + sum(b) 且 item(\"c\").entity(\"d\") <> 1'}"))
	f.Add([]byte("tables: [{sheet: '*', relations: ['“a = b” = \"c\" − d - e + f']}]"))
	f.Add([]byte(strings.Repeat("long", 1000) + "{iW: a"))
	f.Add([]byte("? [a]\n: &b {c: !d *b}\n<<: {e: |\n f}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := Load("crossfoot.yaml", data, testIDs)
		if err == nil {
			r.Settings()
			r.Skips("a.csv")
			return
		}
		var fault *Fault
		require.ErrorAs(t, err, &fault)
		lines := strings.Count(string(data), "\n") + strings.Count(string(data), "\r") + 1
		assert.LessOrEqual(t, fault.Line, lines)
		assert.NotRegexp(t, `[\x00-\x09\x0b-\x1f]`, fault.Excerpt())
		assert.NotEmpty(t, fault.In(lang.ZH))
	})
}
