package main

import (
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/text"
)

// passwordMost is how large a file with a password may be.
const passwordMost = 64 << 10

// passwordFlag names a file, because everybody on the computer sees a command's
// arguments, and the shell remembers them.
func (p *program) passwordFlag() cli.Flag {
	return &cli.StringFlag{Name: "password-file", Usage: p.t("open workbooks with the password in the first line of `FILE`", "用 `FILE` 第一行中的密码打开加密的工作簿")}
}

// encodingFlag names the encoding of texts that do not tell their own.
func (p *program) encodingFlag() cli.Flag {
	return &cli.StringFlag{Name: "encoding", Usage: p.t("read texts without a byte order mark in the encoding `NAME`, such as gb18030, big5, shift_jis, windows-1252",
		"按编码 `NAME` 读取没有 BOM 的文本，如 gb18030、big5、shift_jis、windows-1252")}
}

// reading takes the flags that say how files are read.
func (p *program) reading(c *cli.Context, inputs []input) error {
	if name := c.String("encoding"); c.IsSet("encoding") {
		var err error
		if p.encoding, err = text.Named(name); err != nil {
			return misuse(c.Command.Name, "there is no encoding %q; gb18030, big5, shift_jis and windows-1252 are some", "没有编码 %q；可用 gb18030、big5、shift_jis、windows-1252 等", name)
		}
	}
	return p.unlock(c, inputs)
}

// unlock reads the password that the user has put into a file.
func (p *program) unlock(c *cli.Context, inputs []input) error {
	name := c.String("password-file")
	if name == "" {
		if c.IsSet("password-file") {
			return misuse(c.Command.Name, "--password-file names no file", "--password-file 没有指定文件")
		}
		return nil
	}
	var data []byte
	var err error
	if name == stdinName {
		if slices.ContainsFunc(inputs, func(in input) bool { return in.name == stdinName }) {
			return misuse(c.Command.Name, "the standard input cannot be both the password and a file", "标准输入不能既是密码又是文件")
		}
		data, err = io.ReadAll(io.LimitReader(p.stdin, passwordMost))
	} else {
		data, err = readSmall(name, passwordMost)
	}
	if err != nil {
		return &statusError{exitUsage, refusal(name, fileError(err))}
	}
	line, _, _ := strings.Cut(strings.TrimPrefix(string(data), "\ufeff"), "\n") // the mark is Notepad's
	p.password = strings.TrimSuffix(line, "\r")
	if p.password == "" {
		return &statusError{exitUsage, refusal(name, &sheets.Error{
			Cause: lang.New("its first line is empty, so there is no password in it", "第一行是空的，没有密码"),
			Do:    lang.New("write the password into the first line", "请把密码写在第一行"),
		})}
	}
	return nil
}
