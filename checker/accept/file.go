package accept

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"unicode"

	"github.com/goccy/go-yaml"

	"crossfoot/checker/yamltext"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// list is a file of entries.
type list struct {
	Accepted []Entry `yaml:"accepted"`
}

// head stands above every list.
const head = `# Accepted discrepancies 核实说明
# written by: crossfoot accept    read by: crossfoot check --baseline
`

// Read reads a list of entries, as Write writes it or a person has edited it.
func Read(data []byte, name string) ([]Entry, error) {
	data = yamltext.Plain(data)
	if line := yamltext.NotUTF8(data); line > 0 {
		return nil, &sheets.Error{
			Cause: lang.New("line %d is not UTF-8", "第 %d 行不是 UTF-8 编码", line),
			Do:    lang.New("save the file as UTF-8", "请将文件另存为 UTF-8 编码"),
		}
	}
	var l list
	if line := yamltext.Deep(data); line > 0 {
		return nil, refuse(line, nil)
	}
	err := yaml.NewDecoder(bytes.NewReader(data), yaml.Strict()).Decode(&l)
	if err != nil && !errors.Is(err, io.EOF) { // a file of comments holds no list
		line := 0
		if at, ok := errors.AsType[yaml.Error](err); ok && at.GetToken() != nil {
			line = at.GetToken().Position.Line
		}
		return nil, refuse(line, err)
	}
	for i := range l.Accepted {
		e := &l.Accepted[i]
		e.Source = name
		if e.ID == "" && (e.Rule == "" || e.Item == "" && e.Entity == "") {
			return nil, &sheets.Error{
				Cause: lang.New("entry %d of accepted names no finding", "accepted 的第 %d 项没有指明是哪一处问题", i+1),
				Do:    lang.New("give its id, or its rule with its item or entity", "请写明 id，或者 rule，以及 item 或 entity"),
			}
		}
		if strings.TrimSpace(e.Note) == "" {
			return nil, &sheets.Error{
				Cause: lang.New("entry %d of accepted has no note", "accepted 的第 %d 项没有说明", i+1),
				Do:    lang.New("say why it is as it should be, as in note: …", "请写明理由，如 note: …"),
			}
		}
	}
	return l.Accepted, nil
}

// refuse says in which line a file is no list, or that it is none if line is 0.
func refuse(line int, err error) *sheets.Error {
	refused := &sheets.Error{
		Cause: lang.New("it is no list of accepted findings", "不是核实说明文件"),
		Do:    lang.New("mend it, or write one with crossfoot accept", "请改正，或用 crossfoot accept 重新生成"),
		Err:   err,
	}
	if line > 0 {
		refused.Cause = lang.New("line %d does not belong to a list of accepted findings", "第 %d 行不符合核实说明文件的格式", line)
	}
	return refused
}

// Write writes a list of entries. Each text stands on one line: what a workbook or a
// note holds besides letters and signs could not be read back as it was.
func Write(w io.Writer, entries []Entry) error {
	l := list{Accepted: []Entry{}}
	for _, e := range entries {
		for _, text := range []*string{&e.ID, &e.Rule, &e.File, &e.Sheet, &e.Item, &e.Entity, &e.Figures, &e.Note, &e.By, &e.Date} {
			*text = oneLine(*text)
		}
		l.Accepted = append(l.Accepted, e)
	}
	data, err := yaml.MarshalWithOptions(l, yaml.CustomMarshaler(quoted))
	if err == nil {
		_, err = w.Write(append([]byte(head), data...))
	}
	return err
}

// quoted is a text in double quotes, so that none can be taken for anything else.
func quoted(s string) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	err := e.Encode(s)
	return bytes.TrimSpace(out.Bytes()), err
}

func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case !unicode.IsGraphic(r):
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(s, string(unicode.ReplacementChar)))
}
