package opc

import (
	"errors"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// What a reader of an error can do about it.
var (
	Resave = lang.New(
		"open the file in Office or WPS and save it again, or ask its sender for a new one",
		"请用 Office 或 WPS 打开后重新保存，或请对方重新发送")
	resend = lang.New(
		"download or copy the file again, or ask its sender for a new one",
		"请重新下载或复制该文件，或请对方重新发送")
)

// Damaged is an error in what the file says.
func Damaged(en, zh string, args ...any) *sheets.Error {
	return &sheets.Error{Cause: lang.New(en, zh, args...), Do: Resave}
}

// Broken is an error in the file's bytes, as a bad copy leaves them.
func Broken(err error, en, zh string, args ...any) *sheets.Error {
	return &sheets.Error{Cause: lang.New(en, zh, args...), Do: resend, Err: err}
}

// InPart is a part of the file as the place of an error.
func InPart(name string) lang.Message { return lang.New("%s", "%s", name) }

// At puts the place to an error that has none yet.
func At(place lang.Message, err error) error {
	var e *sheets.Error
	if !errors.As(err, &e) {
		e = Broken(err, "the file cannot be read (%v)", "文件无法读取（%v）", err)
	}
	if !e.Place.IsZero() {
		return e
	}
	placed := *e
	placed.Place = place
	return &placed
}
