import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  blobPiece,
  type Claim,
  largestPiece,
  nextFree,
  pieceSize,
  smallestPiece,
  stealable,
} from '../../src/core/pieces.ts';
import { covers, intersect, mergeSpans, type Ranges, sizeOf, subtract } from '../../src/core/ranges.ts';

const MiB = 1024 * 1024;

const claim = (lane: number, at: number, end: number, change: Partial<Claim> = {}): Claim => ({
  lane,
  from: at,
  at,
  end,
  asBlob: false,
  ...change,
});

describe('pieceSize', () => {
  const cases: readonly [name: string, speed: number, size: number][] = [
    ['an unknown speed takes the smallest piece', 0, MiB],
    ['a slow line takes the smallest piece', 1000, MiB],
    ['a piece lasts four seconds', 2 * MiB, 8 * MiB],
    ['a piece is whole MiB, rounded up', 2 * MiB + 1, 9 * MiB],
    ['a fast line takes the largest piece', 16 * MiB, 64 * MiB],
    ['no line takes more', 1e12, 64 * MiB],
  ];
  for (const [name, speed, size] of cases) test(name, () => expect(pieceSize(speed)).toBe(size));

  test('a Blob is 8 MiB, and lies between the smallest and the largest piece', () => {
    expect(blobPiece).toBe(8 * MiB);
    expect([smallestPiece, largestPiece]).toEqual([MiB, 64 * MiB]);
  });
});

describe('nextFree', () => {
  const file: Ranges = [{ start: 0, end: 100 }];

  test('is the beginning where nothing is claimed', () =>
    expect(nextFree(file, [], 30)).toEqual({ start: 0, end: 30 }));
  test('is what lies behind the claims', () =>
    expect(nextFree(file, [claim(0, 0, 30), claim(1, 30, 60)], 30)).toEqual({ start: 60, end: 90 }));
  test('is a gap between claims, and no more than the gap', () =>
    expect(nextFree(file, [claim(0, 0, 30), claim(1, 40, 60)], 30)).toEqual({ start: 30, end: 40 }));
  test('ends with the file', () => expect(nextFree(file, [claim(0, 0, 90)], 30)).toEqual({ start: 90, end: 100 }));
  test('is nothing where all is claimed', () => expect(nextFree(file, [claim(0, 0, 100)], 30)).toBeUndefined());
  test('is nothing where nothing is missing', () => expect(nextFree([], [], 30)).toBeUndefined());
  test('is nothing beside a claim without an end', () =>
    expect(nextFree(file, [claim(0, 0, Infinity)], 30)).toBeUndefined());
  test('leaves what has arrived and is not stored to its connection', () =>
    expect(nextFree(file, [claim(0, 20, 30, { from: 0 })], 30)).toEqual({ start: 30, end: 60 }));
});

const anySpan = fc
  .tuple(fc.nat(200), fc.integer({ min: 1, max: 40 }))
  .map(([start, length]) => ({ start, end: start + length }));
const anyRanges = fc.array(anySpan, { maxLength: 8 }).map(mergeSpans);

const claimsIn = (ranges: Ranges): readonly Claim[] => ranges.map(({ start, end }, lane) => claim(lane, start, end));
const spanOf = ({ from, end }: Claim): Ranges => [{ start: from, end }];

describe('laws of claims', () => {
  test('a free stretch is missing, is claimed by nobody, is not empty and not too long', () => {
    fc.assert(
      fc.property(anyRanges, anyRanges, fc.integer({ min: 1, max: 60 }), (missing, taken, size) => {
        const free = nextFree(missing, claimsIn(taken), size);
        if (!free) return;
        expect(covers(missing, [free])).toBe(true);
        expect(intersect([free], taken)).toEqual([]);
        expect(free.end - free.start).toBeGreaterThan(0);
        expect(free.end - free.start).toBeLessThanOrEqual(size);
      }),
      { numRuns: 1000 },
    );
  });

  test('there is a free stretch as long as anything is missing that nobody claims', () => {
    fc.assert(
      fc.property(anyRanges, anyRanges, (missing, taken) => {
        expect(nextFree(missing, claimsIn(taken), 7) !== undefined).toBe(subtract(missing, taken).length > 0);
      }),
    );
  });

  test('claiming again and again shares out all that is missing, and no byte twice', () => {
    fc.assert(
      fc.property(anyRanges, fc.integer({ min: 1, max: 60 }), (missing, size) => {
        const claims: Claim[] = [];
        for (let free = nextFree(missing, claims, size); free; free = nextFree(missing, claims, size)) {
          claims.push(claim(claims.length, free.start, free.end));
          if (claims.length > 500) break;
        }
        const spans = claims.flatMap(spanOf);
        expect(sizeOf(spans)).toBe(sizeOf(missing));
        expect(mergeSpans(spans)).toEqual(missing);
      }),
    );
  });
});

describe('stealable', () => {
  test('is the second half of what the slowest has left', () =>
    expect(stealable([claim(0, 0, 4 * MiB), claim(1, 4 * MiB, 20 * MiB)], 0)).toEqual({
      lane: 1,
      span: { start: 12 * MiB, end: 20 * MiB },
    }));
  test('counts from what has arrived, not from what is stored', () =>
    expect(stealable([claim(0, 8 * MiB, 16 * MiB, { from: 0 })], 0)).toEqual({
      lane: 0,
      span: { start: 12 * MiB, end: 16 * MiB },
    }));
  test('is nothing below the smallest piece', () => expect(stealable([claim(0, 0, MiB - 1)], 0)).toBeUndefined());
  test('is something from the smallest piece on', () => expect(stealable([claim(0, 0, MiB)], 0)).toBeDefined());
  test('is nothing where its half would come within a second', () =>
    expect(stealable([claim(0, 0, 8 * MiB)], 4 * MiB + 1)).toBeUndefined());
  test('is something where its half takes a second', () =>
    expect(stealable([claim(0, 0, 8 * MiB)], 4 * MiB)).toBeDefined());
  test('is never part of a Blob', () => {
    const blob = claim(0, 0, 64 * MiB, { asBlob: true });
    expect(stealable([blob], 0)).toBeUndefined();
    expect(stealable([blob, claim(1, 64 * MiB, 68 * MiB)], 0)?.lane).toBe(1);
  });
  test('is nothing where nobody works', () => expect(stealable([], 0)).toBeUndefined());

  test('lies inside what its victim has left, and leaves it the nearer half', () => {
    const anyClaims = fc.array(fc.tuple(fc.nat(64 * MiB), fc.boolean()), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(anyClaims, fc.nat(32 * MiB), fc.nat(2 ** 40), (lengths, speed, offset) => {
        const claims = lengths.map(([length, asBlob], lane) => {
          const at = offset + lane * 64 * MiB;
          return claim(lane, at, at + length, { asBlob });
        });
        const takeover = stealable(claims, speed);
        const victim = claims.find(({ lane }) => lane === takeover?.lane);
        if (!takeover || !victim) return;
        const { span } = takeover;
        expect(victim.asBlob).toBe(false);
        expect(span.end).toBe(victim.end);
        expect(span.start).toBeGreaterThan(victim.at);
        expect(span.end - span.start).toBeGreaterThan(0);
        expect(span.start - victim.at - (span.end - span.start)).toBeGreaterThanOrEqual(0);
        expect(span.end - span.start).toBeGreaterThanOrEqual(speed - 1);
      }),
      { numRuns: 1000 },
    );
  });
});
