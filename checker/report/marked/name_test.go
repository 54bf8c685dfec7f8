package marked_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"crossfoot/checker"
	"crossfoot/checker/report/marked"
	"crossfoot/sheets/lang"
)

func TestName(t *testing.T) {
	for _, c := range []struct{ path, format, en, zh string }{
		{"in/plan.xlsx", "xlsx", "plan-checked.xlsx", "plan-核对.xlsx"},
		{"计划.XLSM", "xlsx", "计划-checked.XLSM", "计划-核对.XLSM"},
		{"plan.xltx", "xlsx", "plan-checked.xltx", "plan-核对.xltx"},
		{"plan.bak", "xlsx", "plan.bak-checked.xlsx", "plan.bak-核对.xlsx"},
		{"plan.csv", "csv", "plan.csv-checked.xlsx", "plan.csv-核对.xlsx"},
		{"plan.v2.docx", "docx", "plan.v2.docx-checked.xlsx", "plan.v2.docx-核对.xlsx"},
		{"-", "csv", "stdin-checked.xlsx", "stdin-核对.xlsx"},
	} {
		f := &checker.File{Path: c.path, Format: c.format}
		assert.Equal(t, c.en, marked.Name(f, lang.EN))
		assert.Equal(t, c.zh, marked.Name(f, lang.ZH))
	}
}
