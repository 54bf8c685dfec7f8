package ods

import (
	"bytes"
	"strconv"
	"strings"

	"crossfoot/sheets/numfmt"
	"crossfoot/sheets/opc"
)

// format is a number format: what it shows as Excel's code says it, and which other
// formats show the values that meet a condition.
type format struct {
	code string
	maps []condition
}

type condition struct{ when, name string }

// maxSections is how many formats Excel has room for beside the last.
const maxSections = 3

// code is a format's code with those that it refers to; "" if there is no such format.
func (f family) code(name string) string {
	this, found := f.formats[name]
	if !found {
		return ""
	}
	whens, codes := "", []string{}
	for _, m := range this.maps {
		other, found := f.formats[m.name]
		if !found || len(codes) == maxSections {
			return this.code
		}
		whens += m.when
		codes = append(codes, "["+m.when+"]"+other.code)
	}
	// The usual divisions need no conditions: Excel has them without.
	switch whens {
	case ">=0", ">0<0", ">0<0=0":
		for i, code := range codes {
			codes[i] = code[strings.IndexByte(code, ']')+1:]
		}
	}
	return strings.Join(append(codes, this.code), ";")
}

// coder writes the code of one format.
type coder struct {
	strings.Builder
	kind    string // the element's name
	elapsed bool   // hours go beyond a day
}

// readFormat reads one format.
func (d *reader) readFormat(f *family) error {
	name := d.attr(styleSpace, "name")
	c := &coder{kind: string(d.x.Name)}
	c.elapsed = d.attr(numberSpace, "truncate-on-overflow") == "false"
	c.WriteString(numerals[d.attr(numberSpace, "transliteration-format")])
	var out format
	err := d.x.Elements(func() error {
		switch {
		case d.x.Space == numberSpace:
			return d.formatPart(c)
		case d.x.Space == styleSpace && string(d.x.Name) == "map":
			when := strings.ReplaceAll(strings.TrimPrefix(strings.TrimSpace(d.attr(styleSpace, "condition")), "value()"), " ", "")
			out.maps = append(out.maps, condition{strings.Replace(when, "!=", "<>", 1), d.attr(styleSpace, "apply-style-name")})
			if len(out.maps) > maxSections {
				return opc.Damaged("a number format has more than %d conditions", "数字格式的条件超过 %d 个", maxSections)
			}
		}
		return d.x.Skip()
	})
	out.code = c.String()
	if out.code == "" && len(out.maps) == 0 {
		out.code = `""` // which shows nothing
	}
	f.formats[name] = out
	return err
}

// numerals are the codes for Chinese digits, by how the format writes a one.
var numerals = map[string]string{"一": "[DBNum1]", "壹": "[DBNum2]", "１": "[DBNum3]"}

// formatPart reads one piece of a format.
func (d *reader) formatPart(c *coder) error {
	long := d.attr(numberSpace, "style") == "long"
	pick := func(short, other string) string {
		if long {
			return other
		}
		return short
	}
	switch string(d.x.Name) {
	case "text", "currency-symbol":
		text, err := d.x.Chars()
		c.literal(string(text))
		return err
	case "fill-character":
		text, err := d.x.Chars()
		if len(text) > 0 {
			c.WriteString("*" + string(text))
		}
		return err
	case "text-content":
		c.WriteString("@")
	case "boolean":
		c.WriteString(numfmt.General)
	case "number":
		return d.number(c)
	case "scientific-number":
		c.WriteString(zeros(d.count("min-integer-digits", 1)) + decimals(d.count("decimal-places", 0), d.count("decimal-places", 0)) +
			"E+" + zeros(d.count("min-exponent-digits", 2)))
	case "fraction":
		if d.attr(numberSpace, "min-integer-digits") != "" {
			c.WriteString("# ")
		}
		c.WriteString(strings.Repeat("?", d.count("min-numerator-digits", 1)) + "/")
		if value := d.attr(numberSpace, "denominator-value"); value != "" {
			c.WriteString(strconv.Itoa(d.count("denominator-value", 1)))
		} else {
			c.WriteString(strings.Repeat("?", d.count("min-denominator-digits", 1)))
		}
	case "era":
		c.WriteString(pick("g", "ggg"))
	case "year":
		c.WriteString(pick("yy", "yyyy"))
	case "quarter":
		c.WriteString(`"Q"`)
	case "month":
		if d.attr(numberSpace, "textual") == "true" {
			c.WriteString(pick("mmm", "mmmm"))
		} else {
			c.WriteString(pick("m", "mm"))
		}
	case "day":
		c.WriteString(pick("d", "dd"))
	case "day-of-week":
		c.WriteString(pick("ddd", "dddd"))
	case "hours":
		c.time(pick("h", "hh"))
	case "minutes":
		c.time(pick("m", "mm"))
	case "seconds":
		c.time(pick("s", "ss"))
		c.WriteString(decimals(d.count("decimal-places", 0), maxDecimals))
	case "am-pm":
		c.WriteString("AM/PM")
	}
	return d.x.Skip()
}

