package sheets

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"regexp"
	"strings"

	"crossfoot/sheets/cfb"
	"crossfoot/sheets/lang"
)

// foreign is a kind of file that users hand in by mistake. Each gets one line that says
// what it is and what to do. The content decides, never the name.
type foreign struct {
	is    func(data []byte) bool
	cause lang.Message
	do    lang.Message
}

// named is a kind of file that has a name.
func named(en, zh string) lang.Message {
	return lang.New("this is %s, which crossfoot does not read", "crossfoot 不能读取这类文件（%s）", lang.Text{EN: en, ZH: zh})
}

// obvious are the kinds that show themselves by their first bytes, so that no decoder
// need be asked: a .csv that begins as a PDF is none.
var obvious = []foreign{
	{onlyZeros, lang.New("the file holds nothing but zeros: it was not saved or copied to its end", "文件内容全部为零，保存或复制时没有写完"), resendFile},
	{isPointer, lang.New("this is a Git LFS pointer, not the file itself", "这是 Git LFS 指针文件，不是文件本身"), lang.New("fetch the file: git lfs pull", "请先取回文件：git lfs pull")},
	{begins("\x00\x05\x16\x07", "\x00\x05\x16\x00"), lang.New("this is a file that macOS leaves beside another (._), not the document itself", "这是 macOS 附带生成的文件（._ 开头），不是文档本身"), handInItself},
	{isLock, lang.New("this is the lock that Office or WPS leaves beside a file that is open (~$)", "这是 Office 或 WPS 打开文件时留下的临时文件（~$ 开头）"), handInItself},
	{isSealed, lang.New("the file is encrypted by an organisation's security software", "文件已被单位的安全（加密）软件加密"), lang.New("decrypt it with that software, or have it exported without encryption", "请先用该软件解密，或申请外发解密")},

	{begins("%PDF-"), named("a PDF", "PDF 文件"), askForWorkbook},
	{isPicture, named("a picture", "图片"), askForWorkbook},
	{isMedia, named("a sound or video file", "音频或视频文件"), askForWorkbook},
	{begins("{\\rtf"), named("an RTF document", "RTF 文档"), saveAsDOCX},
	{begins("Rar!\x1a\x07"), named("a RAR archive", "RAR 压缩包"), unpack},
	{begins("7z\xbc\xaf\x27\x1c"), named("a 7-Zip archive", "7-Zip 压缩包"), unpack},
	{begins("\x1f\x8b", "BZh91AY&SY", "\xfd7zXZ\x00", "\x28\xb5\x2f\xfd", "MSCF\x00\x00\x00\x00"), named("a compressed archive", "压缩包"), unpack},
	{func(d []byte) bool { return len(d) > 262 && string(d[257:262]) == "ustar" }, named("a tar archive", "tar 压缩包"), unpack},
	{isProgram, named("a program", "程序"), lang.New("do not open it; ask its sender for the workbook", "请勿打开，并请对方发送表格")},
	{begins("L\x00\x00\x00\x01\x14\x02\x00", "[InternetShortcut]"), lang.New("this is a shortcut, not the file that it leads to", "这是快捷方式，不是文件本身"), handInItself},
	{isAccess, named("an Access database", "Access 数据库"), exportTable},
	{begins("SQLite format 3\x00"), named("a SQLite database", "SQLite 数据库"), exportTable},
	{isDBase, named("a dBase table (.dbf)", "dBase 数据表（.dbf）"), lang.New("open it in Excel or WPS and save it as .xlsx", "请用 Excel 或 WPS 打开后另存为 .xlsx")},
	{begins("\x78\x9f\x3e\x22"), named("an attachment of Outlook (winmail.dat)", "Outlook 附件（winmail.dat）"), unpackMail},
}

