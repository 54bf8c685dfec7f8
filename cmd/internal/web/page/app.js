// The page begins here: it ties files, answer and address to what is shown.

import * as again from './again.js';
import * as checked from './checked.js';
import { button, fill, h, quoted, redraw, say } from './dom.js';
import * as detail from './detail.js';
import { chosen, confirmation, confirmations, items, open, unsaved } from './findings.js';
import * as intake from './intake.js';
import { listen as listenToKeys } from './keys.js';
import * as list from './list.js';
import * as panels from './panels.js';
import { Failure, check, download, save } from './send.js';
import * as sheetpane from './sheetpane.js';
import { forget, go, onchange, session, start, view } from './state.js';
import * as top from './top.js';
import { capital, t } from './words.js';

const main = document.getElementById('main');
let running; // the check that goes on
let anew;    // begins it once more

// take checks files that somebody has given. compare says that they are those of before,
// corrected; the page finds that out as well.
async function take(given, { compare: asked = false } = {}) {
  const { files, extra } = await intake.sort(given);
  const names = new Set(session.files.map(f => f.name));
  const known = session.data && files.every(f => names.has(f.name));
  const kept = Boolean(session.data) && asked && extra.length === 0;
  if (known) { // some of the files, corrected, or what goes with them
    const fresh = new Map(files.map(f => [f.name, f]));
    const others = session.files.length - fresh.size;
    const told = others > 0 && fresh.size > 0 ? t('readAgain', [...fresh.keys()], others) : '';
    run(session.files.map(f => fresh.get(f.name) ?? f), extra.length > 0 ? extra : session.extra, { asked, told });
  } else if (files.length > 0) {
    run(files, kept ? session.extra : extra, { asked });
  } else {
    top.trouble(new Failure(t('alone')));
  }
}

// run sends files and shows what comes back. asked says that they are those of before,
// corrected, and told what else to tell of them; quietly keeps everything as it stands, as
// for another language.
async function run(files, extra, { asked = false, told = '', quietly = false } = {}) {
  running?.abort();
  const control = running = new AbortController();
  anew = () => run(files, extra, { asked, told, quietly });
  const progress = quietly ? undefined : top.progress(() => control.abort());
  main.setAttribute('aria-busy', 'true');
  try {
    let data, said = '';
    for (;;) {
      data = await check(files, extra, { progress, signal: control.signal });
      if (running !== control) return;
      const locked = quietly ? undefined : data.report.files.find(f => f.locked);
      const password = locked && await top.askPassword(locked.path, said);
      if (running !== control) return;
      if (!password) break;
      session.password = password;
      said = t('passwordAgain');
    }
    const paired = session.data ? again.pairs(session.data, data, asked) : new Map();
    const left = await mayLeave(unsaved().filter(x => !paired.has(x.finding.file)));
    if (running !== control) return;
    if (left) show(data, files, extra, paired, { asked, told, quietly });
    else top.quiet();
  } catch (error) {
    if (error.name !== 'AbortError') {
      if (!(error instanceof Failure)) throw error;
      top.trouble(error, anew);
    } else if (running === control) {
      top.quiet();
      say(t('cancelled'));
    }
  } finally {
    if (running === control) {
      running = undefined;
      main.removeAttribute('aria-busy');
    }
  }
}

// mayLeave asks whether to go on where findings that were confirmed would be lost.
async function mayLeave(lost) {
  if (lost.length === 0) return true;
  const answer = await top.ask(t('leave', lost.length), [['save', t('leaveSave')], ['leave', t('leaveAnyway')]]);
  return answer === 'save' ? fetchReport('baseline') : answer === 'leave';
}

