package figure

import "strings"

// words are the cells that state no number, whole cell by whole cell, folded
// and in lower case.
var words = wordTable(map[Kind]string{
	Nil: `/ // \ - -- --- — —— – −  无 無 没有 沒有 nil none`,
	Unavailable: `… …… ⋯ ⋯⋯ ‥ . .. ... .... n.a. n.a n/a na n.d. n.d nd n.r. nr n.e.c. (na) (n.a.) (d) (s) (x) (z) (n)
		x xx xxx × × ×× * ** *** **** ? ?? ??? : ◇ ## ### #### ##### ###### ####### ########
		null nan tbd tbc unknown unavailable not&available not&applicable missing pending
		未知 不详 不詳 缺 缺失 暂缺 暫缺 缺数 暂无 暫無 暂无数据 无数据 無資料 不明 待定 待统计 待统计数 未统计 未報 未报 不适用 不適用 保密`,
	Coverage: `全部 全体 全體 全员 全員 all full fully&covered full&coverage complete&coverage universal whole`,
})

// longest is how long the longest of the words is that begin with a byte.
var longest = func() (longest [256]uint8) {
	for word := range words {
		longest[word[0]] = max(longest[word[0]], uint8(len(word)))
	}
	return longest
}()

// errorValues are a spreadsheet program's own, always in capitals.
var errorValues = wordTable(map[Kind]string{
	Error: `#REF! #N/A #DIV/0! #VALUE! #NAME? #NUM! #NULL! #SPILL! #CALC! #GETTING_DATA #FIELD! #BLOCKED! #CONNECT! #UNKNOWN! #BUSY! #N/A!`,
})

// wordTable maps each word to a figure ready to be handed out, so that a table
// full of nil marks costs no memory per cell. An & stands for a space.
func wordTable(kinds map[Kind]string) map[string]Figure {
	table := map[string]Figure{}
	for kind, list := range kinds {
		for word := range strings.FieldsSeq(list) {
			word = strings.ReplaceAll(word, "&", " ")
			table[word] = Figure{Kind: kind, Rare: &Rare{Text: word}}
		}
	}
	return table
}

// meaning is what a list of words says; an & stands for a space.
type meaning[T any] struct {
	is   T
	list string
}

// meant is one of the words.
type meant[T any] struct {
	text string
	is   T
}

// inOrder takes lists of words apart into their words and keeps the order.
func inOrder[T any](lists ...meaning[T]) (all []meant[T]) {
	for _, l := range lists {
		for text := range strings.FieldsSeq(l.list) {
			all = append(all, meant[T]{strings.ReplaceAll(text, "&", " "), l.is})
		}
	}
	return all
}

// set is the words of a list.
func set(list string) map[string]bool {
	m := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		m[word] = true
	}
	return m
}

// maxWord is the longest text in bytes that is looked up.
const maxWord = 32

// Runes that take part in nil marks. Dashes and slashes are never mixed.
const (
	dashes  = "-‐‑‒–—―−─﹣－ｰー⁃"
	slashes = "/\\╱╲∕⁄⧸／＼"
	minuses = "-−–﹣‐‑"
	eastern = "△▲" // a negative number in East Asian accounts
)

