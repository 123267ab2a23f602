import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { safeFileName, usableFileName } from '../../src/core/file-name.ts';
import { brokenRules, hostileName } from './name-law.ts';

describe('safeFileName', () => {
  const cases: readonly [name: string, safe: string, why: string][] = [
    ['report.pdf', 'report.pdf', 'an ordinary name'],
    ['Übergrößen 岡.tar.gz', 'Übergrößen 岡.tar.gz', 'letters of any script'],
    ["don't [panic] (1) #2 & 50%.txt", "don't [panic] (1) #2 & 50%.txt", 'harmless signs'],
    ['a/b/c.txt', 'c.txt', 'a path'],
    ['C:\\Users\\me\\c.txt', 'c.txt', 'a Windows path'],
    ['../..\\../etc/passwd', 'passwd', 'a climb'],
    ['a/', 'download', 'a folder'],
    ['', 'download', 'nothing'],
    ['..', 'download', 'the folder above'],
    [' . . ', 'download', 'dots and spaces only'],
    ['\u200b\u202e', 'download', 'nothing visible'],
    ['.htaccess', 'htaccess', 'a leading dot'],
    [' .. a.txt', 'a.txt', 'leading dots and spaces'],
    ['a.txt. .', 'a.txt', 'trailing dots and spaces'],
    ['a.exe\u00a0', 'a.exe', 'a trailing space that does not break'],
    ['a\u3000b.txt', 'a b.txt', 'an ideographic space'],
    ['a\r\nb.txt', 'a b.txt', 'a line break'],
    ['a\u0000b\u001b\u007f\u009fc', 'abc', 'controls'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe', 'a reversal of direction'],
    ['a\u200b\u200d\ufeff\u00ad\u061c\u180e\u2066b', 'ab', 'what is not seen'],
    ['a\ud800b\udc00', 'ab', 'halves of pairs'],
    ['a\ufffe\uffffb', 'ab', 'what is no character'],
    ['a<b>c:d"e|f?g*h', 'a_b_c_d_e_f_g_h', 'reserved signs'],
    ['a.txt:stream', 'a.txt_stream', 'an alternate stream'],
    ['cafe\u0301', 'caf\u00e9', 'a decomposed letter'],
    ['e\u200b\u0301', '\u00e9', 'a decomposed letter with something unseen inside'],
    ['con', 'con_', 'a device'],
    ['Nul.tar.gz', 'Nul_.tar.gz', 'a device with extensions'],
    ['COM1', 'COM1_', 'a port'],
    ['com0.txt', 'com0_.txt', 'port 0'],
    ['LPT¹.txt', 'LPT¹_.txt', 'a port with a superscript digit'],
    ['aux  .txt', 'aux_.txt', 'a device with blanks'],
    ['CLOCK$.txt', 'CLOCK$_.txt', 'the clock'],
    ['clock$', 'clock$_', 'the bare clock'],
    ['conin$', 'conin$_', 'the console'],
    ['co\u200bn', 'con_', 'a device under something unseen'],
    ['.con', 'con_', 'a device behind a dot'],
    ['console.txt', 'console.txt', 'what only begins like a device'],
    ['clock$work.txt', 'clock$work.txt', 'what only begins like the clock'],
    ['Desktop.ini', 'Desktop_.ini', "a folder's settings"],
    ['thumbs.DB', 'thumbs_.DB', "a folder's pictures"],
    ['my desktop.ini', 'my desktop.ini', "what only ends like a folder's settings"],
    ['a.LNK', 'a.LNK.download', 'a shortcut'],
    ['a.ln\u212a', 'a.lnK.download', 'a shortcut with the sign for kelvin'],
    ['a.url', 'a.url.download', 'an internet shortcut'],
    ['a.scf', 'a.scf.download', 'a shell command'],
    ['a.desktop', 'a.desktop.download', 'a desktop entry'],
    ['a.exe.local', 'a.exe.local.download', 'a redirection of libraries'],
    ['a.lnk .', 'a.lnk.download', 'a shortcut before trailing signs'],
    [
      'a.{20D04FE0-3AEA-1069-A2D8-08002B30309D}',
      'a.{20D04FE0-3AEA-1069-A2D8-08002B30309D}.download',
      'a folder of the shell',
    ],
    ['a.lnk.txt', 'a.lnk.txt', 'what only contains a shortcut'],
    ['.lnk', 'lnk', 'a shortcut without a name'],
  ];
  for (const [name, safe, why] of cases) {
    test(`of ${why} (${JSON.stringify(name)}) is ${JSON.stringify(safe)}`, () => expect(safeFileName(name)).toBe(safe));
  }

  const cuts: readonly [name: string, safe: string, why: string][] = [
    ['a'.repeat(255), 'a'.repeat(255), '255 letters, whole'],
    [`${'a'.repeat(300)}.txt`, `${'a'.repeat(251)}.txt`, 'a long stem, keeping the extension'],
    [`${'a'.repeat(300)}.tar.gz`, `${'a'.repeat(248)}.tar.gz`, 'a long stem, keeping both extensions'],
    ['a'.repeat(300), 'a'.repeat(255), 'a long name without extension'],
    [`a.${'b'.repeat(300)}`, `a.${'b'.repeat(253)}`, 'an extension too long to be one'],
    [`${'簡'.repeat(100)}.txt`, `${'簡'.repeat(83)}.txt`, 'three bytes a letter'],
    [`abcd${'🇦🇹'.repeat(100)}.txt`, `abcd${'🇦🇹'.repeat(30)}.txt`, 'flags of two characters each'],
    [`${'a\u0304\u0323'.repeat(100)}.txt`, `${'\u1ea1\u0304'.repeat(50)}.txt`, 'letters with marks'],
    [`${'a'.repeat(300)}.lnk`, `${'a'.repeat(246)}.download`, 'a shortcut, which stays defused'],
    [
      `${'a'.repeat(251)}.lnk${'b'.repeat(40)}`,
      `${'a'.repeat(246)}.download`,
      'a name in which the cut would lay a shortcut bare',
    ],
    [`${'a'.repeat(253)}. ${'b'.repeat(40)}`, 'a'.repeat(253), 'at a dot and a space, which do not stay at the end'],
  ];
  for (const [name, safe, why] of cuts) {
    test(`cuts ${why}`, () => expect(safeFileName(name)).toBe(safe));
  }

  test('cuts inside a letter with more marks than a name can hold', () => {
    expect(safeFileName(`x${'\u0301'.repeat(300)}.txt`)).toBe(`x${'\u0301'.repeat(125)}.txt`);
  });

  test('keeps every rule, whatever the text', () => {
    fc.assert(
      fc.property(hostileName, (name) => {
        expect(brokenRules(safeFileName(name))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test('changes nothing the second time', () => {
    fc.assert(
      fc.property(hostileName, (name) => {
        const once = safeFileName(name);
        expect(safeFileName(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  test('a million characters cost no more than a few', () => {
    for (const piece of ['. ', 'a.', '\u0301', '簡', '.lnk', '?', '{']) {
      expect(brokenRules(safeFileName(`a${piece.repeat(1_000_000 / piece.length)}b.txt`))).toEqual([]);
    }
  });
});

describe('usableFileName', () => {
  test('tells a name that means "download" from no name at all', () => {
    expect(usableFileName('download')).toBe('download');
    expect(usableFileName('..')).toBeUndefined();
  });
});
