package docx

import (
	"strconv"
	"strings"

	"crossfoot/sheets"
)

// level is the outline level that a style gives, 0 if none.
func (d *reader) level(s *style) int {
	for range deepest {
		if s == nil {
			break
		}
		if s.level != 0 {
			return max(s.level, 0)
		}
		s = d.styles[s.basedOn]
	}
	return 0
}

// states says whether a style says that its text is hidden or shown.
func (d *reader) states(s *style) bool { return d.visibility(s) != unstated }

func (d *reader) hidden(s *style) bool { return d.visibility(s) == hidden }

func (d *reader) visibility(s *style) visibility {
	for range deepest {
		if s == nil || s.visibility != unstated {
			break
		}
		s = d.styles[s.basedOn]
	}
	if s == nil {
		return unstated
	}
	return s.visibility
}

// style is what a style of the document says, by itself.
type style struct {
	basedOn    string
	level      int // as in paragraph
	caption    bool
	visibility visibility
}

type visibility uint8

const (
	unstated visibility = iota
	shown
	hidden
)

// deepest is how far a chain of styles is followed; it might be a ring.
const deepest = 32

// readStyles reads the outermost element of the part that lists the styles.
func (d *reader) readStyles() error {
	return d.x.Children(func() error {
		if string(d.x.Name) != "style" {
			return d.x.Skip()
		}
		if len(d.styles) == d.limits.Spans {
			return sheets.Beyond(sheets.LimitSpans, "there are more than %d styles", "样式超过 %d 个", len(d.styles))
		}
		s := &style{}
		d.styles[d.x.Val("styleId")] = s
		return d.x.Children(func() error { return d.styleElement(s) })
	})
}

func (d *reader) styleElement(s *style) error {
	switch string(d.x.Name) {
	case "name":
		name := strings.ToLower(d.x.Val("val"))
		s.caption = name == "caption" || name == "题注"
		for _, heading := range []string{"heading ", "标题 "} {
			if digits, found := strings.CutPrefix(name, heading); found && s.level == 0 {
				if n, err := strconv.Atoi(digits); err == nil && n >= 1 && n <= 9 {
					s.level = n
				}
			}
		}
	case "basedOn":
		s.basedOn = d.x.Val("val")
	case "pPr":
		return d.x.Children(func() error {
			if string(d.x.Name) == "outlineLvl" {
				s.level = outline(d.x.Val("val"))
			}
			return d.x.Skip()
		})
	case "rPr":
		return d.x.Children(func() error {
			if string(d.x.Name) == "vanish" {
				s.visibility = shown
				if d.on() {
					s.visibility = hidden
				}
			}
			return d.x.Skip()
		})
	}
	return d.x.Skip()
}
