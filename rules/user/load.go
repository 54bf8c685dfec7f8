package user

import (
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"crossfoot/checker/yamltext"
	"crossfoot/sheets/lang"
)

// FileName is the name under which a rules file is looked for.
const FileName = "crossfoot.yaml"

// What a rules file may take. Reading it costs up to the square of its size.
const (
	MaxSize   = 256 << 10
	sizeLimit = MaxSize >> 10
)

// Load reads a rules file; known are the ids of the program's own rules. The error is
// always a *Fault.
func Load(file string, data []byte, known []string) (*Rules, error) {
	data = yamltext.Plain(data)
	d := &decoder{file: file, lines: strings.Split(string(data), "\n")}
	config, fault := d.load(data)
	if fault != nil {
		return nil, fault
	}
	r := &Rules{File: file, Config: *config, known: known, places: d.places()}
	if fault := r.prepare(d); fault != nil {
		return nil, fault
	}
	return r, nil
}

// load decodes the file.
func (d *decoder) load(data []byte) (*Config, *Fault) {
	switch {
	case len(data) > MaxSize:
		return nil, &Fault{
			File:  d.file,
			Cause: lang.New("the rules file is larger than %d KiB", "规则文件超过 %d KiB", sizeLimit),
			Do:    lang.New("split it, one for each folder", "请拆成几个，分放在各文件夹"),
		}
	case !utf8.Valid(data):
		return nil, d.encoding(yamltext.NotUTF8(data))
	}
	if line := yamltext.Deep(data); line > 0 {
		return nil, d.fault(line, 1,
			lang.New("brackets or lists are nested too deeply", "括号或列表嵌套过深"),
			lang.New("close the brackets that are open", "请检查括号是否配对"))
	}
	file, err := parser.ParseBytes(data, 0)
	if err != nil {
		return nil, d.syntax(err)
	}
	config := &Config{}
	var root ast.Node
	for _, doc := range file.Docs {
		if doc.Body == nil {
			continue
		}
		if root != nil {
			return nil, d.at(doc.Body, lang.New("this is a second document", "这是第二份文档"),
				lang.New("write one document; remove the line ---", "请只写一份文档，删去 --- 一行"))
		}
		root = doc.Body
	}
	if root == nil {
		return config, nil
	}
	return config, d.decode(root, "", config)
}

// encoding says where a file stops being UTF-8.
func (d *decoder) encoding(line int) *Fault {
	d.lines[line-1] = strings.ToValidUTF8(d.lines[line-1], "\ufffd")
	return d.fault(line, 1, lang.New("this is not UTF-8", "这不是 UTF-8 编码"),
		lang.New("save the file as UTF-8", "请将文件另存为 UTF-8 编码"))
}

// syntax is what the library says of a file that is no YAML.
func (d *decoder) syntax(err error) *Fault {
	do := lang.New("check indentation, quotes and brackets here and in the line before; put texts with : or # in quotes",
		"请检查此处和上一行的缩进、引号和括号；含有 : 或 # 的文字要加引号")
	if e, ok := errors.AsType[yaml.Error](err); ok && e.GetToken() != nil {
		at := e.GetToken().Position
		return d.fault(at.Line, at.Column, lang.New("this is not valid YAML (%s)", "YAML 写法有误（%s）", e.GetMessage()), do)
	}
	return &Fault{File: d.file, Cause: lang.New("this is not valid YAML (%v)", "YAML 写法有误（%v）", err), Do: do}
}
