import { expect, test } from 'vitest';

import { Offers } from '../../sw/engine/offers.ts';
import { createManualClock } from '../fakes/manual-clock.ts';
import { jobIdOf } from '../fakes/sample-job.ts';
import { createSeededRandomness } from '../fakes/seeded-randomness.ts';

const offer = { jobId: jobIdOf(1), index: 3 };

const anOffer = () => {
  const clock = createManualClock();
  const offers = new Offers(clock, createSeededRandomness());
  return { clock, offers, token: offers.make(offer) };
};

test('an offer can be taken once', () => {
  const { offers, token } = anOffer();
  expect(offers.take(token)).toEqual(offer);
  expect(offers.take(token)).toBeUndefined();
});

test('whoever waits hears that the offer was taken, before or after', async () => {
  const { offers, token } = anOffer();
  const before = offers.wasTaken(token);
  offers.take(token);
  expect(await before).toBe(true);
  expect(await offers.wasTaken(token)).toBe(true);
});

test('an offer that nobody took within twenty seconds cannot be taken any more, and says so', async () => {
  const { clock, offers, token } = anOffer();
  const answer = offers.wasTaken(token);
  await clock.advance(20_000);
  expect(await answer).toBe(false);
  expect(offers.take(token)).toBeUndefined();
});

test('a token that was never given was not taken', async () => {
  const { offers } = anOffer();
  expect(offers.take('__proto__')).toBeUndefined();
  expect(await offers.wasTaken('__proto__')).toBe(false);
});

test('nothing is remembered of an offer for long', async () => {
  const { clock, offers, token } = anOffer();
  offers.take(token);
  await clock.advance(40_000);
  expect(await offers.wasTaken(token)).toBe(false);
});