// others are the kinds that a decoder may take for its own, and that have a name only if
// none does.
var others = []foreign{
	{
		isArchiveOf("Index/Document.iwa", "Index.zip", "index.apxl", "buildVersionHistory.plist"), named("a document of Apple's Numbers, Pages or Keynote", "苹果 Numbers、Pages 或 Keynote 文档"),
		lang.New("open it there and export it as Excel (.xlsx) or Word (.docx)", "请用原软件导出为 Excel（.xlsx）或 Word（.docx）"),
	},
	{isCutCompound, lang.New("the file begins as an old Office file or as one with a password, and its end is missing", "文件开头是旧版 Office 文件或加密文件，但结尾缺失"), resendFile},
	{compoundWith("__properties_version1.0"), named("an email of Outlook (.msg)", "Outlook 邮件（.msg）"), unpackMail},
	{compoundWith("PowerPoint Document"), named("a presentation", "演示文稿"), askForWorkbook},
	{compoundWith("VisioDocument"), named("a Visio drawing", "Visio 绘图"), askForWorkbook},
	{isArchiveOf("ppt/presentation.xml"), named("a presentation", "演示文稿"), askForWorkbook},
	{isArchiveOf("OFD.xml"), named("an OFD document", "OFD 版式文件"), askForWorkbook},
	{isOpenDocument("text"), named("an OpenDocument text (.odt)", "OpenDocument 文本文档（.odt）"), saveAsDOCX},
	{isOpenDocument("presentation", "graphics"), named("an OpenDocument presentation or drawing", "OpenDocument 演示文稿或绘图"), askForWorkbook},
	{isCutArchive, lang.New("the file begins as an Office file or a zip archive, and its end is missing or damaged", "文件开头是 Office 文件或 zip 压缩包，但结尾缺失或已损坏"), resendFile},
	{begins("PK\x05\x06"), lang.New("this is an empty zip archive", "这是空的 zip 压缩包"), resendFile},
	{isMail, named("an email (.eml)", "邮件（.eml）"), unpackMail},
	{isJSON, named("data in JSON, as a program sends it", "JSON 数据"), lang.New("if it is an error message in place of a file, download the file again; else save the table as .xlsx", "如为下载出错的提示，请重新下载；否则请把表格另存为 .xlsx")},
	{isXML, named("data in XML that is no workbook", "不是工作簿的 XML 数据"), lang.New("if it is an error message in place of a file, download the file again; else save the table as .xlsx", "如为下载出错的提示，请重新下载；否则请把表格另存为 .xlsx")},
	{compoundWith("WordDocument"), named("an old Word document", "旧版 Word 文档"), saveAsDOCX},
	{begins(cfb.Magic), named("a file of an old Office program", "旧版 Office 文件"), saveAsXLSX},
	{begins("PK"), named("a zip archive that is neither a workbook nor a document", "不是工作簿或文档的 zip 压缩包"), unpack},
}

var (
	saveAsXLSX     = lang.New("open it and save it as .xlsx", "请打开后另存为 .xlsx")
	saveAsDOCX     = lang.New("open it and save it as .docx", "请打开后另存为 .docx")
	unpack         = lang.New("unpack it and hand in the file itself", "请解压后提交其中的文件")
	resendFile     = lang.New("download or copy it again, or ask its sender for a new one", "请重新下载或复制，或请对方重新发送")
	handInItself   = lang.New("hand in the file itself", "请提交文件本身")
	askForWorkbook = lang.New("ask for the workbook that it was made from, or put the table into Excel or WPS and save it as .xlsx", "请索取原表格，或把其中的表格录入 Excel、WPS 后另存为 .xlsx")
	exportTable    = lang.New("export the table as .xlsx", "请把其中的数据表导出为 .xlsx")
	unpackMail     = lang.New("save what is attached to it, and hand that in", "请另存其中的附件后提交")
)

