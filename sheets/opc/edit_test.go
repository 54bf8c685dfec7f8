package opc_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"io"
	"io/fs"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"crossfoot/sheets"
	"crossfoot/sheets/opc"
)

func edit(t testing.TB, part, root string) (*opc.Edit, *opc.Node) {
	top, err := opc.Parse([]byte(part), root, nil, nil)
	require.NoError(t, err)
	return &opc.Edit{Data: []byte(part)}, top
}

func TestEdit(t *testing.T) {
	for name, c := range map[string]struct {
		part   string
		change func(e *opc.Edit, top *opc.Node)
		want   string
	}{
		"nothing":         {"\xef\xbb\xbf<?xml version='1.0'?>\r\n<a b='1' ><!-- x --><c/>&amp;</a >\n", func(*opc.Edit, *opc.Node) {}, "\xef\xbb\xbf<?xml version='1.0'?>\r\n<a b='1' ><!-- x --><c/>&amp;</a >\n"},
		"append":          {`<a><b/>x</a>`, func(e *opc.Edit, n *opc.Node) { e.Append(n, "<c/>"); e.Append(n, "<d/>") }, `<a><b/>x<c/><d/></a>`},
		"prepend":         {"\xef\xbb\xbf<a>x</a>", func(e *opc.Edit, n *opc.Node) { e.Prepend(n, "<c/>") }, "\xef\xbb\xbf<a><c/>x</a>"},
		"into an empty":   {`<a><b q="1" /></a>`, func(e *opc.Edit, n *opc.Node) { e.Append(n.Nodes[0], "<c/>"); e.Append(n.Nodes[0], "<d/>") }, `<a><b q="1" ><c/><d/></b></a>`},
		"two empties":     {`<a><b/><c/></a>`, func(e *opc.Edit, n *opc.Node) { e.Append(n.Nodes[0], "1"); e.Insert(n.Nodes[1].From, "2") }, `<a><b>1</b>2<c/></a>`},
		"and set":         {`<a><b q="1"/></a>`, func(e *opc.Edit, n *opc.Node) { e.Append(n.Nodes[0], "c"); e.Set(n.Nodes[0], "q", "2<") }, `<a><b q="2&lt;">c</b></a>`},
		"set":             {`<a q = 'it"s' r="1"/>`, func(e *opc.Edit, n *opc.Node) { e.Set(n, "q", "2"); e.Set(n, "s", "3") }, `<a s="3" q = '2' r="1"/>`},
		"set beside":      {`<a xq=">" yr="q='1'" q="1"/>`, func(e *opc.Edit, n *opc.Node) { e.Set(n, "q", "2") }, `<a xq=">" yr="q='1'" q="2"/>`},
		"unset":           {"<a b=\"1\"\n q = '/>' r=\"1\"/>", func(e *opc.Edit, n *opc.Node) { e.Unset(n, "q"); e.Unset(n, "none") }, `<a b="1" r="1"/>`},
		"unset the last":  {`<a q="1"/>`, func(e *opc.Edit, n *opc.Node) { e.Unset(n, "q") }, `<a/>`},
		"replace":         {`<a><b/>text</a>`, func(e *opc.Edit, n *opc.Node) { e.Replace(n.Nodes[0].From, n.Nodes[0].To, "") }, `<a>text</a>`},
		"comments, CDATA": {`<a><!-- <b/> --><![CDATA[<b/>]]><?p <b/>?><b/></a>`, func(e *opc.Edit, n *opc.Node) { e.Set(n.Nodes[0], "x", "1") }, `<a><!-- <b/> --><![CDATA[<b/>]]><?p <b/>?><b x="1"/></a>`},
	} {
		t.Run(name, func(t *testing.T) {
			e, top := edit(t, c.part, "a")
			c.change(e, top)
			assert.Equal(t, c.want, string(e.Bytes()))
		})
	}
}

// The places of elements are right however long the part is and wherever the window ends.
func TestPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b bytes.Buffer
		b.WriteString("<a>")
		for range rapid.IntRange(0, 40).Draw(t, "elements") {
			b.WriteString(rapid.SampledFrom([]string{`<b q="1"/>`, `<b>文&#10;字</b>`, "\r\n", "文", `<b><c/><c></c></b>`, `<!-- - -->`, `<![CDATA[]]>`}).Draw(t, "element"))
			b.Write(bytes.Repeat([]byte("文 "), rapid.IntRange(0, 6000).Draw(t, "text")))
		}
		b.WriteString("</a>")
		data := b.Bytes()
		top, err := opc.Parse(data, "a", nil, nil)
		require.NoError(t, err)
		var check func(n *opc.Node)
		check = func(n *opc.Node) {
			assert.True(t, bytes.HasPrefix(data[n.From:n.Body], []byte("<"+n.Tag)))
			assert.Equal(t, byte('>'), data[n.Body-1])
			if n.To != n.Body {
				assert.Equal(t, "</"+n.Tag+">", string(data[n.Rest:n.To]))
			}
			for _, c := range n.Nodes {
				check(c)
			}
		}
		check(top)
	})
}

