package user

// Config is a rules file. Every key may be left out. The zh tag is the Chinese half
// of a key's description in the schema, of which its comment is the English half.
type Config struct {
	// Files not to check: patterns with *, ** and ?. Those with a slash are matched with the path from the rules file, others with the file's name.
	Skip []string `yaml:"skip,omitempty" json:"skip,omitempty" zh:"不检查的文件：可用 *、** 和 ? 的通配符。带斜杠的按相对规则文件的路径匹配，不带的按文件名匹配。"`
	// Severity of rules by id: error, warning or info for all findings of a rule, or off.
	Rules map[string]Level `yaml:"rules,omitempty" json:"rules,omitempty" zh:"各规则的级别：error（错误）、warning（核实）、info（提示），或 off（不用）。"`
	// Further marks for nothing, which count as zero.
	NilMarks []string `yaml:"nil-marks,omitempty" json:"nil-marks,omitempty" zh:"另外的空值符号，按零计。"`
	// Further marks for a figure that is not available, which leaves its sums undecided.
	NotAvailable []string `yaml:"not-available,omitempty" json:"not-available,omitempty" zh:"另外的暂缺符号，含有它的合计不作判断。"`
	// How far a total may be off from its parts.
	Tolerance *Tolerance `yaml:"tolerance,omitempty" json:"tolerance,omitempty" zh:"合计与分项之和允许的差。"`
	// Names of districts, departments or other units, with their other names.
	Entities []Entity `yaml:"entities,omitempty" json:"entities,omitempty" zh:"区县、部门等单位的名称及其别名。"`
	// Names for groups of columns or items, for use in relations and checks.
	Groups map[string][]string `yaml:"groups,omitempty" json:"groups,omitempty" zh:"若干列或若干事项的统称，供 relations 和 checks 使用。"`
	// What is known of tables. The first entry that matches a table describes it.
	Tables []Table `yaml:"tables,omitempty" json:"tables,omitempty" zh:"各表的情况。一张表以第一个相符的条目为准。"`
	// Checks of your own.
	Checks []Check `yaml:"checks,omitempty" json:"checks,omitempty" zh:"自定的检查。"`
	// Discrepancies that have been accepted: they count no more, unless their figures change.
	Accepted []Accepted `yaml:"accepted,omitempty" json:"accepted,omitempty" zh:"已核实、可以接受的不符之处：不再计数，数据变动后重新报告。"`
}

// Table says what is known of tables. Lines are named by their heads or labels, or
// columns by their letters.
type Table struct {
	// Sheet on which the table stands; * and ? stand for any characters.
	Sheet string `yaml:"sheet,omitempty" json:"sheet,omitempty" zh:"表所在的工作表名称；* 和 ? 代表任意字符。"`
	// Title of the table; * and ? stand for any characters.
	Title string `yaml:"title,omitempty" json:"title,omitempty" zh:"表的标题；* 和 ? 代表任意字符。"`
	// Heads or labels that the table must have.
	Header []string `yaml:"header,omitempty" json:"header,omitempty" zh:"表中必须有的表头或项目名称。"`
	// The column that is the total of the entities.
	Total string `yaml:"total,omitempty" json:"total,omitempty" zh:"合计所在的列。"`
	// The columns that make the total.
	Entities []string `yaml:"entities,omitempty" json:"entities,omitempty" zh:"构成合计的各列。"`
	// The columns that name the rows.
	Labels []string `yaml:"labels,omitempty" json:"labels,omitempty" zh:"各行名称所在的列。"`
	// Columns or rows that are no part of the table; * and ? stand for any characters.
	Ignore []string `yaml:"ignore,omitempty" json:"ignore,omitempty" zh:"不属于本表的列或行；* 和 ? 代表任意字符。"`
	// Columns or rows that stand in no sum, such as rates; * and ? stand for any characters.
	NotAdditive []string `yaml:"not-additive,omitempty" json:"not-additive,omitempty" zh:"不能相加的列或行，如比率；* 和 ? 代表任意字符。"`
	// Sums that hold in every row or column, such as "Total = North + South".
	Relations []string `yaml:"relations,omitempty" json:"relations,omitempty" zh:"处处成立的合计关系，如“合计 = 县区 + 功能区”。"`
	// How far a total of these tables may be off from its parts.
	Tolerance *Tolerance `yaml:"tolerance,omitempty" json:"tolerance,omitempty" zh:"这些表中合计与分项之和允许的差。"`
	// Severity of rules for these tables.
	Rules map[string]Level `yaml:"rules,omitempty" json:"rules,omitempty" zh:"各规则对这些表的级别。"`
}

// Check is a check of the user's own.
type Check struct {
	// Name of the check in reports: small letters, digits and hyphens.
	ID string `yaml:"id" json:"id" zh:"检查在报告中的名称：小写字母、数字和连字符。"`
	// What the check says, in a few words.
	Title Text `yaml:"title,omitempty" json:"title,omitempty" zh:"检查的含义，几个字。"`
	// error (the usual), warning or info.
	Severity Level `yaml:"severity,omitempty" json:"severity,omitempty" zh:"级别：error（通常）、warning 或 info。"`
	// Sheet or title of the tables that it is for; * and ? stand for any characters.
	Table string `yaml:"table,omitempty" json:"table,omitempty" zh:"适用的工作表名称或表标题；* 和 ? 代表任意字符。"`
	// Which rows or columns it is for.
	Where string `yaml:"where,omitempty" json:"where,omitempty" zh:"适用于哪些行或列。"`
	// What must hold, such as "Total == sum(districts)".
	Expr string `yaml:"expr" json:"expr" zh:"应当成立的式子，如“合计 == 公办 + 民办”。"`
	// How far apart the sides of a comparison may be.
	Tolerance Number `yaml:"tolerance,omitempty" json:"tolerance,omitempty" zh:"比较时允许的差。"`
	// What to tell the reader where it does not hold.
	Message Text `yaml:"message,omitempty" json:"message,omitempty" zh:"不成立时向读者说明的话。"`
}

// Accepted is a discrepancy that somebody has accepted, as crossfoot accept lists them
// or as written by hand.
type Accepted struct {
	// The finding's id in the report.
	ID string `yaml:"id,omitempty" json:"id,omitempty" zh:"报告中该处问题的 id。"`
	// Its rule. In place of the id, the rule and so much of file, sheet, item and entity that nothing else can be meant.
	Rule string `yaml:"rule,omitempty" json:"rule,omitempty" zh:"该处问题的规则。不写 id 时，请写 rule，以及 file、sheet、item、entity 中足以指明一处问题的几项。"`
	// Its file.
	File string `yaml:"file,omitempty" json:"file,omitempty" zh:"所在文件。"`
	// Its sheet.
	Sheet string `yaml:"sheet,omitempty" json:"sheet,omitempty" zh:"所在工作表。"`
	// What its row is about.
	Item string `yaml:"item,omitempty" json:"item,omitempty" zh:"所在行的事项。"`
	// What its column is about.
	Entity string `yaml:"entity,omitempty" json:"entity,omitempty" zh:"所在列的单位。"`
	// Why it is accepted.
	Note string `yaml:"note" json:"note" zh:"接受的理由。"`
	// Who has accepted it.
	By string `yaml:"by,omitempty" json:"by,omitempty" zh:"何人接受。"`
	// When.
	Date string `yaml:"date,omitempty" json:"date,omitempty" zh:"何时接受。"`
	// The figures as they were; if they change, it is no longer accepted.
	Figures string `yaml:"figures,omitempty" json:"figures,omitempty" zh:"当时的数据；数据变动后不再视为已接受。"`
}
