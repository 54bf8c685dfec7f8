package sheets

import (
	"path"
	"slices"
	"strings"

	"crossfoot/sheets/lang"
)

// Extension is the ending of a file's name in small letters, such as ".xlsx"; "" if it
// has none.
func Extension(name string) string {
	return strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/")))
}

// Extensions are those of the files that decoders read, in their order; those of loose
// decoders, if they are wanted, come last.
func Extensions(decoders []Decoder, loose bool) []string {
	var all, last []string
	for _, d := range decoders {
		for _, ext := range d.Extensions {
			switch {
			case slices.Contains(all, ext), slices.Contains(last, ext):
			case d.Loose:
				last = append(last, ext)
			default:
				all = append(all, ext)
			}
		}
	}
	if loose {
		all = append(all, last...)
	}
	return all
}

// strange are the extensions of workbooks and documents that no decoder may read. To
// pass over a workbook in silence would be worse than to refuse it.
var strange = []string{".xlt", ".xlsb", ".ett", ".ots", ".numbers"}

// Searched are the extensions of the files that a folder is searched for.
func Searched(decoders []Decoder, loose bool) []string {
	return append(Extensions(decoders, loose), strange...)
}

// HandedIn says whether a name is that of a file in which offices hand in tables, too, though
// no folder is searched for it.
func HandedIn(name string) bool { return slices.Contains(handedIn, Extension(name)) }

var handedIn = []string{".doc", ".docm", ".wps", ".wpt", ".pdf", ".ofd", ".rtf", ".odt", ".dbf", ".zip", ".rar", ".7z"}

// papers are the extensions of other files that offices know, by which a name may
// mislead.
var papers = append([]string{".ppt", ".pptx", ".json"}, handedIn...)

// misnamed is what to say of a file whose name has the extension of another format than
// the one by which it was read; none if it fits, or says nothing.
func (d *Decoder) misnamed(name string, decoders []Decoder) []lang.Message {
	ext := Extension(name)
	if slices.Contains(d.Extensions, ext) || slices.Contains(d.Also, ext) || d.What == (lang.Text{}) {
		return nil
	}
	known := slices.Contains(strange, ext) || slices.Contains(papers, ext) ||
		slices.ContainsFunc(decoders, func(o Decoder) bool { return slices.Contains(o.Extensions, ext) || slices.Contains(o.Also, ext) })
	if !known {
		return nil
	}
	return []lang.Message{lang.New("the name ends in %[1]s, but this is %[2]s; it was read as that",
		"文件名以 %[1]s 结尾，内容其实是“%[2]s”，已按此读取", ext, d.What)}
}
