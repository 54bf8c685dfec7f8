package ods

import (
	"strconv"
	"strings"
	"time"

	"crossfoot/sheets/lazy"
	"crossfoot/sheets/opc"
)

// The days from which spreadsheets count. Those counted from any other are kept as the
// file writes them.
var (
	usualEpoch = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	epoch1904  = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
)

// dates are the forms of a date in words (XML Schema part 2, date and dateTime).
var dates = []string{"2006-01-02", "2006-01-02T15:04:05.999999999", "2006-01-02T15:04:05.999999999Z07:00", "2006-01-02T15:04"}

// duration is a time of day or more (XML Schema part 2, 3.2.6), without years and months,
// whose lengths differ.
var duration = lazy.Regexp(`^(-)?P(?:(\d{1,9})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:[.,]\d+)?)S)?)?$`)

// serial is the number by which worksheets count a date or time: in days. It says
// besides which format shows it if no style does.
func (d *reader) serial(typ, value string) (number, code string, err error) {
	if typ == "time" {
		m := duration().FindStringSubmatch(value)
		if m == nil || strings.HasSuffix(value, "P") || strings.HasSuffix(value, "T") {
			return "", "", opc.Damaged("the cell should hold a time but holds %q", "该单元格应为时间，实际为 %q", opc.Clip([]byte(value)))
		}
		seconds := 0.0
		for i, unit := range []float64{24 * 60 * 60, 60 * 60, 60, 1} {
			if part := m[2+i]; part != "" {
				n, _ := strconv.ParseFloat(strings.Replace(part, ",", ".", 1), 64)
				seconds += n * unit
			}
		}
		return m[1] + days(seconds), "[h]:mm:ss", nil
	}
	for _, layout := range dates {
		t, parseErr := time.Parse(layout, value)
		if parseErr != nil {
			continue
		}
		_, zone := t.Zone()
		t = t.Add(time.Duration(zone) * time.Second).UTC()
		code = "yyyy-mm-dd"
		if layout != dates[0] && t.Sub(t.Truncate(24*time.Hour)) != 0 {
			code += " hh:mm:ss"
		}
		if !d.epoch.Equal(usualEpoch) && !d.epoch.Equal(epoch1904) {
			return value, code, nil
		}
		whole := (t.Unix() - d.epoch.Unix())
		return days(float64(whole) + float64(t.Nanosecond())/1e9), code, nil
	}
	if !beyond().MatchString(value) {
		return "", "", opc.Damaged("the cell should hold a date but holds %q", "该单元格应为日期，实际为 %q", opc.Clip([]byte(value)))
	}
	return value, "yyyy-mm-dd", nil
}

// beyond are the dates before the first year and after the 9999th, which worksheets have
// no number for.
var beyond = lazy.Regexp(`^(-\d{4,9}|\d{5,9}|0000)-\d\d-\d\d(T[\d:.]+)?$`)

// days is a number of seconds in days.
func days(seconds float64) string { return strconv.FormatFloat(seconds/(24*60*60), 'f', -1, 64) }
