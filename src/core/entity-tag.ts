/** An ETag (RFC 9110, 8.8.3) without its quotes: a weak one says "much the same", only a strong one "byte for byte the same". */
export interface EntityTag {
  readonly weak: boolean;
  readonly opaque: string;
}

const pattern = /^[ \t]*(W\/)?"([\u0021\u0023-\u007e\u0080-\u00ff]*)"[ \t]*$/u;

/** Reads an ETag; an unquoted one, a list or `*` is `undefined`, for it proves nothing. */
export const parseEntityTag = (text: string): EntityTag | undefined => {
  const [, weak, opaque] = pattern.exec(text) ?? [];
  return opaque === undefined ? undefined : { weak: weak !== undefined, opaque };
};

/** Whether a header's text is a strong ETag, the only kind that may stand in If-Range (RFC 9110, 13.1.5). */
export const isStrong = (text: string): boolean => parseEntityTag(text)?.weak === false;

/** The strong comparison of two ETag headers (RFC 9110, 8.8.3.2): true only if both are strong and the same. */
export const strongEqual = (a: string, b: string): boolean =>
  isStrong(a) && isStrong(b) && parseEntityTag(a)?.opaque === parseEntityTag(b)?.opaque;