function show(data, files, extra, paired, { asked, told, quietly }) {
  const { data: last, all: before } = session, compare = paired.size > 0;
  Object.assign(session, { data, files, extra, all: items(data), preview: null });
  detail.stopAsking();
  again.carry(before, session.all, paired, session.confirmed);
  const changed = compare && !quietly ? again.differences(before, session.all, paired) : null;
  if (!quietly) {
    session.fresh = changed?.fresh ?? null;
    top.quiet();
    if (!compare) session.confirmed.clear();
    if (!chosen() || last && !compare) forget();
  } else {
    session.fresh &&= new Set(session.all.filter(x => [...session.fresh].some(y => y.key === x.key)));
  }
  result();
  if (quietly) return;
  const news = told + again.words(last, data, paired, changed, asked);
  if (news) top.told(news);
  say(checked.verdict().text);
  document.getElementById('list')?.focus({ preventScroll: true });
  if (chosen() || !list.first()) return;
  list.choose(list.worst(), { replace: true });
  if (list.worst() === list.first()) list.begin();
}

// result draws everything that an answer has to show.
function result() {
  fill(main, h('div', { class: 'result' }, bar(), h('div', { class: 'panes' },
    h('section', { class: 'left', 'aria-label': t('findings') }, h('div', { id: 'panel' })),
    h('section', { class: 'right', 'aria-label': t('sheetView') },
      button(['‹ ', t('back')], () => go({ pane: 'list' }), { class: 'link back' }), h('div', { id: 'chosen' }), sheetpane.pane))));
  document.body.dataset.pane = view.pane;
  panel();
  sheetpane.renew();
  chosenAgain();
}

// bar is the line that says what was checked, with what to do next: where nothing was
// found there is nothing to mark.
function bar() {
  const { report, summary } = session.data;
  const names = report.files.map(f => f.path);
  const found = session.all.length > 0 || report.files.every(f => f.error);
  const menu = [found ? ['html', 'asHTML'] : ['xlsx', 'asCopy'], ['baseline', 'asBaseline'], ['json', 'asJSON']].map(([format, key]) =>
    h('li', null, button([h('b', null, t(key)), h('span', null, t(`${key}more`))], () => fetchReport(format), { data: { format } })));
  return h('section', { class: 'bar', 'aria-label': t('summary') },
    h('div', { class: 'about' },
      h('h1', null, h('bdi', null, names.length === 1 ? names[0] : t('files', names.length))),
      h('div', null, summary.filter((_, i) => i > 0 || session.all.length === 0).map(([label, text]) => h('p', null, h('span', { class: 'label' }, capital(label), t('colon')), text)),
        report.files.flatMap(f => (f.notes ?? []).map(note => h('p', { class: 'label' }, names.length > 1 && [quoted(f.path), t('colon')], quoted(note)))))),
    h('div', { class: 'actions' },
      found ? copy(report.files) : button(t('downloadReport'), () => fetchReport('html'), { class: 'primary', data: { format: 'html' } }),
      h('details', { class: 'menu', ontoggle: confirmable }, h('summary', null, t('downloadMore')), h('ul', null, menu)),
      button(t('again'), () => intake.choose({ compare: true }), { id: 'again' }),
      button(t('check'), () => intake.choose(), { class: 'quiet', id: 'another' })));
}

// copy is the button for the marked copy, which is a workbook whatever the file is. There
// is none of files that could not be read.
function copy(files) {
  const readable = files.filter(f => !f.error);
  return button(t(readable.every(f => f.format === 'xlsx') ? 'download' : 'downloadExcel'), () => fetchReport('xlsx'), {
    class: 'primary', data: { format: 'xlsx' }, disabled: readable.length === 0,
    title: readable.length === 0 && t('noCopy'), 'aria-describedby': readable.length === 0 && 'no-copy',
  });
}

// confirmable lets the list of confirmed findings be downloaded if there are any.
function confirmable(event) {
  event.target.querySelector('[data-format=baseline]').disabled = !session.all.some(confirmation);
}

// fetchReport has the browser save a report; it says whether it could be had. Of them all
// only the list of what was confirmed can be dropped again.
async function fetchReport(format) {
  main.setAttribute('aria-busy', 'true');
  for (const menu of document.querySelectorAll('details[open]')) menu.open = false;
  say(t('preparing'));
  const sent = unsaved().map(x => session.confirmed.get(x.mark));
  try {
    const report = await download(format, session.files, session.extra, confirmations());
    save(report);
    if (format === 'baseline') for (const entry of sent) entry.saved = true;
    top.told(t('saved', report.name));
    return true;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    top.trouble(error, () => fetchReport(format));
    return false;
  } finally {
    main.removeAttribute('aria-busy');
  }
}

