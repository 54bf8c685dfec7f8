// Package locked opens workbooks and documents that have a password.
//
// In go a compound file that holds an encrypted Office Open XML package, and its
// password; out comes the book that package xlsx or docx reads from the package.
// Agile and standard encryption are read ([MS-OFFCRYPTO], ECMA-376), as Office, WPS and
// LibreOffice write them. What the file declares is bounded before anything is done
// about it, and the password is verified before the package is touched.
package locked

import (
	"bytes"
	"context"
	"errors"

	"crossfoot/sheets"
	"crossfoot/sheets/cfb"
	"crossfoot/sheets/lang"
)

// Name is the decoder's.
const Name = "locked"

// Decoder reads what has a password. The package within is for the inner decoders, by
// whose names the book's format goes.
func Decoder(inner ...sheets.Decoder) sheets.Decoder {
	return sheets.Decoder{
		Name: Name, Match: match,
		Decode: func(ctx context.Context, src sheets.Source) (*sheets.Book, error) { return decode(ctx, src, inner) },
	}
}

var packageName = cfb.Name(packageStream)

func match(src sheets.Source) bool {
	return bytes.HasPrefix(src.Data, []byte(cfb.Magic)) && bytes.Contains(src.Data, packageName)
}

// heaviest is how many bytes of memory a byte of a file takes until it is open.
const heaviest = 3

// usual is the password of workbooks that are only protected against changes: Excel
// opens them with it and asks nobody ([MS-OFFCRYPTO] 2.4.2.3, [MS-XLS] 2.2.9).
const usual = "VelvetSweatshop"

func decode(ctx context.Context, src sheets.Source, inner []sheets.Decoder) (*sheets.Book, error) {
	if most := src.Limits.Bytes / heaviest; int64(len(src.Data)) > most {
		return nil, sheets.Beyond(sheets.LimitBytes, "a file with a password may not be larger than %s", "加密文件不能超过 %s", sheets.Size(most))
	}
	info, sealed, err := streams(ctx, src.Data)
	if err != nil {
		return nil, err
	}
	e, err := parse(info)
	if err != nil {
		return nil, err
	}
	plain, err := open(ctx, e, sealed, src.Password)
	if err != nil {
		return nil, err
	}
	src.Data, src.Password = plain, ""
	book, err := sheets.Open(ctx, src, inner)
	if err == nil {
		book.Locked = true
	}
	return book, err
}

// open decrypts a package with the password that was given, or else with the usual one.
func open(ctx context.Context, e *encryption, sealed []byte, password string) ([]byte, error) {
	for _, word := range []string{password, usual} {
		if word == "" {
			continue
		}
		key, err := e.key(ctx, word)
		if err != nil {
			return nil, err
		}
		if key != nil {
			return e.decrypt(ctx, key, sealed)
		}
	}
	if password == "" {
		return nil, &sheets.Error{
			Password: true,
			Cause:    lang.New("the file has a password", "文件设有打开密码"),
			Do:       lang.New("give the password (on the command line: --password-file), or open the file with it and save it without one", "请提供密码（命令行用 --password-file），或用密码打开后另存为不加密的文件"),
		}
	}
	return nil, &sheets.Error{
		Password: true,
		Cause:    lang.New("the password does not open the file", "密码不对，打不开文件"),
		Do:       lang.New("check the password: large and small letters differ, and so do full-width and half-width ones", "请核对密码，注意区分大小写和全角半角"),
	}
}

var withoutPassword = lang.New("open it with the password and save it without one", "请用密码打开后另存为不加密的文件")

// The streams of a compound file that are wanted.
const (
	infoStream    = "EncryptionInfo"
	packageStream = "EncryptedPackage"
)

// infoMost is far more than any description of an encryption takes.
const infoMost = 1 << 20

// streams are the description of the encryption and what is encrypted.
func streams(ctx context.Context, data []byte) (info, sealed []byte, err error) {
	file, err := cfb.Open(data)
	if err != nil {
		return nil, nil, damaged
	}
	sealed, err = file.Stream(ctx, packageStream)
	if err != nil {
		return nil, nil, damaged
	}
	switch info, err = file.Stream(ctx, infoStream); {
	case errors.Is(err, cfb.ErrNotFound):
		return nil, nil, &sheets.Error{
			Cause: lang.New("the file is protected by rights management (IRM), not by a password", "文件受权限管理（IRM）保护，不是密码加密"),
			Do:    lang.New("open it with the right to do so and save it as .xlsx without protection", "请用有权限的账户打开，取消限制后另存为 .xlsx"),
		}
	case err != nil, len(info) > infoMost:
		return nil, nil, damaged
	}
	return info, sealed, nil
}

// damaged is a file that says nothing sensible of its encryption.
var damaged = &sheets.Error{
	Cause: lang.New("the file has a password, and it is damaged", "文件设有密码，并且已损坏"),
	Do:    lang.New("download or copy the file again, or ask its sender for a new one", "请重新下载或复制该文件，或请对方重新发送"),
}

// unusual is a file that is encrypted as no office program does today.
func unusual(what string) *sheets.Error {
	return &sheets.Error{
		Cause: lang.New("the file is encrypted in an unusual way (%s)", "文件的加密方式不常见（%s）", what),
		Do:    withoutPassword,
	}
}
