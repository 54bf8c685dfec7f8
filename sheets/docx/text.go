package docx

import (
	"bytes"
	"strconv"
	"strings"

	"crossfoot/sheets/document"
	"crossfoot/sheets/runes"
)

// paragraph is what the document says of a paragraph.
type paragraph struct {
	style  *style
	level  int  // of its outline, counted from 1; -1 if it states that it has none, 0 if it states nothing
	indent int  // of its first line
	runsOn bool // its end is deleted, so that the next one continues it
}

// run is what it says of a run of characters.
type run struct {
	hidden bool
	super  bool
	struck bool
}

func (d *reader) paragraph() error {
	d.paras++
	before := d.para
	d.para = paragraph{}
	if err := d.walk(); err != nil {
		return err
	}
	if !d.para.runsOn {
		d.book.End(d.mark())
	}
	if n := len(d.grids); n > 0 && d.grids[n-1].indent < 0 {
		d.grids[n-1].indent = d.para.indent
	}
	d.para = before
	return d.book.Beyond()
}

// mark is the paragraph's level and whether it is a caption.
func (d *reader) mark() document.Mark {
	m := document.Mark{Level: max(d.para.level, 0)}
	if s := d.para.style; s != nil {
		m.Caption = s.caption
		if d.para.level == 0 {
			m.Level = d.level(s)
		}
	}
	return m
}

func (d *reader) paragraphProperties() error {
	return d.x.Children(func() error {
		switch string(d.x.Name) {
		case "pStyle":
			d.para.style = d.styles[d.x.Val("val")]
		case "outlineLvl":
			d.para.level = outline(d.x.Val("val"))
		case "ind":
			d.para.indent = d.indentation()
		case "rPr":
			return d.x.Children(d.markProperties)
		}
		return d.x.Skip()
	})
}

// markProperties reads one element of what is said of a paragraph's end, which can be
// deleted or moved away as characters can.
func (d *reader) markProperties() error {
	name := string(d.x.Name)
	d.para.runsOn = d.para.runsOn || name == "del" || name == "moveFrom"
	return d.x.Skip()
}

// outline is a level counted from 1, or -1 for body text.
func outline(value string) int {
	n, err := strconv.Atoi(value)
	switch {
	case err != nil || n < 0:
		return 0
	case n >= 9:
		return -1
	}
	return n + 1
}

// indentation is how far the first line is indented, in characters.
func (d *reader) indentation() int {
	const twips = 210 // of a character of the usual size
	total := 0
	add := func(chars, length string, sign int) {
		if n, err := strconv.Atoi(d.x.Val(chars)); err == nil && n != 0 {
			total += sign * n * twips / 100
		} else if n, err := strconv.Atoi(d.x.Val(length)); err == nil {
			total += sign * n
		}
	}
	add("startChars", "start", 1)
	add("leftChars", "left", 1)
	add("firstLineChars", "firstLine", 1)
	add("hangingChars", "hanging", -1)
	return min(max((total+twips/2)/twips, 0), 100)
}

func (d *reader) readRun() error {
	d.run = run{hidden: d.para.style != nil && d.hidden(d.para.style)}
	err := d.walk()
	d.run = run{}
	return err
}

func (d *reader) runProperties() error {
	stated := false
	return d.x.Children(func() error {
		switch string(d.x.Name) {
		case "vanish":
			d.run.hidden, stated = d.on(), true
		case "rStyle":
			if s := d.styles[d.x.Val("val")]; s != nil && !stated && d.states(s) {
				d.run.hidden = d.hidden(s)
			}
		case "vertAlign":
			d.run.super = d.x.Val("val") == "superscript"
		case "strike", "dstrike":
			d.run.struck = d.run.struck || d.on()
		}
		return d.x.Skip()
	})
}

// words reads the text of a run. Blanks around it count only if it says so, and
// line ends are blanks.
func (d *reader) words() error {
	keep := false
	for _, a := range d.x.Attrs {
		keep = keep || string(a.Name) == "xml:space" && string(a.Value) == "preserve"
	}
	text, err := d.x.Chars()
	if err != nil || d.silent() {
		return err
	}
	if !keep {
		text = bytes.Trim(text, " \t\n")
	}
	if bytes.ContainsAny(text, "\t\n\u00ad") || d.run.super {
		d.write(plainBlanks.Replace(string(text)))
		return nil
	}
	d.put(text)
	return nil
}

// silent says whether what is read is not shown.
func (d *reader) silent() bool { return d.run.hidden || d.codes > 0 }

// sign reads an element that stands for a character.
func (d *reader) sign(text string) error {
	d.write(text)
	return d.x.Skip()
}

func (d *reader) write(text string) {
	if d.silent() {
		return
	}
	if d.run.super {
		text = runes.Superscript(text)
	}
	d.text = append(d.text[:0], text...)
	d.put(d.text)
}

// put writes a text that is shown as it is.
func (d *reader) put(text []byte) {
	if d.run.struck {
		d.book.Strike(text)
		return
	}
	d.book.Write(text)
}

// symbols are the characters that offices take from symbol fonts, by the font's
// name in small letters and their place in it.
var symbols = map[string]string{
	"wingdings fc": "✓", "wingdings fe": "☑", "wingdings fb": "✗", "wingdings fd": "☒", "wingdings a8": "□", "wingdings 6f": "□",
	"wingdings 2 50": "✓", "wingdings 2 52": "☑", "wingdings 2 4f": "✗", "wingdings 2 54": "☒", "wingdings 2 a3": "□",
	"symbol b3": "≥", "symbol a3": "≤", "symbol b1": "±", "symbol b4": "×", "symbol 2d": "-", "symbol d6": "√",
}

// symbol is a character of a symbol font. One that is not known stays the one that
// the file states, so that the cell does not read as blank.
func symbol(font, char string) string {
	n, err := strconv.ParseUint(char, 16, 16)
	if err != nil {
		return "\uFFFD"
	}
	place := strconv.FormatUint(n&0xFF, 16)
	if text, found := symbols[strings.ToLower(font)+" "+place]; found {
		return text
	}
	return string(rune(n))
}

// plainBlanks makes blanks of what only breaks a line in the file, and drops soft hyphens.
var plainBlanks = strings.NewReplacer("\t", " ", "\n", " ", "\u00ad", "")
