// What becomes of findings, and of what was confirmed, when files are checked again,
// corrected, perhaps under another name: a finding's id holds the name of its file.

import { figures } from './findings.js';
import { t } from './words.js';

const exact = ({ finding: x }) => [x.rule, x.cell.sheet, x.cell.ref, figures(x)].join('\n');
const loose = ({ finding: x }) => [x.rule, x.cell.sheet, x.cell.item, x.cell.entity].join('\n');

// pairs tells which file of before each file is now: a map of their paths. It is the file
// of the same name, or one that is called alike, if it holds the same tables; or else, if
// somebody has said so (asked), any that is made from the same form.
export function pairs(before, after, asked) {
  const out = new Map(), left = new Set(after.report.files);
  const pair = (file, may) => {
    const alike = [...left].filter(f => may(f.path)).map(f => [f, likeness(before, file, after, f)]).filter(([, x]) => x.figures || asked && x.texts);
    const best = alike.find(([, x]) => x.figures) ?? alike[0];
    if (best && out.set(file.path, best[0].path)) left.delete(best[0]);
  };
  for (const may of [(a, b) => a === b, (a, b) => asked || akin(a, b)]) {
    for (const file of before.report.files) if (!out.has(file.path)) pair(file, name => may(file.path, name));
  }
  return out;
}

// likeness says of two files whether at least half the texts of the smaller one stand in
// the other, and whether half the figures do as well.
function likeness(before, a, after, b) {
  if (a.error || b.error) return { texts: false, figures: false };
  if (a.sha256 === b.sha256) return { texts: true, figures: true };
  const one = contents(before, a), other = contents(after, b);
  const half = kind => {
    const [a, b, both] = [size(one[kind]), size(other[kind]), shared(one[kind], other[kind])];
    return both > 0 ? 2 * both >= Math.min(a, b) : a + b === 0;
  };
  const texts = half('texts');
  return { texts, figures: texts && half('figures') };
}

const most = 20_000; // cells that tell one file from another

// contents are the cells of a file and how often they are there: each with what its row is
// about, as a figure of another row is another figure, but not with its address, as rows
// come and go. What holds no letter is a figure.
function contents(data, file) {
  const out = { texts: new Map(), figures: new Map() };
  let left = most;
  for (const sheet of data.sheets.filter(s => data.report.files[s.file] === file)) {
    for (const [, cells] of sheet.cells ?? []) {
      const about = cells.find(text => /\p{L}/u.test(text)) ?? '';
      for (const text of cells) {
        if (text === '' || left-- <= 0) continue;
        const to = /\p{L}/u.test(text) ? out.texts : out.figures, key = `${about}\n${text}`;
        to.set(key, (to.get(key) ?? 0) + 1);
      }
    }
  }
  return out;
}

const size = counted => [...counted.values()].reduce((all, n) => all + n, 0);
const shared = (one, other) => [...one].reduce((all, [key, n]) => all + Math.min(n, other.get(key) ?? 0), 0);

// akin says whether one file is called as the other is, with something added that is no
// mere number: 区县1 and 区县12 are two districts.
function akin(a, b) {
  const stems = [a, b].map(path => path.replace(/^.*\//, '').replace(/\.[^.]*$/, '').trim());
  const [short, long] = stems[0].length <= stems[1].length ? stems : stems.reverse();
  return short !== '' && long.includes(short) && !/^\d*$/.test(long.replace(short, ''));
}

// differences compares two checks, file by file: {gone, fresh}, a count and the findings
// that were not there before. What stands in a file that has no pair is neither.
export function differences(before, after, paired) {
  const out = { gone: 0, fresh: new Set() };
  for (const [path, name] of paired) {
    const had = before.filter(x => x.finding.file === path), has = after.filter(x => x.finding.file === name);
    const same = meet(had, has, path === name);
    out.gone += had.filter(x => !same.has(x)).length;
    const met = new Set(same.values());
    for (const x of has) if (!met.has(x)) out.fresh.add(x);
  }
  return out;
}

// words says how two checks compare: what changed, which files could not be compared.
export function words(before, after, paired, changed, asked) {
  if (!changed) return asked && before && after.report.files.some(f => !f.error) ? t('notSame') : '';
  const { gone, fresh } = changed;
  const renamed = [...paired].find(([path, name]) => path !== name)?.[0];
  const had = new Map(before.report.files.map(f => [f.path, f]));
  const left = after.report.files.filter(f => had.has(f.path) && !paired.has(f.path) && !(f.error && had.get(f.path).error));
  return t('since', renamed) + (gone || fresh.size ? t('againDiff', gone, fresh.size) : t('againNone')) + (left.length > 0 ? t('notCompared', left.map(f => f.path)) : '');
}

// meet gives the finding that each is now: by its id, or in a file of another name by its
// cell and figures, or else by what it is about.
function meet(had, has, named) {
  const same = new Map(), free = new Set(has);
  for (const key of named ? [x => x.finding.id] : [exact, loose]) {
    const by = new Map();
    for (const x of free) by.has(key(x)) ? by.get(key(x)).push(x) : by.set(key(x), [x]);
    for (const x of had) {
      const found = !same.has(x) && by.get(key(x))?.shift();
      if (found) { same.set(x, found); free.delete(found); }
    }
  }
  return same;
}

// carry takes what was confirmed in files of before to the same files of another name;
// what has other figures now is to be looked at again.
export function carry(before, after, paired, confirmed) {
  for (const [path, name] of paired) {
    if (path === name) continue;
    const had = before.filter(x => x.finding.file === path && confirmed.has(x.mark));
    for (const [x, now] of meet(had, after.filter(y => y.finding.file === name), false)) {
      confirmed.set(now.mark, { ...confirmed.get(x.mark), saved: false });
    }
  }
}
