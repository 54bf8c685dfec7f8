package prose

import (
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/lazy"
)

// statement is a key and what is said of it: 责任单位:市教育局、市财政局.
var statement = lazy.Regexp(`^\s*(?:[^:,。;]{2,30}:[^:,。;]+,\s*)*[^:,。;]{2,30}:\s*[^:。;]+$`)

// statements are the keys and names that a sentence states, none if it is another
// kind of sentence. Several stand one behind the other: 牵头领导:洪碧,责任单位:市教育局.
func statements(p sheets.Paragraph, text string) (out []Said) {
	text = strings.TrimRight(text, "。;. ")
	if !statement().MatchString(text) || len(countsIn(text)) > 0 {
		return nil
	}
	for piece := range strings.SplitSeq(text, ",") {
		key, names, found := strings.Cut(piece, ":")
		switch {
		case found:
			out = append(out, Said{p, strings.TrimSpace(key), Names(names)})
		case len(out) > 0:
			last := &out[len(out)-1]
			last.Names = append(last.Names, Names(piece)...)
		}
	}
	return out
}

// brackets are what is said of a name rather than being it: 市财政局(市国资委).
var brackets = lazy.Regexp(`\([^()]*\)`)

// Names are the names of a list, as people write lists: 市教育局、市财政局.
func Names(list string) (out []string) {
	for name := range strings.FieldsFuncSeq(brackets().ReplaceAllString(list, ""), func(r rune) bool {
		return strings.ContainsRune("、,;/\n", r)
	}) {
		if name = strings.TrimSpace(name); name != "" {
			out = append(out, name)
		}
	}
	return out
}
