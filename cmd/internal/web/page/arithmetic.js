// The arithmetic of a finding, "27 + 34 = 61 ≠ 60", as terms that know their cells.

import { add, equal, parse, show } from './decimal.js';

// read takes a finding's arithmetic apart: {terms: [{text, weight, place}], sum, sign,
// total}, where place is one of the finding's related cells; 810 ≠ 900 is a sum of one
// term. It is null where the arithmetic is no plain sum, or its terms cannot be told apart
// among the cells.
export function read(finding) {
  const found = /^(?:(.+) = )?(\S+) ([≠≈]) (\S+)$/.exec(finding.arithmetic);
  if (!found) return null;
  const [, left = found[2], sum, sign, total] = found;
  const terms = [];
  for (const [i, piece] of left.split(/ (?=[+−] )/).entries()) {
    const signed = /^([+−]) (.+)$/.exec(piece);
    if (i > 0 && !signed) return null;
    const text = signed ? signed[2] : piece;
    if (!parse(text)) return null;
    terms.push({ text, weight: signed?.[1] === '−' ? -1 : 1 });
  }
  if (!parse(sum) || !parse(total) || !place(terms, finding.related)) return null;
  return { terms, sum, sign, total };
}

// place gives each term the next cell that shows its figure. Cells that show none, such
// as blanks, are no terms.
function place(terms, related) {
  let next = 0;
  for (const term of terms) {
    const value = parse(term.text);
    while (next < related.length && !same(value, related[next].text)) next++;
    if (next === related.length) return false;
    term.place = related[next++];
  }
  return true;
}

function same(value, text) {
  const shown = parse(text);
  return shown !== null && equal(value, shown);
}

// change works a sum out again with one cell changed: {terms, sum, sign, total, holds},
// where the changed term has the figure that stood there as was. It is null where the
// cell is not part of the sum, or its new content is no figure.
export function change(sum, finding, suspect) {
  const to = parse(suspect.to);
  if (!to) return null;
  const at = p => p.sheet === suspect.cell.sheet && p.ref === suspect.cell.ref && !p.file;
  let met = at(finding.cell);
  const total = met ? suspect.to : sum.total;
  const terms = sum.terms.map(term => {
    if (!at(term.place)) return term;
    met = true;
    return { ...term, text: suspect.to, was: term.text };
  });
  if (!met && !suspect.from.trim() && finding.related.some(at)) { // a blank that becomes a part
    met = true;
    terms.push({ text: suspect.to, weight: 1, was: '', place: finding.related.find(at) });
  }
  if (!met) return null;
  const worked = terms.reduce((all, term) => add(all, parse(term.text), term.weight), { digits: 0n, scale: 0 });
  const holds = equal(worked, parse(total));
  return { terms, sum: show(worked), sign: holds ? '=' : '≠', total, was: at(finding.cell) ? sum.total : undefined, holds };
}
