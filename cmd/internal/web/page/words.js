// Every word of the page in Chinese and in English. A text with a number or a name in
// it is a function.

const several = (n, one, many) => `${n} ${n === 1 ? one : many}`;

// listed are the first of some names; rest says how many there are if they are more.
const listed = (names, between, rest) => names.slice(0, 3).join(between) + (names.length > 3 ? rest(names.length) : '');

const words = {
  title: ['表格核对', 'Check tables'],
  tagline: ['找出合计对不上的地方', 'Finds where totals do not add up'],
  local: ['文件只在这台电脑上处理，不会外传，也不会保存。', 'Nothing leaves this computer, and nothing is kept.'],
  sent: [host => `文件只发送到 ${host} 核对，不会保存。`, host => `Files go to ${host} to be checked; nothing is kept.`],
  language: ['语言', 'Language'],
  help: ['按键说明', 'Keyboard'],

  dropHere: ['把工作簿拖到这里', 'Drop workbooks here'],
  choose: ['选择文件', 'Choose files'],
  pasteHint: ['也可以在 Excel 或 WPS 中复制一块区域，在此按 Ctrl+V 粘贴。', 'Or copy a range in Excel or WPS and press Ctrl+V here.'],
  kinds: [list => `支持 ${list}，可一次放入多个。`, list => `Takes ${list}, several at once.`],
  example: ['先看一个例子', 'Try an example'],
  step1: ['放入文件', 'Drop a file'],
  step1more: ['无需设置，合计关系自动识别。', 'No set-up: which figure totals which is found out.'],
  step2: ['查看哪里对不上', 'See what is wrong'],
  step2more: ['逐处列出算式、所在单元格和最可能填错的数。', 'Each place with its sum, its cells and the likely slip.'],
  step3: ['下载标注副本', 'Get the marked copy'],
  step3more: ['原文件不动，副本中标出存疑的单元格。', 'Your file stays as it is; the copy shows the doubtful cells.'],
  dropAnywhere: ['松开即可核对', 'Let go to check'],
  lost: ['页面已重新打开。文件没有保存在任何地方，请再放入一次。', 'The page was opened anew. Files are kept nowhere, so please drop yours once more.'],

  sending: [n => `正在读入文件：${n}%`, n => `Reading the files: ${n}%`],
  checking: ['正在核对…', 'Checking…'],
  cancel: ['取消', 'Cancel'],
  passwordOf: [name => `“${name}”设有打开密码`, name => `“${name}” has a password`],
  password: ['密码', 'Password'],
  passwordHint: ['密码只用来打开文件，不会保存。', 'It is used to open the file and kept nowhere.'],
  passwordAgain: ['密码不对，请再试。', 'That password does not open it. Please try again.'],
  openLocked: ['打开', 'Open'],
  cancelled: ['已取消。', 'Cancelled.'],
  retry: ['再试一次', 'Try again'],
  close: ['关闭', 'Close'],
  notPasted: ['粘贴的内容里没有表格。请在 Excel 或 WPS 中选中一块区域，复制后再粘贴。', 'There is no table in what you pasted. Select a range in Excel or WPS, copy it and paste again.'],
  empty: [name => `“${name}”是空文件或文件夹，无法读取。请放入工作簿文件。`, name => `“${name}” is empty or a folder. Please drop workbook files.`],
  failStopped: ['连不上 crossfoot：程序可能已经关闭。请重新启动它，再试一次。', 'crossfoot does not answer: it may have been closed. Start it again, then try again.'],
  failGone: ['文件在选择后被改动或移走了，浏览器无法再读取。请重新放入文件。', 'The file was changed or moved after you chose it, so the browser cannot read it. Please drop it again.'],
  failBroken: ['文件没有完整送达，请再试一次。', 'The files did not arrive whole. Please try again.'],
  failBusy: ['正在核对的文件较多，请稍等片刻再试。', 'Many files are being checked. Please wait a moment and try again.'],
  failLarge: ['文件太大。请只放入要核对的工作簿，或分几次放入。', 'The files are too large. Drop only the workbooks to check, or a few at a time.'],
  failOther: [status => `没有得到核对结果（${status}）。请再试一次。`, status => `There was no result (${status}). Please try again.`],

  findings: ['问题', 'Findings'],
  sums: ['识别出的合计', 'Sums found'],
  unchecked: ['未检查', 'Not checked'],
  sheetView: ['表格', 'Sheet'],
  back: ['返回列表', 'Back to the list'],
  search: ['搜索', 'Search'],
  searchHint: ['搜索事项、单位、数字', 'Search items or figures'],
  allRules: ['所有类型', 'All kinds'],
  ruleFilter: ['类型', 'Kind'],
  severity: ['程度', 'Severity'],
  error: ['错误', 'Error'],
  warning: ['核实', 'Warning'],
  info: ['提示', 'Info'],
  errors: [n => `错误 ${n}`, n => several(n, 'error', 'errors')],
  warnings: [n => `核实 ${n}`, n => several(n, 'warning', 'warnings')],
  infos: [n => `提示 ${n}`, n => several(n, 'info', 'info')],
  errorMeans: ['必须改正', 'must be put right'],
  warningMeans: ['请核实，改正或写明理由', 'correct it or say why it is right'],
  infoMeans: ['供参考', 'for your information'],
  noneMatch: ['没有符合条件的问题。', 'No finding matches.'],
  clearFilters: ['清除筛选', 'Clear filters'],
  clean: ['没有发现不符之处。', 'Everything that could be checked adds up.'],
  cleanSome: ['已核对的文件中没有发现不符之处。', 'Everything that could be checked in the other files adds up.'],
  notLooked: [names => `没有核对：${listed(names, '、', n => `等 ${n} 个文件`)}。`, names => `Not checked: ${listed(names, ', ', n => ` … (${n} files)`)}.`],
  nothing: ['没有找到可以核对的合计，所以什么也没有核对。', 'No sums were found that could be checked, so nothing was checked.'],
  why: ['为什么？', 'Why?'],
  allConfirmed: ['所有问题都已核实。', 'All findings are confirmed.'],
  confirmedGroup: [n => `已核实 ${n} 处`, n => `${n} confirmed`],
  stale: [n => `以前核实过的 ${n} 处现已不存在，可从核实说明中删去`, n => `${several(n, 'confirmation', 'confirmations')} from before no longer apply`],
  unreadable: ['无法读取的文件', 'Files that could not be read'],
  places: [n => `${n} 处`, n => several(n, 'finding', 'findings')],
  more: [n => `另有 ${n} 处没有列出，请用搜索或筛选缩小范围。`, n => `${n} more are not listed; search or filter to see them.`],
  follows: ['同一处错误引起', 'from the same slip'],

  nth: [(n, of) => `第 ${n} 处，共 ${of} 处`, (n, of) => `${n} of ${of}`],
  nthSettled: [(n, of) => `已核实第 ${n} 处，共 ${of} 处`, (n, of) => `confirmed ${n} of ${of}`],
  previous: ['上一处', 'Previous'],
  next: ['下一处', 'Next'],
  arithmetic: ['算式', 'The arithmetic'],
  cells: ['相关单元格', 'Cells'],
  blank: ['（空白）', '(blank)'],
  mayBe: ['可能的改法（点一下看改后结果）', 'Possible corrections (press one to see)'],
  likely: ['最可能的改法（点一下看改后结果）', 'Most likely correction (press to see)'],
  moreCells: [n => `另有 ${n} 处`, n => `${n} more`],
  wouldHold: ['这样改，合计就相符了。', 'With this change the total is right. '],
  wouldNot: ['这样改，此处合计仍不相符。', 'With this change the total is still not right. '],
  wouldShow: ['表格中已显示改后的样子。这只是预览，文件没有改动。', 'The sheet shows the change. This is a preview; the file is not changed.'],
  isRight: ['原数无误，写明理由', 'It is right as it is'],
  noChange: ['无需改动，写明理由', 'No change needed: say why'],
  whyRight: ['为什么原数无误？', 'Why is it right as it is?'],
  whyNoChange: ['为什么无需改动？', 'Why is no change needed?'],
  whyHint: ['例如：其中 1 公里两区共建，分别计入', 'For example: one school is shared by two districts'],
  whyNoChangeHint: ['例如：按文件要求填写', 'For example: the form asks for it'],
  yourName: ['你的姓名（可不填）', 'Your name (optional)'],
  confirm: ['核实无误', 'Confirm'],
  undo: ['撤销核实', 'Undo'],
  confirmedBy: [(note, by) => `已核实：${note}${by ? `（${by}）` : ''}`, (note, by) => `Confirmed: ${note}${by ? ` (${by})` : ''}`],
  confirmedOutdated: ['上次核实后数字有了变化，请再核实。', 'The figures have changed since this was confirmed. Please look again.'],
  saidConfirmed: ['已核实，不再计入。', 'Confirmed; it counts no more.'],
  saidUndone: ['已撤销核实。', 'Confirmation undone.'],

  check: ['检查另一个文件', 'Another file'],
  again: ['改好了，再核对', 'Check again'],
  since: [name => name ? `与“${name}”相比：` : '与上次相比：', name => name ? `Compared with “${name}”: ` : 'Since the last check: '],
  againNone: ['没有变化。', 'nothing has changed.'],
  againDiff: [(gone, fresh) => `已改好 ${gone} 处，${fresh > 0 ? `新出现 ${fresh} 处` : '没有新问题'}。`, (gone, fresh) => `${gone} put right, ${fresh > 0 ? fresh : 'none'} new.`],
  notSame: ['这与上次的表不是同一张，没有比较。', 'This is not the table of the last check, so the two were not compared.'],
  notCompared: [names => `没有与上次比较：${listed(names, '、', n => `等 ${n} 个文件`)}。`, names => ` Not compared: ${listed(names, ', ', n => ` … (${n} files)`)}.`],
  readAgain: [(names, others) => `重新核对了 ${listed(names, '、', n => `等 ${n} 个文件`)}，其余 ${others} 个文件照旧。`, (names, others) => `Taken anew: ${listed(names, ', ', n => ` … (${n} files)`)}; the other ${others === 1 ? 'file stays as it was' : `${others} stay as they were`}. `],
  isNew: ['新', 'new'],
  download: ['下载标注副本', 'Get the marked copy'],
  downloadExcel: ['下载标注副本（Excel）', 'Get the marked copy (Excel)'],
  downloadReport: ['下载核对报告', 'Get the report'],
  noCopy: ['无法读取的文件没有标注副本。', 'There is no marked copy of a file that cannot be read.'],
  downloadMore: ['其他下载', 'More downloads'],
  asHTML: ['核对报告（可打印）', 'Report to print'],
  asHTMLmore: ['网页文件，双击即可打开', 'a web page; opens with a double click'],
  asCopy: ['标注副本（Excel）', 'Marked copy (Excel)'],
  asCopymore: ['没有需要标注的单元格，首页为核对报告', 'no cell is marked; the first sheet is the report'],
  asBaseline: ['核实说明', 'Confirmed findings'],
  asBaselinemore: ['下次与工作簿一起放入，已核实的不再提示', 'drop it with the workbook next time'],
  asJSON: ['数据', 'Data'],
  asJSONmore: ['JSON，供其他程序使用', 'JSON, for other programs'],
  preparing: ['正在准备下载…', 'Preparing the download…'],
  saved: [name => `已下载：${name}`, name => `Downloaded: ${name}`],

  leave: [n => `有 ${n} 处核实说明未下载，仍要离开？`, n => `${several(n, 'confirmation is', 'confirmations are')} not downloaded; leave anyway?`],
  leaveSave: ['下载后离开', 'Download, then leave'],
  leaveAnyway: ['仍要离开', 'Leave anyway'],

  files: [n => `${n} 个文件`, n => several(n, 'file', 'files')],
  file: ['文件', 'File'],
  colon: ['：', ': '],
  comma: ['、', ', '],
  stop: ['。', '. '],
  summary: ['核对情况', 'What was checked'],
  show: ['显示', 'Show'],
  alone: ['核实说明或规则文件要和工作簿一起放入。', 'Drop a list of confirmed findings or a rules file together with the workbook.'],
  sheets: ['工作表', 'Sheets'],
  grid: [name => `工作表 ${name}`, name => `Sheet ${name}`],
  noSheets: ['这个文件里没有表格。', 'There is no table in this file.'],
  notRead: ['文件无法读取，没有可以显示的内容。', 'The file could not be read, so there is nothing to show.'],
  notInGrid: ['此处在正文中，不在表格里。', 'This is in the running text, not in a table.'],
  sheetCut: ['表格太大，这里只显示前面的部分；核对时已读全部内容。', 'The sheet is too large to show whole; all of it was checked.'],
  showHidden: ['显示隐藏的行列', 'Show hidden rows and columns'],
  hideHidden: ['收起隐藏的行列', 'Hide them again'],
  hiddenSheet: ['隐藏', 'hidden'],

  sumsLead: ['下面是从表中识别出的合计关系。点一条，可在表中看到它涉及的行列。', 'These sums were found in the tables. Press one to see its lines in the sheet.'],
  legendTotal: ['合计', 'total'],
  legendPart: ['分项', 'part'],
  forInstance: [text => `例如 ${text}`, text => `for instance ${text}`],
  noSums: ['这张表里没有识别出合计关系。', 'No sums were found in this table.'],

  moreSums: [n => `另有 ${n} 条。`, n => `${n} more.`],
  moreLines: [n => `……另有 ${n} 处`, n => `… and ${n} more`],
  uncheckedLead: ['以下内容没有核对，请自行留意。', 'These were not checked; please look at them yourself.'],
  undecided: [n => `${n} 个合计不能判断`, n => `${several(n, 'sum', 'sums')} could not be decided`],
  undecidedWhy: ['可能不是合计，或有分项读不出。', 'It may not be meant as a sum, or a part cannot be read.'],
  loose: [(n, of) => `${of} 个数据中有 ${n} 个不在任何合计中`, (n, of) => `${n} of ${several(of, 'figure', 'figures')} stand in no sum`],
  looseColumns: ['不在任何合计中的列：', 'Columns in no sum: '],
  looseRows: ['不在任何合计中的行：', 'Rows in no sum: '],
  unreadPart: ['没有读的部分', 'Parts that were not read'],
  idlePart: ['没有可核对内容的文件', 'Files in which there was nothing to check'],
  allChecked: ['所有数据都核对过了。', 'All figures were checked.'],

  keys: [[
    ['j k', '下一处、上一处'], ['Enter', '到表格中看这一处'], ['↑ ↓ ← →', '在表格中移动'],
    ['/', '搜索'], ['Esc', '关闭，或回到列表'], ['?', '显示这些按键'],
  ], [
    ['j k', 'next, previous finding'], ['Enter', 'go to its cell in the sheet'], ['↑ ↓ ← →', 'move in the sheet'],
    ['/', 'search'], ['Esc', 'close, or back to the list'], ['?', 'show these keys'],
  ]],
};

let language = 'zh';

export const languages = [['zh', '中文'], ['en', 'English']];

// preferred is the language that the browser asks for, if it is one of ours.
export const preferred = () => (navigator.language ?? '').toLowerCase().startsWith('zh') ? 'zh' : 'en';

export const current = () => language;

export function speak(name) {
  language = name === 'en' ? 'en' : 'zh';
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = `${t('title')} · crossfoot`;
}

// capital is a text with a capital letter, for what begins a line.
export const capital = text => text.charAt(0).toUpperCase() + text.slice(1);

// t is a text in the language of the page; its key may lead to one deeper, "lit.total".
export function t(key, ...args) {
  const text = key.split('.').reduce((at, step) => at[step], words)[language === 'zh' ? 0 : 1];
  return typeof text === 'function' ? text(...args) : text;
}
