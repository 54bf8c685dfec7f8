package note

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
)

// A total of 60 for 30 and 51, and one of 100, with what may be said of them.
func TestExplains(t *testing.T) {
	gap := func(total int64, where string) Gap {
		line := func(s string, n int64) Line { return Line{Name: s, Value: decimal.NewFromInt(n)} }
		return Gap{
			Total: line("合计 Total", total), Parts: []Line{line("低保户 Grants", 30), line("残疾人 Loans", 51)},
			Sum: decimal.NewFromInt(81), Where: where, Crosses: func() []string { return []string{"南山区", "Ashby"} },
			Both: func() bool { return false },
		}
	}
	for text, want := range map[string][2]bool{ // less by 21, more by 19
		"注：同一人享受多项的，合计 Total 只计一次。": {true, false}, "Persons with grants and loans are counted once.": {true, false},
		"各项有重复，合计已剔除。": {true, false}, "各项之间不存在重复计算。": {false, false}, "There is no double counting here.": {false, false},
		"Some belong to more than one group.": {true, false}, "本题可多选，合计为人数。": {true, false},
		"合计中有21人未列入各项。": {true, false}, "19 of them are of no district.": {false, true}, "数据截至19日，21年口径。": {false, false},
		"南山区有重复享受的人。": {true, false}, "Ashby counted persons only; some are counted twice there.": {false, false},
		"注：合计 Total 含市本级数。": {false, true}, "注：合计 Total 含残疾人 Loans。": {false, false}, "本表含市本级数，不含乡镇。": {false, false},
		"合计不含残疾人 Loans 的部分。": {false, false}, "Totals may not add due to rounding.": {false, false},
		"Figures are rounded to 21 or 19.": {false, false}, "资料来源：各县区统计局。": {false, false}, "注：": {false, false}, "": {false, false},
	} {
		assert.Equal(t, want[0], gap(60, "南山区").Explains(text), "less: %s", text)
		assert.Equal(t, want[1], gap(100, "南山区").Explains(text), "more: %s", text)
	}
	assert.True(t, gap(30, "").Explains("合计不含残疾人 Loans 的部分。"), "the very part is left out")
	assert.False(t, gap(40, "").Explains("同一人享受多项的，只计一次。"), "less than a part alone")
	marked := gap(84, "")
	assert.False(t, marked.Explains("* 包含3张未处理的无效样本"), "3 may be anything")
	marked.Total.Mark = MarkOf("合计 *")
	assert.True(t, marked.Explains("* 包含3张未处理的无效样本"), "the total's own footnote")
	assert.False(t, marked.Explains("* 包含5张未处理的无效样本"))
	assert.False(t, marked.Explains("※ 包含3张未处理的无效样本"))
	assert.Empty(t, MarkOf("合计")+MarkOf("*")+MarkOf(""))
	label := gap(100, "")
	label.Total.Name = "Total, including headquarters"
	assert.False(t, label.Explains(label.Total.Name), "the label is no note")
	holds := gap(100, "")
	holds.Holds = true
	assert.False(t, holds.Explains("注：合计 Total 含市本级数。"), "it comes out elsewhere")
	both := gap(60, "")
	both.Both = func() bool { return true }
	assert.False(t, both.Explains("同一人享受多项的，只计一次。"), "others are too large")
	assert.False(t, gap(81, "").Explains("同一人享受多项的，只计一次。"), "nothing is off")
}

// A total of 100 for a list that comes to 81, and that its title says to be some of what there is.
func TestSelects(t *testing.T) {
	gap := Gap{Total: Line{Name: "Total capacity", Value: decimal.NewFromInt(100)}, Sum: decimal.NewFromInt(81), Where: "Cars", Never: true}
	for text, want := range map[string]bool{
		"Top 10 products": true, "The five largest donors": true, "Selected towns": true, "投诉量前五的类别": true, "前10名供应商": true, "主要客户": true,
		"Products": false, "Largesse": false, "Rooftop 10": false, "前山街道": false, "提前完成情况": false, "第一部分": false, "": false,
	} {
		assert.Equal(t, want, gap.Selects(text), text)
	}
	assert.True(t, gap.could("Total capacity"))
	assert.False(t, gap.could("Cars"), "not what the total is called")
	holds, less, own := gap, gap, gap
	holds.Never, less.Sum, own.Where = false, decimal.NewFromInt(120), "Capacity"
	assert.False(t, holds.Selects("Top 10 products"), "it comes out elsewhere")
	assert.False(t, less.Selects("Top 10 products"), "some are no more than all")
	assert.False(t, own.could("Total capacity"), "the list is of that, too")
}

func TestSpeaks(t *testing.T) {
	for text, want := range map[string]bool{
		"其中100张由市级养老院承担": true, "1,100 beds are elsewhere": false, "100.5 are elsewhere": false, "They are 100.": true,
		"2100年的规划数据": false, "100年的规划数据": false, "100": false, "Last modified 2009-12-100": false, "Printed on December 100": false, "100 May 2023 is the day": false, "100th May 2023 is it": false, "In all, 100 were closed": true, "100月100日其他数据": false, "100年内新增100张": true,
	} {
		assert.Equal(t, want, Speaks(text, "100"), text)
	}
}
