package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"

	"crossfoot/sheets/lang"
)

// output is where a report goes. A file appears under its name only when the
// report is complete and on the disk; until then it has no name, or is a file beside it
// where the system knows no files without one.
type output struct {
	io.Writer
	path string   // "" for the standard output
	file *os.File // what is being written; nil for the standard output
	temp string   // its name until commit; "" if it has none
	live bool     // it is written in place
}

// open prepares the output before anything is checked, so that a path that
// cannot be written is known at once. It must not be one of the inputs.
func (p *program) open(path string, inputs []input) (*output, error) {
	if path == "" || path == "-" {
		return &output{Writer: p.stdout}, nil
	}
	if w := p.stream(path); w != nil {
		return &output{Writer: w}, nil
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target // replace what a link points to, not the link
	}
	mode := fs.FileMode(0o666)
	info, err := os.Stat(path)
	if err == nil {
		for _, in := range inputs {
			if other, err := os.Stat(in.name); err == nil && os.SameFile(info, other) {
				return nil, misuse("check", "%s is one of the files to read; choose another name for the report",
					"%s 是要读取的文件，请给报告另起一个名字", path)
			}
		}
		if info.IsDir() {
			return nil, cannotWrite(path, errors.New(p.t("it is a folder", "这是一个文件夹")))
		}
		if !info.Mode().IsRegular() { // a device or a pipe cannot be replaced
			f, err := os.OpenFile(path, os.O_WRONLY, 0)
			if err != nil {
				return nil, cannotWrite(path, err)
			}
			return &output{Writer: f, path: path, file: f, live: true}, nil
		}
		mode = info.Mode().Perm()
	}
	if f := unnamed(filepath.Dir(path), mode); f != nil {
		return &output{Writer: f, path: path, file: f}, nil
	}
	temp := tempName(path)
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return nil, cannotWrite(path, err)
	}
	p.temps.Store(temp, nil)
	return &output{Writer: f, path: path, file: f, temp: temp}, nil
}

// writeNew writes a file that must not be there yet (fs.ErrExist), whole or not at all.
func writeNew(path string, data []byte) error {
	if _, err := os.Lstat(path); err == nil {
		return fs.ErrExist
	}
	f, link := unnamed(filepath.Dir(path), 0o666), nameFile
	if f == nil {
		var err error
		if f, err = os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666); err != nil {
			return err
		}
		link = func(*os.File, string) error { return nil } // it has its name
	}
	_, err := f.Write(data)
	if err == nil {
		err = seal(f, func() error { return link(f, path) })
	} else {
		f.Close()
	}
	if err != nil && f.Name() == path {
		os.Remove(path)
	}
	return err
}

// tempName is a hidden name beside a file's own.
func tempName(path string) string {
	return filepath.Join(filepath.Dir(path), fmt.Sprintf(".%s.%08x", filepath.Base(path), rand.Uint32()))
}

// stream is what is open already under a name: it may lead to a file that holds more
// than this report.
func (p *program) stream(path string) io.Writer {
	switch filepath.Clean(path) {
	case "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1":
		return p.stdout
	case "/dev/stderr", "/dev/fd/2", "/proc/self/fd/2":
		return p.stderr
	}
	return nil
}

// same says whether two outputs are one file, whichever way their paths lead there.
func (o *output) same(other *output) bool {
	if o.path == "" || other.path == "" || filepath.Base(o.path) != filepath.Base(other.path) {
		return false
	}
	a, err := os.Stat(filepath.Dir(o.path))
	b, otherErr := os.Stat(filepath.Dir(other.path))
	return err == nil && otherErr == nil && os.SameFile(a, b)
}

// commit gives the finished file its name.
func (o *output) commit() error {
	if o.file == nil {
		return nil
	}
	var err error
	if o.live {
		err = o.file.Close()
	} else {
		err = seal(o.file, o.name)
	}
	o.file = nil
	if err == nil && o.temp != "" {
		err = os.Rename(o.temp, o.path)
	}
	if err == nil {
		o.temp = ""
	}
	return err
}

// seal puts a finished file on the disk before it gets its name, and closes it.
func seal(f *os.File, name func() error) error {
	err := f.Sync()
	if err == nil {
		err = name()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	return err
}

// name gives a file without a name its own, or, where another has that, one beside it, by
// which it replaces the other.
func (o *output) name() error {
	if o.temp != "" {
		return nil
	}
	err := nameFile(o.file, o.path)
	if errors.Is(err, fs.ErrExist) {
		temp := tempName(o.path)
		if err = nameFile(o.file, temp); err == nil {
			o.temp = temp
		}
	}
	return err
}

// discard removes what was written, unless it was committed.
func (o *output) discard() {
	if o.file != nil {
		o.file.Close()
		o.file = nil
	}
	if o.temp != "" {
		os.Remove(o.temp)
	}
}

func cannotWrite(path string, err error) error {
	var cause *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &cause):
		err = cause.Err
	case errors.As(err, &link):
		err = link.Err
	}
	if path == "" {
		path = "stdout"
	}
	return &statusError{exitUsage, lang.New("%s cannot be written: %s", "%s 无法写入：%s", path, systemWords(err))}
}

// systemWords is a system's error in both languages.
func systemWords(err error) lang.Localized {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return lang.Text{EN: "there is no such folder", ZH: "文件夹不存在"}
	case errors.Is(err, fs.ErrPermission):
		return lang.Text{EN: "no permission", ZH: "没有权限"}
	}
	return lang.New("%v", "%v", err)
}
