// Elements are made here and nowhere else. Texts become text nodes, so that what a
// workbook holds is never read as markup.

// h makes an element. Keys that begin with "on" are listeners, "class" is the class
// name, data is an object of data attributes; a value that is null, undefined or
// false leaves its attribute out. Children that are null or false are left out.
export function h(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'class') element.className = value;
    else if (key === 'data') Object.assign(element.dataset, value);
    else if (key === 'value') element.value = value;
    else element.setAttribute(key, value === true ? '' : value);
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === '') continue;
    element.append(child);
  }
}

// fill puts children in place of what an element held.
export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
  return element;
}

// quoted is a text from a workbook, kept from turning the direction of its sentence.
export const quoted = (text, className) => h('bdi', { class: className }, text);

// button is a plain button.
export const button = (text, onclick, props) => h('button', { type: 'button', onclick, ...props }, text);

// redraw draws something anew and gives the focus back to what had it: elements that
// take it and do not last say in data-at which of their kind they are.
export function redraw(draw) {
  const at = document.activeElement?.dataset.at;
  draw();
  if (!at || document.activeElement !== document.body) return;
  const again = document.querySelector(`[data-at="${CSS.escape(at)}"]:not([disabled])`);
  (again ?? document.getElementById('list'))?.focus({ preventScroll: true });
}

// say tells those who listen to the page what has happened.
export function say(text) {
  document.getElementById('live').textContent = text;
}