// unknownFormat is the refusal of a file that no decoder takes for its own; read are the
// extensions of those that are.
func unknownFormat(data []byte, read []string) error {
	if err := recognise(data, others); err != nil {
		return err
	}
	return &Error{
		Cause: lang.New("this is neither a workbook nor a document (%s)", "这不是工作簿或文档（%s）", strings.Join(read, " ")),
		Do:    lang.New("save the table as .xlsx", "请把表格另存为 .xlsx"),
	}
}

// recognise is the refusal of a file that is one of these kinds; nil if it is none.
func recognise(data []byte, kinds []foreign) error {
	for _, k := range kinds {
		if k.is(data) {
			return &Error{Cause: k.cause, Do: k.do}
		}
	}
	return nil
}

func begins(magics ...string) func([]byte) bool {
	return func(data []byte) bool {
		for _, magic := range magics {
			if bytes.HasPrefix(data, []byte(magic)) {
				return true
			}
		}
		return false
	}
}

// within is a text at a place of a file.
func within(data []byte, at int, texts ...string) bool {
	return at < len(data) && begins(texts...)(data[at:])
}

func compoundWith(stream string) func([]byte) bool {
	return func(data []byte) bool {
		return bytes.HasPrefix(data, []byte(cfb.Magic)) && bytes.Contains(data, cfb.Name(stream))
	}
}

// isCutCompound says whether the directory of a compound file lies beyond its end: its
// place in sectors, and their size, stand in the header ([MS-CFB] 2.2).
func isCutCompound(data []byte) bool {
	if !bytes.HasPrefix(data, []byte(cfb.Magic)) || len(data) < 512 {
		return false
	}
	shift, first := data[30], binary.LittleEndian.Uint32(data[48:])
	return shift >= 7 && shift <= 12 && (int64(first)+1)<<shift >= int64(len(data))
}

func onlyZeros(data []byte) bool { return len(bytes.TrimLeft(data, "\x00")) == 0 }

// isPointer says whether it is what Git LFS keeps in the place of a file
// (git-lfs/docs/spec.md): a text of less than 1024 bytes.
func isPointer(data []byte) bool {
	return len(data) < 1024 && begins("version https://git-lfs.github.com/spec/", "version https://hawser.github.com/spec/")(data)
}

// isLock knows Office's owner files by their sizes: a user's name twice, once in bytes
// and once in UTF-16, each with its length before it and in a field of fixed size.
func isLock(data []byte) bool {
	if len(data) != 162 && len(data) != 165 {
		return false
	}
	n := int(data[0])
	again := 54 + (len(data)-162)/3
	return n > 0 && n < 54 && int(data[again]) == n && bytes.IndexByte(data[again:], 0) > 0
}

// isSealed knows two encryption programs that are common in Chinese offices by the
// heads that they put before a file.
func isSealed(data []byte) bool {
	return begins("%TSD-Header-###%")(data) || bytes.Contains(data[:min(len(data), 64)], []byte("E-SafeNet"))
}

func isPicture(data []byte) bool {
	switch {
	case begins("\x89PNG\r\n\x1a\n", "\xff\xd8\xff", "GIF87a", "GIF89a", "II*\x00", "MM\x00*", "8BPS\x00")(data):
		return true
	case begins("BM")(data): // whose reserved bytes are zero, and whose head has a size
		return within(data, 6, "\x00\x00\x00\x00") && len(data) > 18 && data[15] == 0 && data[16] == 0
	case begins("RIFF")(data):
		return within(data, 8, "WEBP")
	case begins("\xd7\xcd\xc6\x9a")(data) || within(data, 40, " EMF"):
		return true
	}
	return within(data, 4, "ftyphei", "ftypmif1", "ftypavif")
}

func isMedia(data []byte) bool {
	return begins("ID3\x02", "ID3\x03", "ID3\x04", "OggS\x00", "fLaC\x00", "\x1aE\xdf\xa3")(data) || within(data, 4, "ftyp") ||
		begins("RIFF")(data) && within(data, 8, "WAVE", "AVI ")
}

