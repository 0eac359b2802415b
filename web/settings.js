// The few settings of the page, remembered on this device apart from any article; where nothing can be remembered they
// hold as long as the page is open. Tested by tests/web/keeping.test.mjs.

/** How an article is looked at as long as nobody has chosen: state of the page. */
export const untouched = {
  ...{ lens: 'names', length: 3, scope: 'all', voices: 'all', off: new Set() },
  ...{ singleKeys: true, appearance: 'system', spoken: false },
  ...{ hidden: false, keys: false, about: '' },
};

const prefix = 'article-annotator.'; // keeping.js forgets all that begins so

/** The value of a setting, one of the choices; the first where none was made. */
export function setting(name, choices) {
  try {
    const value = localStorage.getItem(prefix + name);
    return choices.includes(value) ? value : choices[0];
  } catch {
    return choices[0];
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(prefix + name, value);
  } catch {
    // Storage is blocked or full: the page goes on without.
  }
}
