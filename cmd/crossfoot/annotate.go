package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"crossfoot/checker"
	"crossfoot/checker/report"
	"crossfoot/checker/report/marked"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/namesake"
)

func (p *program) annotateFlag() cli.Flag {
	return &cli.StringFlag{Name: "annotate", Usage: p.t(
		"put a copy of each workbook, with what was found marked in it, into the folder `DIR`",
		"在文件夹 `DIR` 中为每个工作簿另存一份标出问题的副本")}
}

// copiesFolder is the folder for marked copies, "" if none are wanted, or why it
// cannot be one.
func copiesFolder(c *cli.Context) (dir string, err error) {
	if !c.IsSet("annotate") {
		return "", nil
	}
	dir = c.String("annotate")
	if dir == "" {
		return "", misuse(c.Command.Name, "--annotate names no folder", "--annotate 没有指定文件夹")
	}
	info, err := os.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) && marked.IsWorkbook(dir) {
		return "", misuse(c.Command.Name, "--annotate takes a folder; for one file write --format xlsx=%s", "--annotate 后面应是文件夹；只有一个文件时请写 --format xlsx=%s", dir)
	}
	if err == nil && !info.IsDir() {
		return "", &statusError{exitUsage, lang.New("%s is no folder; name another for --annotate", "%s 不是文件夹，请为 --annotate 另外指定", dir)}
	}
	return dir, nil
}

// annotate writes a marked copy of each file that could be read, and says where it is,
// or why there is none. A file that is there already is left alone, as the copy may hold
// a clerk's notes: the new one gets a number.
func (p *program) annotate(dir string, r *checker.Report, o report.Options) error {
	complete := true
	o.Elsewhere = report.Elsewhere(r)
	for i := range r.Files {
		f := &r.Files[i]
		if f.Err != nil {
			continue
		}
		src, err := o.Source(f)
		if err == nil {
			var data []byte
			if data, err = marked.Copy(f, r, src, o); err == nil {
				if err := os.MkdirAll(dir, 0o777); err != nil { // not before there is something to put into it
					return cannotWrite(dir, err)
				}
				clean := len(f.Findings)+len(o.Elsewhere[f.Path]) == 0
				err = p.put(dir, marked.Name(f, p.lang), data, clean, o.Quiet)
			}
		}
		if err != nil {
			p.complain(lang.New("no marked copy: %s", "未能生成标注副本：%s", refusal(f.Path, err)))
			complete = false
		}
	}
	if !complete {
		return &statusError{code: exitUsage}
	}
	return nil
}

// put writes a new file into a folder, and says where it is, and whether it is clean, as nothing is
// marked in it. If it is to be quiet, it does so only where nobody could tell, as the name was taken.
func (p *program) put(dir, name string, data []byte, clean, quiet bool) error {
	var err error
	ext := filepath.Ext(name)
	free := namesake.Free(strings.TrimSuffix(name, ext), ext, 0, func(name string) bool {
		err = writeNew(filepath.Join(dir, name), data)
		return errors.Is(err, fs.ErrExist)
	})
	if err != nil {
		return err
	}
	if !quiet || free != name {
		said := lang.New("marked copy: %s", "标注副本：%s", filepath.Join(dir, free))
		if clean {
			said = lang.New("%s (nothing is marked in it)", "%s（其中没有标注）", said)
		}
		p.complain(said)
	}
	return nil
}
