// How files come in: dropped anywhere on the page, chosen, pasted, or the example.

import { current, t } from './words.js';
import { Failure } from './send.js';

let purpose; // of what is chosen next

// listen calls take(files, purpose) with what somebody drops, chooses or pastes, and
// fail(error) where there is nothing to check in it.
export function listen(take, fail) {
  const chooser = document.getElementById('choose');
  chooser.addEventListener('change', () => {
    const files = [...chooser.files];
    chooser.value = ''; // so that the same file can be chosen again
    if (files.length > 0) take(files, purpose);
  });
  drops(take, fail);
  document.addEventListener('paste', async event => {
    if (event.target.closest?.('input, textarea')) return;
    event.preventDefault();
    const files = [...event.clipboardData.files];
    const table = pasted(event.clipboardData);
    if (table) take([table]);
    else if (files.length > 0 && !files.every(f => f.type.startsWith('image/'))) take(files);
    else fail(new Failure(t('notPasted')));
  });
}

// choose opens the browser's window to choose files.
export function choose({ compare = false } = {}) {
  purpose = { compare };
  document.getElementById('choose').click();
}

function drops(take, fail) {
  let depth = 0; // of the elements that the file is over: entering one leaves another
  const over = on => {
    document.body.dataset.drop = t('dropAnywhere');
    document.body.classList.toggle('dropping', on);
  };
  const holds = event => event.dataTransfer?.types.includes('Files');
  addEventListener('dragenter', event => { if (holds(event)) { depth++; over(true); } });
  addEventListener('dragleave', event => { if (holds(event) && --depth <= 0) { depth = 0; over(false); } });
  addEventListener('dragover', event => {
    event.preventDefault(); // or the browser would open the file in place of the page
    event.dataTransfer.dropEffect = 'copy';
  });
  addEventListener('drop', async event => {
    event.preventDefault();
    depth = 0;
    over(false);
    const files = await dropped(event.dataTransfer);
    if (files.length === 0) return;
    const empty = await Promise.all(files.map(isEmpty));
    const first = empty.indexOf(true);
    if (first >= 0) fail(new Failure(t('empty', files[first].name)));
    else take(files);
  });
}

// dropped are the files of a drop, with those of its folders that can be checked.
async function dropped(transfer) {
  const whole = [...transfer.files]; // while the drop lasts
  const entries = [...transfer.items].filter(item => item.kind === 'file').map(item => item.webkitGetAsEntry?.());
  const found = await Promise.all(entries.map((entry, i) => entry?.isDirectory ? within(entry) : whole[i]));
  return found.flat();
}

// wanted says whether to look at a file in a folder; others, and what Excel leaves beside a
// workbook that is open, would only be in the way.
const wanted = name => !/^(~\$|\.)/.test(name) && [...document.body.dataset.search.split(' '), '.yaml', '.yml'].some(kind => name.toLowerCase().endsWith(kind));

async function within(folder) {
  const reader = folder.createReader();
  const files = [];
  for (;;) { // a reader gives its entries by the hundred
    const entries = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (entries.length === 0) return files;
    for (const entry of entries) {
      if (entry.isDirectory) files.push(...await within(entry));
      else if (wanted(entry.name)) files.push(await new Promise((resolve, reject) => entry.file(resolve, reject)));
    }
  }
}

// isEmpty says whether there is nothing to read, as in a folder.
async function isEmpty(file) {
  try {
    return (await file.slice(0, 1).arrayBuffer()).byteLength === 0;
  } catch {
    return true;
  }
}

// pasted is a range that was copied from a spreadsheet, as lines of cells, or else as a
// table of HTML, whose cells may reach over others; null if there is none.
function pasted(clipboard) {
  const text = clipboard.getData('text/plain');
  const lines = () => new File([text], 'pasted.tsv', { type: 'text/tab-separated-values' });
  if (text.includes('\t')) return lines();
  const html = clipboard.getData('text/html');
  const table = html && new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  if (table) return new File(['<!doctype html><meta charset="utf-8">', table.outerHTML], 'pasted.html', { type: 'text/html' });
  return text.trim().includes('\n') ? lines() : null;
}

// sort tells the files to check from those that go with them: lists of confirmed
// findings and rules files.
export async function sort(files) {
  const sorted = { files: [], extra: [] };
  for (const file of files) {
    if (!/\.ya?ml$/i.test(file.name)) sorted.files.push(file);
    else sorted.extra.push({ file, part: /^accepted:/m.test(await file.text()) ? 'accepted' : 'config' });
  }
  return sorted;
}

// example is a small workbook with a slip in it.
export async function example() {
  const name = current() === 'zh' ? 'example-zh.xlsx' : 'example-en.xlsx';
  try {
    const answer = await fetch(new URL(name, import.meta.url));
    if (!answer.ok) throw new Error(answer.status);
    return [new File([await answer.blob()], current() === 'zh' ? '例子.xlsx' : 'example.xlsx')];
  } catch {
    throw new Failure(t('failStopped'), true);
  }
}
