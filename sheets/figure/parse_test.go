package figure

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The readings are grouped by kind; a number's value is written plainly, its
// printed scale stands behind it.
var numbers = []struct {
	text  string
	value string
	scale int
}{
	{"0", "0", 0},
	{"60", "60", 0},
	{"-60", "-60", 0},
	{"+60", "60", 0},
	{"1.50", "1.5", 2},
	{".5", "0.5", 1},
	{"-.5", "-0.5", 1},
	{"5.", "5", 0},
	{"0.5", "0.5", 1},
	{"0.00", "0", 2},
	{"13812345678", "13812345678", 0},
	{"9223372036854775807", "9223372036854775807", 0},
	{"1,234", "1234", 0},
	{"1,234,567", "1234567", 0},
	{"-1,234.50", "-1234.5", 2},
	{"1，234", "1234", 0},
	{"１，２３４．５", "1234.5", 1},
	{"１２３", "123", 0},
	{"1 234 567", "1234567", 0},
	{"1\u00a0234\u00a0567", "1234567", 0},
	{"1\u2009234", "1234", 0},
	{"1\u2007234\u2007567", "1234567", 0},
	{"1\u202f234,5", "", 0}, // a decimal comma can be a slip
	{"1'234'567", "1234567", 0},
	{"1’234", "1234", 0},
	{"−5", "-5", 0},
	{"–5", "-5", 0},
	{"－５", "-5", 0},
	{"- 5", "-5", 0},
	{"(1,234)", "-1234", 0},
	{"（1,234）", "-1234", 0},
	{"(5)", "-5", 0},
	{"(0.5)", "-0.5", 1},
	{"1,234-", "-1234", 0},
	{"5.00-", "-5", 2},
	{"△123", "-123", 0},
	{"▲ 1,234", "-1234", 0},
	{"负5", "-5", 0},
	{"27万", "270000", -4},
	{"1.2亿", "120000000", -7},
	{"3千", "3000", -3},
	{"3百", "300", -2},
	{"1.5万亿", "1500000000000", -11},
	{"3百万", "3000000", -6},
	{"3千万", "30000000", -7},
	{"3億", "300000000", -8},
	{"2.5 million", "2500000", -5},
	{"2.5bn", "2500000000", -8},
	{"3 thousand", "3000", -3},
	{"1.2E+05", "120000", -4},
	{"1.5e-3", "0.0015", 4},
	{"'12", "12", 0},
	{" 12 ", "12", 0},
	{"\u300012\u3000", "12", 0},
	{"\u200b12\u200b3\ufeff", "123", 0},
}

func TestParseNumber(t *testing.T) {
	for _, c := range numbers {
		f := Parse(c.text)
		if c.value == "" {
			assert.Equal(t, Text, f.Kind, "%q", c.text)
			continue
		}
		assert.Equal(t, Number, f.Kind, "%q", c.text)
		assert.Equal(t, c.value, f.Value().String(), "%q", c.text)
		assert.Equal(t, c.scale, int(f.Scale), "%q", c.text)
		assert.Nil(t, f.Rare, "%q has nothing around it", c.text)
		assertPrints(t, c.text, f)
	}
}

func TestParseBeyondInt64(t *testing.T) {
	for text, value := range map[string]string{
		"9223372036854775808":             "9223372036854775808",
		"-9223372036854775808":            "-9223372036854775808",
		"12345678901234567890.50":         "12345678901234567890.5",
		"-123,456,789,012,345,678,901":    "-123456789012345678901",
		"0.00000000001234567890123456789": "0.00000000001234567890123456789",
	} {
		f := Parse(text)
		assert.Equal(t, Number, f.Kind, text)
		assert.Equal(t, value, f.Value().String(), text)
		assertPrints(t, text, f)
	}
	long := "1"
	for len(long) <= maxDigits {
		long += "0"
	}
	assert.Equal(t, Text, Parse(long).Kind)
	assert.Equal(t, Text, Parse("1E101").Kind)
	assert.Equal(t, Text, Parse("1E-101").Kind)
	assert.Equal(t, Text, Parse("1E99999999999").Kind)
}

