package user

import (
	"encoding/json"
	"strings"

	"crossfoot/sheets/lang"
	"crossfoot/sheets/lazy"
)

// What a draft says to the person who is to edit it.
var (
	draftHead = lang.Text{
		EN: `# What crossfoot should know of these files. It was drafted from what was found in
# them: correct it, take out what is not wanted, and check again. Everything may be
# left out. What stands behind # counts for nothing.
`,
		ZH: `# 供 crossfoot 检查这些文件时使用的规则，根据在文件中找到的内容起草。请核对修改、
# 删去不需要的部分，然后重新检查。各项均可省略，# 之后的内容不起作用。
`,
	}
	draftEntities = lang.Text{
		EN: "\n# The units; other names of one stand behind it, as in - North: [North District, N.]\nentities:\n",
		ZH: "\n# 单位名称；如有别名，写在后面，如 - 市人力社保局" + ": [市人社局]\nentities:\n",
	}
	draftTables = lang.Text{
		EN: "\n# What is what in each table. * and ? in a sheet's name or a title stand for any characters.\ntables:\n",
		ZH: "\n# 各表的情况。工作表名称和标题中可用 * 和 ? 代表任意字符。\ntables:\n",
	}
	draftTail = lang.Text{
		EN: `
# Files not to check:
# skip: ["old/**", "*-draft.xlsx"]

# How much rules matter: error, warning, info or off. crossfoot rules lists them.
# rules:
#   nil-mark: off

# Checks of your own:
# checks:
#   - id: public-places
#     title: more public places than places
#     expr: col("Public places") <= Places

# Further marks for nothing, how far totals may be off, and discrepancies accepted as
# they are:
# nil-marks: ["○"]
# tolerance: 0.5
# accepted:
#   - rule: sum-mismatch
#     item: Schools
#     note: One school is shared.
`,
		ZH: `
# 不检查的文件：
# skip: ["旧/**", "*草稿.xlsx"]

# 各规则的级别：error（错误）、warning（核实）、info（提示）或 off（不用）。crossfoot rules 可列出全部规则。
# rules:
#   nil-mark: off

# 自定的检查：
# checks:
#   - id: nursery
#     title: 普惠托位多于新增托位
#     expr: 普惠托位 <= 新增托位

# 另外的空值符号、合计允许的差、已核实的不符之处：
# nil-marks: ["○"]
# tolerance: 0.5
# accepted:
#   - rule: sum-mismatch
#     item: 学校
#     note: 共建的一所只计一次
`,
	}
)

// plain are texts that YAML takes for texts without quotes.
var plain = lazy.Regexp(`^\p{L}[\p{L}\p{N}（）“”《》·/_]*( [\p{L}\p{N}（）“”《》·/_=+−][\p{L}\p{N}（）“”《》·/_]*)*$`)

// scalar is a text as YAML takes it for one.
func scalar(s string) string {
	switch strings.ToLower(s) {
	case "true", "false", "null", "yes", "no", "on", "off", "y", "n":
	default:
		if plain().MatchString(s) {
			return s
		}
	}
	quoted := &strings.Builder{}
	e := json.NewEncoder(quoted)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil { // a text can always be written
		return `""`
	}
	return strings.TrimSpace(quoted.String())
}

func oneSpace(s string) string { return strings.Join(strings.Fields(s), " ") }

// oneComment is a text that cannot end its comment.
func oneComment(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == 0x85 || r == 0x2028 || r == 0x2029 {
			return ' '
		}
		return r
	}, s)
}