// Words that compare, longest first where one ends with another. Op symbols are
// read on both sides of a label; single characters only where they cannot be the
// end of another word.
var opsBefore = inOrder(
	meaning[Op]{AtLeast, ">= =>"},
	meaning[Op]{AtMost, "<= =<"},
	meaning[Op]{AtLeast, "≥ ≧ ⩾"},
	meaning[Op]{AtMost, "≤ ≦ ⩽"},
	meaning[Op]{More, ">"},
	meaning[Op]{Less, "<"},
	meaning[Op]{About, "~ ≈ ∼ 〜 ≒ ≃"},
	meaning[Op]{AtLeast, "大于或等于 大于等于"},
	meaning[Op]{AtMost, "小于或等于 小于等于"},
	meaning[Op]{AtLeast, "不少于 不低于 不小于 不得少于 不得低于 至少 最少 最低"},
	meaning[Op]{AtMost, "不超过 不超過 不得超过 不高于 不得高于 不多于 不大于 至多 最多 最高"},
	meaning[Op]{More, "超过 超過 大于 多于 高于 大於 突破"},
	meaning[Op]{Less, "不足 小于 少于 低于 小於 不到 未满"},
	meaning[Op]{About, "大约 約為 约为 接近 将近 將近 大概 大約 约 約 近"},
	meaning[Op]{More, "超"},
	meaning[Op]{AtLeast, "no&less&than not&less&than at&least minimum min."},
	meaning[Op]{AtMost, "no&more&than not&more&than at&most up&to maximum max."},
	meaning[Op]{More, "more&than greater&than over above"},
	meaning[Op]{Less, "less&than fewer&than under below"},
	meaning[Op]{About, "approximately approx. approx about around circa ca. nearly almost"},
)

// notOps end like a comparison and are none.
var notOps = set("节约 節約 预约 預約 签约 簽約 合约 合約 履约 违约 集约 附近 最近 临近 邻近 赶超 反超")

var opsAfter = inOrder(
	meaning[Op]{AtLeast, "及以上 或以上 以上"},
	meaning[Op]{AtMost, "及以下 或以下 以下 以内 以內 之内"},
	meaning[Op]{About, "左右 上下"},
	meaning[Op]{AtLeast, "or&more and&over and&above and&more or&above"},
	meaning[Op]{AtMost, "or&less or&fewer and&below or&below and&under"},
)

// multipliers stand directly behind the digits, longest first.
var multipliers = inOrder(
	meaning[int]{12, "万亿 萬億"},
	meaning[int]{11, "千亿"},
	meaning[int]{10, "百亿"},
	meaning[int]{7, "千万 千萬 천만"},
	meaning[int]{6, "百万 百萬 백만"},
	meaning[int]{8, "亿 億 억"},
	meaning[int]{4, "万 萬 만"},
	meaning[int]{3, "千"},
	meaning[int]{2, "百"},
	meaning[int]{3, "thousand"},
	meaning[int]{6, "million"},
	meaning[int]{9, "billion"},
	meaning[int]{12, "trillion"},
	meaning[int]{6, "mln mn"},
	meaning[int]{9, "bln bn"},
	meaning[int]{12, "trn"},
	meaning[int]{5, "lakh lakhs"},
	meaning[int]{7, "crore crores"},
)

// moneyMultipliers stand behind an amount with its currency in front.
var moneyMultipliers = map[string]int{"k": 3, "K": 3, "m": 6, "M": 6, "b": 9, "B": 9}

// multiplierUnits begin like a multiplier and are units: 5千米 is 5 km.
var multiplierUnits = strings.Fields("千米 千克 千瓦 千伏 千帕 千卡 千焦 千赫 千安 千字 百分 百帕")

// currencies stand in front of a number.
var currencies = []string{
	"US$", "NT$", "HK$", "AU$", "CA$", "NZ$", "A$", "C$", "R$", "S$", "$", "€", "£", "¥", "₹", "₩", "₽", "฿", "₫", "₱", "₺", "₴", "₦",
	"RMB", "CNY", "USD", "EUR", "GBP", "JPY", "HKD", "TWD", "NTD", "CHF", "AUD", "CAD", "INR", "KRW", "SGD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "ZAR", "BRL", "MXN", "TRY", "THB", "MYR", "IDR", "PHP", "RM", "KSh", "Rp", "Rs.", "Rs", "kr.", "kr", "zł", "Kč", "Ft", "lei", "TL", "人民币", "美元",
}

// latinLabels are the words that may stand in front of a number; any other Latin
// word with digits behind it is a name or a code.
var latinLabels = []string{"total", "subtotal", "sum", "new", "of which", "including", "incl.", "incl", "male", "female", "men", "women", "boys", "girls", "net", "gross"}

