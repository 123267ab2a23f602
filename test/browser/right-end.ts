import { type CurlCase, placeOf, type RawReply } from './curl-cases.ts';
import { rawBody } from './raw-body.ts';
import { parseRawHead, type RawHead } from './raw-head.ts';

/** What a download of a case may come to, found without the app: from the replies' bytes alone. */
export type RightEnd =
  /** `must`: nothing is wrong with the reply, and what its content is, is beyond doubt. `may`: an explanation is right too. */
  | { readonly file: 'must' | 'may'; readonly bytes: Buffer; readonly doubts: readonly string[] }
  | { readonly file: 'never'; readonly why: string };

const never = (why: string): RightEnd => ({ file: 'never', why });

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

const mostRedirects = 20;

const ofContent = (head: RawHead, reply: RawReply): RightEnd => {
  const body = rawBody(head, reply);
  if (!body) return never('its body is cut, or nobody can say what it is');
  const doubts = [...head.doubts, ...body.doubts];
  if (head.valuesOf('content-range').length > 0) doubts.push('a Content-Range, which means nothing here');
  if (head.valuesOf('location').length > 1) doubts.push('two Locations');
  return { file: doubts.length === 0 ? 'must' : 'may', bytes: body.bytes, doubts };
};

const ofPart = (head: RawHead, reply: RawReply): RightEnd => {
  const body = rawBody(head, reply);
  const isWhole =
    head.valuesOf('content-range').join() === `bytes 0-${(body?.bytes.length ?? 0) - 1}/${body?.bytes.length}`;
  return body && isWhole ? { file: 'must', bytes: body.bytes, doubts: [] } : never('a part that is not the whole');
};

/** The part behind a redirect, where it leads to this case again. */
const behindRedirect = (head: RawHead, url: string, one: CurlCase): { url: string; part: number } | undefined => {
  const location = head.valuesOf('location').join();
  if (location === '' || !URL.canParse(location, url)) return undefined;
  const target = new URL(location, url);
  const place = placeOf(target.pathname);
  return target.origin === new URL(url).origin && place?.test === one.test
    ? { url: target.href, part: place.part }
    : undefined;
};

/** What a patient download of the whole file at `url` may come to. */
export const rightEndOf = (one: CurlCase, url: string): RightEnd => {
  let at = { url, part: placeOf(new URL(url).pathname)?.part ?? 0 };
  for (let redirect = 0; redirect <= mostRedirects; redirect += 1) {
    const reply = one.replies.get(at.part);
    const head = reply && parseRawHead(reply.bytes);
    if (!head) return never('it is no answer of HTTP');
    const goesOn = reply.next === 'another part';
    if (redirects.has(head.status)) {
      const next = behindRedirect(head, at.url, one);
      if (!next) return never('a redirect to another server, or to nowhere');
      at = goesOn ? { ...next, part: at.part + 1 } : next;
    } else if (goesOn) {
      at = { ...at, part: at.part + 1 };
    } else if (head.status === 206) return ofPart(head, reply);
    else if (head.status === 200 || head.status === 203) return ofContent(head, reply);
    else return never(`status ${head.status}`);
  }
  return never('redirects without an end');
};
