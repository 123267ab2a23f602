import * as v from 'valibot';
import { describe, expect, test } from 'vitest';

import { chooseFileName } from '../../src/core/file-name-source.ts';
import { safeFileName } from '../../src/core/file-name.ts';
import { brokenRules } from './name-law.ts';
import { type Differences, differing, haveVectors, readVectors, unlessSkipped, withoutReasons } from './vector-file.ts';

const sourceCase = v.object({
  url: v.string(),
  content_disposition: v.string(),
  suggested: v.string(),
  expected: v.string(),
});
const safeCase = v.object({ filename: v.string(), expected: v.string() });
const chromiumFile = v.object({
  win: v.array(sourceCase),
  posix: v.array(sourceCase),
  win_safe: v.array(safeCase),
  posix_safe: v.array(safeCase),
  safe_basenames: v.array(v.string()),
  unsafe_basenames: v.array(v.string()),
});

const firefoxFile = v.object({
  cases: v.array(v.object({ input: v.string(), expected: v.string(), flags: v.string() })),
});
const libmetalinkFile = v.object({ cases: v.array(v.object({ path: v.string(), safe: v.boolean() })) });

const noFileType = 'the type of the content does not change the name';
const onlyHttp = 'only http and https are ever fetched';
const noDefault = 'the host is named before "download"; there is no other default';
const noGuess = 'no charset is guessed';
const lastSegment = 'the part after the last slash is the name (6-security.md)';
const noTrace = 'what may not stand at the end leaves no trace';
const everySystem = 'safe on every system, for the file may travel';
const filenamifyWay = 'filenamify marks a device after its stem';
const appended = 'as Firefox does: the old extension stays to be seen';

/** The cases of both systems; a difference to either is one. */
const bySource: Differences<readonly [win: string, posix: string] | string> = {
  'file:///path/testfile | | ': [['testfile', 'testfile'], 'download', onlyHttp],
  'http://www.google.com/ | attachment; | ': [['다운로드', '다운로드'], 'www.google.com', noDefault],
  'data:,looks/like/a.path | | ': [['日本語', '日本語'], 'download', onlyHttp],
  'http://www.example.com/images?id=3 | attachment; filename=caf\u00e5.png | ': [
    ['cafε.png', 'cafε.png'],
    'cafå.png',
    noGuess,
  ],
  'http://www.google.com/path1/path2/ | attachment; filename==?iso88591?Q?caf=E3? | ': [
    ['download', 'download'],
    'www.google.com',
    noDefault,
  ],
  ' | filename=../../../../././../a_file_name.txt | ': [
    ['_.._.._.._._._.._a_file_name.txt', '_.._.._.._._._.._a_file_name.txt'],
    'a_file_name.txt',
    lastSegment,
  ],
  ' | filename=..\\..\\..\\..\\.\\.\\..\\a_file_name.txt | ': [
    ['_.._.._.._._._.._a_file_name.txt', '_.._.._.._._._.._a_file_name.txt'],
    'a_file_name.txt',
    lastSegment,
  ],
  ' | filename="<blink>Hello kitty</blink>" | ': [
    ['_blink_Hello kitty__blink_', '_blink_Hello kitty__blink_'],
    'blink_',
    lastSegment,
  ],
  ' | filename=evil.exe. | ': [['evil.exe_', 'evil.exe'], 'evil.exe', noTrace],
  ' | filename=evil. | ': [['evil_', 'evil'], 'evil', noTrace],
  ' | attachment; filename="meh.exe\u00c2\u00a0" | ': [['meh.exe_', 'meh.exe_'], 'meh.exe', noTrace],
  ' | filename=COM1 | ': [['_COM1', 'COM1'], 'COM1_', filenamifyWay],
  ' | filename=lpt1.TXT | ': [['_lpt1.TXT', 'lpt1.TXT'], 'lpt1_.TXT', filenamifyWay],
  ' | | clock$.txt': [['_clock$.txt', 'clock$.txt'], 'clock$_.txt', filenamifyWay],
  ' | filename=Setup.exe.local | ': [['Setup.exe.download', 'Setup.exe.local'], 'Setup.exe.local.download', appended],
  ' | filename=Setup.exe.lnk | ': [['Setup.exe.download', 'Setup.exe.lnk'], 'Setup.exe.lnk.download', appended],
  ' | filename=Thumbs.db | ': [['_Thumbs.db', 'Thumbs.db'], 'Thumbs_.db', filenamifyWay],
  'http://www.example.com/npdf.php?fn=foobar.pdf | | ': [['npdf.crx', 'npdf.crx'], 'npdf.php', noFileType],
  'http://www.example.com/image.aspx?id=blargh | | ': [['image.crx', 'image.crx'], 'image.aspx', noFileType],
  'http://www.example.com/download.py | filename=%E5%B2%A1%E3%80%80%E5%B2%A1.txt | ': [
    ['岡　岡.txt', '岡　岡.txt'],
    '岡 岡.txt',
    'filenamify makes every blank a plain one',
  ],
};

