package user

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"crossfoot/sheets/lang"
)

// FileName is the name under which a rules file is looked for.
const FileName = "crossfoot.yaml"

// What a rules file may take. Reading it costs up to the square of its size.
const (
	MaxSize   = 256 << 10
	nestMost  = 32
	sizeLimit = MaxSize >> 10
)

// deepLine is a line that opens lists within lists within lists.
var deepLine = regexp.MustCompile(fmt.Sprintf(`(?m)^\s*([-?]\s+){%d}`, nestMost))

// Load reads a rules file; known are the ids of the program's own rules. The error is
// always a *Fault.
func Load(file string, data []byte, known []string) (*Rules, error) {
	data = bytes.ReplaceAll(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	d := &decoder{file: file, lines: strings.Split(string(data), "\n")}
	config, fault := d.load(data)
	if fault != nil {
		return nil, fault
	}
	r := &Rules{File: file, Config: *config, known: known}
	if fault := r.prepare(d); fault != nil {
		return nil, fault
	}
	return r, nil
}

// load decodes the file.
func (d *decoder) load(data []byte) (*Config, *Fault) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	switch {
	case len(data) > MaxSize:
		return nil, &Fault{
			File:  d.file,
			Cause: lang.New("the rules file is larger than %d KiB", "规则文件超过 %d KiB", sizeLimit),
			Do:    lang.New("split it, one for each folder", "请拆成几个，分放在各文件夹"),
		}
	case !utf8.Valid(data):
		return nil, d.encoding(data)
	}
	if line := tooDeep(data); line > 0 {
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

// tooDeep is the first line in which more is nested than any rules file needs, or 0.
// Brackets in texts count as well: they are closed there, too.
func tooDeep(data []byte) int {
	if at := deepLine.FindIndex(data); at != nil {
		return 1 + bytes.Count(data[:at[1]], []byte("\n"))
	}
	depth, line := 0, 1
	for _, b := range data {
		switch b {
		case '[', '{':
			depth++
		case ']', '}':
			depth = max(depth-1, 0)
		case '\n':
			line++
		}
		if depth > nestMost {
			return line
		}
	}
	return 0
}

// encoding says where a file stops being UTF-8.
func (d *decoder) encoding(data []byte) *Fault {
	line := 1
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			break
		}
		if r == '\n' {
			line++
		}
		data = data[size:]
	}
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
