package prose_test

import (
	"testing"

	"crossfoot/checker/prose"

	"github.com/stretchr/testify/assert"
)

// Where the changes of parts come to that of the total, their amounts have to come to it, too; and the
// other way round.
func TestTotalsWithChanges(t *testing.T) {
	for _, c := range []struct {
		text  string
		wrong string
	}{
		{"4月，收入累计完成24627万元，完成年初预算数60999万元的40.4%，比上年减收1070万元，下降4.2%。其中：税收收入8103万元，比上年增收1284万元，增长18.8%；非税收入16524万元，比上年减收2354万元，下降12.5%。", ""},
		{"4月，收入累计完成24627万元，完成年初预算数60999万元的40.4%，比上年减收1070万元，下降4.2%。其中：税收收入8130万元，比上年增收1284万元，增长18.8%；非税收入16524万元，比上年减收2354万元，下降12.5%。", "246270000"},
		{"收入完成24267万元，比上年减收1070万元，其中税收收入8103万元，增收1284万元，非税收入16524万元，减收2354万元。支出500万元。", "242670000"},
		{"累计完成支出124241万元，增加5025万元。其中：教育支出60241万元，增加1025万元；卫生支出40000万元，增加2500万元；其他支出24000万元，增加1050万元。", "50250000"},
		// What changed was rounded, or the parts are not all.
		{"收入完成29612万元，增收1735万元。其中，国税完成11765万元，增收1423万元；地税完成14796万元，减收1941万元；财政完成3051万元，增收2252万元。", ""},
		{"收入完成29612万元，增收1735万元。其中，国税完成11765万元，增收1423万元；地税完成14796万元，减收1941万元。", ""},
		// Some of the parts have parts themselves, and one states no change.
		{"收入完成24267万元，减收1070万元。其中：税收收入8103万元，增收1284万元；非税收入16524万元，减收2354万元，其中：罚没收入5000万元，减收300万元。", ""},
		{"收入完成24267万元，减收1070万元。其中：税收收入8103万元，增收1284万元；非税收入16524万元，减收2354万元；基金收入200万元。", ""},
		// No part of it, as it stands in another sentence.
		{"收入完成24267万元，减收1070万元。税收收入8103万元，增收1284万元；非税收入16524万元，减收2354万元。", ""},
	} {
		var got []string
		for _, s := range prose.Unsound(paragraphs(c.text)) {
			got = append(got, s.Total.Value().String())
		}
		if c.wrong == "" {
			assert.Empty(t, got, c.text)
		} else {
			assert.Equal(t, []string{c.wrong}, got, c.text)
		}
	}
}