function tabs() {
  const { report, understood, unread } = session.data;
  const n = { findings: open().length, sums: understood.reduce((all, e) => all + e.sums.length, 0), unchecked: report.summary.cells.unchecked || unread.length + report.summary.relations.undetermined + checked.unread().length + checked.unsaid().length };
  return h('div', { class: 'tabs', role: 'group', 'aria-label': t('show') }, ['findings', 'sums', 'unchecked'].map(name =>
    button([t(name), h('span', { class: 'count' }, ` ${n[name]}`)], () => go({ tab: name }), { class: 'tab', 'aria-pressed': String(view.tab === name), data: { at: `tab-${name}` } })));
}

// panel draws what the tab shows.
function panel() {
  const goTo = sheetpane.show;
  redraw(() => fill(document.getElementById('panel'), tabs(), {
    findings: () => [list.filters(), list.list()],
    sums: () => panels.sums({
      pressed: (key, entry, sum) => {
        const { sheet } = session.data.report.files[entry.file].tables[entry.table];
        if (key) sheetpane.show({ file: entry.file, sheet, ref: sum.place.split('!').at(-1) }, { focus: false, also: { sum: key } });
        else go({ sum: '' });
      },
      hovered: key => sheetpane.draw({ hovered: key }),
    }),
    unchecked: () => panels.unchecked({ goTo }),
  }[view.tab]()));
  list.mark();
}

function detailAgain() {
  redraw(() => fill(document.getElementById('chosen'), view.tab === 'findings' && detail.detail({
    goTo: sheetpane.show,
    previewed: suspect => {
      session.preview = suspect;
      detailAgain();
      sheetpane.draw();
      if (suspect) sheetpane.show(suspect.cell, { focus: false }); // which may be far from what is shown
    },
    settled: () => { session.preview = null; panel(); detailAgain(); sheetpane.draw(); },
  })));
}

function chosenAgain() {
  detailAgain();
  list.mark();
  sheetpane.draw();
  sheetpane.settle();
}

function begin() {
  const lost = ['finding', 'sheet', 'sum', 'rule', 'q'].some(key => view[key] !== '');
  fill(main, top.welcome({ lost, example: async () => {
    try { take(await intake.example()); } catch (error) { top.trouble(error); }
  } }));
}

onchange(keys => {
  const has = (...names) => names.some(name => keys.includes(name));
  if (has('lang')) {
    top.head(home);
    top.quiet();
    if (session.data) result();
    else begin();
    if (running) anew();
    else if (session.data) run(session.files, session.extra, { quietly: true });
    return;
  }
  if (!session.data) return;
  document.body.dataset.pane = view.pane;
  if (has('pane') && view.pane === 'sheet') scrollTo(0, 0);
  if (has('finding')) { session.preview = null; detail.stopAsking(); }
  if (has('tab', 'severity', 'rule')) panel();
  else if (has('q')) list.refresh();
  if (has('severity', 'rule', 'q') && !list.holds(view.finding)) list.choose(list.first(), { replace: true });
  if (has('sum')) panels.press();
  if (has('finding', 'tab')) chosenAgain();
  else if (has('sheet', 'sum', 'pane')) sheetpane.draw();
});

// home goes back to the beginning; the files are forgotten.
async function home() {
  if (!await mayLeave(unsaved())) return;
  running?.abort();
  top.quiet();
  Object.assign(session, { files: [], extra: [], data: null, all: [], fresh: null, preview: null, password: '' });
  session.confirmed.clear();
  forget();
  begin();
}

start();
top.head(home);
begin();
intake.listen(take, error => top.trouble(error));
listenToKeys({ toCell: () => { go({ pane: 'sheet' }); sheetpane.show(chosen().finding.cell); } });
addEventListener('beforeunload', event => { if (unsaved().length > 0) event.preventDefault(); });
