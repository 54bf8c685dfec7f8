package user

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/invopop/jsonschema"
	validator "github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write schema.json anew")

// generated is the schema of Config: descriptions come from its comments and zh tags.
func generated(t *testing.T) []byte {
	r := &jsonschema.Reflector{DoNotReference: false, ExpandedStruct: true}
	r.Mapper = func(of reflect.Type) *jsonschema.Schema { return union(r, of) }
	require.NoError(t, r.AddGoComments("crossfoot/rules/user", ".", jsonschema.WithFullComment()))
	s := r.Reflect(&Config{})
	s.ID, s.Title = "", "crossfoot.yaml"
	// A year, or any other number, is a text as well.
	s.Definitions["Text"] = &jsonschema.Schema{Extras: map[string]any{"type": []string{"string", "number"}}}
	bilingual(s, reflect.TypeFor[Config]())
	for _, of := range []reflect.Type{reflect.TypeFor[Table](), reflect.TypeFor[Check](), reflect.TypeFor[Accepted]()} {
		bilingual(s.Definitions[of.Name()], of)
		s.Definitions[of.Name()].Description = "" // which is for who reads the source
	}
	s.Description = "Rules file of crossfoot: what it should know of the files to check. Every key may be left out.\ncrossfoot 的规则文件：说明要检查的文件的情况。各项均可省略。"
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	require.NoError(t, e.Encode(s))
	return out.Bytes()
}

// union is the schema of the values that can be written in several ways.
func union(r *jsonschema.Reflector, t reflect.Type) *jsonschema.Schema {
	text := &jsonschema.Schema{Ref: "#/$defs/Text"}
	number := &jsonschema.Schema{Type: "number", Minimum: "0"}
	texts := &jsonschema.Schema{Type: "array", Items: text}
	keys := func(types ...*jsonschema.Schema) *jsonschema.Schema { // of the fields, in their order
		s := &jsonschema.Schema{Type: "object", Properties: jsonschema.NewProperties(), AdditionalProperties: jsonschema.FalseSchema}
		for i, of := range types {
			f := t.Field(i)
			described := *of
			described.Description = r.CommentMap[t.PkgPath()+"."+t.Name()+"."+f.Name]
			s.Properties.Set(f.Tag.Get("yaml"), &described)
		}
		bilingual(s, t)
		return s
	}
	switch t {
	case reflect.TypeFor[string]():
		return text
	case reflect.TypeFor[Level]():
		s := &jsonschema.Schema{Type: "string"}
		for _, l := range levelNames {
			s.Enum = append(s.Enum, l)
		}
		return s
	case reflect.TypeFor[Text]():
		return &jsonschema.Schema{OneOf: []*jsonschema.Schema{text, keys(text, text)}}
	case reflect.TypeFor[Number]():
		return number
	case reflect.TypeFor[Tolerance]():
		return &jsonschema.Schema{OneOf: []*jsonschema.Schema{
			number,
			keys(number, &jsonschema.Schema{Type: "integer", Minimum: "0"}),
		}}
	case reflect.TypeFor[Entity]():
		named := keys(text, texts)
		named.Required = []string{"name"}
		one := uint64(1)
		short := &jsonschema.Schema{Type: "object", AdditionalProperties: texts, MinProperties: &one, MaxProperties: &one}
		return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{text, named, short}}
	}
	return nil
}

// bilingual adds the Chinese half of each description.
func bilingual(s *jsonschema.Schema, of reflect.Type) {
	for f := range of.Fields() {
		key, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if p, ok := s.Properties.Get(key); ok {
			p.Description = strings.TrimSpace(p.Description + "\n" + f.Tag.Get("zh"))
		}
	}
}

// TestSchema keeps the schema that the program prints in step with Config.
func TestSchema(t *testing.T) {
	want := generated(t)
	if *update {
		require.NoError(t, os.WriteFile("schema.json", want, 0o644))
		return
	}
	assert.Equal(t, string(want), string(Schema), "go test ./rules/user -run TestSchema -update writes it anew")
}

