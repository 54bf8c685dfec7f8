// The head of the page, its beginning, what goes on, and the list of keys.

import { button, fill, h, quoted } from './dom.js';
import { choose } from './intake.js';
import { go } from './state.js';
import { current, languages, t } from './words.js';

// here says that the server runs on the reader's own computer.
const here = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(location.hostname);

// head is what stands above everything. home leads back to the beginning.
export function head(home) {
  fill(document.getElementById('top'),
    button([h('img', { src: new URL('icon.svg', import.meta.url).href, alt: '', width: '24', height: '24' }), h('span', { class: 'name' }, t('title'))], home, { class: 'brand' }),
    h('p', { class: 'local' }, here ? t('local') : t('sent', location.host)),
    h('div', { class: 'languages', role: 'group', 'aria-label': t('language') }, languages.map(([code, name]) =>
      button(name, () => go({ lang: code }), { lang: code === 'zh' ? 'zh-CN' : code, 'aria-pressed': String(code === current()) }))),
    button('?', keys, { class: 'icon', 'aria-label': t('help'), title: t('help') }));
}

// welcome is the page before there is anything to show.
export function welcome({ example, lost }) {
  const step = (n, key) => h('li', null, h('span', { class: 'n', 'aria-hidden': 'true' }, n), h('div', null, h('h2', null, t(key)), h('p', null, t(`${key}more`))));
  return h('section', { class: 'welcome' },
    h('h1', null, t('tagline')),
    lost && h('p', { class: 'lost', role: 'status' }, t('lost')),
    h('div', { class: 'drop' },
      h('p', { class: 'big' }, t('dropHere')),
      button(t('choose'), () => choose(), { class: 'primary', id: 'choose-button' }),
      h('p', null, t('pasteHint')),
      h('p', { class: 'kinds' }, t('kinds', document.body.dataset.kinds))),
    button(t('example'), example, { class: 'quiet', id: 'example' }),
    h('ol', { class: 'steps3' }, step('1', 'step1'), step('2', 'step2'), step('3', 'step3')));
}

// progress shows how far a check is; it gives a function that is called with the
// percentage of the files that has been read.
export function progress(cancel) {
  const text = h('span', null, t('sending', 0));
  const bar = h('progress', { max: '100', 'aria-label': t('checking'), value: 0 });
  notice('busy', bar, text, button(t('cancel'), cancel, { class: 'quiet' }));
  return percent => {
    text.textContent = percent < 100 ? t('sending', percent) : t('checking');
    if (percent < 100) bar.value = percent;
    else bar.removeAttribute('value');
  };
}

// trouble shows why something could not be done, and offers to try again where that may
// help.
export function trouble(error, again) {
  notice('trouble', quoted(error.message), error.again && again && button(t('retry'), again), closing());
}

// told says what has come of something.
export const told = text => notice('told', quoted(text), closing());

const closing = () => button('×', quiet, { class: 'icon', 'aria-label': t('close') });

function notice(kind, ...children) {
  quiet();
  document.getElementById('main').before(h('div', { id: 'notice', class: `notice ${kind}`, role: kind === 'trouble' ? 'alert' : 'status' }, children));
}

// quiet takes away what was said.
export const quiet = () => document.getElementById('notice')?.remove();

// ask puts a question with answers, [value, text], the first of which is to be preferred;
// it gives the value of the one chosen, "" if somebody would rather not.
export function ask(question, answers) {
  document.getElementById('ask')?.close();
  return new Promise(resolve => {
    const dialog = h('dialog', { id: 'ask', 'aria-labelledby': 'ask-title', onclose: () => { dialog.remove(); resolve(dialog.returnValue); },
      onkeydown: e => { if (e.key === 'Escape') dialog.close(''); } },
      h('div', { class: 'inside' },
        h('h2', { id: 'ask-title' }, question),
        h('div', { class: 'answers' }, [...answers, ['', t('cancel')]].map(([value, text], i) =>
          button(text, () => dialog.close(value), { class: i === 0 ? 'primary' : null, data: { answer: value } })))));
    document.body.append(dialog);
    dialog.showModal();
  });
}

// askPassword asks for the password of a file; it gives "" if somebody would rather not.
// said is what there is to say of the last one.
export function askPassword(name, said) {
  return new Promise(resolve => {
    const field = h('input', { id: 'password', class: 'field', type: 'password', autocomplete: 'off', spellcheck: 'false', 'aria-label': t('password'), 'aria-describedby': 'password-hint' });
    const dialog = h('dialog', { id: 'ask', 'aria-labelledby': 'ask-title', onclose: () => { dialog.remove(); resolve(dialog.returnValue ? field.value : ''); } },
      h('form', { class: 'inside', method: 'dialog', onsubmit: e => { e.preventDefault(); dialog.close('open'); } },
        h('h2', { id: 'ask-title' }, quoted(t('passwordOf', name))),
        h('p', { id: 'password-hint' }, said && [quoted(said), h('br')], t('passwordHint')),
        field,
        h('div', { class: 'answers' },
          h('button', { type: 'submit', class: 'primary' }, t('openLocked')),
          button(t('cancel'), () => dialog.close('')))));
    document.body.append(dialog);
    dialog.showModal();
    field.focus();
  });
}

// keys shows the list of keys.
export function keys() {
  document.getElementById('keys')?.remove();
  const dialog = h('dialog', {
    id: 'keys', 'aria-labelledby': 'keys-title', onclose: () => dialog.remove(),
    onclick: e => { if (e.target === dialog) dialog.close(); }, // beside it
    onkeydown: e => { if (e.key === 'Escape') dialog.close(); },
  },
    h('div', { class: 'inside' },
      h('h2', { id: 'keys-title' }, t('help')),
      h('dl', null, t('keys').map(([key, text]) => [h('dt', null, key.split(' ').map(k => [h('kbd', null, k), ' '])), h('dd', null, text)])),
      button(t('close'), () => dialog.close(), { class: 'primary' })));
  document.body.append(dialog);
  dialog.showModal();
}
