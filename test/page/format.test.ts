import { expect, test } from 'vitest';
import { createFormat } from '../../src/page/format.ts';

const format = createFormat('en-GB');

const sizes: readonly [bytes: number, text: string][] = [
  [0, '0'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [14_200, '14 kB'],
  [999_499, '999 kB'],
  [999_500, '1.00 MB'],
  [14_200_000, '14.2 MB'],
  [2_577_170_432, '2.58 GB'],
  [5_830_000_000, '5.83 GB'],
  [999_999_999_999, '1.00 TB'],
  [3.2e15, '3,200 TB'],
];

for (const [bytes, text] of sizes) {
  test(`${bytes} bytes are written ${text}`, () => {
    expect(format.bytes(bytes)).toBe(text);
  });
}

test('a part is written in the unit of its whole and never rounded up', () => {
  expect(format.bytesOf(3_140_000_000, 5_830_000_000)).toBe('3.14 of 5.83 GB');
  expect(format.bytesOf(5_829_999_999, 5_830_000_000)).toBe('5.82 of 5.83 GB');
  expect(format.bytesOf(0, 1_940_000_000)).toBe('0 of 1.94 GB');
});

test('a part that is small beside its whole is written in a unit of its own', () => {
  expect(format.bytesOf(6_360_000, 5_800_000_000)).toBe('6.36 MB of 5.80 GB');
  expect(format.bytesOf(123_000_000, 5_800_000_000)).toBe('0.123 of 5.80 GB');
});

test('a share is rounded down, so that only all of it is 100 %', () => {
  expect(format.percent(0.99999)).toBe('99\u202f%');
  expect(format.percent(1)).toBe('100\u202f%');
  expect(format.percent(1.2)).toBe('100\u202f%');
  expect(format.percent(-1)).toBe('0\u202f%');
});

test('a speed has one digit behind the point below a hundred', () => {
  expect(format.speed(12_400_000)).toBe('12.4 MB/s');
  expect(format.speed(410_000_000)).toBe('410 MB/s');
  expect(format.speed(8200)).toBe('8 kB/s');
});

const spans: readonly [seconds: number, text: string][] = [
  [0, '0 s'],
  [4.9, '4 s'],
  [217, '3 min 37 s'],
  [3600, '1 h 0 min'],
  [86_400, '24 h 0 min'],
  [86_401, '> 1 day'],
  [Infinity, '> 1 day'],
  [-3, '0 s'],
];

for (const [seconds, text] of spans) {
  test(`${seconds} seconds are written ${text}`, () => {
    expect(format.duration(seconds)).toBe(text);
  });
}

test('a countdown shows whole seconds and reaches nought only when the time has come', () => {
  expect(format.countdown(41.2)).toBe('0:42');
  expect(format.countdown(0.01)).toBe('0:01');
  expect(format.countdown(0)).toBe('0:00');
  expect(format.countdown(3725)).toBe('1:02:05');
});

test('moments are relative to now', () => {
  const now = new Date(2026, 10, 22, 15, 0, 0).getTime();
  const minutes = 60_000;
  expect(format.ago(now - 10_000, now)).toBe('just now');
  expect(format.ago(now - 12 * minutes, now)).toMatch(/12 min/u);
  expect(format.ago(now - 61 * minutes, now)).toMatch(/1 h/u);
  expect(format.ago(now - 25 * 60 * minutes, now)).toBe('yesterday');
  expect(format.ago(now - 90 * 24 * 60 * minutes, now)).toMatch(/2026/u);
  expect(format.clock(now - 30 * minutes, now)).toBe('14:30');
  expect(format.clock(now - 24 * 60 * minutes, now)).toBe('yesterday');
  expect(format.day(now, now)).toBe('today');
});
