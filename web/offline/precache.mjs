// Makes a built page work without network: node web/offline/precache.mjs dist
//
// Writes into the folder: the build's name into index.html, service-worker.js with the list of all files and their
// hashes, and version.json. The name is a hash of all files, so the same files have the same name.
// Tested by tests/web/offline.test.mjs.

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const worker = fileURLToPath(new URL('./service-worker.js', import.meta.url));
const written = ['service-worker.js', 'version.json'];
const line = /(<meta name="build" content=")[^"]*(">)/;

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Returns the build's name. */
export function precache(folder) {
  const at = (name) => path.join(folder, name);
  name('');
  const id = sha256(JSON.stringify(hashes())).slice(0, 12);
  name(id);
  const build = JSON.stringify({ id, files: hashes() }, null, 1);
  writeFileSync(at('service-worker.js'), `const build = ${build};\n\n${readFileSync(worker, 'utf8')}`);
  writeFileSync(at('version.json'), `${JSON.stringify({ build: id })}\n`);
  return id;

  function name(id) {
    const page = readFileSync(at('index.html'), 'utf8');
    if (!line.test(page)) throw new Error('index.html has no line for the name of the build');
    writeFileSync(at('index.html'), page.replace(line, `$1${id}$2`));
  }

  function hashes() {
    const names = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)))
      .map((file) => file.split(path.sep).join('/'))
      .filter((file) => !written.includes(file))
      .sort();
    return Object.fromEntries(names.map((file) => [file, sha256(readFileSync(at(file)))]));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(`build ${precache(process.argv[2])}`);
