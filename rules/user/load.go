package user

import (
	"crypto/sha256"
	"encoding/hex"
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
	sum := sha256.Sum256(data)
	data = yamltext.Plain(data)
	d := &decoder{file: file, lines: strings.Split(string(data), "\n")}
	config, fault := d.load(data)
	if fault != nil {
		return nil, fault
	}
	r := &Rules{File: file, SHA256: hex.EncodeToString(sum[:]), Config: *config, known: known, places: d.places()}
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

// syntax is what is wrong with a file that is no YAML.
func (d *decoder) syntax(err error) *Fault {
	e, ok := errors.AsType[yaml.Error](err)
	if !ok || e.GetToken() == nil {
		cause, do := notYAML(err.Error())
		return &Fault{File: d.file, Cause: cause, Do: do}
	}
	cause, do := notYAML(e.GetMessage())
	at := *e.GetToken().Position
	if line := d.line(at.Line); indented().MatchString(e.GetMessage()) {
		// The library names the line before, where the next one stands too deep.
		if next := d.line(at.Line + 1); depth(next) > depth(line) && !strings.HasSuffix(strings.TrimSpace(line), ":") {
			at.Line, at.Column = at.Line+1, 1+depth(next)
		}
	}
	return d.fault(at.Line, at.Column, cause, do)
}

// line is a line of the file, counted from 1.
func (d *decoder) line(n int) string {
	if n < 1 || n > len(d.lines) {
		return ""
	}
	return d.lines[n-1]
}

func depth(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }
