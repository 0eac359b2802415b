// Every word the page says, in one place. Plain numbers, sentence case, no exclamation marks. Nothing here is a
// verdict on the article. Tested by tests/web/strings.test.mjs.

const locale = 'en';
const numbers = new Intl.NumberFormat(locale);
const megabytes = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const scores = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const shares = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const exact = new Intl.NumberFormat(locale, { maximumFractionDigits: 20 });
const plural = new Intl.PluralRules(locale);
const conjunction = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const disjunction = new Intl.ListFormat('en-GB', { type: 'disjunction' });
const languageNames = new Intl.DisplayNames(locale, { type: 'language' });

const counted = (n, one, other) => `${numbers.format(n)} ${plural.select(n) === 'one' ? one : other}`;

// ---- days and other values of times --------------------------------------------------------------------------------

const inUtc = (options) => new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
const dayFormat = inUtc({ day: 'numeric', month: 'long', year: 'numeric' });
const monthFormat = inUtc({ month: 'long', year: 'numeric' });
const seasons = { 21: 'spring', 22: 'summer', 23: 'autumn', 24: 'winter' };
const units = { Y: 'year', M: 'month', W: 'week', D: 'day', TH: 'hour', TM: 'minute', TS: 'second' };

function utc(day) {
  const [year, month = 1, date = 1] = day.split('-').map(Number);
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, date);
  return at;
}

function valueWords(value) {
  if (value.startsWith('R/')) return '';
  const [from, to] = value.split('/');
  if (to === undefined) return momentWords(from);
  const [first, last] = [momentWords(from), momentWords(to)];
  if (from === '..' || from === '') return last && `until ${last}`;
  if (to === '..' || to === '') return first && `from ${first}`;
  return first && last && `${first} to ${last}`;
}

function momentWords(value) {
  if (value.startsWith('P')) return lengthWords(value);
  const about = value.endsWith('~') ? 'about ' : '';
  const [, day, time] = value.match(/^([-\d]*)(?:T([\d:]+)Z?)?~?$/) ?? [];
  const date = day && dateWords(day);
  if (day && !date) return '';
  return date || time ? about + [date, time].filter(Boolean).join(', ') : '';
}

function dateWords(day) {
  if (/^\d{4}$/.test(day)) return day;
  const [, year, season] = day.match(/^(\d{4})-(2[1-4])$/) ?? [];
  if (season) return `${seasons[season]} ${year}`;
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(day)) return monthFormat.format(utc(day));
  return /^\d{4}-\d\d-\d\d$/.test(day) ? dayFormat.format(utc(day)) : '';
}

// A place in a year: {part, year}.
const edgeWords = ({ part, year }) =>
  `${{ late: 'late', early: 'early', end: 'the end of' }[part]} ${year}`;

function lengthWords(value) {
  const [date, time = ''] = value.slice(1).split('T');
  const parts = [...date.matchAll(/(\d+)([YMWD])/g)].map(([, n, unit]) => [n, unit]);
  for (const [, n, unit] of time.matchAll(/(\d+)([HMS])/g)) parts.push([n, `T${unit}`]);
  return parts.map(([n, unit]) => counted(Number(n), units[unit], `${units[unit]}s`)).join(' ');
}

// ---- amounts ------------------------------------------------------------------------------------------------------

const bounds = {
  about: 'about',
  almost: 'almost',
  'at-least': 'at least',
  'more-than': 'more than',
  'at-most': 'at most',
  'less-than': 'less than',
};

// A value is an exact decimal or a fraction; '' where it is not known.
function amountWords({ kind, value, high, unit, assumed, modifier }) {
  if (!value) return '';
  const [low, top] = [value, high].map((part) => part && (part.includes('/') ? part : exact.format(part)));
  const span = top ? `${low} to ${top}` : low;
  const name = unitWords(kind, unit, top ?? low);
  const amount = kind === 'percent' && unit === '%' ? `${span}%` : [span, name].filter(Boolean).join(' ');
  return [bounds[modifier], amount, assumed ? '(likely)' : ''].filter(Boolean).join(' ');
}

function unitWords(kind, unit, amount) {
  if (kind === 'ordinal' || !unit) return '';
  if (unit === 'pp') return 'percentage points';
  if (kind !== 'money') return unit;
  const named = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: unit,
    currencyDisplay: 'name',
    minimumFractionDigits: 0,
  });
  const count = Number(String(amount).replaceAll(',', ''));
  return named.formatToParts(count).find(({ type }) => type === 'currency').value;
}

