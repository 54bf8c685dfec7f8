package figure

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestRemarked(t *testing.T) {
	for text, want := range map[string]string{
		"10(其中,灾情因素6万元)": "10", "10（含灾情6万元）": "10", "10（追加5）": "10", "10（户均2）": "10", "1,200元（7、8月）": "1200",
		"2,270 *(bank 2,060 + manual 210)*": "2270", "+33 (+5.5%)": "33", "-7 (see note 3, p. 5)": "-7", "10 (of which (new) 3)": "10",
		"10": "", "(5)": "", "10(5)": "", "10(5个)": "", "10 (€ 5)": "", "10(3-5)": "", "10(-)": "", "10%(其中5)": "", "约10(含5)": "",
		"10(含5)(含6)": "", "10(含5)个": "", "10(含5": "", "A1 (of which 3)": "", "(10)(含5)": "", "100(2019年)": "", "": "",
	} {
		f, ok := Remarked(text)
		assert.Equal(t, want != "", ok, "%q", text)
		if ok {
			assert.Equal(t, want, f.Value().String(), "%q", text)
		}
	}
}

func TestWithUnitWord(t *testing.T) {
	for text, want := range map[string][3]string{
		"27 files": {"27", "files", "fil"}, "1 file": {"1", "file", "fil"}, "1,204 entries": {"1204", "entries", "entr"}, "1 entry": {"1", "entry", "entr"},
		"12 open issues": {"12", "open issues", "open issu"}, "1 716 Dr": {"1716", "Dr", "Dr"}, "5 Cr.": {"5", "Cr.", "Cr."},
		"44h": {"44", "h", "h"}, "0.5d": {"0.5", "d", "d"}, "30pts": {"30", "pts", "pts"},
		"254行": {"254", "行", "行"}, "6.5 万円": {"65000", "円", "円"}, "1,000회": {"1000", "회", "회"}, "5 명": {"5", "명", "명"}, "3만 원": {"30000", "원", "원"}, "12 ページ": {"12", "ページ", "ページ"},
	} {
		f, kind, ok := WithUnitWord(text)
		assert.True(t, ok, "%q", text)
		assert.Equal(t, want, [3]string{f.Value().String(), f.Rare.Unit, kind}, "%q", text)
	}
	for _, text := range []string{"", "27", "27files", "12 Mill Lane", "5 to", "5 years", "2 and more", "3 of them all", "12 a1", "A 12 files", "3年", "5 级", "12월", "3年生", "254行改动和新增", "254行a", "第3行", "5x", "1st", "120r", "12a", "5G", "12H", "15-19 files", "10% files", "~5 files"} {
		_, _, ok := WithUnitWord(text)
		assert.False(t, ok, "%q", text)
	}
}

// Signs behind a figure that give it no direction are marks.
func TestEmblems(t *testing.T) {
	for _, text := range []string{"134 ✅", "134✓", "134 ⚠\ufe0f", "134 🔴"} {
		f := Parse(text)
		assert.Equal(t, Number, f.Kind, text)
		assert.Equal(t, "134", f.Value().String(), text)
		assertPrints(t, text, f)
	}
	for _, text := range []string{"134 ▼", "134 ↓", "134 🔻", "✅", "1\ufe0f⃣"} {
		assert.Equal(t, Text, Parse(text).Kind, text)
	}
}

func TestFlagged(t *testing.T) {
	for text, want := range map[string]string{"120r": "120", "10.9E": "10.9", "4,800E": "4800"} {
		f, flag, ok := Flagged(text)
		assert.True(t, ok && flag, text)
		assert.Equal(t, want, f.Value().String(), text)
	}
	for _, text := range []string{"12a", "120k", "5G"} {
		_, flag, ok := Flagged(text)
		assert.True(t, ok && !flag, text)
	}
	for _, text := range []string{"", "r", "120", "120 r", "12b3", "a120r", "(45)p"} {
		_, _, ok := Flagged(text)
		assert.False(t, ok, text)
	}
}

// A Chinese character behind a number may count things, unless it names or orders them; those that
// are known need no column to tell.
func TestIsMeasure(t *testing.T) {
	for text, want := range map[string][2]string{"12柜": {"12", "柜"}, "1,204 坛": {"1204", "坛"}, "-3舱": {"-3", "舱"}, "１２柜": {"12", "柜"}, "2.5坨": {"2.5", "坨"}} {
		f, kind, ok := WithUnitWord(text)
		assert.True(t, ok && IsMeasure(kind), text)
		assert.Equal(t, want, [2]string{f.Value().String(), kind}, text)
		assert.Equal(t, kind, f.Rare.Unit, text)
	}
	for _, text := range []string{"", "柜", "12", "第12柜", "3班", "2组", "5成", "8折", "3倍", "12岁", "2023年", "12月", "5星", "3甲", "1男", "12柜车", "3-5柜", "10%柜", "约5柜", "十柜", "12市"} {
		_, kind, ok := WithUnitWord(text)
		assert.False(t, ok && IsMeasure(kind), text)
	}
}
