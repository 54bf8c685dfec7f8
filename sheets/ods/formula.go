package ods

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/sheets"
)

// translate writes a formula as a workbook would, without the equals sign: references
// as A1 and Sheet!A1, commas between arguments (OpenDocument 1.3 part 4, 5). It is ""
// for what cannot be written so.
func translate(formula string) string {
	grammar, text, found := strings.Cut(formula, ":")
	if !found || strings.Trim(grammar, "abcdefghijklmnopqrstuvwxyz") != "" {
		grammar, text = "of", formula
	}
	text = strings.TrimSpace(text)
	if inner, found := strings.CutPrefix(text, "{="); found {
		text = "=" + strings.TrimSuffix(inner, "}")
	}
	text, found = strings.CutPrefix(text, "=")
	if !found && !strings.HasPrefix(text, "#") {
		return "" // only an error stands alone
	}
	text = strings.TrimPrefix(text, "=") // which has it worked out whenever the file is opened
	switch grammar {
	case "of", "oooc":
		t := translator{rest: text}
		for t.rest != "" {
			if !t.token() {
				return ""
			}
		}
		return t.out.String()
	case "msoxl":
		return text
	}
	return ""
}

// translator writes a formula anew, token by token.
type translator struct {
	rest   string
	out    strings.Builder
	braces int // that are open: they hold an array
}

func (t *translator) token() bool {
	switch c := t.rest[0]; {
	case c == '"':
		return t.text()
	case c == '[':
		return t.reference()
	case c == '{', c == '}':
		if t.braces++; c == '}' {
			t.braces -= 2
		}
		return t.put(t.rest[:1], 1)
	case c == ';':
		return t.put(",", 1)
	case c == '|' && t.braces > 0:
		return t.put(";", 1)
	case c == '!':
		return t.put(" ", 1) // what two ranges have in common
	case c == '#':
		for _, name := range []string{"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"} {
			if strings.HasPrefix(t.rest, name) {
				return t.put(name, len(name))
			}
		}
		return false
	case strings.IndexByte("+-*/^&=<>%(): \t\r\n", c) >= 0:
		return t.put(t.rest[:1], 1)
	}
	return t.word()
}

// put writes a text in the place of n bytes.
func (t *translator) put(text string, n int) bool {
	t.out.WriteString(text)
	t.rest = t.rest[n:]
	return true
}

// text copies a text in quotes, in which a doubled quote stands for one.
func (t *translator) text() bool {
	for i := 1; i < len(t.rest); i++ {
		if t.rest[i] != '"' {
			continue
		}
		if i+1 == len(t.rest) || t.rest[i+1] != '"' {
			return t.put(t.rest[:i+1], i+1)
		}
		i++
	}
	return false
}

// word copies a number, a name or a function's name. Those of functions that only
// Microsoft has begin with a name of the company.
func (t *translator) word() bool {
	n := 0
	for n < len(t.rest) {
		r, size := utf8.DecodeRuneInString(t.rest[n:])
		if r != '_' && r != '.' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		n += size
	}
	return n > 0 && t.put(strings.TrimPrefix(t.rest[:n], "COM.MICROSOFT."), n)
}

// reference writes what stands in brackets.
func (t *translator) reference() bool {
	n := 1
	for quoted := false; ; n++ {
		if n == len(t.rest) {
			return false
		}
		if t.rest[n] == '\'' {
			quoted = !quoted
		} else if t.rest[n] == ']' && !quoted {
			break
		}
	}
	text, ok := a1(t.rest[1:n])
	return ok && t.put(text, n+1)
}

// a1 writes a reference, such as $Sheet1.A1:.B2, as a workbook does.
func a1(text string) (string, bool) {
	source, text := sourceOf(text)
	sheet, first, rest, ok := address(text)
	if !ok {
		return "", false
	}
	out := first
	last := sheet
	if rest != "" {
		second := ""
		var other string
		if other, second, rest, ok = address(rest[1:]); !ok || rest != "" {
			return "", false
		}
		if other != "" {
			last = other
		}
		if second == lost {
			out = lost
		} else if out != lost {
			out += ":" + second
		}
	}
	if out == lost {
		return lost, true
	}
	switch {
	case source != "":
		return quote("["+source+"]"+sheet, true) + "!" + out, true
	case sheet == "":
		return out, last == ""
	case sheet != last:
		return quote(sheet+":"+last, true) + "!" + out, true
	}
	return quote(sheet, false) + "!" + out, true
}

// lost is what is left of a reference to cells that were deleted.
const lost = "#REF!"

// sourceOf is the file that a reference leads to, if it leads to another, and the rest.
func sourceOf(text string) (source, rest string) {
	if name, rest, found := unquote(text); found && strings.HasPrefix(rest, "#") {
		return name, rest[1:]
	}
	return "", text
}

// address reads a sheet's name, if one is given, and a cell, row or column up to a colon.
func address(text string) (sheet, cell, rest string, ok bool) {
	text = strings.TrimPrefix(text, "$")
	if name, after, quoted := unquote(text); quoted {
		sheet, text = name, after
		if !strings.HasPrefix(text, ".") {
			return "", "", "", false
		}
	} else if dot := strings.IndexAny(text, ".:"); dot > 0 && text[dot] == '.' {
		sheet, text = text[:dot], text[dot:]
	}
	if strings.HasPrefix(sheet, lost) {
		return "", lost, "", true
	}
	text = strings.TrimPrefix(text, ".")
	if colon := strings.IndexByte(text, ':'); colon >= 0 {
		text, rest = text[:colon], text[colon:]
	}
	if strings.Contains(text, lost) {
		return sheet, lost, rest, true
	}
	end := sheets.ParseEnd(text)
	return sheet, end.String(), rest, end.Valid()
}

// unquote reads a name in single quotes, in which a doubled one stands for one.
func unquote(text string) (name, rest string, ok bool) {
	if !strings.HasPrefix(text, "'") {
		return "", "", false
	}
	for i := 1; i < len(text); i++ {
		if text[i] != '\'' {
			continue
		}
		if i+1 == len(text) || text[i+1] != '\'' {
			return strings.ReplaceAll(text[1:i], "''", "'"), text[i+1:], true
		}
		i++
	}
	return "", "", false
}

// quote puts a sheet's name into quotes, if it must be.
func quote(name string, always bool) string {
	plain := !always && !sheets.ParseEnd(name).Valid()
	for i, r := range name {
		plain = plain && (r == '_' || unicode.IsLetter(r) || i > 0 && unicode.IsDigit(r))
	}
	if plain {
		return name
	}
	return "'" + strings.ReplaceAll(name, "'", "''") + "'"
}
