package figure

import (
	"regexp"
	"testing"

	"github.com/shopspring/decimal"

	"crossfoot/fixtures/seeds"
)

var plainNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)

// FuzzParse looks for a text that panics, that is read and does not print back
// to the same figure, or that is a plain number and read as another.
func FuzzParse(f *testing.F) {
	for _, c := range numbers {
		f.Add(c.text)
	}
	for _, text := range []string{
		"27万人", "US$ 5", "新建2", ">86%", "不少于3个", "60左右", "3000多人", "17（71）", "123①", "10²", "12 a/", "12 a)", "300注1", "300（见注 2）", "300【1】", "300[^1]", "r 12", "(1,234)*", "12‰", "百分之75",
		"5 km²", "2.5 million people", "Total: 12", "at least 5%", "…", "全覆盖", "#REF!", "2023-02-10", "10:30", "1..5", "1,2345", "12O", "新建2、改建4", "12/34", "0; /", "0e1%", "…①",
	} {
		f.Add(text)
	}
	for _, text := range seeds.Texts(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := Parse(text)
		if again := Parse(got.String()); !same(got, again) {
			t.Errorf("%q: %+v %+v prints as %q: %+v %+v", text, got, got.Rare, got.String(), again, again.Rare)
		}
		if plainNumber.MatchString(text) && len(text) <= maxDigits {
			want, err := decimal.NewFromString(text)
			if err != nil || got.Kind != Number || !got.Value().Equal(want) || got.Value().Exponent() != want.Exponent() {
				t.Errorf("%q is read as %+v", text, got)
			}
		}
		if pair, ok := ParseCompound(text); ok {
			if again, ok := ParseCompound(pair.String()); !ok || !same(pair, again) {
				t.Errorf("%q: %+v prints as %q: %+v", text, pair.Rare, pair.String(), again)
			}
		}
		if LooksNumeric(text) && got.Kind != Text {
			t.Errorf("%q is %+v and looks like a misprint", text, got)
		}
	})
}

// FuzzFromNumber compares with a slower reading of the same number.
func FuzzFromNumber(f *testing.F) {
	for _, raw := range []string{
		"0", "60", "-31.099999999999998", "1E-3", "6.0999999999999999E-2", "0.33333333333333331", "12345678901234567890", "1E+300", "999999999999999.9", ".5", "5.", "abc",
	} {
		f.Add(raw, false)
		f.Add(raw, true)
	}
	for _, text := range seeds.Texts(f) {
		f.Add(text, false)
	}
	f.Fuzz(func(t *testing.T, raw string, percent bool) {
		got := FromNumber(raw, percent)
		if got.Kind == Text {
			if got.String() != raw {
				t.Errorf("%q prints as %q", raw, got.String())
			}
			return
		}
		if (got.Kind == Percent) != percent {
			t.Errorf("%q is of kind %d", raw, got.Kind)
		}
		if len(raw) > 100 {
			return // the slow reading is for numbers of a size that files have
		}
		if want := rounded(t, raw); !want.Equal(got.Value()) {
			t.Errorf("%q is read as %s, not %s", raw, got.Value(), want)
		}
		if again := Parse(got.String()); again.Kind != Text && !again.Value().Equal(got.Value()) {
			t.Errorf("%q prints as %q, which is %s", raw, got.String(), again.Value())
		}
	})
}
