import { describe, expect, test } from 'vitest';

import { findChecksum } from '../../src/core/checksum-list.ts';

const a = 'a'.repeat(64);
const b = 'b'.repeat(64);

describe('findChecksum', () => {
  test.each<[string, string, string | undefined]>([
    ['GNU', `${b}  other.iso\n${a}  disk.iso\n`, a],
    ['GNU, binary mode', `${a} *disk.iso`, a],
    ['GNU, with a folder', `${a}  ./images/disk.iso`, a],
    ['BSD', `SHA256 (disk.iso) = ${a}`, a],
    ['upper case and CRLF', `${a.toUpperCase()}  disk.iso\r\n`, a],
    ['a digest alone', `${a}\n`, a],
    ['the same line twice', `${a}  disk.iso\n${a}  disk.iso`, a],
    ['comments', `# made today\n${a}  disk.iso`, a],
    ['another file only', `${a}  disk.iso.zip`, undefined],
    ['two digests for one name', `${a}  disk.iso\n${b}  disk.iso`, undefined],
    ['a digest that is too short', `${a.slice(1)}  disk.iso`, undefined],
    ['a page of HTML', '<!doctype html><title>404</title>', undefined],
    ['nothing', '', undefined],
  ])('reads %s', (_name, text, value) => {
    expect(findChecksum(text, 'disk.iso')?.value).toBe(value);
  });
});
