package figure

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestLooksNumeric(t *testing.T) {
	for _, text := range []string{
		"12O", "1O0", "１２Ｏ", "l2", "I2.5", "1..5", "1,2345", "1,234,56", "1,23", "1,5", "1.234,56", "1.234.567",
		"1。5", "1、234", "3k", "5m", "3w", "12;5", "123`", "5-", "--5", "(1,234", "1,234)", "75%%", "5 6", "3, 000", "1 2345", "12a4", "123q", "1O0人",
		"l17", "O5", "3,45", "-1O", "¥1O0", "$ l2", "O.5",
	} {
		assert.Equal(t, Text, Parse(text).Kind, "%q", text)
		assert.True(t, LooksNumeric(text), "%q", text)
	}
	for _, text := range []string{
		"", "60", "75%", "新建2", "全国", "A1", "B12", "12A", "007", "15-19", "1,2,3", "2号楼", "第3季度", "3岁", "2023-02-10", "1)", "1.2.3",
		"192.168.1.1", "0571-12345", "5楼", "3D", "5G", "12/34", "Q1", "附表1", "No. 5", "H1N1", "1 北京", "G20", "PM2.5", "12#", "5 6 7", "1st",
		"10:3", "2:1", "C3H8", "4x4", "60岁以上", "12月份", "a1", "3年", "1-2", "1~2", "OO", "lO", "—5", "2019-2020年", "16x20", "£'000", "65+ %", "56 Main", "3所学校,5所幼儿园",
		"r298", "100000 -", "£'000 2024", "US$'000", "新建1O", "5abcdef",
	} {
		assert.False(t, LooksNumeric(text), "%q", text)
	}
}

func TestInWords(t *testing.T) {
	for _, text := range []string{"O", "Ｏ", "l", "三十", "一百二十", "贰拾", "两"} {
		assert.Equal(t, Text, Parse(text).Kind, "%q", text)
		assert.True(t, InWords(text), "%q", text)
	}
	for _, text := range []string{"", "I", "A", "OK", "一般", "三所", "待定", "/"} {
		assert.False(t, InWords(text), "%q", text)
	}
}
