import { words } from './words.ts';

/** Numbers, sizes and times as text in one language. Sizes are decimal: 1 MB is 1,000,000 bytes. */
export interface Format {
  readonly count: (value: number) => string;
  /** A size with its unit: "24.6 GB", "14 kB". */
  readonly bytes: (value: number) => string;
  /** Every byte: "2,577,170,432 bytes". */
  readonly exactBytes: (value: number) => string;
  /** Two sizes in the unit of the second, "11.3 of 24.6 GB"; where the first is small beside it, "6.36 MB of 5.80 GB". */
  readonly bytesOf: (done: number, total: number) => string;
  /** "12.4 MB/s". */
  readonly speed: (bytesPerSecond: number) => string;
  /** A share from 0 to 1, rounded down, so that 100 % means all of it. */
  readonly percent: (share: number) => string;
  /** The two largest units of a time span: "3 min 37 s"; "> 1 day" beyond a day. */
  readonly duration: (seconds: number) => string;
  /** A span that runs down, "0:42" or "1:02:05". */
  readonly countdown: (seconds: number) => string;
  /** "12 min. ago", "yesterday". */
  readonly ago: (at: number, now: number) => string;
  /** "13:48" today, "yesterday", else the date. */
  readonly clock: (at: number, now: number) => string;
  /** "13:48:02", for logs. */
  readonly clockSeconds: (at: number) => string;
  /** The day of a moment, for headings: "Today", "Yesterday" or the date. */
  readonly day: (at: number, now: number) => string;
  /** Date and time in full, for tooltips. */
  readonly exact: (at: number) => string;
}

const sizeUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
type SizeUnit = (typeof sizeUnits)[number];

const day = 86_400;

/** The unit in which a size has one to three digits before the point, also after rounding. */
const unitOf = (bytes: number): { readonly unit: SizeUnit; readonly divisor: number } => {
  let divisor = 1;
  for (const unit of sizeUnits) {
    if (bytes / divisor < 999.5) return { unit, divisor };
    divisor *= 1000;
  }
  return { unit: 'terabyte', divisor: 1e12 };
};

const digitsFor = (unit: SizeUnit): Intl.NumberFormatOptions =>
  unit === 'byte' || unit === 'kilobyte'
    ? { maximumFractionDigits: 0 }
    : { minimumSignificantDigits: 3, maximumSignificantDigits: 3 };

/** A part below this many of its whole's units is written in a unit of its own. */
const smallestShare = 0.1;

const floored = (seconds: number): number => Math.max(0, Math.floor(seconds));

const formatSizes = (locale: string): Pick<Format, 'bytes' | 'exactBytes' | 'bytesOf' | 'speed'> => {
  const inUnit = (value: number, unit: SizeUnit): string =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      unitDisplay: unit === 'byte' ? 'long' : 'short',
      ...digitsFor(unit),
    }).format(value);
  const bytes = (value: number): string => {
    if (value === 0) return new Intl.NumberFormat(locale).format(0);
    const { unit, divisor } = unitOf(value);
    return inUnit(value / divisor, unit);
  };
  return {
    bytes,
    exactBytes: (value) => inUnit(value, 'byte'),
    bytesOf: (done, total) => {
      const { unit, divisor } = unitOf(total);
      if (done > 0 && done / divisor < smallestShare) return words.partOf(bytes(done), bytes(total));
      const options = done === 0 ? {} : { ...digitsFor(unit), roundingMode: 'floor' as const };
      const part = new Intl.NumberFormat(locale, options).format(done / divisor);
      return words.partOf(part, bytes(total));
    },
    speed: (bytesPerSecond) => {
      const { unit, divisor } = unitOf(Math.max(bytesPerSecond, 0));
      const value = bytesPerSecond / divisor;
      const fraction = value >= 99.95 || unit === 'byte' || unit === 'kilobyte' ? 0 : 1;
      return new Intl.NumberFormat(locale, {
        style: 'unit',
        unit: `${unit}-per-second`,
        minimumFractionDigits: fraction,
        maximumFractionDigits: fraction,
      }).format(value);
    },
  };
};

const formatSpans = (locale: string): Pick<Format, 'duration' | 'countdown'> => {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const padded = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2, maximumFractionDigits: 0 });
  return {
    duration: (seconds) => {
      const left = floored(seconds);
      if (left > day) return words.overADay;
      const [h, m, s] = [Math.floor(left / 3600), Math.floor(left / 60) % 60, left % 60];
      if (h > 0) return words.hoursMinutes(whole.format(h), whole.format(m));
      return m > 0 ? words.minutesSeconds(whole.format(m), whole.format(s)) : words.seconds(whole.format(s));
    },
    countdown: (seconds) => {
      const left = Math.max(0, Math.ceil(seconds));
      const [h, m, s] = [Math.floor(left / 3600), Math.floor(left / 60) % 60, left % 60];
      const tail = padded.format(s);
      return h > 0 ? `${whole.format(h)}:${padded.format(m)}:${tail}` : `${whole.format(m)}:${tail}`;
    },
  };
};

const isSameDay = (one: number, other: number): boolean =>
  new Date(one).toDateString() === new Date(other).toDateString();

const formatTimes = (locale: string): Pick<Format, 'ago' | 'clock' | 'clockSeconds' | 'day' | 'exact'> => {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const relativeDay = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const timeSeconds = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const dayOf = (at: number, now: number): string => {
    if (isSameDay(at, now)) return relativeDay.format(0, 'day');
    return isSameDay(at, now - day * 1000) ? relativeDay.format(-1, 'day') : date.format(at);
  };
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' });
  return {
    ago: (at, now) => {
      const past = floored((now - at) / 1000);
      if (past < 60) return words.justNow;
      if (past < 3600) return relative.format(-Math.floor(past / 60), 'minute');
      if (past < day) return relative.format(-Math.floor(past / 3600), 'hour');
      return past < 30 * day ? relative.format(-Math.floor(past / day), 'day') : date.format(at);
    },
    clock: (at, now) => (isSameDay(at, now) ? time.format(at) : dayOf(at, now)),
    clockSeconds: (at) => timeSeconds.format(at),
    day: dayOf,
    exact: (at) => full.format(at),
  };
};

/** Makes a Format for a language tag (BCP 47). */
export const createFormat = (locale: string): Format => {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  return {
    count: (value) => whole.format(value),
    percent: (share) => words.percent(whole.format(Math.floor(Math.min(Math.max(share, 0), 1) * 100))),
    ...formatSizes(locale),
    ...formatSpans(locale),
    ...formatTimes(locale),
  };
};

/** The reader's own kind of English where there is one: the words are English, so the figures are too. */
const pageLocale = (languages: readonly string[]): string =>
  languages.find((language) => /^en\b/iu.test(language)) ?? 'en';

/** The Format of this page. */
export const format: Format = createFormat(pageLocale('navigator' in globalThis ? navigator.languages : []));
