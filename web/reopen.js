// A document that this tool has written -> what it takes to have it before one again: its text and what its reader said
// of it. The text is read anew, so that nothing in a file is believed but that. Pure. Tested by tests/web/reopen.test.mjs.

import { anchorAt, headAt } from './anchors.js';
import { ops } from './corrections.js';
import { isDate } from './dates.js';
import { groups } from './groups.js';
import { isAddress } from './source-links.js';

const format = /^article-annotation\/(\d+)(?:\.\d+)*$/;
const ourVersion = 1;

/** Whether a text is JSON that calls itself one of ours, whole or cut off. */
export function looksLikeOurs(text) {
  return /^\s*\{/.test(text) && /"format"\s*:\s*"article-annotation\//.test(text.slice(0, 4096));
}

/**
 * {text, edits, version, dropped}: version is that of another format than ours, else null; dropped counts the edits
 * that are none. Or {problem: 'incomplete', byte}, {problem: 'foreign'} or {problem: 'no-text'}.
 */
export function reopen(json) {
  const { document, stopped } = parse(json);
  if (!document) return { problem: 'incomplete', byte: stopped };
  const [, version] = String(document.format).match(format) ?? [];
  if (!version) return { problem: 'foreign' };
  if (typeof document.text !== 'string' || document.text === '') return { problem: 'no-text' };
  const at = unitOf(document);
  const said = Array.isArray(document.edits) ? document.edits : saidWithout(document, at);
  const edits = said.map((edit) => editOf(edit, at)).filter(Boolean);
  return {
    text: document.text,
    edits,
    version: Number(version) === ourVersion ? null : Number(version),
    dropped: said.length - edits.length,
  };
}

function parse(json) {
  try {
    return { document: Object(JSON.parse(json)) };
  } catch (error) {
    return { stopped: new TextEncoder().encode(json.slice(0, stopOf(error.message, json))).length };
  }
}

// Where a browser stopped reading: at a character that it names, each in its own way, or at the end.
function stopOf(message, json) {
  const [, position] = message.match(/position (\d+)/) ?? [];
  if (position) return Number(position);
  const [, line, column] = message.match(/line (\d+) column (\d+)/) ?? [];
  if (!line) return json.length;
  const before = json
    .split('\n')
    .slice(0, line - 1)
    .join('\n').length;
  return before + (line > 1 ? 1 : 0) + Number(column) - 1;
}

// How offsets of the document become those of a string here (UTF-16 units).
function unitOf({ offsets, text }) {
  if (offsets === 'utf16') return (n) => n;
  const size = offsets === 'utf8' ? (code) => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4) : () => 1;
  const places = new Map([[0, 0]]);
  let [from, to] = [0, 0];
  for (const character of text) {
    from += size(character.codePointAt(0));
    to += character.length;
    places.set(from, to);
  }
  return (n) => places.get(n) ?? to;
}

const types = new Set(groups.flatMap((group) => group.types));
const roles = new Set(['title', 'byline', 'dateline', 'abstract', 'body', 'closing', 'source', 'aside']);
const goals = { retype: types, add: types, role: roles };

const isText = (value) => typeof value === 'string';
const isOffset = (value) => Number.isSafeInteger(value) && value >= 0;

function anchorOf(value, at) {
  if (!value || ![value.text, value.prefix, value.suffix].every(isText) || value.text === '') return null;
  if (!isOffset(value.start) || !isOffset(value.end)) return null;
  const { text, prefix, suffix } = value;
  const start = at(value.start);
  return { start, end: start + text.length, text, prefix, suffix };
}

// The edit if it is one, with nothing but what belongs to it; else null.
function editOf(edit, at) {
  if (!edit || !ops.includes(edit.op)) return null;
  const { op, day, url, from, to } = edit;
  const when = isText(edit.at) ? { at: edit.at } : {};
  if (op === 'publish') return day === null || isDate(day) ? { op, day, ...when } : null;
  if (op === 'address') return url === null || isAddress(url) ? { op, url, ...when } : null;
  const where = Array.isArray(edit.where) ? edit.where.map((anchor) => anchorOf(anchor, at)) : [];
  if (where.length === 0 || where.includes(null)) return null;
  const other = op === 'merge' ? anchorOf(edit.with, at) : null;
  if (op === 'merge' && !other) return null;
  if (goals[op] && !goals[op].has(to)) return null;
  return {
    ...{ op, where },
    ...(['retype', 'remove', 'merge'].includes(op) && { all: edit.all === true }),
    ...(types.has(from) && { from }),
    ...(goals[op] && { to }),
    ...(other && { with: other }),
    ...when,
  };
}

// A document without edits may have been asked for with a day, an address and roles: these are what its reader said.
function saidWithout({ text, meta, blocks }, at) {
  const edits = [];
  if (isDate(meta?.published) && !meta.publishedSpan) edits.push({ op: 'publish', day: meta.published });
  if (isAddress(meta?.url) && !meta.urlSpan) edits.push({ op: 'address', url: meta.url });
  for (const block of Array.isArray(blocks) ? blocks : []) {
    const { by, role, start, end } = block ?? {};
    if (by !== 'user' || !roles.has(role) || !isOffset(start) || !isOffset(end)) continue;
    const head = headAt(text, { start: at(start), end: at(end) });
    edits.push({ op: 'role', where: [{ ...head, start, end }], to: role });
  }
  return edits;
}
