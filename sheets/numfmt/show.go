package numfmt

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"crossfoot/sheets"
)

// Printer renders numbers and dates as their styles display them. It may be
// used by several goroutines at once.
//
// The number formats themselves are excelize's work. What goes in is rounded before,
// because Excel rounds the decimal number that it shows (2.675 to 2.68) and not the
// binary one behind it.
type Printer struct {
	styles   []sheets.Style
	date1904 bool
}

// NewPrinter makes a printer for cells with these styles, whose days count from 1904 or
// from 1900.
func NewPrinter(styles []sheets.Style, date1904 bool) *Printer {
	return &Printer{styles: styles, date1904: date1904}
}

// longestCode is the longest format code that Excel accepts.
const longestCode = 255

// Show is what a number or date displays.
func (p *Printer) Show(c sheets.Cell) string {
	code := General
	if int(c.Style) < len(p.styles) {
		code = p.styles[c.Style].Format
	}
	raw := c.Raw
	if code == General && shortInteger(raw) {
		return raw
	}
	if c.Kind == sheets.Date {
		raw = p.serial(raw)
	}
	value, err := strconv.ParseFloat(raw, 64)
	if err != nil {
		return c.Raw
	}
	plain := plainNumber(value)
	if len(code) > longestCode {
		return plain
	}
	s, unsigned := chosen(readSections(code), value)
	switch {
	case s.general:
		return plain
	case s.date && value < 0:
		return plain // Excel fills the cell with ####
	}
	in := exact(value)
	if unsigned {
		in = in.Abs()
	}
	if s.fixed() {
		places := s.decimals
		if s.percent {
			places += 2
		}
		in = in.Round(int32(places))
	}
	if !s.date && !s.zeros && (!s.digits || in.IsZero()) {
		if in.IsNegative() {
			return "-" + strings.TrimSpace(s.words)
		}
		return strings.TrimSpace(s.words)
	}
	if text, ok := shownFixed(s.code, in); ok {
		return text
	}
	text, ok := printed(s.code, in.String(), p.date1904 && !s.elapsed)
	if !ok {
		return plain
	}
	return strings.TrimSpace(text)
}

// chosen is the section that a value is shown by: the first whose condition it
// meets, else by its sign. A section for negative numbers writes the sign itself.
func chosen(sections []section, value float64) (s section, unsigned bool) {
	for _, s := range sections {
		if s.condition != "" && s.holds(value) {
			return s, false
		}
	}
	free := slices.DeleteFunc(sections, func(s section) bool { return s.condition != "" })
	switch {
	case len(free) == 0:
		return section{general: true}, false
	case len(free) < len(sections):
		return free[0], false
	case value < 0 && len(free) > 1:
		return free[1], true
	case value == 0 && len(free) > 2:
		return free[2], false
	}
	return free[0], false
}

// exact is the decimal number that Excel takes a binary one for: it has 15 digits.
func exact(value float64) decimal.Decimal {
	d, err := decimal.NewFromString(strconv.FormatFloat(value, 'e', 14, 64))
	if err != nil {
		return decimal.Zero
	}
	return d
}

// plainNumber shows a number as Excel's General format does in a wide column.
func plainNumber(value float64) string {
	if size := math.Abs(value); size != 0 && (size < 1e-9 || size >= 1e21) {
		digits, power, _ := strings.Cut(strconv.FormatFloat(value, 'E', 14, 64), "E")
		return strings.TrimRight(strings.TrimRight(digits, "0"), ".") + "E" + power
	}
	return exact(value).String()
}

// isoDates are the ways in which a cell states a date in words of ISO 8601.
var isoDates = []string{"2006-01-02T15:04:05.999999999Z07:00", "2006-01-02T15:04:05.999999999", "2006-01-02T15:04", "2006-01-02"}

// serial is the number of days by which Excel counts a date. What is no date
// is returned as it is.
func (p *Printer) serial(raw string) string {
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if p.date1904 {
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	for _, layout := range isoDates {
		if t, err := time.Parse(layout, raw); err == nil {
			_, zone := t.Zone()
			days := (t.Sub(epoch).Seconds() + float64(zone)) / (24 * 60 * 60)
			return strconv.FormatFloat(days, 'f', -1, 64)
		}
	}
	return raw
}

// shortInteger says whether a stored number reads as General shows it: a whole
// number that needs no exponent.
func shortInteger(raw string) bool {
	if raw == "" || len(raw) > 10 || raw[0] == '0' && len(raw) > 1 {
		return false
	}
	for i := range len(raw) {
		if raw[i] < '0' || raw[i] > '9' {
			return false
		}
	}
	return true
}
