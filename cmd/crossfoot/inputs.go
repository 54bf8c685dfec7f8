package main

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// stdinName is the file name that means the standard input.
const stdinName = "-"

// input is one file to check, or the reason why there is none.
type input struct {
	name string
	err  error
	text bool // it is to be read as running text

	found bool // in a folder: nobody has named it
}

// expand turns the arguments into files: directories into the workbooks below
// them, patterns that no shell has expanded into the files that match. A file
// that is named twice is checked once. A file that the user names is read whatever
// its name.
func (p *program) expand(args []string) []input {
	var inputs []input
	seen := make(map[string]bool)
	add := func(found ...input) {
		for _, in := range found {
			key := in.name
			if key != stdinName {
				key = filepath.Clean(key)
			}
			if !seen[key] {
				seen[key] = true
				inputs = append(inputs, in)
			}
		}
	}
	for _, arg := range args {
		info, err := os.Stat(arg)
		switch {
		case arg == stdinName:
			add(input{name: arg})
		case err == nil && info.IsDir():
			add(p.walk(arg)...)
		case err == nil:
			add(input{name: arg})
		case errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(arg, "*?["):
			add(p.match(arg)...)
		default:
			add(input{name: arg, err: fileError(err)})
		}
	}
	return inputs
}

// withTexts puts the files that are to be read as text before the others, so that what
// they say is known when the tables are compared.
func (p *program) withTexts(texts []string, inputs []input) []input {
	all := p.expand(texts)
	named := map[string]bool{}
	for i := range all {
		all[i].text = true
		named[filepath.Clean(all[i].name)] = true
	}
	return append(all, slices.DeleteFunc(inputs, func(in input) bool { return named[filepath.Clean(in.name)] })...)
}

// match finds the files of a pattern.
func (p *program) match(pattern string) []input {
	paths, err := filepath.Glob(pattern)
	if err != nil {
		return []input{{name: pattern, err: &sheets.Error{
			Cause: lang.New("this is not a valid pattern", "通配符写法有误"),
			Do:    lang.New("use * and ?", "请使用 * 和 ?"),
			Err:   err,
		}}}
	}
	var inputs []input
	for _, path := range paths {
		if skipped(filepath.Base(path)) {
			continue
		}
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			inputs = append(inputs, p.walk(path)...)
			continue
		}
		inputs = append(inputs, input{name: path})
	}
	if len(inputs) == 0 {
		return []input{{name: pattern, err: &sheets.Error{
			Cause: lang.New("no file matches", "没有匹配的文件"),
			Do:    lang.New("check the name", "请核对文件名"),
		}}}
	}
	return inputs
}

// walk finds the workbooks in a directory and below it, in the order of names.
func (p *program) walk(root string) []input {
	var inputs []input
	var passed []string
	wanted, readable := sheets.Searched(p.decoders, false), sheets.Extensions(p.decoders, true)
	// The callback never returns an error other than SkipDir: a folder that
	// cannot be opened is reported, and the walk goes on past it.
	_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			inputs = append(inputs, input{name: path, err: fileError(err)})
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
		case path != root && (skipped(d.Name()) || p.flat && d.IsDir()):
			if d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir() && (slices.Contains(wanted, sheets.Extension(path)) || isWorkbook(path)):
			inputs = append(inputs, input{name: path, found: true})
		case !d.IsDir() && (slices.Contains(readable, sheets.Extension(path)) || sheets.HandedIn(path)):
			passed = append(passed, path)
		}
		return nil
	})
	p.passed = append(p.passed, passed...)
	if len(inputs) == 0 {
		return []input{{name: root, err: &sheets.Error{
			Cause: lang.New("the folder holds no workbook or document (%s)", "文件夹中没有工作簿或文档（%s）", strings.Join(sheets.Extensions(p.decoders, false), " ")),
			Do:    lang.New("name the file itself", "请直接指定文件"),
		}}}
	}
	return inputs
}

// isWorkbook says whether a file named .xml begins as a workbook of Excel 2003: most such
// files are something else. One that cannot be opened may be, and is named for it.
func isWorkbook(path string) bool {
	if sheets.Extension(path) != ".xml" {
		return false
	}
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() { // to open a pipe would wait for who writes it
		return false
	}
	f, err := os.Open(path)
	if err != nil {
		return true
	}
	defer f.Close()
	head, err := io.ReadAll(io.LimitReader(f, 4<<10))
	// In UTF-16 there is a zero beside each letter.
	return err == nil && bytes.Contains(bytes.ReplaceAll(head, []byte{0}, nil), []byte("urn:schemas-microsoft-com:office:spreadsheet"))
}

// skipped says whether a file is not the user's own: hidden, or the lock that
// Excel and WPS leave beside a workbook that is open.
func skipped(base string) bool {
	return strings.HasPrefix(base, "~$") || strings.HasPrefix(base, ".")
}

// read is the bytes of a file. Only regular files are read: opening a pipe
// could wait for ever, and a device never ends.
func (in input) read(stdin io.Reader, limits sheets.Limits) ([]byte, error) {
	if in.name == stdinName {
		return sheets.ReadAll(stdin, limits)
	}
	info, err := os.Stat(in.name)
	if err != nil {
		return nil, fileError(err)
	}
	if !info.Mode().IsRegular() {
		e := notRegular()
		e.Do = lang.New("save it as a file, or pipe it in and name it -", "请先存成文件，或用管道输入并以 - 表示")
		return nil, e
	}
	f, err := os.Open(in.name)
	if err != nil {
		return nil, fileError(err)
	}
	defer f.Close()
	if info.Size() > limits.File {
		return sheets.ReadAll(f, limits) // which says what to do about it
	}
	var buf bytes.Buffer
	buf.Grow(int(info.Size()) + bytes.MinRead)
	if _, err := buf.ReadFrom(io.LimitReader(f, limits.File)); err != nil {
		return nil, fileError(err)
	}
	return buf.Bytes(), nil
}

// bytesIn is how many bytes the files hold, and the largest of them, as far as that can be
// told beforehand.
func bytesIn(inputs []input) (n, largest int64) {
	for _, in := range inputs {
		if info, err := os.Stat(in.name); in.err == nil && err == nil && info.Mode().IsRegular() {
			n += info.Size()
			largest = max(largest, info.Size())
		}
	}
	return n, largest
}

// notRegular is a folder, a pipe or a device.
func notRegular() *sheets.Error {
	return &sheets.Error{
		Cause: lang.New("this is not a regular file", "这不是普通文件"),
		Do:    lang.New("save it as a file", "请先存成文件"),
	}
}

// fileError says in the user's words what the system says of a file.
func fileError(err error) *sheets.Error {
	if e, ok := errors.AsType[*sheets.Error](err); ok {
		return e
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &sheets.Error{
			Cause: lang.New("there is no such file", "文件不存在"),
			Do:    lang.New("check the name", "请核对文件名"),
			Err:   err,
		}
	case errors.Is(err, fs.ErrPermission):
		return &sheets.Error{
			Cause: lang.New("you may not read it", "没有读取权限"),
			Do:    lang.New("ask its owner for access", "请向文件所有者申请权限"),
			Err:   err,
		}
	}
	if path, ok := errors.AsType[*fs.PathError](err); ok {
		err = path.Err // the path stands at the beginning of the line already
	}
	return &sheets.Error{
		Cause: lang.New("the system cannot read it (%v)", "系统无法读取（%v）", err),
		Do:    lang.New("copy it to this computer and try again", "请复制到本机后重试"),
		Err:   err,
	}
}
