package main

import (
	"path/filepath"
	"slices"
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// passedOver are the files in folders that were not read for their kind: texts, which could be,
// and others that a table may have been handed in with. Those that are read as they were named
// besides are none of them.
func (p *program) passedOver(inputs []input) (texts, others []string) {
	read := map[string]bool{}
	for _, in := range inputs {
		read[filepath.Clean(in.name)] = true
	}
	left := slices.DeleteFunc(slices.Clone(p.passed), func(path string) bool { return read[filepath.Clean(path)] })
	slices.Sort(left)
	for _, path := range slices.Compact(left) {
		if sheets.HandedIn(path) {
			others = append(others, path)
		} else {
			texts = append(texts, path)
		}
	}
	return texts, others
}

// sayPassed says which files those are, and what to do.
func (p *program) sayPassed(texts, others []string) {
	p.sayLeft(texts, counted(len(texts), lang.New("a text", "1 个文本文件"), lang.New("%d texts", "%d 个文本文件", len(texts))),
		lang.New("name what is to be checked", "需要核对的请直接指定"))
	p.sayLeft(others, counted(len(others), lang.New("another file", "1 个其他格式的文件"), lang.New("%d other files", "%d 个其他格式的文件", len(others))),
		lang.New("save tables in such files as .xlsx, and unpack archives", "其中的表格请另存为 .xlsx，压缩包请先解压，然后检查"))
}

// sayLeft says how many files were not read, their kinds, the first of them, and what to do.
func (p *program) sayLeft(left []string, files, do lang.Message) {
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
	p.complain(lang.New("not read in a folder: %[1]s (%[2]s); %[7]s: %[3]s%[5]s",
		"文件夹中有 %[1]s（%[4]s）未读取，%[7]s：%[6]s%[5]s",
		files, strings.Join(kinds, ", "), strings.Join(named, ", "), strings.Join(kinds, "、"), more, strings.Join(named, "、"), do))
}

// passedNamed is how many files are named that were passed over.
const passedNamed = 5

// counted is the word for one, or that for several.
func counted(n int, one, several lang.Message) lang.Message {
	if n == 1 {
		return one
	}
	return several
}