const bySafety: Differences<readonly [win: string, posix: string] | string> = {
  bar: [['bar.crx', 'bar.crx'], 'bar', noFileType],
  'lpt1.htm': [['_lpt1.htm', 'lpt1.htm'], 'lpt1_.htm', `${filenamifyWay}; ${everySystem}`],
  'harmless.{not-really-this-may-be-a-guid}': [
    ['harmless.download', 'harmless.{not-really-this-may-be-a-guid}'],
    'harmless.{not-really-this-may-be-a-guid}.download',
    appended,
  ],
  'harmless.local': [['harmless.download', 'harmless.local'], 'harmless.local.download', appended],
};

const fromFirefox: Differences<string> = {
  'f*\\ourth  file.jpg': ['f__ourth file.jpg', 'ourth  file.jpg', `${lastSegment}; blanks are not counted`],
  [`${'12345678'.repeat(31)}.fairlyLongExtension`]: [
    `${'12345678'.repeat(29)}12.fairlyLongExtension`,
    `${'12345678'.repeat(29)}123.fairlyLongExtension`,
    '255 bytes, not 254',
  ],
  [`${'12345678'.repeat(31)}.long/invalid#? ch\\ars`]: [
    `${'12345678'.repeat(28)}12345678.long_invalid#_ch_ars`,
    'ars',
    lastSegment,
  ],
};

const bothSystems = (win: string, posix: string, ours: string): readonly [string, string] | string =>
  win === ours && posix === ours ? ours : [win, posix];

const field = (text: string): string => (text === '' ? '' : `${text} `);

describe('file names', () => {
  test.skipIf(!haveVectors)(`are chosen as in Chromium, but for what is listed${unlessSkipped}`, () => {
    const { win, posix } = v.parse(chromiumFile, readVectors('chromium-filename'));
    expect(win.length).toBeGreaterThan(40);
    const found = differing<readonly [string, string] | string>(
      win.map(({ url, content_disposition: header, suggested, expected }, index) => {
        const ours = chooseFileName({ given: suggested, contentDisposition: header, url });
        expect(posix[index]).toMatchObject({ url, content_disposition: header, suggested });
        return [
          `${url} | ${field(header)}| ${suggested}`,
          bothSystems(expected, posix[index]?.expected ?? '', ours),
          ours,
        ];
      }),
    );
    expect(found).toEqual(withoutReasons(bySource));
  });

  test.skipIf(!haveVectors)(`are made safe as in Chromium, but for what is listed${unlessSkipped}`, () => {
    const file = v.parse(chromiumFile, readVectors('chromium-filename'));
    expect(file.win_safe.length).toBeGreaterThan(7);
    const found = differing<readonly [string, string] | string>(
      file.win_safe.map(({ filename, expected }, index) => {
        const ours = safeFileName(filename);
        return [filename, bothSystems(expected, file.posix_safe[index]?.expected ?? '', ours), ours];
      }),
    );
    expect(found).toEqual(withoutReasons(bySafety));
  });

  test.skipIf(!haveVectors)(`stay as they are exactly where Chromium calls them safe${unlessSkipped}`, () => {
    const { safe_basenames: safe, unsafe_basenames: unsafe } = v.parse(chromiumFile, readVectors('chromium-filename'));
    expect([...safe, ...unsafe].filter((name) => safeFileName(name) === name)).toEqual(safe);
  });

  test.skipIf(!haveVectors)(`are made safe as in Firefox, but for what is listed${unlessSkipped}`, () => {
    const { cases } = v.parse(firefoxFile, readVectors('firefox-filename-sanitize'));
    // The other cases also fit the extension to the type of the content, which we do not.
    const exact = cases.filter(({ flags }) => flags === 'SANITIZE_ONLY');
    expect(exact.length).toBeGreaterThan(4);
    expect(differing(exact.map(({ input, expected }) => [input, expected, safeFileName(input)]))).toEqual(
      withoutReasons(fromFirefox),
    );
    for (const { input } of cases) expect(brokenRules(safeFileName(input))).toEqual([]);
  });

  test.skipIf(!haveVectors)(`of paths that libmetalink knows are never folders${unlessSkipped}`, () => {
    const { cases } = v.parse(libmetalinkFile, readVectors('libmetalink-safe-path'));
    expect(cases.length).toBeGreaterThan(15);
    for (const { path, safe } of cases) {
      const name = safeFileName(path);
      expect(brokenRules(name)).toEqual([]);
      if (safe) expect(name).toBe(path.split('/').at(-1));
      else expect(name).not.toBe(path);
    }
  });
});
