import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { base64ToHex } from '../../src/core/base64.ts';
import { type Digest, hexToBase64, parseDigest, parseReprDigest } from '../../src/core/digest.ts';

const lengths: readonly [Digest['algorithm'], number][] = [
  ['sha-256', 32],
  ['sha-512', 64],
  ['sha-1', 20],
  ['md5', 16],
];

const digestOf = (algorithm: 'sha256' | 'sha512' | 'md5', encoding: 'hex' | 'base64'): string =>
  createHash(algorithm).update('lading').digest(encoding);

describe('parseDigest', () => {
  for (const [algorithm, length] of lengths) {
    test(`reads every ${algorithm} in lower-case hex, upper-case hex and base64`, () => {
      fc.assert(
        fc.property(fc.uint8Array({ minLength: length, maxLength: length }), (bytes) => {
          const value = Buffer.from(bytes).toString('hex');
          const base64 = Buffer.from(bytes).toString('base64');
          for (const text of [value, value.toUpperCase(), base64, base64.replace(/=+$/u, ''), ` ${base64}\n`]) {
            expect(parseDigest(algorithm, text)).toEqual({ algorithm, value });
          }
        }),
      );
    });

    test(`refuses a ${algorithm} of any other length`, () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
          fc.pre(bytes.length !== length);
          const hex = Buffer.from(bytes).toString('hex');
          // Hex digits are base64 digits too, so a text may be the hex of one length and the base64 of another.
          if (Math.floor((hex.length * 3) / 4) !== length) expect(parseDigest(algorithm, hex)).toBeUndefined();
          expect(parseDigest(algorithm, Buffer.from(bytes).toString('base64'))).toBeUndefined();
        }),
      );
    });
  }

  const refused: readonly [text: string, why: string][] = [
    ['', 'nothing'],
    ['g'.repeat(64), 'letters that are no hex'],
    [`${'A'.repeat(42)}B=`, 'stray bits after the last byte'],
    [`${'A'.repeat(43)}==`, 'too much padding'],
    [`${'A'.repeat(42)}-=`, 'the URL alphabet'],
    [`${'A'.repeat(20)} ${'A'.repeat(22)}=`, 'a blank inside'],
  ];
  for (const [text, why] of refused) {
    test(`refuses ${why}`, () => expect(parseDigest('sha-256', text)).toBeUndefined());
  }
});

describe('parseReprDigest', () => {
  const sha256 = `sha-256=:${digestOf('sha256', 'base64')}:`;
  const sha512 = `sha-512=:${digestOf('sha512', 'base64')}:`;
  const strong: Digest = { algorithm: 'sha-256', value: digestOf('sha256', 'hex') };
  const stronger: Digest = { algorithm: 'sha-512', value: digestOf('sha512', 'hex') };

  const cases: readonly [header: string, digest: Digest | undefined, why: string][] = [
    [sha256, strong, 'sha-256'],
    [sha512, stronger, 'sha-512'],
    [`${sha256}, ${sha512}`, stronger, 'the stronger of two'],
    [`md5=:${digestOf('md5', 'base64')}:, ${sha256}`, strong, 'the trusted one beside a broken one'],
    [`sha-512=:AAAA:, ${sha256}`, strong, 'the whole one beside a short one'],
    [`${sha256};x=1`, strong, 'a member with parameters'],
    [`md5=:${digestOf('md5', 'base64')}:`, undefined, 'md5 alone'],
    [`sha-256=${digestOf('sha256', 'hex')}`, undefined, 'hex'],
    [`sha-256="${digestOf('sha256', 'base64')}"`, undefined, 'a string'],
    [`SHA-256=:${digestOf('sha256', 'base64')}:`, undefined, 'the obsolete Digest header'],
    ['sha-256', undefined, 'no value'],
    [`sha-256=(:AAAA: :AAAA:)`, undefined, 'a list'],
    [`${sha256},`, undefined, 'a trailing comma, which spoils a structured field'],
    [`sha-256=:${digestOf('sha256', 'base64')}`, undefined, 'an open end'],
    ['', undefined, 'nothing'],
  ];
  for (const [header, digest, why] of cases) {
    test(`${digest === undefined ? 'trusts nothing in' : 'reads'} ${why}`, () =>
      expect(parseReprDigest(header)).toEqual(digest));
  }
});

describe('hexToBase64', () => {
  test('is what every other program writes, and reads back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const hex = Buffer.from(bytes).toString('hex');
        expect(hexToBase64(hex)).toBe(Buffer.from(bytes).toString('base64'));
        expect(base64ToHex(hexToBase64(hex))).toBe(hex);
      }),
    );
  });
});
