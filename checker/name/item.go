package name

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/sheets/figure"
	"crossfoot/sheets/lazy"

	"github.com/agnivade/levenshtein"
)

// numbering is a running number in front of an item: 1. or (一) or 三、.
var numbering = lazy.Regexp(`^\s*(\(\s*(\d{1,3}|[一二三四五六七八九十]+)\s*\)|(\d{1,3}|[一二三四五六七八九十]+)\s*([、．)]|\.\s))\s*`)

// Item is the key of an item: its name without a running number in front.
func Item(s string) string {
	if IsKey(s) {
		return s // without the mark behind it a number is none
	}
	s = figure.Fold(s)
	if first := strings.TrimLeft(s, " \t\u00a0"); first == "" || !strings.ContainsRune("(0123456789一二三四五六七八九十", firstRune(first)) {
		return Key(s)
	}
	if rest := numbering().ReplaceAllString(s, ""); Key(rest) != "" {
		return Key(rest)
	}
	return Key(s)
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// digits are the figures in an item's key, and year those that name a year.
var (
	digits = lazy.Regexp(`\d+`)
	year   = lazy.Regexp(`^(19|20)\d\d$`)
)

// Masked is an item's key without the figures in it, which may be another one's
// target (新增400个 of the province, 新增16个 of the city). Years stay.
func Masked(key string) string {
	if !strings.ContainsAny(key, "0123456789") {
		return key
	}
	return digits().ReplaceAllStringFunc(key, func(s string) string {
		if year().MatchString(s) {
			return s
		}
		return ""
	})
}

// Alike says how much two items' names have in common, figures aside: the share of
// their pairs of neighbouring characters, from 0 to 1.
func Alike(a, b string) float64 {
	x, y := []rune(Masked(a)), []rune(Masked(b))
	if len(x) < 2 || len(y) < 2 {
		return 0
	}
	left := map[[2]rune]int{}
	for i := 1; i < len(x); i++ {
		left[[2]rune{x[i-1], x[i]}]++
	}
	common := 0
	for i := 1; i < len(y); i++ {
		if p := [2]rune{y[i-1], y[i]}; left[p] > 0 {
			left[p]--
			common++
		}
	}
	return 2 * float64(common) / float64(len(x)+len(y)-2)
}

// telling are the characters that make two names of one: 东区 and 西区, 一中 and 二中.
const telling = "一二三四五六七八九十甲乙丙丁东西南北中上下前后左右内外大小新老高低男女"

// Mistyped says whether one key can be the other one with a slip in it: a character
// wrong, missing, too many, or two exchanged. Names that differ in a number, a
// single letter's class or a direction are two names.
func Mistyped(a, b string) bool {
	x, y := []rune(a), []rune(b)
	short := min(len(x), len(y))
	if a == b || short < 3 || short < latinName && x[0] < unicode.MaxLatin1 {
		return false
	}
	switch levenshtein.ComputeDistance(a, b) {
	case 1:
	case 2:
		if !exchanged(x, y) {
			return false
		}
	default:
		return false
	}
	for len(x) > 0 && len(y) > 0 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	return !strings.ContainsFunc(string(x)+string(y), func(r rune) bool {
		return unicode.IsDigit(r) || strings.ContainsRune(telling, r)
	})
}

// HasMistyped says whether a longer key has a name in it with one character wrong, or two
// exchanged (see Mistyped).
func HasMistyped(text, name string) bool {
	x, n := []rune(text), len([]rune(name))
	for i := 0; i+n <= len(x); i++ {
		if Mistyped(string(x[i:i+n]), name) {
			return true
		}
	}
	return false
}

// latinName is how many letters a name must have for a slip in it to be told from
// another name.
const latinName = 6

// exchanged says whether two names differ by two neighbours that changed places.
func exchanged(x, y []rune) bool {
	if len(x) != len(y) {
		return false
	}
	i := 0
	for x[i] == y[i] {
		i++
	}
	return i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] && string(x[i+2:]) == string(y[i+2:])
}
