package prose

import (
	"math"
	"strings"
	"unicode"

	"github.com/kljensen/snowball/english"
)

// tokens are what texts are compared by: pairs of neighbouring Chinese characters,
// the stems of other words in small letters (Porter 1980, in English), and numbers.
func tokens(text string) map[string]bool {
	out := map[string]bool{}
	var word []rune
	var last rune // a Chinese character just before
	flush := func() {
		if len(word) == 0 {
			return
		}
		w := strings.ToLower(string(word))
		word = word[:0]
		if !common[w] {
			out[english.Stem(w, true)] = true
		}
	}
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Han, r):
			flush()
			if last != 0 {
				out[string([]rune{last, r})] = true
			}
			last = r
			continue
		case unicode.IsLetter(r), unicode.IsDigit(r):
			last = 0
			word = append(word, r)
			continue
		case r == '\'' && len(word) > 0:
			continue
		case unicode.IsSpace(r) && last != 0: // 新建 ICU 床位
			continue
		}
		flush()
		if !unicode.IsSpace(r) && !strings.ContainsRune("“”\"‘’《》〈〉", r) {
			last = 0
		}
	}
	flush()
	return out
}

// common are words that say nothing of what a text is about.
var common = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`a an the of and or to in on for with at by from will be is are was were been has have had it its this that these
		those we our as which whom who also more than per each all new`) {
		m[w] = true
	}
	return m
}()

// lexicon is how telling the words of a table's items are: the fewer items use one,
// the more (Spärck Jones 1972, inverse document frequency).
type lexicon struct {
	items int
	used  map[string][]int32 // the items that use a word, by index
	few   []float64          // the weight of a word by how many use it, as far as that is few
}

// fewUse is up to how many items use most words.
const fewUse = 32

// lexiconOf is the lexicon of so many items, by their words.
func lexiconOf(items int, words func(int) map[string]bool) lexicon {
	l := lexicon{items: items, used: map[string][]int32{}}
	for i := range items {
		for w := range words(i) {
			l.used[w] = append(l.used[w], int32(i))
		}
	}
	for n := range fewUse {
		l.few = append(l.few, l.rarity(n))
	}
	return l
}

// strange is how much a word counts that no item uses: less than one that only one
// item uses, as people put the same thing in many words.
const strange = 0.35

// weight is how telling a word is, in so many 65536ths: then sums of weights are exact, and
// the same in whatever order the words of a set come.
func (l lexicon) weight(w string) float64 {
	n := len(l.used[w])
	if n < len(l.few) {
		return l.few[n]
	}
	return l.rarity(n)
}

// rarity is the weight of a word that so many items use.
func (l lexicon) rarity(n int) float64 {
	bits := strange * math.Log1p(float64(l.items))
	if n > 0 {
		bits = math.Log1p(float64(l.items) / float64(n))
	}
	return math.Round(bits*(1<<16)) / (1 << 16)
}

// sum is the weight of words together.
func (l lexicon) sum(words map[string]bool) (sum float64) {
	for w := range words {
		sum += l.weight(w)
	}
	return sum
}

// vagueWords say of a line only that it is the whole.
var vagueWords = map[string]bool{
	"total": true, "overal": true, "grand": true, "sum": true, "subtot": true, "合计": true, "总计": true, "小计": true, "共计": true, "总数": true,
	"全市": true, "全省": true, "全县": true, "全区": true, "全国": true, "全部": true, "总额": true,
}

// restWords say of a line only that it is what is left.
var restWords = map[string]bool{"other": true, "rest": true, "其他": true, "其它": true, "其余": true}

// vague says whether a name says no more than that a line is the whole, or the rest.
func vague(name string) bool {
	for w := range tokens(name) {
		if !vagueWords[w] && !restWords[w] {
			return false
		}
	}
	return true
}
