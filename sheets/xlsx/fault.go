package xlsx

import (
	"errors"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// What a reader of an error can do about it.
var (
	resave = lang.New(
		"open the file in Excel or WPS and save it again as .xlsx, or ask its sender for a new one",
		"请用 Excel 或 WPS 打开后另存为 .xlsx，或请对方重新发送")
	resend = lang.New(
		"download or copy the file again, or ask its sender for a new one",
		"请重新下载或复制该文件，或请对方重新发送")
	asXLSX = lang.New("open it in Excel or WPS and save it as .xlsx", "请用 Excel 或 WPS 打开后另存为 .xlsx")
	split  = lang.New("split it into several workbooks", "请拆成几个工作簿")
)

// damaged is an error in what the file says.
func damaged(en, zh string, args ...any) *sheets.Error {
	return &sheets.Error{Cause: lang.New(en, zh, args...), Do: resave}
}

// broken is an error in the file's bytes, as a bad copy leaves them.
func broken(err error, en, zh string, args ...any) *sheets.Error {
	return &sheets.Error{Cause: lang.New(en, zh, args...), Do: resend, Err: err}
}

// tooMuch is a file beyond one of the limits.
func tooMuch(en, zh string, args ...any) *sheets.Error {
	return &sheets.Error{Cause: lang.New(en, zh, args...), Do: split}
}

func binaryWorkbook(part string) error {
	return &sheets.Error{
		Place: inPart(part),
		Cause: lang.New("this is a binary workbook (.xlsb), which crossfoot does not read", "这是二进制工作簿（.xlsb），crossfoot 不能读取"),
		Do:    asXLSX,
	}
}

// inPart is a part of the file as the place of an error.
func inPart(name string) lang.Message { return lang.New("%s", "%s", name) }

// at puts the place to an error that has none yet.
func at(place lang.Message, err error) error {
	var e *sheets.Error
	if !errors.As(err, &e) {
		e = broken(err, "the file cannot be read (%v)", "文件无法读取（%v）", err)
	}
	if !e.Place.IsZero() {
		return e
	}
	placed := *e
	placed.Place = place
	return &placed
}
