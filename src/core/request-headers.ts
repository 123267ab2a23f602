import { limits } from './limits.ts';

const tokenPattern = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const valuePattern = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Names that belong to the browser (Fetch, "forbidden request-header") or to the engine itself. */
const takenNames: ReadonlySet<string> = new Set([
  'accept-charset',
  'accept-encoding',
  'access-control-request-headers',
  'access-control-request-method',
  'connection',
  'content-length',
  'cookie',
  'cookie2',
  'date',
  'dnt',
  'expect',
  'host',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'keep-alive',
  'origin',
  'range',
  'referer',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
]);

const isTaken = (name: string): boolean => takenNames.has(name) || name.startsWith('proxy-') || name.startsWith('sec-');

/** The first header that may not be sent along, or `undefined` where all of them may. */
export const unfitHeader = (headers: Readonly<Record<string, string>>): string | undefined => {
  const entries = Object.entries(headers);
  if (entries.length > limits.headers) return 'too many headers';
  const unfit = entries.find(
    ([name, value]) =>
      !tokenPattern.test(name) ||
      isTaken(name.toLowerCase()) ||
      value.length > limits.headerBytes ||
      !valuePattern.test(value),
  );
  return unfit?.[0];
};
