// The style sheet of <article-annotator>. Its colours are those of styles/tokens.css; a page may set its own, by
// --annotator-person-line, --annotator-person-bg and their like.

const lines = {
  person: ['light-dark(#2350B4, #9DBDFF)', 'solid', '1.5px'],
  org: ['light-dark(#934708, #F7B377)', 'double', '1px'],
  place: ['light-dark(#1A6837, #83D69A)', 'dotted', '2px'],
  group: ['light-dark(#74328F, #D8A8F0)', 'dashed', '1.5px'],
  date: ['light-dark(#6A5700, #E6CC57)', 'solid', '1px'],
  number: ['light-dark(#0D616D, #73D6E0)', 'dotted', '1px'],
  event: ['light-dark(#A9263F, #FFA0AB)', 'solid', '3px'],
  unsure: ['light-dark(#57544E, #C6C1B7)', 'dotted', '1px'],
  said: ['currentColor', 'solid', '1px'],
  sure: ['currentColor', 'wavy', '1px'],
  when: ['currentColor', 'dashed', '1.5px'],
};

const text = `
:host { display: block; line-height: 1.6; overflow-wrap: anywhere; }
:host([hidden]) { display: none; }
p { margin: 0 0 1em; white-space: pre-wrap; }
h2 { margin: 0 0 0.5em; font-size: 1em; }
ol, ul { margin: 0 0 1em; padding-inline-start: 1.5em; }
[part~='status'] { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); }
button { padding: 0; border: 0; background: none; color: inherit; font: inherit; text-align: start; cursor: pointer; }
[part~='article']:focus { outline: none; }
[part~='card'] { margin: 0 0 1em; padding: 0.75em 1em; border: 1px solid; border-radius: 4px; }
[part~='card'] p { margin-block-end: 0.5em; }
[part~='card'] button { margin-inline-end: 1em; text-decoration: underline; }
[part~='card'] select { margin-inline-end: 1em; font: inherit; }
button:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid light-dark(#2350B4, #9DBDFF); outline-offset: 2px; }
[data-sentence]:focus { background: light-dark(#FFE57A, #665309); outline: none; }
.mark { cursor: pointer; text-decoration: underline; text-decoration-skip-ink: none; text-underline-offset: 0.2em; }
${Object.entries(lines)
  .map(
    ([kind, [colour, style, thickness]]) => `
.${kind} { text-decoration-style: ${style}; text-decoration-thickness: ${thickness};
  text-decoration-color: var(--annotator-${kind}-line, ${colour}); background: var(--annotator-${kind}-bg, none); }`,
  )
  .join('\n')}
@media (forced-colors: active) { .mark { text-decoration-color: currentColor; } }
`;

let sheet;
/** One for all elements. */
export function style() {
  if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(text);
  return sheet;
}
