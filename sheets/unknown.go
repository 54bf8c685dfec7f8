package sheets

import (
	"bytes"

	"crossfoot/sheets/lang"
)

// signatures are the beginnings of files that users hand in by mistake, so that
// the refusal can name them. The longest match is not needed: they are disjoint.
var signatures = []struct {
	magic string
	what  lang.Text
	do    lang.Message
}{
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", lang.Text{EN: "an old .xls workbook, an .et file or a workbook with a password", ZH: "旧版 .xls、.et 或加密的工作簿"}, saveAsXLSX},
	{"%PDF-", lang.Text{EN: "a PDF", ZH: "PDF 文件"}, saveAsXLSX},
	{"\x89PNG", lang.Text{EN: "a picture", ZH: "图片"}, saveAsXLSX},
	{"\xff\xd8\xff", lang.Text{EN: "a picture", ZH: "图片"}, saveAsXLSX},
	{"{\\rtf", lang.Text{EN: "an RTF document", ZH: "RTF 文档"}, saveAsXLSX},
	{"Rar!", lang.Text{EN: "a RAR archive", ZH: "RAR 压缩包"}, unpack},
	{"7z\xbc\xaf\x27\x1c", lang.Text{EN: "a 7-Zip archive", ZH: "7-Zip 压缩包"}, unpack},
	{"\x1f\x8b", lang.Text{EN: "a gzip archive", ZH: "gzip 压缩包"}, unpack},
	{"PK", lang.Text{EN: "a zip archive without a workbook in it", ZH: "不含工作簿的 zip 压缩包"}, unpack},
}

var (
	saveAsXLSX = lang.New("open it and save it as .xlsx without a password", "请打开后另存为不加密的 .xlsx")
	unpack     = lang.New("unpack it and hand in the workbook itself", "请解压后提交其中的工作簿")
)

func unknownFormat(data []byte) error {
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.magic)) {
			return &Error{
				Cause: lang.New("this is %s, which crossfoot does not read", "crossfoot 不能读取这类文件（%s）", s.what),
				Do:    s.do,
			}
		}
	}
	return &Error{
		Cause: lang.New("this is not a workbook (.xlsx, .xlsm, .csv or .tsv)", "这不是工作簿（.xlsx、.xlsm、.csv 或 .tsv）"),
		Do:    lang.New("save the table as .xlsx", "请把表格另存为 .xlsx"),
	}
}