func TestParseAround(t *testing.T) {
	for _, c := range []struct {
		text              string
		kind              Kind
		op                Op
		value             string
		label, unit, mark string
	}{
		{"600个", Number, Exactly, "600", "", "个", ""},
		{"27万人", Number, Exactly, "270000", "", "人", ""},
		{"3,000元", Number, Exactly, "3000", "", "元", ""},
		{"3000元/亩", Number, Exactly, "3000", "", "元/亩", ""},
		{"150万人次", Number, Exactly, "1500000", "", "人次", ""},
		{"5 个", Number, Exactly, "5", "", "个", ""},
		{"5平方公里", Number, Exactly, "5", "", "平方公里", ""},
		{"3千米", Number, Exactly, "3", "", "千米", ""},
		{"27万千瓦", Number, Exactly, "270000", "", "千瓦", ""},
		{"5个百分点", Number, Exactly, "5", "", "个百分点", ""},
		{"5百分点", Number, Exactly, "5", "", "百分点", ""},
		{"5 km", Number, Exactly, "5", "", "km", ""},
		{"5km", Number, Exactly, "5", "", "km", ""},
		{"5 km²", Number, Exactly, "5", "", "km²", ""},
		{"5 m2", Number, Exactly, "5", "", "m2", ""},
		{"5㎡", Number, Exactly, "5", "", "㎡", ""},
		{"5 t", Number, Exactly, "5", "", "t", ""},
		{"12 units", Number, Exactly, "12", "", "units", ""},
		{"2.5 million people", Number, Exactly, "2500000", "", "people", ""},
		{"5€", Number, Exactly, "5", "", "€", ""},
		{"$5", Number, Exactly, "5", "$", "", ""},
		{"-$5", Number, Exactly, "-5", "$", "", ""},
		{"$-5", Number, Exactly, "-5", "$", "", ""},
		{"($5)", Number, Exactly, "-5", "$", "", ""},
		{"￥1,200", Number, Exactly, "1200", "¥", "", ""},
		{"US$ 5", Number, Exactly, "5", "US$", "", ""},
		{"NT$1,000.50", Number, Exactly, "1000.5", "NT$", "", ""},
		{"Rs.5", Number, Exactly, "5", "Rs.", "", ""},
		{"RMB 5", Number, Exactly, "5", "RMB", "", ""},
		{"$2.5bn", Number, Exactly, "2500000000", "$", "", ""},
		{"新建2", Number, Exactly, "2", "新建", "", ""},
		{"改建 4", Number, Exactly, "4", "改建", "", ""},
		{"新建：2", Number, Exactly, "2", "新建", "", ""},
		{"共12个", Number, Exactly, "12", "共", "个", ""},
		{"其中5", Number, Exactly, "5", "其中", "", ""},
		{"新建学校2", Number, Exactly, "2", "新建学校", "", ""},
		{"节约5万元", Number, Exactly, "50000", "节约", "元", ""},
		{"新增普惠托位1.2万个", Number, Exactly, "12000", "新增普惠托位", "个", ""},
		{"Total: 12", Number, Exactly, "12", "Total", "", ""},
		{"补助¥-5", Number, Exactly, "-5", "补助¥", "", ""},

		{"75%", Percent, Exactly, "0.75", "", "", ""},
		{"７５％", Percent, Exactly, "0.75", "", "", ""},
		{"75.5 %", Percent, Exactly, "0.755", "", "", ""},
		{"-3%", Percent, Exactly, "-0.03", "", "", ""},
		{"(5%)", Percent, Exactly, "-0.05", "", "", ""},
		{"5 percent", Percent, Exactly, "0.05", "", "", ""},
		{"百分之75", Percent, Exactly, "0.75", "", "", ""},
		{"12‰", Percent, Exactly, "0.012", "", "‰", ""},
		{"增长5.2%", Percent, Exactly, "0.052", "增长", "", ""},
		{"100%覆盖", Percent, Exactly, "1", "", "覆盖", ""},

		{">86%", Bound, More, "0.86", "", "", ""},
		{"＞83.6%", Bound, More, "0.836", "", "", ""},
		{"≥3", Bound, AtLeast, "3", "", "", ""},
		{"<=5", Bound, AtMost, "5", "", "", ""},
		{"< 5", Bound, Less, "5", "", "", ""},
		{"3以上", Bound, AtLeast, "3", "", "", ""},
		{"3以下", Bound, AtMost, "3", "", "", ""},
		{"3个及以上", Bound, AtLeast, "3", "", "个", ""},
		{"75%以上", Bound, AtLeast, "0.75", "", "", ""},
		{"不少于3", Bound, AtLeast, "3", "", "", ""},
		{"不低于3个", Bound, AtLeast, "3", "", "个", ""},
		{"不超过3", Bound, AtMost, "3", "", "", ""},
		{"超过3", Bound, More, "3", "", "", ""},
		{"不足3", Bound, Less, "3", "", "", ""},
		{"近3000", Bound, About, "3000", "", "", ""},
		{"约60", Bound, About, "60", "", "", ""},
		{"约27万人", Bound, About, "270000", "", "人", ""},
		{"60左右", Bound, About, "60", "", "", ""},
		{"约60左右", Bound, About, "60", "", "", ""},
		{"～60", Bound, About, "60", "", "", ""},
		{"≈60", Bound, About, "60", "", "", ""},
		{"3000多人", Bound, More, "3000", "", "人", ""},
		{"3万余人", Bound, More, "30000", "", "人", ""},
		{"新建约3个", Bound, About, "3", "新建", "个", ""},
		{"不少于新建3", Bound, AtLeast, "3", "新建", "", ""},
		{"约新增3", Bound, About, "3", "新增", "", ""},
		{"at least 5", Bound, AtLeast, "5", "", "", ""},
		{"Over 5", Bound, More, "5", "", "", ""},
		{"up to 5%", Bound, AtMost, "0.05", "", "", ""},
		{"5 or more", Bound, AtLeast, "5", "", "", ""},
		{"5+", Bound, AtLeast, "5", "", "", ""},
		{"<$5", Bound, Less, "5", "$", "", ""},
		{"≥-5", Bound, AtLeast, "-5", "", "", ""},

		{"123①", Number, Exactly, "123", "", "", "①"},
		{"10²", Number, Exactly, "10", "", "", "²"},
		{"12*", Number, Exactly, "12", "", "", "*"},
		{"*12", Number, Exactly, "12", "", "", "*"},
		{"12**", Number, Exactly, "12", "", "", "**"},
		{"12†", Number, Exactly, "12", "", "", "†"},
		{"10,080 #", Number, Exactly, "10080", "", "", "#"},
		{"12[1]", Number, Exactly, "12", "", "", "[1]"},
		{"12(a)", Number, Exactly, "12", "", "", "(a)"},
		{"12（预计）", Number, Exactly, "12", "", "", "(预计)"},
		{"600个(户)", Number, Exactly, "600", "", "个", "(户)"},
		{"12 a/", Number, Exactly, "12", "", "", "a/"},
		{"12 1)", Number, Exactly, "12", "", "", "1)"},
		{"123 1/", Number, Exactly, "123", "", "", "1/"},
		{"9901 a)", Number, Exactly, "9901", "", "", "a)"},
		{"5个 b)", Number, Exactly, "5", "", "个", "b)"},
		{"300注", Number, Exactly, "300", "", "", "注"},
		{"300 註", Number, Exactly, "300", "", "", "註"},
		{"1,300.5注1", Number, Exactly, "1300.5", "", "", "注1"},
		{"５％注１２", Percent, Exactly, "0.05", "", "", "注12"},
		{"5个注①", Number, Exactly, "5", "", "个", "注①"},
		{"300（注1）", Number, Exactly, "300", "", "", "(注1)"},
		{"300 (注 1)", Number, Exactly, "300", "", "", "(注 1)"},
		{"300（见注2）", Number, Exactly, "300", "", "", "(见注2)"},
		{"300 (Note 1)", Number, Exactly, "300", "", "", "(Note 1)"},
		{"300【1】", Number, Exactly, "300", "", "", "【1】"},
		{"300〔1〕〔2〕", Number, Exactly, "300", "", "", "〔1〕〔2〕"},
		{"300［1］", Number, Exactly, "300", "", "", "[1]"},
		{"300[^1]", Number, Exactly, "300", "", "", "[^1]"},
		{"(5 t)", Number, Exactly, "-5", "", "t", ""},
		{"(1,300) a)", Number, Exactly, "-1300", "", "", "a)"},
		{"≥3注1", Bound, AtLeast, "3", "", "", "注1"},
		{"12 r", Number, Exactly, "12", "", "", "r"},
		{"12.5 e", Number, Exactly, "12.5", "", "", "e"},
		{"r 12", Number, Exactly, "12", "", "", "r"},
		{"1,234r", Number, Exactly, "1234", "", "", "r"},
		{"12.5%*", Percent, Exactly, "0.125", "", "", "*"},
		{"5个①", Number, Exactly, "5", "", "个", "①"},
		{"5 km² *", Number, Exactly, "5", "", "km²", "*"},
		{"12*①", Number, Exactly, "12", "", "", "*①"},
		{"(1,234)*", Number, Exactly, "-1234", "", "", "*"},
	} {
		f := Parse(c.text)
		assert.Equal(t, c.kind, f.Kind, "%q", c.text)
		assert.Equal(t, c.value, f.Value().String(), "%q", c.text)
		var r Rare
		if f.Rare != nil {
			r = *f.Rare
		}
		assert.Equal(t, []string{c.label, c.unit, c.mark}, []string{r.Label, r.Unit, r.Mark}, "%q", c.text)
		assert.Equal(t, c.op, r.Op, "%q", c.text)
		assertPrints(t, c.text, f)
	}
}

