import { contentDispositionNames } from './content-disposition-names.ts';
import { safeFileName, usableFileName } from './file-name.ts';

/** A segment that is no UTF-8 stays encoded: ugly, but the same on every machine. */
const decodeSegment = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

/** The last segment of the path, where an encoded slash is part of the name, then the host; neither made safe. */
export const namesInUrl = (text: string): readonly string[] => {
  try {
    const { hostname, pathname } = new URL(text);
    const segment = hostname === '' ? '' : pathname.slice(pathname.lastIndexOf('/') + 1);
    return [decodeSegment(segment).replaceAll(/[/\\]/gu, '_'), hostname];
  } catch {
    return [];
  }
};

/**
 * The safe name under which a file will be saved, from the best source that yields one: the name the person or the
 * list gave, `filename*`, `filename`, the last segment of the URL, its host; "download" where there is nothing at all.
 */
export const chooseFileName = (from: {
  readonly given?: string | undefined;
  readonly contentDisposition?: string | undefined;
  readonly url: string;
}): string => {
  const candidates = [
    from.given ?? '',
    ...contentDispositionNames(from.contentDisposition ?? ''),
    ...namesInUrl(from.url),
  ];
  for (const candidate of candidates) {
    const name = usableFileName(candidate);
    if (name !== undefined) return name;
  }
  return safeFileName('');
};
