// What wears on an engine: much to read, and little memory.

import { story } from './page.mjs';

/** News of about so many UTF-16 units; years differ, since what was read once is not read again. */
export function longNews(units) {
  const numbered = (_, i) => story.replace('2019', 1000 + (i % 1000));
  return Array.from({ length: units / (story.length + 2) }, numbered).join('\n\n');
}

/**
 * What makes the engine end in the middle of a long text, behind the script that starts it (web/wasm/annotator.mjs): it is
 * the engine itself, but once it has its model, it gets no more than so many bytes beyond what it has.
 */
export const starved = (bytes) => `
  const sound = Module;
  Module = async (options) => {
    const made = await sound(options);
    const load = made.loadModel;
    const grow = WebAssembly.Memory.prototype.grow;
    const loadAndStarve = (...model) => {
      const answer = load(...model);
      const most = made.HEAPU8.length + ${bytes};
      WebAssembly.Memory.prototype.grow = function (pages) {
        if (this.buffer.byteLength + pages * 65536 > most) throw new RangeError('no more memory');
        return grow.call(this, pages);
      };
      return answer;
    };
    made.loadModel = Object.assign(loadAndStarve, load); // Embind keeps what it knows of a function on it
    return made;
  };`;
