import { blockedPorts } from './blocked-ports.ts';

/** Why an address can never be fetched from this page; known before anything is asked of the network. */
export type UrlRefusal =
  | 'empty'
  | 'too-long'
  | 'not-absolute'
  | 'scheme'
  | 'credentials'
  | 'blocked-port'
  | 'mixed-content';

/** An address as it will be fetched, or why it will not be. */
export type RemoteUrl =
  | { readonly ok: true; readonly url: string }
  | { readonly ok: false; readonly reason: UrlRefusal };

/** In characters, as typed and as fetched: percent-encoding may make the second three times the first and more. */
const longestUrl = 8192;

const parseUrl = (text: string): URL | undefined => {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
};

/** Hosts that are this very machine, which secure pages may fetch by http (Secure Contexts, 3.1). */
const isLoopback = (hostname: string): boolean =>
  /^(?:.+\.)?localhost\.?$/u.test(hostname) || /^127(?:\.\d+){3}$/u.test(hostname) || hostname === '[::1]';

const refusalOf = (url: URL, page: { readonly protocol: string }): UrlRefusal | undefined => {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'scheme';
  if (url.username !== '' || url.password !== '') return 'credentials';
  if (url.port !== '' && blockedPorts.has(Number(url.port))) return 'blocked-port';
  if (url.protocol === 'http:' && page.protocol !== 'http:' && !isLoopback(url.hostname)) return 'mixed-content';
  if (url.href.length > longestUrl) return 'too-long';
  return undefined;
};

/**
 * The one door for addresses: parses by the WHATWG URL standard, then judges what was parsed, never the text.
 * `page.protocol` is that of the page which will fetch. The fragment is dropped, for it is never sent.
 */
export const parseRemoteUrl = (text: string, page: { readonly protocol: string }): RemoteUrl => {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, reason: 'empty' };
  if (trimmed.length > longestUrl) return { ok: false, reason: 'too-long' };
  const url = parseUrl(trimmed);
  if (url === undefined) return { ok: false, reason: 'not-absolute' };
  url.hash = '';
  const reason = refusalOf(url, page);
  return reason === undefined ? { ok: true, url: url.href } : { ok: false, reason };
};

/** An address fit for logs and exports: a query may hold a signature, so only its presence is told; credentials never are. */
export const redactUrl = (text: string): string => {
  const url = parseUrl(text);
  if (url === undefined) return '…';
  if (url.host === '') return `${url.protocol}…`;
  return `${url.protocol}//${url.host}${url.pathname}${url.search === '' ? '' : '?…'}`;
};
