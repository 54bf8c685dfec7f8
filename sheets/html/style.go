package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"crossfoot/sheets/lazy"
)

// style is what an element's own style says of it.
type style struct {
	hidden bool // it is not displayed
	indent int  // how far its text is indented, in characters
}

// stylesMost is how many styles are remembered: a page repeats the few that it has.
const stylesMost = 100

func (r *reader) style(n *html.Node) style {
	text, found := attr(n, "style")
	if !found {
		return style{}
	}
	s, known := r.styles[text]
	if !known {
		if len(r.styles) == stylesMost {
			clear(r.styles)
		}
		s = style{concealing().MatchString(text), indent(text)}
		r.styles[text] = s
	}
	return s
}

// hidden says whether an element's attributes hide it.
func (r *reader) hidden(n *html.Node) bool {
	_, found := attr(n, "hidden")
	return found || r.style(n).hidden
}

// concealing is what a style says of an element that is not displayed.
var concealing = lazy.Regexp(`(?i)(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)`)

// indentation is how a style indents a cell: in Excel's steps, or in a
// browser's units.
var indentation = lazy.Regexp(`(?i)(mso-char-indent-count|padding-left|text-indent)\s*:\s*([0-9]{1,4}(?:\.[0-9]+)?)\s*(px|pt|em|rem)?`)

// indent is how far a style indents a cell, in characters.
func indent(style string) int {
	total := 0.0
	for _, m := range indentation().FindAllStringSubmatch(style, -1) {
		n, err := strconv.ParseFloat(m[2], 64)
		if err != nil {
			continue
		}
		switch strings.ToLower(m[3]) {
		case "px":
			n /= 14
		case "pt":
			n /= 10.5
		}
		if strings.EqualFold(m[1], "mso-char-indent-count") {
			return min(int(n), 100)
		}
		total += n
	}
	return min(int(total), 100)
}