// ordinal endings of a Han label: what follows them is a number that names, not one that counts.
var ordinalEnds = strings.Fields(`第 表 图 圖 件 页 頁 栏 欄 行 号 號 款 项 目 类 類 组 組 期 卷 册 冊 章 节 節 条 條 例 注 註 区 區 村 楼 樓 栋 幢
	班 级 級 年 月 日 周 週 星期 单位 單位 学校 學校 小区 指标 指標 项目 企业 企業 方案 医院 公司 部门 部門 地区 地區 样本 变量 附录 附錄 示例 工程 问题 序 编码
	之 负 零下 至 到 和 与 或 比 分之 ± 电话 手机 邮编 一 二 三 四 五 六 七 八 九 十 百 千 万 亿 零 两 几 幼 中 小 高 初 路 线 線 层 室 座 步 点 型 版 甲 乙 丙 丁`)

// Counters begin the Han units of what is counted, of which there is no part.
const Counters = "个個名人位户戶家所处處条條项項台臺辆輛套间間张張床件只隻头頭匹羽株棵次場场批份本册冊部篇幅枚块塊片根支艘架队隊校院店厂廠站座栋棟幢对對双雙"

// measures begin the Han units: of what is counted, and of what is measured, or counted by some other.
const measures = Counters + "亩畝顷頃公平立米里吨噸克斤升元圆圓円角分厘美港欧歐英趟桩樁桶箱袋瓶罐盏盆粒颗顆宗例起笔筆孔口眼面门門节節道段圈副伏瓦度顶" +
	"頂盒捆筐杯碗扇桌餐窝窩棚剂劑尺摄秒天标標车車船兆吉毫海时"

// measureWords are units whose first character is no measure on its own.
var measureWords = []string{"日元", "班次", "点位", "小时", "人民币", "百分点", "学时", "课时", "学分", "点次", "学生", "农户", "村次", "村民", "周次", "户次"}

// latinUnits may follow the digits without a space.
var latinUnits = set("m m² m2 m³ m3 km km² km2 cm mm dm ha hm² kg g mg t kt mt l ml kl kw mw gw tw kwh mwh gwh twh kv mva hz mhz ghz gb tb mb kb ℃ °c °f ° " +
	"sqm sqft sq.m sq.km ft mi lb lbs oz pp ppt pcs kr kr. zł kč ft lei tl ₽ ₺ ₹ us$ sek nok dkk pln czk huf ron zar brl mxn try cad aud nzd chf inr krw sgd rs rs. usd eur gbp rmb cny jpy hkd twd yuan $ € £ ¥ kg/ha t/ha km/h m³/s ppm db")

// counted are the English nouns that may follow a number as its unit. Any other
// word behind a number may make it a street address or the number of a line.
var counted = set("unit units person persons people pupil pupils student students household households home homes house houses dwelling dwellings flat flats " +
	"family families school schools hospital hospitals bed beds place places seat seats staff employee employees worker workers member members patient patients " +
	"case cases item items piece pieces project projects vehicle vehicles car cars bus buses job jobs visit visits trip trips vote votes point points " +
	"day days week weeks hour hours hr hrs minute minutes min mins second seconds tonne tonnes ton tons kilogram kilograms pound pounds ounce ounces " +
	"metre metres meter meters kilometre kilometres kilometer kilometers mile miles foot feet acre acres hectare hectares litre litres liter liters " +
	"dollar dollars euro euros cent cents share shares birth births death deaths village villages town towns district districts farm farms head plots")

// footnotes are the marks that may follow a figure directly.
const footnotes = "*†‡§¶※⁎∗^ªº⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵖʳ"

// flags are the letters with which statistics mark a figure as revised,
// provisional, estimated, broken in series, forecast or unreliable.
const flags = "rpebfu"

// countedStarts begin labels of things that are counted even if the label ends
// like a name: 新建学校2, 其中5.
var countedStarts = strings.Fields(`新建 新增 新改 新设 新開 新开 改建 改造 扩建 擴建 续建 建成 建设 修建 修缮 完成 培育 培训 创建 提升 整治 增加 减少 共 合计 總計 总计 小计 累计 其中 计`)
