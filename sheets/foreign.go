package sheets

import (
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
	{
		isUTF16, lang.New("this seems to be a text in UTF-16 that is damaged or cut off", "这似乎是 UTF-16 编码的文本，但已损坏或不完整"),
		lang.New("export it anew and save it as UTF-8, or as .xlsx", "请重新导出，另存为 UTF-8 编码的文本或 .xlsx"),
	},
	{begins("PK"), named("a zip archive that is neither a workbook nor a document", "不是工作簿或文档的 zip 压缩包"), unpack},
	{beginsLate, lang.New("something else stands before the workbook in the file, as a faulty download leaves it", "文件中工作簿的前面有多余的内容，多为下载出错所致"), resendFile},
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
