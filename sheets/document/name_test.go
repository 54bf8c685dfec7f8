package document

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// The number by which a document speaks of a table is its name; other text before
// it is one only if the document marks it.
func TestCaptionIn(t *testing.T) {
	for text, want := range map[string]string{
		"附表1": "附表1", "附表1：任务分解": "附表1", "附件 2 预算": "附件 2", "表2-1收支": "表2-1", "表一 收入": "表一", "续表3": "续表3", "續表3": "續表3", "续表": "续表", "（续）": "（续）", "表3（续）": "表3（续）", "续表说明": "", "Continued": "Continued", "表A 人员": "表A",
		"Table 3. Shares": "Table 3", "TABLE 2-1 Budget": "TABLE 2-1", "Annex B": "Annex B", "Table 3 (continued)": "Table 3 (continued)", "Table 3 (cont'd): Shares": "Table 3 (cont'd)", "Continued fractions": "", "Schedule No. 4: fees": "Schedule No. 4", "Appendix IV": "Appendix IV",
		"表一季度收入": "", "表格说明": "", "Tables 1": "", "Table of contents": "", "2024年预算表": "", "责任单位:市财政局": "", "附表1" + strings.Repeat("长", longest): "",
		"附表1的数字如下。": "",
	} {
		assert.Equal(t, want, captionIn([]title{{text: text}}), text)
	}
	assert.Equal(t, "附表1", captionIn([]title{{text: "单位：万元"}, {text: "任务分解", marked: true}, {text: "附表1"}}))
	assert.Equal(t, "Staff", captionIn([]title{{text: "Staff", marked: true}}))
	assert.Empty(t, captionIn([]title{{text: "Staff"}, {text: "Heading", marked: true}}))
	assert.Empty(t, captionIn([]title{{text: "A sentence ends。"}, {text: "附表1"}}))
}

// Every name is given once, whatever the captions.
func TestTake(t *testing.T) {
	n := names{}
	var got []string
	for i, caption := range []string{"", "A", "a", "A (2)", "A", "table 7", "", strings.Repeat("长", 50)} {
		got = append(got, n.take(caption, i+1))
	}
	assert.Equal(t, []string{"table 1", "A", "a (2)", "A (2) (2)", "A (3)", "table 7", "table 7 (2)", strings.Repeat("长", 40) + "…"}, got)
}
