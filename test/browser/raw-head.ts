/** The head of a reply as RFC 9112 reads it, and what follows it. */
export interface RawHead {
  readonly status: number;
  /** Every value of a header in its order, by its name in lower case; lists are split at their commas. */
  readonly valuesOf: (name: string) => string[];
  readonly body: Buffer;
  /** What a reader may forgive or may refuse (RFC 9112, 2.2 and 5.1). */
  readonly doubts: readonly string[];
}

const statusLine = /^HTTP\/(\d+)\.(\d+) (\d{3})(?: .*)?$/;
const headerLine = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*(.*?)[ \t]*$/s;

/** Bytes of a head that every reader takes; above that each has a limit of its own. */
const surelyTaken = 16 * 1024;

const linesOf = (raw: Buffer): { lines: string[]; length: number } | undefined => {
  const end = /\n\r?\n/.exec(raw.toString('latin1'));
  if (!end) return undefined;
  const length = end.index + end[0].length;
  return { lines: raw.toString('latin1', 0, end.index).replace(/\r$/, '').split(/\r?\n/), length };
};

/** Reads the head of the final reply; `undefined` where there is none, or it is none of HTTP's. */
export const parseRawHead = (raw: Buffer): RawHead | undefined => {
  const head = linesOf(raw);
  const [first = '', ...rest] = head?.lines ?? [];
  const [, major = '', minor = '', code] = statusLine.exec(first) ?? [];
  if (!head || code === undefined) return undefined;
  const status = Number(code);
  const body = raw.subarray(head.length);
  if (status < 200) return parseRawHead(body);
  const doubts: string[] = [];
  if (major.length > 1 || minor.length > 1) doubts.push('a version of many digits');
  if (head.length > surelyTaken) doubts.push('a huge head');
  const headers = rest.map((line) => {
    const [, name, value = ''] = headerLine.exec(line) ?? [];
    if (name === undefined || value.includes('\r')) doubts.push('a line that is no header');
    return { name: name?.toLowerCase(), values: value.split(',').map((part) => part.trim()) };
  });
  const valuesOf = (wanted: string): string[] =>
    headers.filter(({ name }) => name === wanted).flatMap(({ values }) => values);
  return { status, valuesOf, body, doubts };
};
