package marked

import (
	"cmp"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"crossfoot/checker"
	"crossfoot/sheets/lang"
)

// workbookNames are the endings that a copy of a workbook keeps: Excel opens no
// workbook with macros that is called .xlsx.
var workbookNames = []string{".xlsx", ".xlsm", ".xltx", ".xltm"}

// Name is what the marked copy of a file is called, without a folder: plan-checked.xlsx
// or 计划-核对.xlsx. A copy of what is no workbook keeps the ending in its name, to be told
// from that of a workbook beside it.
func Name(f *checker.File, l lang.Lang) string {
	name := path.Base(filepath.ToSlash(f.Path))
	if name == "-" {
		name = "stdin"
	}
	ext := ""
	if f.Format == "xlsx" && IsWorkbook(name) {
		ext = path.Ext(name)
	}
	return strings.TrimSuffix(name, ext) + lang.Text{EN: "-checked", ZH: "-核对"}.In(l) + cmp.Or(ext, ".xlsx")
}

// IsWorkbook says whether a file is called as Excel's workbooks are.
func IsWorkbook(name string) bool {
	return slices.Contains(workbookNames, strings.ToLower(path.Ext(name)))
}
