// What is kept on this device, when its reader wants that: the text, what was said of it, and how it is looked at, after
// each change. Tested by tests/web/keeping.test.mjs.
//
// state.keeping: 'off'; 'on', when all is kept; 'full' or 'blocked', when it should be and is not.

import { forget, forgetEverything, keep, recall } from './keeping.js';
import { groups } from './groups.js';
import { lenses } from './lenses.js';
import { untouched } from './settings.js';
import { strings } from './strings.js';
import { nothing } from './steps.js';

const version = 1;
const restMs = 300; // changes that come so soon after each other are kept together
const words = strings.settings;

export function keeper({ state, steps, say }) {
  let timer = 0;
  let shown = [];
  let saving = Promise.resolve(); // one after the other

  const isOn = () => state.get().keeping !== 'off';

  function save() {
    const { lens, length, off } = state.get();
    const value = { version, step: steps.now(), lens, length, off: [...off] };
    saving = saving.then(async () => {
      if (!isOn()) return;
      const answer = await keep(value);
      if (!isOn()) return;
      state.set({ keeping: answer.kept ? 'on' : answer.why });
      if (answer.replaced) say(words.replaced);
      return answer;
    });
    return saving;
  }

  state.subscribe(({ screen, text, edits, end, lens, length, off }) => {
    const now = [screen, text, edits, end, lens, length, off];
    const changed = now.some((part, i) => part !== shown[i]);
    shown = now;
    if (!changed || !isOn()) return;
    clearTimeout(timer);
    timer = setTimeout(save, restMs);
  });

  return {
    /** What was kept before is there again, unless the reader has begun already. */
    async recall() {
      const kept = await recall();
      if (kept?.version !== version) return; // nothing, or what another version of this page has kept: it stays
      state.set({ keeping: 'on' });
      const { step, lens, length, off } = kept;
      if (steps.now() !== nothing || state.get().screen !== 'input') return;
      if (lenses.includes(lens)) state.set({ lens });
      if (length >= 1 && length <= 7) state.set({ length });
      if (Array.isArray(off)) state.set({ off: new Set(off.filter((id) => groups.some((group) => group.id === id))) });
      if (typeof step?.text === 'string' && Array.isArray(step.edits)) steps.begin(step);
    },

    async toggle() {
      if (isOn()) {
        state.set({ keeping: 'off' });
        await saving;
        say((await forget()) ? words.notKeptNow : words.notForgotten);
        return;
      }
      state.set({ keeping: 'on' });
      const answer = await save();
      if (answer?.kept && !answer.replaced) say(words.kept);
    },

    /** Text, corrections, steps, settings: nothing is left, here and on the device. */
    async forget() {
      clearTimeout(timer);
      state.set({ keeping: 'off', ...untouched });
      steps.begin(nothing);
      await saving;
      say((await forgetEverything()) ? words.forgotten : words.notForgotten);
    },
  };
}