func TestEscape(t *testing.T) {
	assert.Equal(t, "&lt;a b=&quot;1&quot;&gt;&amp;&#10;&#9;&#13;\uFFFD\uFFFD文'", opc.Escape("<a b=\"1\">&\n\t\r\x00\uFFFF文'"))
	assert.Equal(t, "a\uFFFDb", opc.Escape("a\xffb"))
}

// zipped packs parts in the order given, one of them stored.
func zipped(t testing.TB, parts ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		method := zip.Deflate
		if i == 2 {
			method = zip.Store
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: parts[i], Method: method, Comment: "c"})
		require.NoError(t, err)
		_, err = io.WriteString(w, parts[i+1])
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return b.Bytes()
}

func TestDraft(t *testing.T) {
	wide := utf16.Encode([]rune(`<?xml version="1.0" encoding="UTF-16"?><a>文</a>`))
	inUTF16 := binary.LittleEndian.AppendUint16(nil, 0xFEFF)
	for _, unit := range wide {
		inUTF16 = binary.LittleEndian.AppendUint16(inUTF16, unit)
	}
	p, err := opc.Open(t.Context(), sheets.Source{Data: zipped(t,
		"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="XML" ContentType="application/xml"/></Types>`,
		"xl/stored.bin", "stored", `\xl\Odd.xml`, string(inUTF16),
	)}, nil)
	require.NoError(t, err)
	d := p.Draft()
	data, err := d.Load("xl/odd.xml")
	require.NoError(t, err)
	assert.Equal(t, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><a>文</a>`, string(data))
	_, err = d.Load("none")
	require.Error(t, err)

	d.Store("xl/odd.xml", []byte("<a/>"))
	assert.Equal(t, "xl/new2.xml", func() string { d.Store("xl/new1.xml", []byte("new")); return d.Fresh("xl/new%d.xml") }())
	id, err := d.AddRel("xl/odd.xml", "urn:kind", "xl/new1.xml")
	require.NoError(t, err)
	assert.Equal(t, "rId1", id)
	id, err = d.AddRel("xl/odd.xml", "urn:kind", "xl/new1.xml")
	require.NoError(t, err)
	assert.Equal(t, "rId2", id)
	require.NoError(t, d.AddType("xl/new1.xml", "type/own", false))
	require.NoError(t, d.AddType("xl/new1.xml", "type/other", true))
	require.NoError(t, d.AddType("xl/a.vml", "type/vml", true))

	out, err := d.Pack()
	require.NoError(t, err)
	z, err := zip.NewReader(bytes.NewReader(out), int64(len(out)))
	require.NoError(t, err)
	got := map[string]string{}
	var names []string
	for _, f := range z.File {
		r, err := f.Open()
		require.NoError(t, err)
		content, err := io.ReadAll(r)
		require.NoError(t, err)
		got[f.Name] = string(content)
		names = append(names, f.Name)
	}
	assert.Equal(t, []string{"[Content_Types].xml", "xl/stored.bin", `\xl\Odd.xml`, "xl/new1.xml", "xl/_rels/odd.xml.rels"}, names)
	assert.Equal(t, "<a/>", got[`\xl\Odd.xml`])
	assert.Equal(t, `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="vml" ContentType="type/vml"/>`+
		`<Default Extension="XML" ContentType="application/xml"/><Override PartName="/xl/new1.xml" ContentType="type/own"/></Types>`, got["[Content_Types].xml"])
}

// A new part is a plain file, whatever stood before it in the archive.
func TestNewPartsAreFiles(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	file := &zip.FileHeader{Name: "a.xml"}
	file.SetMode(0o640)
	_, err := z.CreateHeader(file)
	require.NoError(t, err)
	folder := &zip.FileHeader{Name: "xl/", Flags: 1}
	folder.SetMode(fs.ModeDir | 0o755)
	_, err = z.CreateHeader(folder)
	require.NoError(t, err)
	require.NoError(t, z.Close())
	p, err := opc.Open(t.Context(), sheets.Source{Data: b.Bytes()}, nil)
	require.NoError(t, err)
	d := p.Draft()
	d.Store("xl/new.xml", []byte("<a/>"))
	out, err := d.Pack()
	require.NoError(t, err)
	again, err := zip.NewReader(bytes.NewReader(out), int64(len(out)))
	require.NoError(t, err)
	require.Len(t, again.File, 3)
	assert.Equal(t, fs.FileMode(0o640), again.File[2].Mode())
	assert.Zero(t, again.File[2].Flags&1)
}
