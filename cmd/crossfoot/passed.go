package main

import (
	"path/filepath"
	"slices"
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// sayPassed says which files in folders were not read for their kind and could be, but for
// those that are read as they were named besides.
func (p *program) sayPassed(inputs []input) {
	read := map[string]bool{}
	for _, in := range inputs {
		read[filepath.Clean(in.name)] = true
	}
	left := slices.DeleteFunc(slices.Clone(p.passed), func(path string) bool { return read[filepath.Clean(path)] })
	slices.Sort(left)
	left = slices.Compact(left)
	if len(left) == 0 {
		return
	}
	var kinds []string
	for _, path := range left {
		if ext := sheets.Extension(path); !slices.Contains(kinds, ext) {
			kinds = append(kinds, ext)
		}
	}
	named := left[:min(len(left), passedNamed)]
	more := lang.New("", "")
	if len(left) > len(named) {
		more = lang.New(", …", "……")
	}
	files := lang.New("%d texts", "%d 个文本文件", len(left))
	if len(left) == 1 {
		files = lang.New("a text", "1 个文本文件")
	}
	p.complain(lang.New("not read in a folder: %[1]s (%[2]s); name what is to be checked: %[3]s%[5]s",
		"文件夹中有 %[1]s（%[4]s）未读取，需要核对的请直接指定：%[6]s%[5]s",
		files, strings.Join(kinds, ", "), strings.Join(named, ", "), strings.Join(kinds, "、"), more, strings.Join(named, "、")))
}

// passedNamed is how many files are named that were passed over.
const passedNamed = 5
