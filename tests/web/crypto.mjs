// What browsers and later nodes have as a global; that of Debian 12 (18) has it in a module.
import { webcrypto } from 'node:crypto';

globalThis.crypto ??= webcrypto;
