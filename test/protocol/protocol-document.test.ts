import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { inputs } from '../../src/protocol/inputs.ts';

const document = readFileSync(new URL('../../docs/protocol.md', import.meta.url), 'utf8');

test('docs/protocol.md has one line for every command, and for no other, in the order of the table', () => {
  const [, table = ''] = document.split('| command |');
  const listed = Array.from(table.matchAll(/^\| `([^`]+)` \|/gmu), ([, name]) => name);
  expect(listed).toEqual(Object.keys(inputs));
});
