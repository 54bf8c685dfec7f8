// Package lang holds texts in the two languages of crossfoot, English and
// Chinese, side by side, so that neither can be forgotten.
//
// In goes a text in both languages with its arguments; out comes a string in
// the reader's language. Every package uses it; it imports none of them.
package lang

import (
	"fmt"
	"strings"
)

// Lang is a language that a reader can choose.
type Lang uint8

// The languages. English is the zero value: what a reader gets who has said nothing.
const (
	EN Lang = iota
	ZH
)

// Parse reads a language name as a user or a locale variable writes it: "zh",
// "zh_CN.UTF-8", "en", "en_GB", "C", "POSIX". It says false for any other.
func Parse(name string) (Lang, bool) {
	name = strings.ToLower(name)
	base, _, _ := strings.Cut(name, ".")
	base, _, _ = strings.Cut(base, "@")
	base, _, _ = strings.Cut(strings.ReplaceAll(base, "-", "_"), "_")
	switch base {
	case "zh":
		return ZH, true
	case "en", "c", "posix":
		return EN, true
	}
	return EN, false
}

// FromEnv is the language of the locale variables, in the order that POSIX
// gives them: the first of LC_ALL, LC_MESSAGES and LANG that is set decides. Where none
// is, it is that of the system's menus, if the system tells.
func FromEnv(getenv func(string) string) Lang {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := getenv(name); value != "" {
			l, _ := Parse(value)
			return l
		}
	}
	l, _ := Parse(system())
	return l
}

// Name is the language's short name, "en" or "zh".
func (l Lang) Name() string {
	if l == ZH {
		return "zh"
	}
	return "en"
}

// Text is one text in both languages.
type Text struct{ EN, ZH string }

// In is the text in one language.
func (t Text) In(l Lang) string {
	if l == ZH {
		return t.ZH
	}
	return t.EN
}

// Localized is anything that has a wording for each language.
type Localized interface{ In(Lang) string }

// Message is a text with fmt verbs and the arguments for them. It stays
// unformatted until the reader's language is known. Where the two languages
// want the arguments in another order, the verbs carry indexes (%[2]s).
type Message struct {
	Text Text
	Args []any
}

// New is a message in both languages.
func New(en, zh string, args ...any) Message {
	return Message{Text: Text{EN: en, ZH: zh}, Args: args}
}

// In formats the message in one language. Arguments that are themselves
// Localized are put into that language first.
func (m Message) In(l Lang) string {
	if len(m.Args) == 0 {
		return m.Text.In(l)
	}
	args := make([]any, len(m.Args))
	for i, arg := range m.Args {
		if local, ok := arg.(Localized); ok {
			arg = local.In(l)
		}
		args[i] = arg
	}
	return fmt.Sprintf(m.Text.In(l), args...)
}

// IsZero says whether the message holds nothing.
func (m Message) IsZero() bool { return m.Text == Text{} }
