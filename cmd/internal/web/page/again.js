// What becomes of findings, and of what was confirmed, when files are checked again,
// corrected, perhaps under another name: a finding's id holds the name of its file.

import { figures } from './findings.js';

const exact = ({ finding: x }) => [x.rule, x.cell.sheet, x.cell.ref, figures(x)].join('\n');
const loose = ({ finding: x }) => [x.rule, x.cell.sheet, x.cell.item, x.cell.entity].join('\n');

// pairs tells which file of before each file is now: a map of their paths. A file of
// another name is that of before if one name holds the other, as notice（改） does, and it
// has a finding alike, cell and figures; or else if somebody has said so (asked).
export function pairs(before, after, asked) {
  const now = new Set(after.report.files.map(f => f.path));
  const out = new Map();
  const left = before.report.files.map(f => f.path).filter(path => !(now.has(path) && out.set(path, path) && now.delete(path)));
  for (const path of left) {
    const had = new Set(of(before, path).map(exact));
    const alike = [...now].filter(name => asked || akin(path, name)).map(name => [name, of(after, name).filter(x => had.has(exact(x))).length]);
    const [best, n] = alike.reduce((a, b) => b[1] > a[1] ? b : a, ['', 0]);
    if (n > 0 && out.set(path, best)) now.delete(best);
  }
  if (asked) {
    const others = [...now];
    for (const path of left) if (!out.has(path) && others.length > 0) out.set(path, others.shift());
  }
  return out;
}

// akin says whether one file is called as the other is, with something added that is no
// mere number: 区县1 and 区县12 are two districts.
function akin(a, b) {
  const stems = [a, b].map(path => path.replace(/^.*\//, '').replace(/\.[^.]*$/, '').trim());
  const [short, long] = stems[0].length <= stems[1].length ? stems : stems.reverse();
  return short !== '' && long.includes(short) && !/^\d*$/.test(long.replace(short, ''));
}

const of = ({ report }, path) => report.findings.filter(x => x.file === path).map(finding => ({ finding }));

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
