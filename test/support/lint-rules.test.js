import { beforeAll, describe, expect, test } from 'vitest';
import { lintFindings } from './lint-findings.js';

const imports = 'eslint(no-restricted-imports)';
const globals = 'eslint(no-restricted-globals)';
const properties = 'eslint(no-restricted-properties)';

/** @type {readonly (readonly [sentence: string, folder: string, code: string, rule: string])[]} */
const forbidden = [
  ['core does not import protocol', 'src/core', "export { a } from '../protocol/a.ts';", imports],
  ['core does not import ports', 'src/core', "export { a } from '../ports/a.ts';", imports],
  ['core does not import the page', 'src/core', "export { a } from '../page/a.ts';", imports],
  ['core does not import the engine', 'src/core', "export { a } from '../../sw/a.ts';", imports],
  ['core does not import a library of the page', 'src/core', "export { a } from 'lit';", imports],
  ['core does not import Node', 'src/core', "export { a } from 'node:fs';", imports],
  ['core does not import by a dynamic import', 'src/core', "export const a = () => import('../page/a.ts');", imports],
  ['core does not import a type either', 'src/core', "export type { A } from '../page/a.ts';", imports],
  ['core does not read the clock', 'src/core', 'export const now = () => Date.now();', globals],
  ['core does not measure time', 'src/core', 'export const now = () => performance.now();', globals],
  ['core does not draw random numbers', 'src/core', 'export const draw = () => Math.random();', properties],
  ['core does not draw random bytes', 'src/core', 'export const draw = () => crypto.randomUUID();', globals],
  ['core does not fetch', 'src/core', "export const get = () => fetch('x');", globals],
  ['core does not set timers', 'src/core', 'export const wait = (f: () => void) => setTimeout(f, 1);', globals],
  ['protocol does not import the page', 'src/protocol', "export { a } from '../page/a.ts';", imports],
  ['protocol does not import ports', 'src/protocol', "export { a } from '../ports/a.ts';", imports],
  ['protocol does not import the engine', 'src/protocol', "export { a } from '../../sw/a.ts';", imports],
  ['protocol does not import idb', 'src/protocol', "export { a } from 'idb';", imports],
  ['ports do not import protocol', 'src/ports', "export { a } from '../protocol/a.ts';", imports],
  ['ports do not import the engine', 'src/ports', "export { a } from '../../sw/a.ts';", imports],
  ['ports do not import a library', 'src/ports', "export { a } from 'idb';", imports],
  ['the page does not import ports', 'src/page', "export { a } from '../ports/a.ts';", imports],
  ['the page does not import the engine', 'src/page', "export { a } from '../../sw/a.ts';", imports],
  ['a component does not import ports', 'src/page/components', "export { a } from '../../ports/a.ts';", imports],
  ['a component does not import the engine', 'src/page/components', "export { a } from '../../../sw/a.ts';", imports],
  ['the page does not import idb', 'src/page', "export { a } from 'idb';", imports],
  ['the page does not import tests', 'src/page', "export { a } from '../../test/fakes/a.ts';", imports],
  ['the page does not render unsafe HTML', 'src/page', "export { a } from 'lit/directives/unsafe-html.js';", imports],
  ['the page does not render unsafe SVG', 'src/page', "export { a } from 'lit/directives/unsafe-svg.js';", imports],
  ['the page does not set innerHTML', 'src/page', "document.body.innerHTML = 'a';", properties],
  [
    'a template does not bind innerHTML',
    'src/page',
    'export const a = html`<p .innerHTML=${b}></p>`;',
    'lading(no-html-sink)',
  ],
  [
    'a template has no style attribute',
    'src/page',
    'import { html } from \'lit\';\nexport const a = html`<p style="a"></p>`;',
    'lit(ban-attributes)',
  ],
  ['the engine does not import the page', 'sw/engine', "export { a } from '../../src/page/a.ts';", imports],
  ['the engine does not import adapters', 'sw/engine', "export { a } from '../adapters/a.ts';", imports],
  ['a file beside main does not import adapters', 'sw', "export { a } from './adapters/a.ts';", imports],
  ['the engine does not import a library', 'sw/engine', "export { a } from 'idb';", imports],
  ['the engine does not import tests', 'sw/engine', "export { a } from '../../test/fakes/a.ts';", imports],
  ['an adapter does not import the engine', 'sw/adapters', "export { a } from '../engine/a.ts';", imports],
  [
    'an adapter in a folder does not import the engine',
    'sw/adapters/idb',
    "export { a } from '../../engine/a.ts';",
    imports,
  ],
  ['an adapter does not import protocol', 'sw/adapters', "export { a } from '../../src/protocol/a.ts';", imports],
  ['an adapter does not import the page', 'sw/adapters', "export { a } from '../../src/page/a.ts';", imports],
  ['an adapter does not import a library of the page', 'sw/adapters', "export { a } from 'lit';", imports],
  ['nothing is exported as default', 'src/core', 'export default 1;', 'import(no-default-export)'],
  ['nothing is any', 'src/core', 'export const a = (b: any) => b;', 'typescript(no-explicit-any)'],
  [
    'nothing is asserted not to be null',
    'src/core',
    'export const a = (b?: string) => b!;',
    'typescript(no-non-null-assertion)',
  ],
  ['there are no enums', 'src/core', 'export enum A { B }', 'lading(no-enum)'],
  [
    'there are no boolean parameters',
    'src/core',
    'export const a = (b: boolean) => b;',
    'lading(no-boolean-parameter)',
  ],
  [
    'there are no boolean parameters by default',
    'src/core',
    'export const a = (b: boolean = true) => b;',
    'lading(no-boolean-parameter)',
  ],
  ['there are no barrels', 'src/core', "export * from './a.ts';", 'oxc(no-barrel-file)'],
  ['no finding is suppressed', 'src/core', '// @ts-expect-error\nexport const a = 1;', 'lading(no-suppression)'],
  [
    'no linter is silenced',
    'src/core',
    '// oxlint-disable-next-line no-var\nexport const a = 1;',
    'lading(no-suppression)',
  ],
  ['a file has at most 250 lines', 'src/core', '//\n'.repeat(251), 'eslint(max-lines)'],
  ['a test file has at most 250 lines', 'test/core', '//\n'.repeat(251), 'eslint(max-lines)'],
  [
    'a function has at most 50 lines',
    'src/core',
    `export const a = () => {\n${'  a();\n'.repeat(50)}};`,
    'eslint(max-lines-per-function)',
  ],
];