// maxDecimals is how many places a format may show.
const maxDecimals = 30

// count reads a small number of the element just opened.
func (d *reader) count(name string, otherwise int) int {
	n, err := strconv.Atoi(d.attr(numberSpace, name))
	if err != nil || n < 0 {
		return otherwise
	}
	return min(n, maxDecimals)
}

func zeros(n int) string { return strings.Repeat("0", n) }

// decimals are the places after the point, so many of them at least.
func decimals(most, least int) string {
	if most == 0 {
		return ""
	}
	least = min(most, least)
	return "." + zeros(least) + strings.Repeat("#", most-least)
}

// number reads how the digits of a number stand. Where nothing says how many decimals
// there are, the number is shown as it is.
func (d *reader) number(c *coder) error {
	if d.attr(numberSpace, "decimal-places") == "" && c.kind == "number-style" && d.attr(numberSpace, "grouping") != "true" &&
		d.count("min-integer-digits", 1) <= 1 {
		c.WriteString(numfmt.General)
		return d.x.Skip()
	}
	places := d.count("decimal-places", 0)
	least := places
	for _, space := range []opc.Space{numberSpace, calcSpace} {
		if n, err := strconv.Atoi(d.attr(space, "min-decimal-places")); err == nil && n >= 0 {
			least = min(n, places)
		}
	}
	if replacement := d.attr(numberSpace, "decimal-replacement"); d.has(numberSpace, "decimal-replacement") && replacement == "" {
		least = 0
	}
	digits := zeros(d.count("min-integer-digits", 1))
	if d.attr(numberSpace, "grouping") == "true" {
		for len(digits) < len("0000") {
			digits = "#" + digits
		}
		for i := len(digits) - 3; i > 0; i -= 3 {
			digits = digits[:i] + "," + digits[i:]
		}
	} else if digits == "" {
		digits = "#"
	}
	code := digits + decimals(places, least)
	if factor := d.attr(numberSpace, "display-factor"); len(factor) > 0 {
		for ; len(factor) > 3 && strings.HasSuffix(factor, "000"); factor = factor[:len(factor)-3] {
			code += ","
		}
	}
	// Text that stands between the digits, as in 1.2万 for 12345, divides them.
	inner := map[int]string{}
	err := d.x.Elements(func() error {
		if string(d.x.Name) == "embedded-text" {
			at := d.count("position", 0)
			text, err := d.x.Chars()
			inner[at] += string(text)
			return err
		}
		return d.x.Skip()
	})
	if len(inner) > 0 {
		code = embed(digits, inner) + decimals(places, least)
	}
	c.WriteString(code)
	return err
}

// embed puts texts between digits: each has so many digits on its right.
func embed(digits string, texts map[int]string) string {
	var c coder
	left := strings.Count(digits, "0") + strings.Count(digits, "#")
	for at := maxDecimals; at > left; at-- {
		if texts[at] != "" {
			digits, left = strings.Repeat("#", at-left+1)+digits, at+1
			break
		}
	}
	for _, r := range digits {
		c.WriteRune(r)
		if r == ',' {
			continue
		}
		left--
		c.literal(texts[left])
	}
	return c.String()
}

// has says whether the element just opened states an attribute, if only as "".
func (d *reader) has(space opc.Space, name string) bool {
	for _, a := range d.x.Attrs {
		if bytes.HasSuffix(a.Name, []byte(name)) {
			if s, local := d.x.Split(a); s == space && string(local) == name {
				return true
			}
		}
	}
	return false
}

// time writes hours, minutes or seconds; the first of them may go beyond what a clock has.
func (c *coder) time(code string) {
	if c.elapsed {
		code = "[" + code + "]"
		c.elapsed = false
	}
	c.WriteString(code)
}

// literal writes a text that is shown as it is. That a number is shown as a percentage
// is said by the sign alone.
func (c *coder) literal(text string) {
	if c.kind == "percentage-style" {
		if before, after, found := strings.Cut(text, "%"); found {
			c.literal(before)
			c.WriteByte('%')
			c.literal(after)
			return
		}
	}
	plain := " -"
	if c.kind == "date-style" || c.kind == "time-style" {
		plain += "/:"
	}
	for text != "" {
		n := strings.IndexByte(text, '"')
		switch {
		case n == 0:
			c.WriteString(`\"`)
			text = text[1:]
			continue
		case n < 0:
			n = len(text)
		}
		if strings.Trim(text[:n], plain) == "" {
			c.WriteString(text[:n])
		} else {
			c.WriteString(`"` + text[:n] + `"`)
		}
		text = text[n:]
	}
}
