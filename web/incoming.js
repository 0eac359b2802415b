// Texts that come in otherwise than by the field: pasted or dropped anywhere, opened from a file, the sample.
// Tested by tests/web/paste.test.mjs.

import { readFile } from './files.js';
import { textOf } from './markup.js';
import { strings } from './strings.js';

const sampleUrl = 'tests/articles/seed/source.txt';

/** show(text, {edits}); sample: a promise of it, done when nothing more has to be fetched. */
export function createIncoming({ show, toast, refuse }) {
  let sample = fetchSample();

  async function openFile(file) {
    const { text, edits, version, dropped, refusal, byte } = await readFile(file);
    if (refusal) return refuse(strings.files[refusal](byte));
    show(text, { edits });
    if (version || dropped) toast(version ? strings.files.version(version) : strings.files.dropped(dropped));
  }

  // Fetched with the rest of the page, so that nothing is asked of the network later.
  async function readSample() {
    const text = (await sample) ?? (await (sample = fetchSample()));
    if (text === null) refuse(strings.input.sampleMissing);
    else show(text);
  }

  // What is being typed into is asked of the focus: to WebKit, a paste into the article is one into the field that had
  // the focus before.
  document.addEventListener('paste', (event) => {
    if (event.defaultPrevented || document.activeElement?.matches('textarea, input')) return;
    const [file] = event.clipboardData.files;
    const text = textOf(event.clipboardData);
    if (!text && !file) return;
    event.preventDefault();
    if (text) show(text);
    else openFile(file);
  });
  document.addEventListener('dragover', (event) => {
    if (event.dataTransfer.types.includes('Files')) event.preventDefault();
  });
  document.addEventListener('drop', (event) => {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    openFile(file);
  });

  return { sample, openFile, readSample };
}

async function fetchSample() {
  const response = await fetch(sampleUrl).catch(() => null);
  return response?.ok ? response.text() : null;
}
