package html

import (
	"bytes"
	"context"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"crossfoot/sheets"
)

// lookOf is what an element becomes that only says how text looks; "" is any other. A
// browser opens those that are left open again in every paragraph, so that a small page
// can become a tree beyond all memory; spans and such it does not. Of most it matters not
// at all how they look, so that they become spans, which say nothing.
func lookOf(name string) string {
	switch name {
	case "a", "b", "big", "code", "em", "font", "i", "nobr", "small", "strong", "tt", "u":
		return "span"
	case "s", "strike":
		return "del"
	}
	return ""
}

// joined is how many pieces of text may be joined into one: the parser copies it for
// each of them.
const joined = 1 << 10

// plain is a page without what would make its tree large or slow to make, and with
// the same text in the same places but for the runs of rows, which are left out if asked.
// One that is not whole is an error.
func plain(ctx context.Context, text string, leave bool) ([]byte, []run, error) {
	z := html.NewTokenizer(sheets.Until(ctx, strings.NewReader(text)))
	out := bytes.NewBuffer(make([]byte, 0, len(text)+len(text)/8)) // of which the system gives what is used
	once := map[string]bool{"html": true, "body": true}
	texts, at := 0, 0
	var whole wholeness
	runs := runs{page: text}
	for {
		t := z.Next()
		raw := z.Raw()
		from, mark, name := at, out.Len(), ""
		at += len(raw)
		switch t {
		case html.ErrorToken:
			out.Write(raw)
			return out.Bytes(), runs.list, whole.end(raw)
		case html.CommentToken:
			whole.comment(raw)
		case html.TextToken:
			if texts++; texts%joined == 0 {
				out.WriteString("<!---->")
			}
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			tag, _ := z.TagName()
			name = atom.String(tag)
			whole.tag(name, t == html.EndTagToken)
			begin := 1
			if t == html.EndTagToken {
				begin = 2
			}
			if same := lookOf(name); same != "" {
				out.Write(raw[:begin])
				out.WriteString(same)
				raw = raw[begin+len(name):]
			} else if t != html.EndTagToken && (name == "html" || name == "body") {
				if !once[name] {
					raw = nil // a second one would only add its attributes to the first
				}
				once[name] = false
			}
		}
		out.Write(raw)
		if leave {
			runs.see(t, name, from, at, mark, out)
		}
	}
}