export const strings = {
  name: ['Article', 'Annotator'],
  skip: 'Skip to the article',
  spoken: (line) => line.replace(/¶(?=\d)/g, 'paragraph '),
  private: 'Nothing leaves this page',
  newText: 'New',
  editText: 'Edit text',

  input: {
    title: 'Paste a news article',
    editing: 'Edit the text',
    promise: 'A summary in its own sentences, the names in it, who said what, how sure, and when.',
    pairTitle: 'Paste the first of two articles',
    pairPromise: 'The second comes next; then what only one of them tells, and what changed between them.',
    label: 'Article text',
    placeholder: 'Paste or type here',
    annotate: 'Annotate',
    sample: 'Try the sample article',
    open: 'Open a file',
    drop: 'or drop a file anywhere',
    private: 'Everything happens on this device. The text is never sent anywhere.',
    blank: 'There is no text yet.',
    tooLong: 'Too long for this page (limit 1 MB).',
    sampleMissing: 'The sample article did not load.',
  },

  // Why a file was not opened, or not all of it.
  files: {
    type: () => 'Only text files can be opened here: .txt, .md or .html, and what was exported from here.',
    size: () => 'Too long for this page (limit 1 MB).',
    unreadable: () => 'This file could not be read.',
    incomplete: (byte) => `This file is not a complete annotation file (stopped at byte ${numbers.format(byte)}).`,
    foreign: () => 'This is no annotation file of this page.',
    'no-text': () => 'This annotation file was saved without its text.',
    version: (version) => `Made with version ${version}; some fields are ignored.`,
    dropped: (n) => `${counted(n, 'correction', 'corrections')} in the file could not be read.`,
  },

  // What you get, shown on the empty page: words of the sample article.
  examples: {
    summary: {
      title: 'A summary you can trace',
      line: 'President Donald Trump controversially suggested that the Ukrainian leadership is partly to blame …',
      from: 3,
      note: 'Each line is a sentence of the article. The strip shows what is left out.',
    },
    said: {
      title: 'Who said what',
      statements: [
        {
          standing: 'named',
          label: 'Lavrov',
          words: [
            ['said-by-named', 'Lavrov'],
            ' ',
            ['said-verb', 'reiterated'],
            ' that ',
            ['said-words', 'Russian acceptance of NATO troop deployments …'],
          ],
        },
        {
          standing: 'unnamed',
          label: 'analysts',
          sub: 'unnamed',
          words: [
            'with ',
            ['said-by-unnamed', 'analysts'],
            ' ',
            ['said-verb', 'suggesting'],
            ' that ',
            ['said-words', 'U.S. engagement may heavily favor Russia'],
          ],
        },
      ],
      note: 'Named, unnamed, or nobody in particular, in the article’s own verbs.',
    },
    check: {
      title: 'The abstract against the body',
      parts: [
        { letter: 'a', text: 'President Trump’s comments attributing blame to Ukraine' },
        { letter: 'b', text: 'have raised concerns among allies' },
      ],
      evidence: [
        { letter: 'a', text: 'suggested that …', paragraph: 3 },
        { letter: 'b', text: 'the absence of …', paragraph: 2 },
      ],
      note: 'Combined from two places: no single sentence in the body says both.',
    },
  },

  groups: {
    person: 'People',
    org: 'Organizations',
    place: 'Places',
    group: 'Groups',
    date: 'Dates',
    number: 'Numbers',
    event: 'Events',
    unsure: 'Unsure',
  },
  absentGroups: {
    person: 'people',
    org: 'organizations',
    place: 'places',
    group: 'groups',
    date: 'dates',
    number: 'numbers',
    event: 'events',
    unsure: 'unsure names',
  },
  types: {
    PERSON: 'Person',
    NORP: 'Group',
    FAC: 'Building or site',
    ORG: 'Organization',
    GPE: 'Country, city or state',
    LOC: 'Place',
    PRODUCT: 'Product',
    EVENT: 'Event',
    WORK_OF_ART: 'Work of art',
    LAW: 'Law',
    LANGUAGE: 'Language',
    DATE: 'Date',
    TIME: 'Time',
    PERCENT: 'Per cent',
    MONEY: 'Money',
    QUANTITY: 'Quantity',
    ORDINAL: 'Rank',
    CARDINAL: 'Number',
  },

  // Behind the first mention of a name, for who hears the article.
  spokenType: (type) => ` (${strings.types[type].toLowerCase()})`,

  roles: { abstract: 'Abstract', body: 'Body', closing: 'Closing' },
  allRoles: {
    title: 'Title',
    byline: 'Byline',
    dateline: 'Dateline',
    abstract: 'Abstract',
    body: 'Body',
    closing: 'Closing',
    source: 'Source',
    aside: 'Beside the article',
  },

  summary: {
    title: 'Summary',
    length: 'Length',
    lines: (n) => counted(n, 'line', 'lines'),
    copy: 'Copy the summary',
    copied: 'Copied.',
    notCopied: 'Copying is blocked here.',
    tooShort: 'Too short for a summary.',
    back: 'Back to the summary',
    paragraph: (n) => `¶${n}`,
    source: (n) => `Paragraph ${n}`,
    cell: (n, role, chosen, all) =>
      `Paragraph ${n}${role ? `, ${role}` : ''}: ${chosen} of ${counted(all, 'sentence', 'sentences')} in the summary`,
    strip: 'Where the summary comes from',
    coverage: ({ coveredParagraphs, bodyParagraphs, namedPeople, people }) =>
      `From ${coveredParagraphs} of ${counted(bodyParagraphs, 'body paragraph', 'body paragraphs')}` +
      (people ? `, naming ${namedPeople} of ${counted(people, 'person', 'people')}.` : '.'),
    coverageShort: ({ coveredParagraphs, bodyParagraphs, namedPeople, people }) =>
      `${coveredParagraphs} of ${counted(bodyParagraphs, 'paragraph', 'paragraphs')}` +
      (people ? `, ${namedPeople} of ${counted(people, 'person', 'people')}` : ''),
    missing: 'Not in the summary:',
    allNamed: 'Every main name is in the summary.',
    more: (n) => `and ${n} more`,
  },

  // Who, what, when, where: words of the article's first paragraphs.
  opening: {
    label: 'In the opening:',
    who: 'Who',
    what: 'What',
    when: 'When',
    where: 'Where',
    missing: 'not stated',
  },

  // Two texts beside each other. No word says which of them is right.
  compare: {
    title: 'Compare',
    label: 'The other text',
    placeholder: 'Paste the other text',
    compare: 'Compare',
    before: 'Compare with the text before',
    again: 'Another text',
    blank: 'There is no other text yet.',
    failed: (code) => (code === 'INPUT_INVALID' ? 'There is no text in it.' : 'The texts could not be compared.'),
    reading: ({ read, all }) =>
      `Reading both texts${all ? ` ${numbers.format(read)} of ${numbers.format(all)}` : ''}`,
    limit: 'Sentences are compared by their words: what the other text says in quite other words counts as different.',
    with: 'Compared with',
    same: 'No differences.',
    counts: ({ changed, onlyA, onlyB }) =>
      `${counted(changed, 'change', 'changes')}, ${numbers.format(onlyA)} only in this text, ` +
      `${numbers.format(onlyB)} only in the other.`,
    struck: 'Struck through: only in the other text',
    underlined: 'underlined: only in this text',
    changed: 'Changed',
    onlyHere: 'Only in this text',
    onlyThere: 'Only in the other text',
    inThis: 'in this text:',
    inOther: 'in the other text:',
    plain: (here) => (here ? 'plain in this text' : 'plain in the other text'),
    more: (n) => `Show ${counted(n, 'more', 'more')}`,
    kinds: {
      entities: 'Names',
      voices: 'Voices',
      numbers: 'Numbers',
      times: 'Dates',
      certainty: 'How sure',
      sentences: 'Sentences',
    },
  },

  checks: {
    title: 'Abstract check',
    brief: 'Check',
    intro: (n) => `Abstract and closing, ${counted(n, 'sentence', 'sentences')}, held against the body:`,
    open: (n) => (n ? `${numbers.format(n)} to look at` : 'nothing to look at'),
    found: (n) => `${numbers.format(n)} found in the body`,
    dismissed: (n) => `${numbers.format(n)} put aside`,
    place: (n, role) => `¶${n}, ${role}`,
    verdict: ({ verdict, paragraphs }) => {
      const places = conjunction.format(paragraphs.map((n) => `¶${n}`));
      switch (verdict) {
        case 'found':
          return `Found in ${places}`;
        case 'combined':
          return `Combined from ${places}`;
        case 'firmer':
          return `Says it more firmly than ${places}`;
        case 'weaker':
          return `Says it less firmly than ${places}`;
        case 'different-speaker':
          return `Somebody else says it in ${places}`;
        default:
          return 'Not found in the body';
      }
    },
    closing: ({ verdict, paragraphs, parts }) => {
      const missing = [...new Set(parts.flatMap((part) => part.missing.map(({ text }) => text)))];
      switch (verdict) {
        case 'combined':
          return `No single sentence in the body says ${parts.length > 2 ? 'all of it' : 'both'}.`;
        case 'firmer':
          return 'The body leaves it more open.';
        case 'weaker':
          return 'The body says it more firmly.';
        case 'different-speaker':
          return 'The words are given to another speaker there.';
        default:
          if (paragraphs.length === 0) return 'No sentence of the body comes near it.';
          return missing.length
            ? `The nearest sentence has no ${disjunction.format(missing)}.`
            : `It may be worded differently: nearest is ¶${parts.find(({ paragraph }) => paragraph).paragraph}.`;
      }
    },
    dismiss: 'Looks right to me',
    dismissedNow: 'Put aside.',
    showFound: (n) => `Show the ${counted(n, 'found sentence', 'found sentences')}`,
    how: 'How this works',
    howItWorks:
      'Each clause of the abstract and the closing is held against every sentence of the body by its words, names and ' +
      'numbers. What is worded differently may not be found. Nothing is said about whether a sentence is right.',
  },

  meta: {
    words: (n) => counted(n, 'word', 'words').split(' '),
    minutes: (n) => `about ${n} min`,
    firstPart: (n) => `Only the first ${numbers.format(n)} characters are annotated.`,
    stopped: 'Stopped: names are marked as far as it was read.',
    plain: 'Read without names: the language model did not load.',
    published: (day) => `Published: ${day || 'unknown'}${day ? '' : '.'}`,
    setDate: 'Set date',
    changeDate: 'Change',
  },

  // Where the article is on the web, and the links to its sentences there.
  source: {
    open: 'Source',
    title: 'Address of the article',
    fieldHint: 'https://',
    none: 'Write it as https://apnews.com/article/…',
    set: 'Set address',
    change: 'Change',
    forget: 'Remove',
    note: 'Named in exports, linked to from each card. Nothing is fetched.',
    sentence: 'This sentence at the source, in a new tab',
    article: (site) => `The article at ${site}, in a new tab`,
  },

  hidden: {
    count: (n) => counted(n, 'hidden character', 'hidden characters'),
    show: 'Show hidden characters',
    kinds: { direction: 'direction mark', 'zero-width': 'zero width', 'soft-hyphen': 'soft hyphen' },
  },

  rail: {
    title: 'What is in the article',
    close: 'Close the list',
    open: 'Lists',
    lenses: 'What to mark in the text',
    tabs: { names: 'Names', said: 'Said', sure: 'Sure?', when: 'When' },
    plainText: 'Plain text',
    plainShort: 'Aa',
    waiting: 'Shown when the whole text is read.',
    stopped: 'Not shown: reading was stopped.',
    plain: 'Not shown: the language model did not load.',
    none: {
      said: 'No reported statements were found.',
      sure: 'No words were found that say how firmly something is meant.',
      when: 'No dates or times were found.',
    },
  },

  names: {
    title: 'Names',
    chips: 'Kinds of names to mark in the text',
    main: 'Main',
    all: 'All',
    scope: 'Names to list',
    none: 'No names were found.',
    waiting: 'Names appear here as they are found.',
    plain: 'No names: the language model did not load.',
    absent: (words) => `No ${disjunction.format(words)}.`,
    unfold: (n) => `List all ${numbers.format(n)}`,
  },

  said: {
    title: 'Who said what',
    none: 'No reported statements were found.',
    attribution: 'its sentence ends by saying whose it is',
    intro: ({ named, unnamed, nobody }) => {
      const parts = [
        named && `${numbers.format(named)} by named speakers`,
        unnamed && `${numbers.format(unnamed)} by unnamed ones`,
        nobody && `${numbers.format(nobody)} by nobody in particular`,
      ].filter(Boolean);
      return `${counted(named + unnamed + nobody, 'reported statement', 'reported statements')}: ${parts.join(', ')}.`;
    },
    roomPart: (kind, n) =>
      `${{ named: 'Named', unnamed: 'Unnamed', nobody: 'Nobody', own: 'Not reported' }[kind]} ${numbers.format(n)}`,
    roomNote: (all) => `${counted(all, 'sentence', 'sentences')} by whose words they carry.`,
    roomAll: ({ named, unnamed, nobody }, all) =>
      `Of ${counted(all, 'sentence', 'sentences')}: ${named} with words of named speakers, ` +
      `${unnamed} of unnamed ones, ${nobody} of nobody in particular.`,
    unfold: (n) => `List all ${counted(n, 'voice', 'voices')}`,
    filter: 'Voices to show',
    choices: { all: 'All', named: 'Named', unnamed: 'Unnamed' },
    standings: { named: 'Named', unnamed: 'Unnamed' },
    unnamed: 'unnamed',
    nobody: 'Nobody named',
    nobodyNote: 'nobody named',
    with: (names) => `with ${conjunction.format(names)}`,
    sentences: (n) => `in ${counted(n, 'sentence', 'sentences')}`,
    cardVerb: 'Verb',
    verbKinds: {
      claim: 'the article keeps its distance',
      admit: 'admitting',
      deny: 'denying',
      hope: 'hoping or planning',
      ask: 'asking or demanding',
      judge: 'judging',
      warn: 'warning',
      believe: 'believing',
      rule: 'deciding',
    },
    cardForm: 'Form',
    forms: { direct: 'quoted', indirect: 'in the article’s words', mixed: 'partly quoted' },
    cardWith: 'With',
    cardName: 'Named',
    mentions: (n) => counted(n, 'time', 'times'),
    position: (i, n, paragraph) =>
      (n === 1 ? 'Only statement' : `Statement ${i} of ${n}`) + (paragraph ? `, ¶${paragraph}` : ''),
    previous: 'Previous statement of this voice',
    next: 'Next statement of this voice',
  },

  sure: {
    title: 'How sure',
    intro: 'Words that say how firmly a sentence is meant. They are pointed at, not judged.',
    classes: {
      hedged: { name: 'Hedged', gloss: 'hedged', meaning: 'The sentence leaves it open.' },
      planned: { name: 'Planned', gloss: 'planned', meaning: 'Expected or intended; not done yet.' },
      conditional: { name: 'Conditional', gloss: 'conditional', meaning: 'Holds only if something else happens.' },
      denied: { name: 'Negated', gloss: 'negated', meaning: 'The sentence says it is not so.' },
      'doer-missing': {
        name: 'No doer',
        gloss: 'no doer',
        meaning: 'Something was done; the sentence does not say by whom.',
      },
    },
    lists: 'See the word lists',
    saidBy: 'Said by',
    position: (i, n, paragraph) => (n === 1 ? 'Only word' : `Word ${i} of ${n}`) + (paragraph ? `, ¶${paragraph}` : ''),
    previous: 'Previous word',
    next: 'Next word',
    place: (text, paragraph) => (paragraph ? `${text}, paragraph ${paragraph}` : text),
  },

  when: {
    title: 'When',
    intro: 'Today’s date is never used. What cannot be placed is left unplaced.',
    placed: 'On the calendar',
    counted: 'Counted from an unknown date',
    others: 'Lengths and other times',
    notPlaced: 'Not placed',
    published: 'Published',
    unknown: 'unknown',
    field: 'Date of publication',
    fieldHint: 'Year, month or day',
    noDate: 'Write it as 2025-02-19, February 2025 or 2025.',
    set: 'Set date',
    change: 'Change',
    forget: 'Remove',
    hint: ({ words, year, from, to }) =>
      `If “${words}” is ${year}, this fits a publication date between ${edgeWords(from)} and ${edgeWords(to)}.`,
    hintNote: 'Only a hint. It is not applied.',
    kinds: { date: 'Date', time: 'Time of day', duration: 'Length', repeated: 'Repeated', age: 'Age' },
    value: 'Value',
    meaning: 'Means',
    from: 'Counted',
    publishedNow: 'from the date of publication',
    unknownNow: 'from an unknown date.',
    setPublished: 'Set the publication date',
    position: (i, n, paragraph) => (n === 1 ? 'Only time' : `Time ${i} of ${n}`) + (paragraph ? `, ¶${paragraph}` : ''),
    previous: 'Previous time',
    next: 'Next time',
  },

  // What a number amounts to, and where numbers do not agree. Tested by tests/web/numbers.test.mjs.
  numbers: {
    value: (number) => amountWords(number),
    title: 'Numbers',
    brief: 'Numbers',
    conflict: 'Numbers that do not agree',
    places: (paragraphs) => paragraphs.map((n) => `¶${n}`).join(', '),
    closing: ({ kind, reckoned, last }) => {
      const said = last.text.replace(/\s+/g, ' ');
      const other = reckoned && amountWords({ ...last, value: reckoned, high: null, modifier: null, assumed: false });
      switch (kind) {
        case 'sum':
          return `The parts come to ${other}; the article says ${said}.`;
        case 'share':
          return `That is a share of ${other}; the article says ${said}.`;
        case 'change':
          return `That is a change of ${other}; the article says ${said}.`;
        default:
          return 'Two sentences that tell the same have different numbers.';
      }
    },
  },

  // ISO and EDTF values in words; '' where they are none that a reader would know. Tested by tests/web/strings.test.mjs.
  dates: {
    day: dateWords,
    value: (value) => valueWords(value ?? ''),
  },

  card: {
    label: 'About this name',
    close: 'Close',
    also: 'Also',
    country: 'Country',
    said: 'Said',
    mentions: (n) => counted(n, 'mention', 'mentions'),
    statements: (n) => counted(n, 'statement', 'statements'),
    amount: 'Amount',
    unsure: (kind) => `${kind}? Not sure`,
    why: 'Why',
    byReader: 'as you said',
    noReason: 'no reason was noted',
    value: 'Value',
    noValue: 'not worked out, since its kind is yours',
    whyScore: (why, score) =>
      why.map((reason) => (reason === 'model' && score !== null ? `model ${scores.format(score)}` : reason)).join('; '),
    position: (i, n, paragraph) =>
      (n === 1 ? 'Only mention' : `Mention ${i} of ${n}`) + (paragraph ? `, ¶${paragraph}` : ''),
    previous: 'Previous mention of this name',
    next: 'Next mention of this name',
  },

  // What can be put right on a card, and what words may become a name.
  correct: {
    retype: 'Change type',
    merge: 'Same as…',
    remove: 'Not a name',
    split: 'Not the same',
    add: 'A new name',
    scope: 'For which mentions',
    kinds: 'Kinds',
    all: (n) => `All ${numbers.format(n)}`,
    one: 'Only this one',
    alike: (n, text) => `All ${numbers.format(n)} “${text}”`,
    ofCountry: (name) => `Not of ${name}`,
    find: 'Find a name',
    noOther: 'There is no other name.',
    selection: 'Selected words',
    addName: 'Add name…',
    copy: 'Copy',
    addWords: 'Add a name',
    field: 'Words as they stand in the article',
    look: 'Find',
  },

  // What a correction did.
  corrections: {
    retyped: (type, n) => `Now: ${type}, ${counted(n, 'mention', 'mentions')}.`,
    removed: (n) => `Not a name: ${counted(n, 'mention', 'mentions')}.`,
    merged: (name) => `The same as ${name}.`,
    split: 'A name of its own.',
    added: (n) => `Added in ${counted(n, 'place', 'places')}.`,
    role: (role) => `Now: ${role}.`,
    published: 'Date set.',
    unpublished: 'Date removed.',
    addressSet: 'Address set.',
    addressRemoved: 'Address removed.',
    notInText: 'These words are not in the article.',
    isName: 'These words are marked already.',
    count: (n) => counted(n, 'correction', 'corrections'),
    orphans: (n) =>
      n === 1 ? '1 correction has lost its words.' : `${numbers.format(n)} corrections have lost their words.`,
    lost: (texts) => `Not in the text any more: ${texts.map((text) => `“${text}”`).join(', ')}`,
  },

  settings: {
    title: 'More',
    close: 'Close',
    keys: 'Keyboard',
    appearance: 'Appearance',
    appearances: { system: 'System', light: 'Light', dark: 'Dark' },
    keep: 'Keep on this device',
    spoken: 'Say kinds of names aloud',
    switch: (on) => (on ? 'On' : 'Off'),
    keeping: { off: 'Off', on: 'On', full: 'Not kept', blocked: 'Not kept' },
    about: 'About and limits',
    forget: 'Forget everything',
    kept: 'Kept on this device.',
    notKeptNow: 'No longer kept on this device.',
    replaced: 'Kept on this device. Another tab had kept something else; that is replaced.',
    notKept: {
      full: 'Not kept on this device: storage is full. Export to keep your changes.',
      blocked: 'Not kept on this device: storage is blocked. Export to keep your changes.',
    },
    forgotten: 'Forgotten: nothing is left on this device.',
    notForgotten: 'Not everything could be forgotten: storage is blocked. Close other tabs of this page and try again.',
    singleKeys: 'Single-key shortcuts',
    singleNote: 'They work while the article or a list has the focus. Everything is reachable by buttons too.',
    keyList: [
      [['n', 'p'], 'next, previous mention in the lens'],
      [['N', 'P'], 'next, previous mention of the same name'],
      [['Enter'], 'open the card; again closes it'],
      [['Delete'], 'not a name'],
      [['Esc'], 'close, and go back to where you came from; again: plain text'],
      [['1', '2', '3', '4'], 'Names, Said, Sure?, When'],
      [['0'], 'plain text'],
      [['s'], 'to the summary'],
      [['Ctrl Z'], 'undo'],
      [['Ctrl Shift Z'], 'redo'],
      [['?'], 'this list'],
    ],
  },

  phrases: { title: 'Key phrases' },

  about: {
    title: 'About and limits',
    close: 'Close',
    intro:
      'Article Annotator reads one news article at a time, on this device. It points at what the article says; it does not ' +
      'say whether that is so.',
    loading: 'not loaded yet',
    version: 'Version',
    model: 'Language model',
    fingerprint: 'SHA-256',
    quality: 'How well it reads',
    measured: ({ measured, model }) =>
      `Measured on ${dayFormat.format(utc(measured))} with the model ${model}, on texts it had not been trained on. Where ` +
      'nothing else is said, on news that a large language model had marked under a written guideline.',
    columns: ['what', 'right, of 100 found', 'found, of 100 there'],
    figure: (n) => shares.format(n),
    // What was measured, and on what.
    rows: {
      names: ['Names, dates and numbers of 18 kinds, exact to the word'],
      namesGum: ['People, organizations, places', 'many kinds of text, marked by people (GUM)'],
      namesEwt: ['People, organizations, places', 'texts of the web, marked by people (UNER EWT)'],
      aliases: ['Forms of one name put together'],
      roles: ['What somebody is'],
      speech: ['Reported statements: the words'],
      speakers: ['Reported statements: whose words'],
      sentences: ['Ends of sentences'],
      summary: ['Weight of the summary’s three sentences, if the best three have 100'],
      firstThree: ['The same, of the first three sentences'],
    },
    unmeasured:
      'How sure, when, numbers and the abstract check go by rules. They are tried on cases written for them, and have no ' +
      'figures like these yet.',
    limits: 'Limits',
    limitList: [
      'Made for news in English. Other texts are read too, with more mistakes.',
      'A name, a speaker or a role can be missing or wrong. What you correct is kept apart from what was found.',
      'The summary is made of the article’s own sentences. No sentence is written.',
      'The abstract check compares words. What is said in other words may be called not found.',
      'Words that hedge or deny are pointed at where they stand. What they are worth is for the reader.',
      'Nothing is looked up: what is not in the article is not known here. Today’s date is never used.',
    ],
    lists: 'Word lists',
    listsIntro:
      'Three things go by lists of words: what is marked for how sure it is, what kind of saying a verb is, and what ' +
      'counts as a role. These are the lists, as this version has them.',
    listNote: (n, version) => `${counted(n, 'word', 'words')}, version ${version}`,
    listNames: {
      certainty: {
        title: 'How sure',
        parts: {
          hedged: 'Hedged (and may, might, could)',
          planned: 'Planned (and will)',
          conditional: 'Conditional (and if, should)',
          denied: 'Negated (and not)',
          'doer-missing': 'No doer: “was” or “were” with one of these and no “by”',
        },
      },
      verbs: {
        title: 'Verbs of saying',
        parts: {
          say: 'Saying',
          claim: 'Claiming: the article keeps its distance',
          admit: 'Admitting',
          deny: 'Denying',
          hope: 'Hoping and planning',
          ask: 'Asking and demanding',
          judge: 'Judging',
          warn: 'Warning',
          believe: 'Believing',
          rule: 'Deciding',
        },
      },
      roles: { title: 'What a person can be', parts: { nouns: 'Nouns' } },
    },
    licence: 'Licences',
    licences: ['The code: Apache License 2.0.', 'The language model: CC BY-SA 4.0.'],
    licenceText: 'Licence of the code',
  },

  parts: {
    title: 'Parts of the article',
    open: 'Parts',
    intro: 'What each paragraph is for. Summary and check are made again with what you say.',
    label: (number, start) => `${number ? `Paragraph ${number}` : 'Line'}: ${start}`,
    between: (n) => `${counted(n, 'paragraph', 'paragraphs')} between, not listed.`,
  },

  // A text that another page hands over.
  handed: {
    title: (origin) => `A text from ${origin}`,
    facts: (n, url) => `${counted(n, 'word', 'words')}${url ? ` of ${url}` : ''}, beginning:`,
    note: 'It is read on this device, and that page is told what is found in it.',
    accept: 'Read it here',
    refuse: 'Ignore it',
    bookmarklet: 'Copy a bookmarklet',
    copied: 'Copied. Make a bookmark with this as its address: it hands over the text that is selected in a page.',
  },

  // Which build of the page this is, and what works without network.
  offline: {
    build: (id) => `Build ${id}.`,
    kept: 'Works without network.',
    stale: (id) => `The server has another build, ${id}.`,
    waiting: 'New version. Reload when you are ready.',
    reload: 'Reload',
    others: (n) => `This page is open in ${counted(n, 'other tab', 'other tabs')}: close them first, then reload.`,
  },

  progress: {
    model: (loaded, total) =>
      total >= loaded && total > 0
        ? `Loading the language model ${megabytes.format(loaded / 1e6)} of ${megabytes.format(total / 1e6)} MB`
        : `Loading the language model ${megabytes.format(loaded / 1e6)} MB`,
    starting: 'Starting the annotator',
    reading: (read, windows) => `Reading the text ${numbers.format(read)} of ${numbers.format(windows)}`,
    long: (characters, seconds) =>
      `Long text (${numbers.format(characters)} characters).` +
      (seconds ? ` This takes about ${numbers.format(seconds)} s.` : ''),
    annotate: 'Annotate',
    firstPart: 'Only the first part',
    stop: 'Stop',
  },

  problems: {
    ENGINE_UNSUPPORTED: 'This browser cannot run WebAssembly (or a policy blocks it). You can still read the text.',
    MODEL: 'The language model did not load (network, or the file on the server is damaged).',
    ENGINE_FAILED: 'The annotator stopped on this text. Your text is safe.',
    INPUT: 'The annotator could not read this text. Your text is safe.',
    tryAgain: 'Try again',
    continuePlain: 'Continue without names',
    restart: 'Restart',
    copyReport: 'Copy report',
    copied: 'Copied.',
  },

  status: {
    // statements: undefined where nobody asked for them.
    done: (words, sentences, names, statements) =>
      `Annotated: ${counted(words, 'word', 'words')}, ` +
      (sentences ? `${sentences}-sentence summary` : 'too short for a summary') +
      `, ${counted(names, 'name', 'names')}` +
      (statements === undefined ? '.' : `, ${counted(statements, 'statement', 'statements')}.`),
    stopped: (names) => `Stopped: ${counted(names, 'name', 'names')} so far.`,
  },

  exports: {
    title: 'Export',
    summary: 'Copy summary',
    summaryNote: 'with ¶ marks',
    formats: {
      html: { text: 'Save as a page', note: '.html' },
      markdown: { text: 'Save as Markdown', note: '.md' },
      json: { text: 'Save annotations', note: '.json' },
      w3c: { text: 'W3C annotations', note: '.jsonld' },
      schema: { text: 'schema.org article', note: '.jsonld' },
      csv: { text: 'Tables', note: '.csv in a .zip' },
      brat: { text: 'brat', note: '.ann in a .zip' },
      conll: { text: 'CoNLL', note: '.conll' },
    },
    print: 'Print or save as PDF',
    saved: (name) => `Saved as ${name}.`,
    failed: 'This could not be exported.',
  },

  // What only paper has.
  print: {
    title: 'Annotated article',
    source: (source) => `Source: ${source}`,
    published: (day) => `Published: ${day || 'unknown'}`,
    words: (n) => counted(n, 'word', 'words'),
    // off: the groups that are left out.
    marked: (lens, off) =>
      lens === 'plain'
        ? 'No marks.'
        : `Marks: ${strings.rail.tabs[lens]}${off.length ? `, without ${disjunction.format(off.map((id) => strings.absentGroups[id]))}` : ''}.`,
    made: ({ version, model }, marked) =>
      `Made with Article Annotator ${version}, model ${model}, which makes mistakes. ${marked} Nothing was sent anywhere.`,
  },

  unreliable: 'Not reliable: the text does not look like English.',
  language: (code) =>
    `This ${code ? `looks like ${languageNames.of(code)}` : 'does not look like English'}. The model reads English only; ` +
    'names and summary are not reliable. Dates, numbers and structure are shown.',

  undo: { replaced: 'Replaced.', cleared: 'Cleared.', action: 'Undo', redo: 'Redo', undone: 'Undone.', redone: 'Redone.' },
};
