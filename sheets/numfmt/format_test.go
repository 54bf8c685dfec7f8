package numfmt

import (
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"crossfoot/sheets"
)

func TestReadFormat(t *testing.T) {
	plain := sheets.Style{Decimals: -1}
	decimals := func(n int) sheets.Style { return sheets.Style{Decimals: n} }
	date := sheets.Style{Decimals: -1, Date: true}
	for code, want := range map[string]sheets.Style{
		"General":                       plain,
		"":                              plain,
		`General"元"`:                    plain,
		"G/通用格式":                        plain,
		"@":                             plain,
		"0":                             decimals(0),
		"#,##0.00_ ;[Red]-#,##0.00":     decimals(2),
		"0.0#":                          decimals(2),
		`#,##0.0"元/m"`:                  decimals(1),
		`0.000\d`:                       decimals(3),
		"[$¥-804]#,##0.00":              decimals(2),
		`_ * #,##0_ ;_ * "-"??_ ;_ @_ `: decimals(0),
		"[DBNum1][$-804]0":              decimals(0),
		"0.00元":                         decimals(2),
		"0%":                            {Decimals: 0, Percent: true},
		"0.00%;-0.00%":                  {Decimals: 2, Percent: true},
		"0.00E+00":                      plain,
		"# ?/?":                         plain,
		"0.0,":                          plain,
		`0!.0,"万"`:                      plain,
		"yyyy-mm-dd":                    date,
		`yyyy"年"m"月"d"日"`:               date,
		"yyyy年m月":                       date,
		"[$-F800]dddd, mmmm dd, yyyy":   date,
		"[h]:mm":                        date,
		"[ss]":                          date,
		"mm:ss.0":                       date,
		"h:mm AM/PM":                    date,
		"上午/下午h\"时\"":                   date,
		"[$-411]ge.m.d":                 date,
		"e/m/d":                         date,
		"aaaa":                          date,
		`"unclosed yyyy`:                plain,
		"[unclosed":                     plain,
		`0\`:                            decimals(0),
	} {
		want.Format = code
		if code == "" {
			want.Format = "General"
		}
		assert.Equal(t, want, Read(code), code)
	}
}

func TestBuiltinFormats(t *testing.T) {
	for id := range 60 {
		is := 14 <= id && id <= 22 || 27 <= id && id <= 36 || 45 <= id && id <= 47 || 50 <= id && id <= 58
		assert.Equal(t, is, Read(Builtin(id)).Date, id)
	}
	assert.Equal(t, `yyyy"年"m"月"`, Builtin(57))
	assert.Equal(t, "General", Builtin(99))
}

func TestShow(t *testing.T) {
	for _, c := range []struct{ code, raw, want string }{
		{"General", "31.099999999999998", "31.1"},
		{"General", "1E-3", "0.001"},
		{"General", "-0.5", "-0.5"},
		{"General", "100000", "100000"},
		{"General", "123456789012345678", "123456789012346000"},
		{"General", "1.5E+30", "1.5E+30"},
		{"General", "1.25E-12", "1.25E-12"},
		{"General", "0", "0"},
		{"0.00", "2.675", "2.68"},
		{"0.00", "1.005", "1.01"},
		{"0.00", "-2.675", "-2.68"},
		{"0.0", "14", "14.0"},
		{"0", "2.5", "3"},
		{"0%", "0.285", "29%"},
		{"0.0%", "0.1235", "12.4%"},
		{"#,##0.00", "1234567.891", "1,234,567.89"},
		{"#,##0_);(#,##0)", "-1234", "(1,234)"},
		{`_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ `, "0", "-"},
		{`0.00"元"`, "3.14159", "3.14元"},
		{"0.00;[Red]-0", "-0.495", "-0"},
		{`_ * #,##0_ ;_ * -#,##0_ ;_ * "-"??_ ;_ @_ `, "0", "-"},
		{"0;;", "-3", ""},
		{`[>=10000]0!.0,"万";[<0]0.0"负";0`, "12345", "1.2万"},
		{`[>=10000]0!.0,"万";[<0]0.0"负";0`, "-2.25", "-2.3负"},
		{`[>=10000]0!.0,"万";[<0]0.0"负";0`, "5.5", "6"},
		{`[>=10000]0;[<0]0`, "5.5", "5.5"},
		{`[<=1]0.0;[>9]0.00;[<>5]0.000;[=5]0%`, "1", "1.0"},
		{`[<=1]0.0;[>9]0.00;[<>5]0.000;[=5]0%`, "9.5", "9.50"},
		{`[<=1]0.0;[>9]0.00;[<>5]0.000;[=5]0%`, "4", "4.000"},
		{`[<=1]0.0;[>9]0.00;[<>5]0.000;[=5]0%`, "5", "500%"},
		{`[<<1]0`, "0", "0"},
		{`[>=x]0`, "5.5", "5.5"},
		{"[DBNum2][$-804]0", "105", "壹零伍"},
		{`"共"`, "-5", "-共"},
		{"@", "12.50", "12.5"},
		{"G/通用格式", "12.50", "12.5"},
		{"0.00E+00", "12345", "1.23E+04"},
		{"yyyy-mm-dd", "44197", "2021-01-01"},
		{"yyyy/m/d h:mm", "44197.75", "2021/1/1 18:00"},
		{`yyyy"年"m"月"d"日"`, "44197", "2021年1月1日"},
		{"[h]:mm", "1.5", "36:00"},
		{"yyyy-mm-dd", "2021-01-01", "2021-01-01"},
		{"yyyy-mm-dd", "2021-01-01T12:00:00Z", "2021-01-01"},
		{"yyyy-mm-dd", "-3", "-3"},
		{"yyyy-mm-dd", "someday", "someday"},
		{"0;0;0;@;0;0", "1.5", "2"},
		{`0"a!b"!c`, "1", "1a!bc"},
		{strings.Repeat("0", 300), "1.5", "1.5"},
	} {
		style := Read(c.code)
		kind := sheets.Number
		if style.Date {
			kind = sheets.Date
		}
		p := NewPrinter([]sheets.Style{style}, false)
		assert.Equal(t, c.want, p.Show(sheets.Cell{Raw: c.raw, Kind: kind}), "%s as %s", c.raw, c.code)
	}
}

