import { protocolVersion } from '../../core/protocol-version.ts';
import type { ToPage } from '../../protocol/messages.ts';

const kinds: ReadonlySet<string> = new Set(['reply', 'news', 'refresh', 'working', 'keep-alive', 'other-version']);

const isToPage = (raw: object): raw is ToPage =>
  'protocol' in raw && 'kind' in raw && typeof raw.kind === 'string' && kinds.has(raw.kind);

/** A message of our own worker; one of another version of the protocol is told as such, and anything else is `undefined`. */
export const parseToPage = (raw: unknown): ToPage | undefined => {
  if (typeof raw !== 'object' || raw === null || !isToPage(raw)) return undefined;
  return raw.protocol === protocolVersion ? raw : { protocol: protocolVersion, kind: 'other-version' };
};
