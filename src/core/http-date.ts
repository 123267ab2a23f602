import { type Instant, toInstant } from './time.ts';

interface CivilTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const month = `(?<month>${months.join('|')})`;
const clock = '(?<hour>\\d\\d):(?<minute>\\d\\d):(?<second>\\d\\d)';

// RFC 9110, 5.6.7. Whether the weekday fits the date is not asked: the date says it all.
const forms = [
  new RegExp(`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?<day>\\d\\d) ${month} (?<year>\\d{4}) ${clock} GMT$`, 'u'),
  new RegExp(`^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?<day>\\d\\d)-${month}-(?<year>\\d\\d) ${clock} GMT$`, 'u'),
  new RegExp(`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ${month} (?<day>\\d\\d| \\d) ${clock} (?<year>\\d{4})$`, 'u'),
];

/** Days since 1 January 1970 in the Gregorian calendar, by counting years from March so that the leap day comes last. */
const daysSinceEpoch = (year: number, monthOfYear: number, day: number): number => {
  const shifted = monthOfYear > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * (monthOfYear > 2 ? monthOfYear - 3 : monthOfYear + 9) + 2) / 5) + day - 1;
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return shifted * 365 + leapDays + dayOfYear - 719_468;
};

const daysInMonth = (year: number, monthOfYear: number): number =>
  daysSinceEpoch(monthOfYear === 12 ? year + 1 : year, (monthOfYear % 12) + 1, 1) -
  daysSinceEpoch(year, monthOfYear, 1);

const toMs = (time: CivilTime): number =>
  daysSinceEpoch(time.year, time.month, time.day) * 86_400_000 +
  ((time.hour * 60 + time.minute) * 60 + time.second) * 1000;

/** A second 60 exists at the very end of a day only; it is read as the first second of the next day. */
const exists = ({ year, month: monthOfYear, day, hour, minute, second }: CivilTime): boolean =>
  day >= 1 &&
  day <= daysInMonth(year, monthOfYear) &&
  hour <= 23 &&
  minute <= 59 &&
  (second <= 59 || (second === 60 && hour === 23 && minute === 59));

/** The latest year that ends in the given two digits and puts the time at most 50 years ahead of now. */
const withFullYear = (time: CivilTime, now: Instant): CivilTime => {
  let year = 1900 + time.year;
  while (year < 9900 && toMs({ ...time, year: year + 50 }) <= now) year += 100;
  return { ...time, year };
};

/**
 * Reads an HTTP-date in any of the three forms of RFC 9110, 5.6.7, and nothing else;
 * `now` decides which century a two-digit year belongs to.
 */
export const parseHttpDate = (text: string, now: Instant): Instant | undefined => {
  for (const form of forms) {
    const groups = form.exec(text)?.groups;
    if (groups === undefined) continue;
    const written = {
      year: Number(groups['year']),
      month: months.indexOf(groups['month'] ?? '') + 1,
      day: Number(groups['day']),
      hour: Number(groups['hour']),
      minute: Number(groups['minute']),
      second: Number(groups['second']),
    };
    const time = groups['year']?.length === 2 ? withFullYear(written, now) : written;
    return exists(time) ? toInstant(toMs(time)) : undefined;
  }
  return undefined;
};