func TestBoundKnowsRates(t *testing.T) {
	assert.True(t, Parse(">86%").Rare.Rate)
	assert.False(t, Parse(">86").Rare.Rate)
	assert.EqualValues(t, 2, Parse(">86%").Scale)
}

func TestParseWithoutNumber(t *testing.T) {
	for kind, texts := range map[Kind][]string{
		Blank: {"", " ", "\t\r\n", "\u00a0", "\u3000", "\u200b", "\ufeff \u2060"},
		Nil: {
			"—注1", "/", "//", "\\", "／", "＼", "╱", "-", "--", "---", "－", "—", "–", "——", "———", "‐", "−", "─", "- -", " / ", "-*", "—①",
			"无", "nil", "None", "没有",
		},
		Unavailable: {
			"…", "……", "..", "...", ".", "n.a.", "n/a", "N/A", "NA", "na", "x", "X", "×", "*", "***", "?", "？", "(D)", "(X)", "(NA)",
			"未知", "不详", "缺", "暂无", "####", "…①", "n.a. (b)", "... 1)", ":", "NaN", "NULL", "not available",
		},
		Coverage: {"全覆盖", "全部", "全面覆盖", "实现全覆盖", "all", "All", "full coverage"},
		Error: {
			"#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA",
		},
		Date: {
			"2023-02-10", "2023/2/10", "2023.1.1", "10.02.2023", "2/10/2023", "2023-02", "2023-02-10 00:00:00", "2023-02-10T10:00:00Z",
			"10:30", "10:30:15", "9:30 am", "2019年", "2019年3月", "2019年3月5日", "3月5日", "1月", "２０１９年", "10 Feb 2023", "Feb-23", "February 10, 2023",
		},
		Text: {
			"全国", "合计", "五", "Population", "No. 5", "A1", "B12", "附表1", "2号楼", "第3季度", "新建公园第1项", "3岁", "60岁以上", "0-14岁", "15-19", "15～19岁",
			"12/34", "007", "00", "00.5", "0571-12345", "12O", "1..5", "1,2345", "1,23", "1,5", "l2", "5 6", "12 34", "1.234.567", "1,234,56",
			"0,123", "1,234 567", "3k", "5m", "5G", "12A", "PM2.5", "COVID-19", "56 Courtenay Drive", "2006 Census", "300 Main", "1.3 Listed investments", "16x20", "£'000", "$000", "65+ %", "1 北京", "1.总数", "1、总数", "5-", "192.168.1.1",
			"1st", "2nd", "15 May to 16", "5 years", "2019 to 2020", "1990s", "3-5个", "3至5个", "100(2019年)", "12#", "#12", "图-2", "新建-2",
			"增减±5", "零下5", "学校1", "指标3", "1月份", "2019年度", "5%%", "5万%", "27万万", "1E3万", "12(3-5)", "5 6 7", "±5", "--5", "5)", "(5", "+-5",
			"12a)", "3a", "12 A)", "300#", "3备注", "2019年注1", "注1", "表3注", "300注123", "300注1-2", "12(注1-2)", "12(新1-2)", "300【】", "300[^]", "300【1】个", "3月5日注", "1 34注",
			"约60以上", "#ref!", "无人", "未全覆盖", "5.元", "١٢", "五百", "1,2,3", "2:1",
		},
	} {
		for _, text := range texts {
			f := Parse(text)
			assert.Equal(t, kind, f.Kind, "%q", text)
			assert.True(t, f.Value().IsZero(), "%q", text)
			if kind != Blank {
				require.NotNil(t, f.Rare, "%q", text)
				assert.Equal(t, text, f.Rare.Text)
				assertPrints(t, text, f)
			}
		}
	}
}

