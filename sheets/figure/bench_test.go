package figure

import "testing"

func BenchmarkParse(b *testing.B) {
	for _, text := range []string{"60", "-1234.5", "1,234,567", "75%", "/", "27万", "600个", ">86%", "17(71)", "新建2", "全国", "新建幼儿园第34454项", "Population of the region"} {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Parse(text)
			}
		})
	}
}

func BenchmarkFromNumber(b *testing.B) {
	for _, raw := range []string{"60", "-1234.5", "31.099999999999998", "6.0999999999999999E-2"} {
		b.Run(raw, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				FromNumber(raw, false)
			}
		})
	}
}

func BenchmarkLooksNumeric(b *testing.B) {
	for _, text := range []string{"12O", "全国", "新建幼儿园第34454项", "2023-02-10"} {
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				LooksNumeric(text)
			}
		})
	}
}
