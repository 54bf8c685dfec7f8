package user

import (
	"errors"
	"strings"

	"github.com/expr-lang/expr/file"

	"crossfoot/sheets/lang"
	"crossfoot/sheets/lazy"
)

// complaint is what a library says of a text that it cannot read, and what a person is
// told. What the pattern finds in brackets is handed on.
type complaint struct {
	pattern lazy.Pattern
	en, zh  string
}

// complaints of the library that parses expressions.
var complaints = []complaint{
	{lazy.Regexp(`^unexpected token EOF|^unexpected end`), "this is not finished", "式子不完整"},
	{lazy.Regexp(`^unexpected token \w+\("(.*)"\)`), "“%s” cannot stand here", "此处不应有“%s”"},
	{lazy.Regexp(`^unrecognized character: U\+\w+ '(.*)'`), "the sign “%s” means nothing here", "不认识的符号“%s”"},
	{lazy.Regexp(`^bad number syntax: "(.*)"`), "“%s” is no number", "“%s”不是数"},
	{lazy.Regexp(`^literal not terminated`), "a quote is not closed", "引号没有配对"},
	{lazy.Regexp(`maximum allowed nodes`), "the expression is too long", "式子过长"},
}

// plainly is what a person is told of a library's complaint; ok is false if nothing
// better is known than the library's own words, which are English.
func plainly(list []complaint, message string) (m lang.Message, ok bool) {
	for _, c := range list {
		if found := c.pattern().FindStringSubmatch(message); found != nil {
			args := []any{}
			for _, text := range found[1:] {
				args = append(args, text)
			}
			return lang.New(c.en, c.zh, args...), true
		}
	}
	return lang.Message{Text: lang.Text{EN: message, ZH: "写法有误"}}, false
}

// unparsed is what is wrong with an expression that the library cannot parse.
func unparsed(err error, origin []int) *misread {
	message, offset := err.Error(), 0
	if e, ok := errors.AsType[*file.Error](err); ok {
		message, offset = e.Message, origin[min(max(e.From, 0), len(origin)-1)]
	}
	cause, _ := plainly(complaints, message)
	return &misread{
		offset, lang.New("this is no expression: %s", "式子写法有误：%s", cause),
		lang.New(`check brackets, quotes and signs; a name of several words, with signs in it or a digit first is written col("…") or item("…")`,
			`请检查括号、引号和运算符；名称中含有符号、空格或以数字开头的，请写成 col("…") 或 item("…")`),
	}
}

// indented is what the library says of a line that stands at a wrong depth.
var indented = lazy.Regexp(`value is not allowed in this context`)

// slips in YAML that the library complains of, with what to do about them.
var slips = []struct {
	complaint
	do lang.Message
}{
	{
		complaint{lazy.Regexp(`character '\t'`), "there is a tab here", "此处有制表符（Tab）"},
		lang.New("indent with spaces", "缩进请用空格"),
	},
	{
		complaint{lazy.Regexp(`^mapping key "(.*)" already defined at \[(\d+):`), "“%s” has been written before, in line %s", "“%s”前面已经写过（第 %s 行）"},
		lang.New("put everything under one of the two", "请合并到一处"),
	},
	{
		complaint{indented, "the indentation does not fit that of the lines before", "缩进与前面的行不一致"},
		lang.New("let what belongs together begin in the same column; put texts with : in quotes", "同一层的内容请左端对齐；含有 : 的文字请加引号"),
	},
	{
		complaint{lazy.Regexp(`quoted text`), "a quote is not closed", "引号没有配对"},
		lang.New("write it twice, before and behind the text", "请在文字前后各写一个"),
	},
	{
		complaint{lazy.Regexp(`alias name|anchor`), "a text cannot begin with * or & here", "此处的文字不能以 * 或 & 开头"},
		lang.New(`put it in quotes, as in "*"`, `请加上引号，如 "*"`),
	},
	{
		complaint{lazy.Regexp(`^'(.)' is a reserved character|character '(.)' that cannot start`), "a text cannot begin with this sign", "文字不能以此符号开头"},
		lang.New("put it in quotes", "请加上引号"),
	},
	{
		complaint{lazy.Regexp(`',' or '[\]}]'|end token|flow map`), "a bracket is not closed, or a comma is missing", "括号没有配对，或缺少逗号"},
		lang.New("check the brackets and commas of this list", "请检查此处的括号和逗号"),
	},
}

// notYAML is what a person is told of a file that is no YAML.
func notYAML(message string) (cause, do lang.Message) {
	for _, s := range slips {
		found := s.pattern().FindStringSubmatch(message)
		if found == nil {
			continue
		}
		cause := lang.New(s.en, s.zh)
		if strings.Contains(s.en, "%s") {
			cause = lang.New(s.en, s.zh, found[1], found[2])
		}
		return cause, s.do
	}
	return lang.New("this is not valid YAML (%s)", "YAML 写法有误%.0s", message),
		lang.New("check indentation, quotes and brackets here and in the line before; put texts with : or # in quotes",
			"请检查此处和上一行的缩进、引号和括号；含有 : 或 # 的文字要加引号")
}