func TestParseKeepsFullWidthReadings(t *testing.T) {
	for full, half := range map[string]string{
		"１７（７１）": "17(71)", "＞８６％": ">86%", "Ａ１": "A1", "＃ＲＥＦ！": "", "Ｎ／Ａ": "N/A", "＄５": "$5",
	} {
		if half != "" {
			assert.Equal(t, Parse(half).Kind, Parse(full).Kind, full)
			assert.True(t, Parse(half).Value().Equal(Parse(full).Value()), full)
		}
	}
}

// assertPrints says that the figure prints back to itself.
func assertPrints(t *testing.T, text string, f Figure) {
	t.Helper()
	assertSame(t, f, Parse(f.String()), text+" → "+f.String())
}

func assertSame(t *testing.T, want, got Figure, text string) {
	t.Helper()
	assert.True(t, same(want, got), "%s: %s\nwant %+v %+v\ngot  %+v %+v", text, want, want, want.Rare, got, got.Rare)
}

func same(a, b Figure) bool {
	if a.Kind != b.Kind || a.Coef != b.Coef || a.Scale != b.Scale || a.Big() != b.Big() || a.Full() != b.Full() {
		return false
	}
	var x, y Rare
	if a.Rare != nil {
		x = *a.Rare
	}
	if b.Rare != nil {
		y = *b.Rare
	}
	if !x.Value.Equal(y.Value) || x.Value.Exponent() != y.Value.Exponent() || x.Text != y.Text || x.Op != y.Op || x.Rate != y.Rate ||
		x.Label != y.Label || x.Unit != y.Unit || x.Mark != y.Mark || len(x.Parts) != len(y.Parts) {
		return false
	}
	for i := range x.Parts {
		if !same(x.Parts[i], y.Parts[i]) {
			return false
		}
	}
	return true
}

func TestParseLakhsAndMoney(t *testing.T) {
	for text, value := range map[string]string{
		"12,34,567": "1234567", "1,23,456": "123456", "-1,23,45,678.90": "-12345678.9", "₹ 12,34,567": "1234567",
		"£12.4m": "12400000", "$12k": "12000", "€3b": "3000000000", "1,345.50 zł": "1345.5", "kr 1,345": "1345",
	} {
		f := Parse(text)
		assert.Equal(t, Number, f.Kind, text)
		assert.Equal(t, value, f.Value().String(), text)
		assert.True(t, same(f, Parse(f.String())), "%q printed as %q", text, f.String())
	}
	for _, text := range []string{"1,23,45", "12,34", "12,34,5678", "012,34,567", "1,23,456,78", "5m", "12k"} {
		assert.Equal(t, Text, Parse(text).Kind, text)
	}
}
