// The keys of the page. Those of the sheet are the grid's own.

import { choose, first, step } from './list.js';
import { chosen } from './findings.js';
import { go, session, view } from './state.js';
import { keys } from './top.js';

export function listen({ toCell }) {
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector('dialog[open]')) return;
    const typing = event.target.matches?.('input, textarea, select');
    if (event.key === 'Escape') return leave(event.target);
    if (typing) {
      if (event.target.id === 'search' && ['Enter', 'ArrowDown'].includes(event.key)) intoList(event);
      return;
    }
    if (event.key === '?') return keys();
    if (!session.data) return;
    const inList = event.target.id === 'list';
    const act = {
      j: () => step(1), k: () => step(-1), '/': search,
      ...inList && { ArrowDown: () => step(1), ArrowUp: () => step(-1), ' ': () => chosen() && toCell() },
      ...(inList || event.target === document.body) && { Enter: () => chosen() && toCell() },
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}

function search() {
  go({ tab: 'findings', pane: 'list' }, { replace: true });
  document.getElementById('search')?.select();
  document.getElementById('search')?.focus();
}

function intoList(event) {
  event.preventDefault();
  document.getElementById('list')?.focus();
  if (first() && !document.querySelector('#list [aria-selected=true]')) choose(first());
}

// leave goes back one step: from the sheet or the search to the list.
function leave(from) {
  const menu = document.querySelector('details[open]');
  if (menu) {
    menu.open = false;
    menu.querySelector('summary').focus();
  } else if (session.data) {
    if (view.pane === 'sheet') go({ pane: 'list' });
    if (from.closest?.('.grid') || from.id === 'search') document.getElementById('list')?.focus();
  }
}
