package prose

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/sheets/runes"

	"github.com/kljensen/snowball/english"
)

// eachToken gives what texts are compared by: pairs of neighbouring Chinese characters,
// the stems of other words in small letters (Porter 1980, in English), and numbers; each
// as often as it comes.
func eachToken(text string, token func(string)) {
	var word []rune
	var last rune // a Chinese character just before,
	var at int    // and where it stands
	flush := func() {
		if len(word) == 0 {
			return
		}
		w := strings.ToLower(string(word))
		word = word[:0]
		if !common[w] {
			token(english.Stem(w, true))
		}
	}
	for i, r := range text {
		switch {
		case han(r):
			flush()
			switch size := utf8.RuneLen(last); {
			case last == 0:
			case at+size == i:
				token(text[at : i+utf8.RuneLen(r)])
			default:
				token(string([]rune{last, r}))
			}
			last, at = r, i
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
}

func han(r rune) bool {
	return runes.IsIdeograph(r) || r > 0x2E00 && unicode.Is(unicode.Han, r)
}

// tokens are the tokens of a text, each once.
func tokens(text string) map[string]bool {
	out := map[string]bool{}
	eachToken(text, func(w string) { out[w] = true })
	return out
}

// vocabulary numbers the words of a text, or of a table as it is read in one way: sets of
// numbers are laid over each other much sooner than sets of words.
type vocabulary struct {
	numbers map[string]int32
	words   []string
	sets    map[string][]int32 // by text; the same come again and again
}

func newVocabulary() *vocabulary {
	return &vocabulary{numbers: map[string]int32{}, sets: map[string][]int32{}}
}

// set are the numbers of a text's tokens, in ascending order.
func (v *vocabulary) set(text string) []int32 {
	if text == "" {
		return nil
	}
	set, known := v.sets[text]
	if known {
		return set
	}
	eachToken(text, func(w string) {
		n, known := v.numbers[w]
		if !known {
			n = int32(len(v.words))
			v.numbers[w] = n
			v.words = append(v.words, w)
		}
		set = append(set, n)
	})
	slices.Sort(set)
	set = slices.Compact(set)
	v.sets[text] = set
	return set
}

// without are the numbers of a text's tokens without some.
func (v *vocabulary) without(text string, some func(int32) bool) []int32 {
	set := v.set(text)
	if slices.ContainsFunc(set, some) {
		return slices.DeleteFunc(slices.Clone(set), some)
	}
	return set
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
	used    [][]int32 // by word: the items that use it, by index
	weights []float64 // by word
	strange float64   // the weight of a word that no item uses
}

// lexiconOf is made of the words of so many items, of a vocabulary of so many words.
func lexiconOf(items, words int, of func(item int) []int32) lexicon {
	l := lexicon{used: make([][]int32, words), weights: make([]float64, words), strange: exact(strange * math.Log1p(float64(items)))}
	for i := range items {
		for _, w := range of(i) {
			l.used[w] = append(l.used[w], int32(i))
		}
	}
	for w, users := range l.used {
		if l.weights[w] = l.strange; len(users) > 0 {
			l.weights[w] = exact(math.Log1p(float64(items) / float64(len(users))))
		}
	}
	return l
}

// strange is how much a word counts that no item uses: less than one that only one
// item uses, as people put the same thing in many words.
const strange = 0.35

// exact is a weight in so many 65536ths: then sums of weights are exact, and the same in
// whatever order the words of a set come.
func exact(weight float64) float64 { return math.Round(weight*(1<<16)) / (1 << 16) }

// sum is the weight of words together.
func (l lexicon) sum(words []int32) (sum float64) {
	for _, w := range words {
		sum += l.weights[w]
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
