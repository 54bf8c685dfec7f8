// The findings of a report as the page lists them.

import { parseCell } from './refs.js';
import { session, view } from './state.js';

// How many findings are listed at once: a list of tens of thousands helps nobody.
export const listed = 1000;

export const severities = ['error', 'warning', 'info'];

// items are a report's findings, by file and sheet, those of one slip after the first
// of them: {finding, index, key, mark, file, sheet, cell, follows}. The key stands in the
// address; the mark, which holds the file's name, tells it from those of other checks too.
export function items(data) {
  const { files, findings } = data.report;
  const paths = new Map(files.map((f, i) => [f.path, i]));
  const all = findings.map((finding, index) => {
    const file = paths.get(finding.file) ?? 0;
    return {
      finding, index, file, key: file === 0 ? finding.id : `${finding.id}.${file}`,
      mark: `${finding.id} ${finding.file}`, sheet: sheetIndex(data, file, finding.cell.sheet), cell: parseCell(finding.cell.ref),
      follows: finding.group !== finding.id,
    };
  });
  const place = x => x.sheet < 0 ? data.sheets.length : x.sheet;
  const first = new Map(all.filter(x => !x.follows).map(x => [`${x.file} ${x.finding.id}`, x]));
  const lead = x => first.get(`${x.file} ${x.finding.group}`) ?? x;
  return all.sort((a, b) => a.file - b.file || place(lead(a)) - place(lead(b)) || lead(a).index - lead(b).index || a.follows - b.follows || a.index - b.index);
}

// sheetIndex is the sheet of that name in the answer; -1 if there is none.
const sheetIndex = (data, file, name) => data.sheets.findIndex(s => s.file === file && s.name === name);

// figures are what a confirmation is given for.
export const figures = finding => finding.arithmetic || `${finding.cell.text} ${finding.want}`;

// confirmation is what somebody has said for a finding as it is: {note, by}; null if
// nobody has. local says that it was said on this page, and can be undone here.
export function confirmation({ finding, mark }) {
  const here = session.confirmed.get(mark);
  if (here && here.figures === figures(finding)) return { ...here, local: true };
  return finding.confirmed ?? null;
}

// outdated says that a finding was confirmed with other figures.
export const outdated = item => Boolean(item.finding.outdated) || session.confirmed.has(item.mark) && !confirmation(item);

// confirm says that a finding, and what follows from the same slip, is right as it is.
export function confirm(item, note, by) {
  for (const x of slip(item)) session.confirmed.set(x.mark, { note, by, figures: figures(x.finding), saved: false });
}

export const undo = item => slip(item).forEach(x => session.confirmed.delete(x.mark));

// slip is a finding with those that follow from it, if it is the first of its slip.
const slip = item => session.all.filter(x => x === item || x.file === item.file && x.finding.group === item.finding.id);

// confirmations are those of this page, as the server takes them.
export const confirmations = () => session.all.filter(x => confirmation(x)?.local).map(x => {
  const { note, by } = session.confirmed.get(x.mark);
  return { id: x.finding.id, file: x.finding.file, note, by };
});

// unsaved are the findings that were confirmed on this page and are in no list yet.
export const unsaved = () => session.all.filter(x => confirmation(x)?.local && !session.confirmed.get(x.mark).saved);

// open are the findings that count.
export const open = () => session.all.filter(x => !confirmation(x));

export function counts(all) {
  const n = { error: 0, warning: 0, info: 0 };
  for (const { finding } of all) n[finding.severity]++;
  return n;
}

// matching are the findings that the filters let through, those that count first.
export function matching() {
  const wanted = view.q.trim().toLowerCase();
  const severities = view.severity ? view.severity.split(',') : null;
  const all = session.all.filter(({ finding: x, file }) =>
    (!severities || severities.includes(x.severity)) && (!view.rule || x.rule === view.rule) &&
    (!wanted || haystack(x, file).includes(wanted)));
  return { open: all.filter(x => !confirmation(x)), confirmed: all.filter(x => confirmation(x)) };
}

function haystack(x, file) {
  const { cell } = x;
  return [cell.item, cell.entity, cell.ref, cell.text, cell.sheet, x.arithmetic, x.message, x.rule,
    session.data.titles[x.rule], session.data.report.files[file]?.path].join('\n').toLowerCase();
}

// chosen is the finding that the address names; undefined if there is none.
export const chosen = () => view.finding ? session.all.find(x => x.key === view.finding) : undefined;
