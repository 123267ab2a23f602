const pattern = /^[ \t]*([!#$%&'*+.^_`|~\w-]+\/[!#$%&'*+.^_`|~\w-]+)[ \t]*(?:;|$)/u;

/** The type and subtype of a Content-Type (RFC 9110, 8.3.1) in lower case, without parameters. */
export const mediaTypeEssence = (contentType: string): string | undefined =>
  pattern.exec(contentType)?.[1]?.toLowerCase();

/** Whether a body is wrapped in MIME parts (RFC 9110, 14.6), which no answer to a single range may be (15.3.7.1). */
export const isMultipartByteranges = (contentType: string | undefined): boolean =>
  mediaTypeEssence(contentType ?? '') === 'multipart/byteranges';