func isProgram(data []byte) bool {
	return begins("\x7fELF", "\xca\xfe\xba\xbe", "\xcf\xfa\xed\xfe", "\xce\xfa\xed\xfe", "#!/")(data) ||
		begins("MZ")(data) && bytes.IndexByte(data[:min(len(data), 64)], 0) > 0
}

func isAccess(data []byte) bool {
	return begins("\x00\x01\x00\x00")(data) && within(data, 4, "Standard Jet DB", "Standard ACE DB")
}

// isDBase knows a .dbf by its head: a version, a day, sizes that fit each other, and
// zeros where it has reserved some.
func isDBase(data []byte) bool {
	if len(data) < 65 || !begins("\x02", "\x03", "\x30", "\x31", "\x32", "\x43", "\x63", "\x83", "\x8b", "\x8e", "\xcb", "\xf5", "\xfb")(data) {
		return false
	}
	head := int(data[8]) | int(data[9])<<8
	record := int(data[10]) | int(data[11])<<8
	return data[2] >= 1 && data[2] <= 12 && data[3] >= 1 && data[3] <= 31 && head >= 65 && head <= len(data) &&
		record > 1 && data[12] == 0 && data[13] == 0 && bytes.IndexByte(data[64:head], '\r') >= 0
}

// isArchiveOf says whether a zip archive has an entry of one of these names, wherever in
// it: an Apple document may come as a folder.
func isArchiveOf(names ...string) func([]byte) bool {
	return func(data []byte) bool {
		if !begins("PK\x03\x04")(data) {
			return false
		}
		z, err := archive(data)
		if err != nil {
			return false
		}
		for _, f := range z.File {
			for _, name := range names {
				if f.Name == name || strings.HasSuffix(f.Name, "/"+name) {
					return true
				}
			}
		}
		return false
	}
}

func archive(data []byte) (*zip.Reader, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if errors.Is(err, zip.ErrInsecurePath) {
		err = nil
	}
	return z, err
}

func isCutArchive(data []byte) bool {
	if !begins("PK\x03\x04")(data) {
		return false
	}
	_, err := archive(data)
	return err != nil
}

// isOpenDocument reads the kind of an OpenDocument file where its first entry states it,
// stored as it is (OpenDocument 1.3 part 2, 3.3).
func isOpenDocument(kinds ...string) func([]byte) bool {
	return func(data []byte) bool {
		const mimetype = "mimetypeapplication/vnd.oasis.opendocument."
		for _, kind := range kinds {
			if begins("PK\x03\x04")(data) && within(data, 30, mimetype+kind) {
				return true
			}
		}
		return false
	}
}

// header is a line of an email's head.
var header = regexp.MustCompile(`(?i)^(From|To|Cc|Subject|Date|Received|Return-Path|Message-ID|MIME-Version|Delivered-To|Content-Type|Content-Transfer-Encoding|DKIM-Signature|X-[-\w]+):`)

// isMail says whether the first lines are those of an email's head (RFC 5322): several
// of its fields, and nothing but fields up to the first blank line.
func isMail(data []byte) bool {
	fields := 0
	for line := range bytes.Lines(bytes.TrimPrefix(data[:min(len(data), 16<<10)], []byte("\ufeff"))) {
		switch line = bytes.TrimRight(line, "\r\n"); {
		case len(line) == 0:
			return fields >= 3
		case header.Match(line):
			fields++
		case line[0] != ' ' && line[0] != '\t' && !anyHeader.Match(line):
			return false
		}
	}
	return fields >= 3
}

var anyHeader = regexp.MustCompile(`^[!-9;-~]+:`)

func isJSON(data []byte) bool {
	data = bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\ufeff")))
	return begins("{", "[")(data) && json.Valid(data)
}

func isXML(data []byte) bool {
	data = bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\ufeff")))
	return begins("<?xml")(data) || begins("<")(data) && bytes.HasSuffix(data, []byte(">"))
}