/** @type {readonly (readonly [sentence: string, file: string, code: string])[]} */
const allowed = [
  [
    'core may import core and its parsers',
    'src/core/ok.ts',
    "export { a } from './b.ts';\nexport { b } from 'content-disposition';\nexport { c } from 'filenamify/browser';\nexport { d } from 'structured-headers';",
  ],
  [
    'protocol may import core and valibot',
    'src/protocol/ok.ts',
    "export { a } from '../core/b.ts';\nexport { b } from 'valibot';",
  ],
  ['ports may import core', 'src/ports/ok.ts', "export { a } from '../core/b.ts';\nexport { b } from './b.ts';"],
  [
    'a component may import core, protocol and Lit',
    'src/page/components/ok.ts',
    "export { a } from '../../core/b.ts';\nexport { b } from '../../protocol/b.ts';\nexport { c } from '../words.ts';\nexport { d } from 'lit/directives/repeat.js';",
  ],
  ['the page may import workbox-window', 'src/page/ok.ts', "export { a } from 'workbox-window';"],
  [
    'the engine may import core, protocol and ports',
    'sw/engine/ok.ts',
    "export { a } from '../../src/core/b.ts';\nexport { b } from '../../src/protocol/b.ts';\nexport { c } from '../../src/ports/b.ts';\nexport { d } from '../commands/b.ts';",
  ],
  [
    'an adapter may import core, ports and its library',
    'sw/adapters/ok.ts',
    "export { a } from '../../src/core/b.ts';\nexport { b } from '../../src/ports/b.ts';\nexport { c } from 'idb';\nexport { d } from './b.ts';",
  ],
  [
    'main may import adapters',
    'sw/main.ts',
    "export { a } from './adapters/b.ts';\nexport { b } from './engine/b.ts';\nexport { c } from '../src/core/b.ts';",
  ],
];

/**
 * @param {number} index
 * @param {string} folder
 */
const fileOf = (index, folder) => `${folder}/forbidden-${index}.ts`;

describe('the lint rules', () => {
  /** @type {ReadonlyMap<string, readonly string[]>} */
  let found = new Map();

  beforeAll(async () => {
    found = await lintFindings([
      ...forbidden.map(([, folder, code], index) => ({ file: fileOf(index, folder), code })),
      ...allowed.map(([, file, code]) => ({ file, code })),
    ]);
  }, 30_000);

  test.for(forbidden.map(([sentence, folder, , rule], index) => [sentence, fileOf(index, folder), rule]))(
    '%s',
    ([, file = '', rule = '']) => {
      expect(found.get(file)).toContain(rule);
    },
  );

  test.for(allowed)('%s', ([, file]) => {
    expect(found.get(file)).not.toContain(imports);
  });
});