func TestShowTogether(t *testing.T) {
	p := NewPrinter([]sheets.Style{Read("0.0"), Read("yyyy")}, false)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 20 {
				assert.Equal(t, "1.5", p.Show(sheets.Cell{Raw: "1.46", Kind: sheets.Number}))
				assert.Equal(t, "2021", p.Show(sheets.Cell{Raw: "44197", Kind: sheets.Date, Style: 1}))
			}
		})
	}
	all.Wait()
}

// Whatever the code and the number, something readable is shown.
func TestShowAnything(t *testing.T) {
	pieces := []string{"0", "#", "?", ".", ",", "%", "/", "E+", "y", "m", "d", "h", "s", "[h]", "[Red]", "[>5]", "[$-804]", ";", "@", "_", "*", `\`, `"a"`, `"`, "General", "AM/PM", "[DBNum1]", "[", "]", " ", "年", "g", "e", "b"}
	rapid.Check(t, func(t *rapid.T) {
		code := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 12).Draw(t, "code"), "")
		raw := rapid.SampledFrom([]string{"0", "1", "-1", "0.5", "1E300", "-1E-300", "44197.123", "12345678901234567890"}).Draw(t, "raw")
		style := Read(code)
		p := NewPrinter([]sheets.Style{style}, false)
		shown := p.Show(sheets.Cell{Raw: raw, Kind: sheets.Number})
		assert.Less(t, len(shown), 10_000)
		assert.Equal(t, strings.TrimSpace(shown), shown)
		assert.Equal(t, style, Read(code))
	})
}
