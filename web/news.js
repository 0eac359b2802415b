// An article of our own, of eight windows, to warm up with: browsers compile for speed what runs often, which nothing has when
// a page is opened. It has what an article may have, an abstract and a closing too. Each window has a year of its own, since
// what was read once is not read again.

const abstract = `Mayor Ana Ruiz, who opened the new dam near Oslo on Monday, said that it will serve 4,000 homes. Engineers of
Norwegian Water built it in four years for $12.5 million, 8 percent more than planned.`;

const paragraphs = (_, i) => `Mayor Ana Ruiz, who opened the new dam near Oslo on Monday, said that “it will serve 4,000
homes”. Engineers of Norwegian Water (NW) built it in four years for $12.5 million, 8 percent more than planned in
${1990 + i}. The old dam may have broken because nobody looked after it, according to Bo Lie, 62, a farmer.

Ruiz did not answer when she was asked whether the United Nations would pay for it, as Lie had hoped. “We will see,” she
told reporters on Tuesday; the council votes again on 3 May.`;

const closing = `In sum, the new dam near Oslo, which engineers of Norwegian Water built in four years for $12.5 million,
was opened by Mayor Ana Ruiz on Monday, and on 3 May the council will decide again whether to pay for it.`;

const unfolded = (text) => text.replace(/(?<!\n)\n(?!\n)/g, ' ');

export const news = [abstract, ...Array.from({ length: 6 }, paragraphs), closing, 'Original Source: example.org']
  .map(unfolded)
  .join('\n\n');
