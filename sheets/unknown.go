package sheets

import (
	"bytes"
	"strings"

	"crossfoot/sheets/cfb"
	"crossfoot/sheets/lang"
)

// signature tells a format that users hand in by mistake by how its files begin
// and what they contain, so that the refusal can name it.
type signature struct {
	magic  string
	inside string // somewhere in the file; "" if the beginning is enough
	what   lang.Text
	do     lang.Message
}

// signatures are tried in order. The names of the streams of a compound file, in UTF-16,
// tell which program has written it.
var signatures = []signature{
	{cfb.Magic, utf16("WordDocument"), lang.Text{EN: "an old Word document", ZH: "旧版 Word 文档"}, saveAsDOCX},
	{cfb.Magic, "", lang.Text{EN: "a file of an old Office program", ZH: "旧版 Office 文件"}, saveAsXLSX},
	{"PK", "", lang.Text{EN: "a zip archive that is neither a workbook nor a document", ZH: "不是工作簿或文档的 zip 压缩包"}, unpack},
}

var (
	saveAsXLSX = lang.New("open it and save it as .xlsx", "请打开后另存为 .xlsx")
	saveAsDOCX = lang.New("open it and save it as .docx", "请打开后另存为 .docx")
	unpack     = lang.New("unpack it and hand in the file itself", "请解压后提交其中的文件")
)

// utf16 is an ASCII name in UTF-16, low byte first.
func utf16(name string) string {
	out := make([]byte, 0, 2*len(name))
	for i := range len(name) {
		out = append(out, name[i], 0)
	}
	return string(out)
}

func unknownFormat(data []byte, read []string) error {
	if err := recognise(data, others); err != nil {
		return err
	}
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.magic)) && bytes.Contains(data, []byte(s.inside)) {
			return &Error{
				Cause: lang.New("this is %s, which crossfoot does not read", "crossfoot 不能读取这类文件（%s）", s.what),
				Do:    s.do,
			}
		}
	}
	return &Error{
		Cause: lang.New("this is neither a workbook nor a document (%s)", "这不是工作簿或文档（%s）", strings.Join(read, " ")),
		Do:    lang.New("save the table as .xlsx", "请把表格另存为 .xlsx"),
	}
}
