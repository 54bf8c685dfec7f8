package user

import (
	"errors"
	"regexp"

	"github.com/expr-lang/expr/file"

	"crossfoot/sheets/lang"
)

// complaint is what a library says of a text that it cannot read, and what a person is
// told. What the pattern finds in brackets is handed on.
type complaint struct {
	pattern *regexp.Regexp
	en, zh  string
}

// complaints of the library that parses expressions.
var complaints = []complaint{
	{regexp.MustCompile(`^unexpected token EOF|^unexpected end`), "this is not finished", "式子不完整"},
	{regexp.MustCompile(`^unexpected token \w+\("(.*)"\)`), "“%s” cannot stand here", "此处不应有“%s”"},
	{regexp.MustCompile(`^unrecognized character: U\+\w+ '(.*)'`), "the sign “%s” means nothing here", "不认识的符号“%s”"},
	{regexp.MustCompile(`^bad number syntax: "(.*)"`), "“%s” is no number", "“%s”不是数"},
	{regexp.MustCompile(`^literal not terminated`), "a quote is not closed", "引号没有配对"},
	{regexp.MustCompile(`maximum allowed nodes`), "the expression is too long", "式子过长"},
}

// plainly is what a person is told of a library's complaint; ok is false if nothing
// better is known than the library's own words, which are English.
func plainly(list []complaint, message string) (m lang.Message, ok bool) {
	for _, c := range list {
		if found := c.pattern.FindStringSubmatch(message); found != nil {
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
	return &misread{offset, lang.New("this is no expression: %s", "式子写法有误：%s", cause),
		lang.New(`check brackets, quotes and signs; a name of several words, with signs in it or a digit first is written col("…") or item("…")`,
			`请检查括号、引号和运算符；名称中含有符号、空格或以数字开头的，请写成 col("…") 或 item("…")`)}
}
