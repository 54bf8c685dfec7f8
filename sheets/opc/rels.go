package opc

import (
	"net/url"
	"path"
	"strings"

	"crossfoot/sheets"
)

// Rel is a relationship: how one part names another.
type Rel struct {
	ID, Type string
	Target   string // the other part's name, or an address outside the file
	External bool
}

// Kind is the last word of the relationship's type, which is the same in the
// transitional and in the strict variant of the format.
func (r Rel) Kind() string { return r.Type[strings.LastIndexByte(r.Type, '/')+1:] }

// Rels reads the relationships of a part, or of the package itself if the
// name is empty. A part without any has no file for them.
func (p *Package) Rels(part string) ([]Rel, error) {
	name := path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
	if part == "" {
		name = "_rels/.rels"
	}
	if !p.Has(name) {
		return nil, nil
	}
	var rels []Rel
	err := p.Scan(name, "Relationships", func() error {
		return p.X.Children(func() error {
			if string(p.X.Name) == "Relationship" {
				r := Rel{
					ID:       p.X.Attr("Id"),
					Type:     p.X.Attr("Type"),
					Target:   p.X.Attr("Target"),
					External: p.X.Attr("TargetMode") == "External",
				}
				if !r.External {
					r.Target = p.resolve(part, r.Target)
				}
				rels = append(rels, r)
			}
			if len(rels) > p.Limits.Spans {
				return sheets.Beyond(sheets.LimitSpans, "it lists more than %d parts", "所列部分超过 %d 个", p.Limits.Spans)
			}
			return p.X.Skip()
		})
	})
	return rels, err
}

// resolve is the part that a target names, seen from another part.
func (p *Package) resolve(from, target string) string {
	target, _, _ = strings.Cut(strings.ReplaceAll(target, `\`, "/"), "#")
	if !strings.HasPrefix(target, "/") {
		target = path.Join("/", path.Dir(from), target)
	}
	name := strings.TrimPrefix(path.Clean(target), "/")
	if !p.Has(name) {
		if plain, err := url.PathUnescape(name); err == nil {
			return plain
		}
	}
	return name
}

// contentTypes reads the types of the parts that are named one by one. It is only
// for recognising a file; the parts themselves are found by their relationships.
func (p *Package) contentTypes() ([]string, error) {
	var types []string
	err := p.Scan("[Content_Types].xml", "Types", func() error {
		return p.X.Children(func() error {
			if len(types) < p.Limits.Spans {
				types = append(types, p.X.Attr("ContentType"))
			}
			return p.X.Skip()
		})
	})
	return types, err
}

// Scan reads one part whose outermost element is root; f reads that element.
func (p *Package) Scan(part, root string, f func() error) error {
	r, err := p.Open(part)
	if err != nil {
		return At(InPart(part), err)
	}
	err = p.X.Document(r, root, f)
	if closeErr := r.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return At(InPart(part), err)
	}
	return nil
}

// MainPart finds the part that the package's own relationships name as the main one.
func (p *Package) MainPart() (string, error) {
	rels, err := p.Rels("")
	if err != nil {
		return "", err
	}
	main := ""
	for _, rel := range rels {
		switch {
		case rel.Kind() != "officeDocument" || rel.External:
		case main != "" && main != rel.Target:
			return "", At(InPart("_rels/.rels"), Damaged(
				"the file's table of contents names two main parts: %s and %s",
				"文件目录指明了两个主要部分：%s 和 %s", main, rel.Target))
		default:
			main = rel.Target
		}
	}
	if main == "" {
		return "", At(InPart("_rels/.rels"), Damaged(
			"the file's table of contents does not say where its main part is",
			"文件目录没有指明主要内容的位置"))
	}
	return main, nil
}
