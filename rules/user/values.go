package user

import (
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/shopspring/decimal"

	"crossfoot/checker"
	"crossfoot/checker/name"
	"crossfoot/sheets/lang"
)

// Level is how much the findings of a rule matter: error, warning, info or off.
type Level string

// levels are all Levels, with what they mean.
var levels = map[Level]checker.Grade{
	"off":     {Off: true},
	"info":    {Severity: checker.Info},
	"warning": {Severity: checker.Warning},
	"error":   {Severity: checker.Error},
}

var levelNames = []string{"off", "error", "warning", "info"}

func (l *Level) decode(d *decoder, n ast.Node, _ string) *Fault {
	text, fault := d.text(n)
	if fault != nil {
		return fault
	}
	*l = Level(text)
	if _, ok := levels[*l]; !ok {
		do := oneOf(text, levelNames)
		if len(name.Nearest(text, levelNames)) == 0 {
			do = lang.New("use one of off, error, warning, info", "可用的有 off（不用）、error（错误）、warning（核实）、info（提示）")
		}
		return d.at(n, lang.New("there is no severity %q", "没有 %q 这个级别", text), do)
	}
	return nil
}

// Text is a text in one language for both, or in two.
type Text struct {
	// In English.
	EN string `yaml:"en" json:"en,omitempty" zh:"英文。"`
	// In Chinese.
	ZH string `yaml:"zh" json:"zh,omitempty" zh:"中文。"`
}

func (t *Text) decode(d *decoder, n ast.Node, path string) *Fault {
	if _, ok := n.(ast.ScalarNode); ok {
		text, fault := d.text(n)
		t.EN, t.ZH = text, text
		return fault
	}
	var both struct {
		EN string `yaml:"en"`
		ZH string `yaml:"zh"`
	}
	if fault := d.decode(n, path, &both); fault != nil {
		return fault
	}
	t.EN, t.ZH = both.EN, both.ZH
	if t.EN == "" {
		t.EN = t.ZH
	}
	if t.ZH == "" {
		t.ZH = t.EN
	}
	return nil
}

// localized is the text for a report.
func (t Text) localized() lang.Text { return lang.Text{EN: t.EN, ZH: t.ZH} }

// Number is an exact decimal.
type Number struct{ decimal.Decimal }

// numberMost is the longest number in characters.
const numberMost = 40

func (x *Number) decode(d *decoder, n ast.Node, _ string) *Fault {
	text := n.GetToken().Value
	value, err := decimal.NewFromString(text)
	_, scalar := n.(ast.ScalarNode)
	if err != nil || !scalar || len(text) > numberMost || value.IsNegative() || strings.ContainsAny(text, "eE") {
		return d.at(n, lang.New("a number that is not negative is expected here", "此处应为不小于零的数"),
			lang.New("write it in digits, such as 0.5", "请用数字填写，如 0.5"))
	}
	x.Decimal = value
	return nil
}

// Tolerance is how far a total may be off: an amount, or so many units of the last
// place that the figures show.
type Tolerance struct {
	// An amount.
	Absolute Number `yaml:"absolute" zh:"一个数。"`
	// So many units of the last place that the figures show.
	Units Number `yaml:"units" zh:"数据末位的几个单位。"`
}

func (t *Tolerance) decode(d *decoder, n ast.Node, path string) *Fault {
	if _, ok := n.(ast.ScalarNode); ok {
		return t.Absolute.decode(d, n, path)
	}
	var both struct {
		Absolute Number `yaml:"absolute"`
		Units    Number `yaml:"units"`
	}
	fault := d.decode(n, path, &both)
	t.Absolute, t.Units = both.Absolute, both.Units
	if fault == nil && !t.Units.IsInteger() || t.Units.GreaterThan(decimal.New(1, 6)) {
		return d.in(path, 0, lang.New("units are counted in whole numbers", "单位数应为整数"), lang.New("write a whole number", "请填写整数"))
	}
	return fault
}

// Entity is a unit's name with its other names.
type Entity struct {
	// The unit's name.
	Name string `yaml:"name" zh:"单位名称。"`
	// Its other names.
	Aliases []string `yaml:"aliases" zh:"别名。"`
}

// decode reads a name, a name with its other names behind a colon, or both with
// their keys.
func (e *Entity) decode(d *decoder, n ast.Node, path string) *Fault {
	if _, ok := n.(ast.ScalarNode); ok {
		text, fault := d.text(n)
		e.Name = text
		return fault
	}
	keyed := false
	fault := d.eachPair(n, func(key string, _, _ ast.Node) *Fault {
		keyed = keyed || key == "name"
		return nil
	})
	if fault != nil {
		return fault
	}
	if keyed {
		var both struct {
			Name    string   `yaml:"name"`
			Aliases []string `yaml:"aliases"`
		}
		fault := d.decode(n, path, &both)
		e.Name, e.Aliases = both.Name, both.Aliases
		return fault
	}
	return d.eachPair(n, func(key string, at, value ast.Node) *Fault {
		if e.Name != "" {
			return d.at(at, lang.New("an entity has one name", "每个单位只有一个名称"),
				lang.New("begin a line with - for each entity", "请每个单位一行，以 - 开头"))
		}
		e.Name = key
		return d.decode(value, path, &e.Aliases)
	})
}
