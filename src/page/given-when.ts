import { format } from './format.ts';
import { corsWords } from './words-cors.ts';

/** The moment at which a file was given away: "at 14:05" today, "yesterday at 14:05" before. */
export const givenWhen = (at: number, now: number): string => {
  const [time, recent] = [format.clock(at, at), format.clock(at, now)];
  return time === recent ? corsWords.atTime(time) : corsWords.atDay(recent, time);
};
