/**
 * What a server is to grant a page of another origin. `read`: its answers, also to requests with headers of the page's own,
 * whose names are `sent`. `see`: it reads already, and is to see more headers of the answers.
 */
export type CorsWish =
  | { readonly grant: 'read'; readonly origin: string; readonly sent: readonly string[] }
  | { readonly grant: 'see'; readonly origin: string };

/** Response headers that the engine reads and that stay hidden from another origin unless exposed (Fetch, section 3.3.2). */
export const exposedHeaders = [
  'Content-Range',
  'ETag',
  'Content-Disposition',
  'Retry-After',
  'Accept-Ranges',
  'Repr-Digest',
  'Digest',
  'Date',
  'Content-Encoding',
] as const;

/** A header of an answer. */
export type Header = readonly [name: string, value: string];

/** Seconds that a browser may remember the answer to a preflight: a day, the most that any browser keeps it. */
export const preflightMaxAge = 86_400;

const plainName = /^[\w-]+$/u;

/** Names of request headers to allow. One with a sign that a configuration might read as its own is covered by the wildcard. */
export const allowedNames = (sent: readonly string[]): readonly string[] => {
  const plain = sent.filter((name) => plainName.test(name));
  return ['Range', ...plain, ...(plain.length < sent.length ? ['*'] : [])];
};

/** The names of the page's own request headers. */
export const sentNames = (wish: CorsWish): readonly string[] => (wish.grant === 'read' ? wish.sent : []);

/** What every answer must carry: those with a part, the whole, and errors. */
export const answerHeaders = (wish: CorsWish): readonly Header[] => [
  ...(wish.grant === 'read' ? [['Access-Control-Allow-Origin', wish.origin] as const] : []),
  ['Access-Control-Expose-Headers', exposedHeaders.join(', ')],
];

/** What the answer to a preflight must carry besides; there is none where no request header is the person's own. */
export const preflightHeaders = (wish: CorsWish): readonly Header[] =>
  sentNames(wish).length === 0
    ? []
    : [
        ['Access-Control-Allow-Headers', allowedNames(sentNames(wish)).join(', ')],
        ['Access-Control-Max-Age', String(preflightMaxAge)],
      ];
