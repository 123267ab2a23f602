import { Buffer } from 'node:buffer';

import * as fc from 'fast-check';

const forbidden =
  /[\p{Cc}<>:"|?*/\\\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]|\p{Cs}|^[. ]|[. ]$/u;
const device = /^(?:con|prn|aux|nul|clock\$|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(?:\.|$)/iu;
const followed = /\.(?:lnk|url|scf|desktop|local|\{.*\})$|^desktop\.ini$|^thumbs\.db$/iu;

/** The rules of a safe name, written down a second time and in another way than the code that keeps them. */
export const brokenRules = (name: string): readonly string[] => {
  const rules: readonly (readonly [rule: string, broken: boolean])[] = [
    ['not empty', name === ''],
    ['nothing forbidden', forbidden.test(name)],
    ['no device', device.test(name)],
    ['nothing followed', followed.test(name)],
    ['NFC', name !== name.normalize('NFC')],
    ['at most 255 bytes', Buffer.byteLength(name) > 255],
  ];
  return rules.filter(([, broken]) => broken).map(([rule]) => rule);
};

const hostilePieces: readonly string[] = [
  '.',
  '..',
  ' ',
  '/',
  '\\',
  ':',
  '<',
  '?',
  '%2f',
  '\u0000',
  '\t',
  '\n',
  '\u0085',
  '\u00a0',
  '\u00ad',
  '\u061c',
  '\u200b',
  '\u200d',
  '\u202e',
  '\u2028',
  '\u2065',
  '\u2066',
  '\u3000',
  '\ufeff',
  '\uffff',
  '\ufffd',
  '\ufdd0',
  '\ud800',
  '\udc00',
  '\ud83d\ude00',
  '\u0301',
  '\u0338',
  'e',
  'é',
  'e\u0301',
  '\u212a',
  'con',
  'NUL',
  'COM1',
  'com¹',
  'lpt9',
  'clock$',
  'conin$',
  'desktop.ini',
  'Thumbs.db',
  '.lnk',
  '.URL',
  '.ln\u212a',
  '.desktop',
  '.local',
  '.scf',
  '.{20D04FE0-3AEA-1069-A2D8-08002B30309D}',
  '.{a',
  '}',
  '.txt',
  '.tar.gz',
  'a'.repeat(250),
  '簡'.repeat(80),
  '👩‍👩‍👧‍👦'.repeat(10),
  `a${'\u0301'.repeat(200)}`,
  `.${'x'.repeat(40)}`,
  '_',
  '(1)',
  ' (1)',
];

/** Names made of what has broken programs before, and any others. */
export const hostileName = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...hostilePieces), { maxLength: 12 }).map((pieces) => pieces.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 400 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 20 }) },
);