// TestEveryKeyIsDescribed asks for both languages and for one key name in YAML and JSON.
func TestEveryKeyIsDescribed(t *testing.T) {
	for _, of := range []reflect.Type{
		reflect.TypeFor[Config](), reflect.TypeFor[Table](), reflect.TypeFor[Check](), reflect.TypeFor[Accepted](),
		reflect.TypeFor[Tolerance](), reflect.TypeFor[Entity](), reflect.TypeFor[Text](),
	} {
		for f := range of.Fields() {
			assert.Regexp(t, `\p{Han}`, f.Tag.Get("zh"), f.Name)
			if of.PkgPath() != "" && f.Tag.Get("json") != "" && of != reflect.TypeFor[Text]() {
				assert.Equal(t, f.Tag.Get("yaml"), f.Tag.Get("json"), f.Name)
			}
		}
	}
	for line := range strings.SplitSeq(string(Schema), "\n") {
		if strings.Contains(line, `"description": `) {
			assert.Regexp(t, `"description": "[A-Za-z].*\.\\n.*\p{Han}`, line)
		}
	}
}

// compiled is the schema that the program prints.
func compiled(t *testing.T) *validator.Schema {
	doc, err := validator.UnmarshalJSON(bytes.NewReader(Schema))
	require.NoError(t, err)
	c := validator.NewCompiler()
	require.NoError(t, c.AddResource("schema.json", doc))
	schema, err := c.Compile("schema.json")
	require.NoError(t, err)
	return schema
}

// valid says what the schema makes of a rules file.
func valid(t *testing.T, schema *validator.Schema, source []byte) error {
	data, err := yaml.YAMLToJSON(source)
	require.NoError(t, err)
	value, err := validator.UnmarshalJSON(bytes.NewReader(data))
	require.NoError(t, err)
	return schema.Validate(value)
}

// TestSchemaTakesExamples has the schema and the loader agree on the example files
// and on files that are wrong.
func TestSchemaTakesExamples(t *testing.T) {
	schema := compiled(t)
	examples, err := filepath.Glob("../../fixtures/rules-file/*.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, examples)
	for _, path := range examples {
		data, err := os.ReadFile(path)
		require.NoError(t, err)
		require.NoError(t, valid(t, schema, data), path)
		_, err = Load(path, data, testIDs)
		require.NoError(t, err, path)
	}
	for _, right := range []string{
		"{}", "tables: [{sheet: 2024, header: [2023, 合计]}]", "tolerance: 0.5", "tolerance: {absolute: 1}", "entities: [甲, {乙: [丙]}, {name: 丁, aliases: [戊]}]",
		"accepted: [{id: 123, note: n, date: 2026-11-24}]", "checks: [{id: a, expr: b > 1, title: {en: x}}]",
	} {
		require.NoError(t, valid(t, schema, []byte(right)), right)
		_, err := Load("right.yaml", []byte(right), testIDs)
		require.NoError(t, err, right)
	}
	for _, wrong := range []string{
		"tabels: []", "rules: {sum-mismatch: 5}", "rules: {sum-mismatch: of}", "tables: [{sheet: a, totl: b}]",
		"checks: [{expr: a == b}]", "skip: a", "accepted: [{id: a}]", "checks: [{id: a}]", "groups: [a]", "nil-marks: [[a]]", "tables: {sheet: a}",
		"tolerance: {units: 0.5}", "rules: [a]", "tables: [{sheet: a, tolerance: x}]", "checks: [{id: a, expr: b > 1, severity: 5}]", "tolerance: {unit: 1}", "tolerance: -1", "entities: [{a: [b], c: [d]}]",
	} {
		require.Error(t, valid(t, schema, []byte(wrong)), wrong)
		_, err := Load("wrong.yaml", []byte(wrong), testIDs)
		assert.Error(t, err, wrong)
	}
}

// testIDs are the program's own rules, as far as tests name them.
var testIDs = []string{"sum-mismatch", "sum-rounding", "blank-cell", "nil-mark", "number-as-text"}
