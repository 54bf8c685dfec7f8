package checktest

import (
	"math/rand/v2"
	"strings"
)

// Slips are the ways in which a clerk writes another number than was meant.
var Slips = map[string]func(rng *rand.Rand, text string) string{
	"one-digit": func(rng *rand.Rand, text string) string {
		at := digitsOf(text)
		if len(at) == 0 {
			return text
		}
		i := at[rng.IntN(len(at))]
		d := byte('0' + rng.IntN(10))
		if d == '0' && i == at[0] {
			d = '9'
		}
		return text[:i] + string(d) + text[i+1:]
	},
	"swapped": func(rng *rand.Rand, text string) string {
		at := digitsOf(text)
		if len(at) < 2 {
			return text
		}
		k := rng.IntN(len(at) - 1)
		i, j := at[k], at[k+1]
		if k == 0 && text[j] == '0' {
			return text
		}
		b := []byte(text)
		b[i], b[j] = b[j], b[i]
		return string(b)
	},
	"zero-added": func(_ *rand.Rand, text string) string {
		if strings.Contains(text, ".") {
			whole, fraction, _ := strings.Cut(text, ".")
			return strings.ReplaceAll(whole, ",", "") + "0." + fraction
		}
		return strings.ReplaceAll(text, ",", "") + "0"
	},
	"zero-lost": func(_ *rand.Rand, text string) string {
		plain := strings.ReplaceAll(text, ",", "")
		for _, i := range digitsOf(plain) {
			if i > 0 && plain[i] == '0' {
				return plain[:i] + plain[i+1:]
			}
		}
		return text
	},
	"sign":  func(_ *rand.Rand, text string) string { return "-" + strings.TrimPrefix(text, "-") },
	"blank": func(*rand.Rand, string) string { return "" },
}

// digitsOf are the places of the digits in a number.
func digitsOf(text string) (at []int) {
	for i := range text {
		if text[i] >= '0' && text[i] <= '9' {
			at = append(at, i)
		}
	}
	return at
}
