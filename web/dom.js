// Making elements, and nothing else: every node of the page that is not in index.html comes through here, so no string
// is ever read as markup.

/**
 * element('a', { class: 'row', href: '#m2', onclick: f, text: 'Rubio' }, child, 'text', ...): attributes by name, but
 * "text" is the content, on… are listeners, true is an empty attribute, null and false leave the attribute out.
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'text') node.textContent = value;
    else if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false)
      node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

export function button(attributes, ...children) {
  return element('button', { type: 'button', ...attributes }, ...children);
}

/**
 * Makes the nodes the children of parent. Those that stand there in this order already are not touched, so that neither
 * the focus on them is lost nor a press that has begun.
 */
export function keep(parent, nodes) {
  const kept = new Set(nodes);
  for (const child of [...parent.childNodes]) if (!kept.has(child)) child.remove();
  let next = parent.firstChild;
  for (const node of nodes) {
    if (node === next) next = next.nextSibling;
    else parent.insertBefore(node, next);
  }
}

/** A click on a link that carries data-NAME leads where its value says. */
export function leadBy(root, name, lead) {
  root.addEventListener('click', (event) => {
    const link = event.target.closest(`a[data-${name}]`);
    if (!link) return;
    event.preventDefault();
    lead(link.dataset[name]);
  });
}

/** Sets a node's text; the one that it has already is left alone. */
export function say(node, text) {
  if (node.textContent !== String(text)) node.textContent = text;
}

const paths = {
  lock:
    'M5.25 7V5a2.75 2.75 0 0 1 5.5 0v2' +
    'M4.5 7h7a1.25 1.25 0 0 1 1.25 1.25v3.5a1.25 1.25 0 0 1-1.25 1.25h-7' +
    'a1.25 1.25 0 0 1-1.25-1.25v-3.5A1.25 1.25 0 0 1 4.5 7z',
  copy:
    'M7.5 6h4.75a1.5 1.5 0 0 1 1.5 1.5v4.75a1.5 1.5 0 0 1-1.5 1.5H7.5a1.5 1.5 0 0 1-1.5-1.5V7.5A1.5 1.5 0 0 1 7.5 6z' +
    'M3.6 10A1.4 1.4 0 0 1 2.25 8.6V3.75a1.5 1.5 0 0 1 1.5-1.5H8.6A1.4 1.4 0 0 1 10 3.6',
  close: 'M4 4l8 8M12 4l-8 8',
  previous: 'M9.75 3.5L5.25 8l4.5 4.5',
  next: 'M6.25 3.5L10.75 8l-4.5 4.5',
  down: 'M3.5 6L8 10.5 12.5 6',
  out: 'M5.5 10.5l5-5M6.5 5.5h4v4',
  share:
    'M8 10V2.25M5 5l3-3 3 3' +
    'M4.5 7.5H3.75A1.25 1.25 0 0 0 2.5 8.75v3.5a1.25 1.25 0 0 0 1.25 1.25h8.5a1.25 1.25 0 0 0 1.25-1.25v-3.5' +
    'a1.25 1.25 0 0 0-1.25-1.25H11.5',
  more: [2.75, 8, 13.25].flatMap((x) => [1.1, 0.4].map((r) => circle(x, 8, r))).join(''), // lines that leave no hole
};

function circle(x, y, r) {
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0-${2 * r} 0`;
}

/** A 16 by 16 line drawing; decoration, its button carries the words. */
export function icon(name) {
  return svg('0 0 16 16', 'icon', ['icon-line', paths[name]]);
}

/** The strip beside a name: a filled cell where it is named, a base line where it is not. */
export function cells(filled) {
  const full = filled
    .map((on, i) =>
      on ? `M${i * 8 + 1} 0h4a1 1 0 0 1 1 1v8a1 1 0 0 1 -1 1h-4a1 1 0 0 1 -1 -1v-8a1 1 0 0 1 1 -1z` : '',
    )
    .join('');
  const empty = filled.map((on, i) => (on ? '' : `M${i * 8} 9h6v1h-6z`)).join('');
  return svg(`0 0 ${filled.length * 8 - 2} 10`, 'cells', ['cell-full', full], ['cell-empty', empty]);
}

const svgSpace = 'http://www.w3.org/2000/svg';

function svg(viewBox, className, ...shapes) {
  const root = document.createElementNS(svgSpace, 'svg');
  root.setAttribute('viewBox', viewBox);
  root.setAttribute('class', className);
  root.setAttribute('aria-hidden', 'true');
  for (const [shapeClass, d] of shapes) {
    const path = document.createElementNS(svgSpace, 'path');
    path.setAttribute('class', shapeClass);
    path.setAttribute('d', d);
    root.append(path);
  }
  return root;
}
