import { safeUrl } from './safe-url.ts';

/** A download to try, offered by the server that serves the page. */
export interface Sample {
  readonly name: string;
  readonly url: string;
  readonly note: string;
}

const mostSamples = 10;

const parseSample = (value: unknown, base: string): Sample | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('name' in value && 'url' in value && 'note' in value)) return undefined;
  const { name, url, note } = value;
  if (typeof name !== 'string' || typeof url !== 'string' || typeof note !== 'string') return undefined;
  const href = URL.canParse(url, base) ? safeUrl(new URL(url, base).href) : undefined;
  return href === undefined ? undefined : { name, url: href, note };
};

/** Reads a list of samples from unknown data; addresses may be relative to `base`. What is wrong is left out. */
export const parseSamples = (value: unknown, base: string): readonly Sample[] =>
  Array.isArray(value)
    ? value
        .slice(0, mostSamples)
        .map((entry) => parseSample(entry, base))
        .filter((sample) => sample !== undefined)
    : [];

/** Asks the page's own server once for samples; a server that has none answers 404, and there are none. */
export const fetchSamples = async (base: string): Promise<readonly Sample[]> => {
  try {
    const response = await fetch(new URL('./samples.json', base), { credentials: 'omit' });
    if (!response.ok) return [];
    const value: unknown = await response.json();
    return parseSamples(value, base);
  } catch {
    return [];
  }
};
