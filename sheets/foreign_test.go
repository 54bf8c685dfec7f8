package sheets_test

import (
	"archive/zip"
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// archiveOf is a zip archive with empty entries of these names.
func archiveOf(t *testing.T, names ...string) string {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, name := range names {
		_, err := z.Create(name)
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return buf.String()
}

// lock is what Excel leaves beside a workbook that user has open.
func lock(user string, size int) string {
	wide := ""
	for _, c := range user {
		wide += string(c) + "\x00"
	}
	first := string(rune(len(user))) + user
	first += strings.Repeat(" ", 54+(size-162)/3-len(first))
	second := string(rune(len(user))) + "\x00" + wide
	return first + second + strings.Repeat(" \x00", size)[:size-len(first)-len(second)]
}

// Whatever an office or a stranger sends is named, whatever its name says.
func TestForeignFilesAreNamed(t *testing.T) {
	const compound = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	wide := func(name string) string { return strings.Join(strings.Split(name, ""), "\x00") + "\x00" }
	dbf := "\x03\x79\x06\x15\x02\x00\x00\x00\x41\x00\x0b\x00" + strings.Repeat("\x00", 20) +
		"CITY\x00\x00\x00\x00\x00\x00\x00C\x00\x00\x00\x00\x0a" + strings.Repeat("\x00", 15) + "\r a         b         \x1a"
	office := archiveOf(t, "[Content_Types].xml", "docProps/app.xml")
	for _, c := range []struct{ name, data, en, zh string }{
		{"zeros", strings.Repeat("\x00", 4096), "nothing but zeros", "全部为零"},
		{"Git LFS", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n", "git lfs pull", "LFS"},
		{"AppleDouble", "\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        ", "macOS", "macOS"},
		{"Excel's lock", lock("Li Li", 165), "lock", "临时文件"},
		{"Word's lock", lock("Administrator", 162), "lock", "临时文件"},
		{"sealed", "%TSD-Header-###%\x00\x01\x02", "security software", "加密"},
		{"sealed otherwise", "b\x14#e\x00\x00\x00\x00E-SafeNet\x00\x00\x00LOCK\x00", "security software", "加密"},
		{"UTF-16", wide("a,b\n1,2\n3,4\n") + "5", "UTF-16", "UTF-16"},
		{"UTF-16 with a zero", "\x00" + wide("a,1\nb,2\nc,3\n") + "\x00\x00d", "UTF-16", "UTF-16"},
		{"PDF", "%PDF-1.7\n1 0 obj\n", "PDF", "PDF"},
		{"PNG", "\x89PNG\r\n\x1a\n\x00", "picture", "图片"},
		{"JPEG", "\xff\xd8\xff\xe0\x00\x10JFIF", "picture", "图片"},
		{"GIF", "GIF89a\x01\x00", "picture", "图片"},
		{"BMP", "BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00\x02\x00", "picture", "图片"},
		{"TIFF", "II*\x00\x08\x00", "picture", "图片"},
		{"WebP", "RIFF\x24\x00\x00\x00WEBPVP8 ", "picture", "图片"},
		{"HEIC", "\x00\x00\x00\x18ftypheic", "picture", "图片"},
		{"MP4", "\x00\x00\x00\x18ftypisom", "video", "视频"},
		{"WAV", "RIFF\x24\x00\x00\x00WAVEfmt ", "sound", "音频"},
		{"RTF", "{\\rtf1\\ansi}", "RTF", "RTF"},
		{"RAR", "Rar!\x1a\x07\x01\x00", "RAR", "RAR"},
		{"7z", "7z\xbc\xaf\x27\x1c\x00\x04", "7-Zip", "7-Zip"},
		{"gzip", "\x1f\x8b\x08\x00", "archive", "压缩包"},
		{"xz", "\xfd7zXZ\x00\x00", "archive", "压缩包"},
		{"tar", "a.xlsx" + strings.Repeat("\x00", 251) + "ustar\x0000", "tar", "tar"},
		{"Windows program", "MZ\x90\x00\x03\x00", "program", "程序"},
		{"Linux program", "\x7fELF\x02\x01", "program", "程序"},
		{"script", "#!/bin/sh\nrm -rf /\n", "program", "程序"},
		{"shortcut", "L\x00\x00\x00\x01\x14\x02\x00\x00", "shortcut", "快捷方式"},
		{"link", "[InternetShortcut]\r\nURL=https://example.com/\r\n", "shortcut", "快捷方式"},
		{"mdb", "\x00\x01\x00\x00Standard Jet DB\x00", "Access", "Access"},
		{"accdb", "\x00\x01\x00\x00Standard ACE DB\x00", "Access", "Access"},
		{"SQLite", "SQLite format 3\x00\x10\x00", "SQLite", "SQLite"},
		{"dbf", dbf, ".dbf", ".dbf"},
		{"winmail", "\x78\x9f\x3e\x22\x01\x00", "Outlook", "Outlook"},
		{"Numbers", archiveOf(t, "Index/Document.iwa", "Index/Tables/DataList.iwa"), "Numbers", "Numbers"},
		{"Numbers in a folder", archiveOf(t, "plan.numbers/Index.zip"), "Numbers", "Numbers"},
		{"msg", compound + wide("__properties_version1.0") + wide("Workbook"), ".msg", ".msg"},
		{"ppt", compound + wide("PowerPoint Document") + wide("Workbook"), "presentation", "演示文稿"},
		{"pptx", archiveOf(t, "[Content_Types].xml", "ppt/presentation.xml", "ppt/embeddings/a.xlsx"), "presentation", "演示文稿"},
		{"OFD", archiveOf(t, "OFD.xml", "Doc_0/Document.xml"), "OFD", "OFD"},
		{"odt", "PK\x03\x04" + strings.Repeat("\x00", 26) + "mimetypeapplication/vnd.oasis.opendocument.text", ".odt", ".odt"},
		{"cut", office[:len(office)-30], "end is missing", "结尾缺失"},
		{"empty zip", archiveOf(t), "empty zip", "空的 zip"},
		{"a line before", "\r\n" + office, "something else stands before", "多余的内容"},
		{"a mark before", "\ufeff" + compound, "something else stands before", "多余的内容"},
		{"zip", archiveOf(t, "a/plan.xlsx", "a/notice.docx"), "zip archive", "zip"},
		{"eml", "Received: from a by b;\r\n\tMon, 2 Nov 2026\r\nFrom: a@b.cn\r\nTo: c@d.cn\r\nSubject: =?utf-8?q?x?=\r\n\r\nbody\r\n", ".eml", ".eml"},
		{"JSON", "{\"code\": 401, \"message\": \"unauthorized\"}\n", "JSON", "JSON"},
		{"XML", "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>", "XML", "XML"},
	} {
		_, err := sheets.Open(t.Context(), sheets.Source{Name: "plan.xlsx", Data: []byte(c.data)}, nil)
		var e *sheets.Error
		require.ErrorAs(t, err, &e, c.name)
		assert.Contains(t, e.In(lang.EN), c.en, c.name)
		assert.Contains(t, e.In(lang.ZH), c.zh, c.name)
		assert.False(t, e.Do.IsZero(), c.name)
		assert.NotContains(t, e.In(lang.EN), "\n", c.name)
	}
}

// What only looks a little like one of them is still read.
func TestNotForeign(t *testing.T) {
	all := sheets.Decoder{
		Name: "any", Match: func(sheets.Source) bool { return true },
		Decode: func(context.Context, sheets.Source) (*sheets.Book, error) { return &sheets.Book{}, nil },
	}
	for _, data := range []string{
		"BMI,12\nMZ,13\n", "MZ,total\n1,2\n", "0123456789,1\n", "C,1\n", "version,1\n", "Index,1\n", "PK,1\n", "From: me\nTo: you\nSubject: a memo\n\nAll is well.\n",
		"地区,合计\n", "\x00a\x00,\x00b", "\x30\x00,\x00\x31\x00\n\x00", "7z,2\n", "II,2\n", "GIF,3\n", "{\"a\":1}", "L\x00,\x00",
	} {
		_, err := sheets.Open(t.Context(), sheets.Source{Name: "x", Data: []byte(data)}, []sheets.Decoder{all})
		require.NoError(t, err, "%q", data)
	}
}

func FuzzForeign(f *testing.F) {
	for _, data := range []string{"PK\x03\x04", "\x03\x79\x06\x15", "\x05abcde", "From: a\nTo: b\n", "<?xml", "{", "BM", "\x00\x00\x00\x18ftyp"} {
		f.Add([]byte(data))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		_, err := sheets.Open(t.Context(), sheets.Source{Name: "x", Data: data}, nil)
		var e *sheets.Error
		require.ErrorAs(t, err, &e)
		assert.False(t, e.Cause.IsZero() || e.Do.IsZero())
	})
}
