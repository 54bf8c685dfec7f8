package html

import (
	"cmp"
	"context"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"crossfoot/sheets"
	"crossfoot/sheets/document"
	"crossfoot/sheets/runes"
)

// reader writes a page's tree into a document.
type reader struct {
	ctx    context.Context // of the reading, which a reader does not outlive
	book   *document.Builder
	runs   []run            // that the page's tree leaves out
	places int              // places of tables that merged cells may still cover
	raised int              // superscripts that are open
	struck int              // elements that are open and strike out what is in them
	pre    int              // elements that keep blanks as they are
	line   []byte           // room for a text
	styles map[string]style // that were read last, by their texts
}

func newReader(ctx context.Context, limits sheets.Limits) *reader {
	return &reader{ctx: ctx, book: document.New(limits), places: limits.Cells, styles: map[string]style{}}
}

// unseen are elements that display nothing, or nothing that is text.
var unseen = map[atom.Atom]bool{
	atom.Head: true, atom.Title: true, atom.Script: true, atom.Style: true, atom.Template: true, atom.Noscript: true, atom.Svg: true,
	atom.Iframe: true, atom.Object: true, atom.Audio: true, atom.Video: true, atom.Canvas: true, atom.Rt: true, atom.Rp: true,
	atom.Datalist: true, atom.Noframes: true, atom.Noembed: true,
}

// blocks are elements that begin a line of their own.
var blocks = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Body: true, atom.Center: true, atom.Dd: true,
	atom.Details: true, atom.Dialog: true, atom.Dir: true, atom.Div: true, atom.Dl: true, atom.Dt: true, atom.Fieldset: true,
	atom.Figcaption: true, atom.Figure: true, atom.Footer: true, atom.Form: true, atom.H1: true, atom.H2: true, atom.H3: true,
	atom.H4: true, atom.H5: true, atom.H6: true, atom.Header: true, atom.Hr: true, atom.Html: true, atom.Legend: true, atom.Li: true,
	atom.Listing: true, atom.Main: true, atom.Menu: true, atom.Nav: true, atom.Ol: true, atom.P: true, atom.Pre: true,
	atom.Section: true, atom.Summary: true, atom.Ul: true, atom.Xmp: true,
}

// marks are the blocks of which the page says more.
var marks = map[atom.Atom]document.Mark{
	atom.H1: {Level: 1}, atom.H2: {Level: 2}, atom.H3: {Level: 3}, atom.H4: {Level: 4}, atom.H5: {Level: 5}, atom.H6: {Level: 6},
	atom.Figcaption: {Caption: true}, atom.Caption: {Caption: true},
}

// node writes what a node displays.
func (r *reader) node(n *html.Node) error {
	switch n.Type {
	case html.TextNode:
		r.text(n.Data)
		return nil
	case html.DocumentNode:
		return r.children(n)
	case html.ElementNode:
		if unseen[n.DataAtom] || r.hidden(n) {
			return nil
		}
		return r.element(n)
	}
	return nil // comments, the document type
}

func (r *reader) children(n *html.Node) error {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if err := r.node(c); err != nil {
			return err
		}
	}
	return nil
}

func (r *reader) element(n *html.Node) error {
	if err := cmp.Or(r.ctx.Err(), r.book.Beyond()); err != nil {
		return err
	}
	switch n.DataAtom {
	case atom.Table:
		return r.table(n)
	case atom.Br:
		r.book.Write([]byte("\n"))
		return nil
	case atom.Input:
		r.input(n)
		return nil
	case atom.Select:
		return r.selected(n)
	case atom.Dialog:
		if _, open := attr(n, "open"); !open {
			return nil
		}
	case atom.Sup:
		r.raised++
		defer func() { r.raised-- }()
	case atom.Del:
		r.struck++
		defer func() { r.struck-- }()
	case atom.Pre, atom.Textarea, atom.Listing, atom.Xmp:
		r.pre++
		defer func() { r.pre-- }()
	}
	if blocks[n.DataAtom] {
		return r.block(n)
	}
	return r.children(n)
}

// block writes an element that begins a line of its own.
func (r *reader) block(n *html.Node) error {
	r.book.End(document.Mark{})
	err := r.children(n)
	r.book.End(marks[n.DataAtom])
	return err
}

// text writes a text with its blanks as a browser displays them: as one, and none
// at the beginning of a line.
func (r *reader) text(text string) {
	text = strings.ReplaceAll(text, "\u00ad", "")
	if r.raised > 0 {
		text = runes.Superscript(text)
	}
	if r.pre > 0 {
		r.write([]byte(text))
		return
	}
	out := r.line[:0]
	last := r.book.Last()
	for i := range len(text) {
		c := text[i]
		switch c {
		case ' ', '\t', '\n', '\r', '\f':
			if last == ' ' || last == '\n' {
				continue
			}
			c = ' '
		}
		out = append(out, c)
		last = c
	}
	r.line = out
	r.write(out)
}

// write writes a text as it is displayed.
func (r *reader) write(text []byte) {
	if r.struck > 0 {
		r.book.Strike(text)
		return
	}
	r.book.Write(text)
}

// input writes what is entered in a field.
func (r *reader) input(n *html.Node) {
	switch kind, _ := attr(n, "type"); strings.ToLower(kind) {
	case "", "text", "number":
		value, _ := attr(n, "value")
		r.text(value)
	}
}

// selected writes the choice of a list that is displayed.
func (r *reader) selected(n *html.Node) error {
	var choice *html.Node
	for o := range n.Descendants() {
		if o.DataAtom != atom.Option {
			continue
		}
		if _, chosen := attr(o, "selected"); chosen || choice == nil {
			choice = o
		}
	}
	if choice == nil {
		return nil
	}
	return r.children(choice)
}

func attr(n *html.Node, name string) (value string, found bool) {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return a.Val, true
		}
	}
	return "", false
}
