import { attachmentHeader } from '../src/core/attachment.ts';
import type { Engine } from './engine/engine.ts';
import { wholeFile } from './commands/file-commands.ts';

const refused = (status: number): Response =>
  new Response(null, {
    status,
    headers: { 'content-security-policy': "sandbox; default-src 'none'", 'x-content-type-options': 'nosniff' },
  });

/** The token of an address below `save/`, or `undefined`. */
export const tokenIn = (url: URL, scope: string): string | undefined => {
  const base = new URL('save/', scope);
  if (url.origin !== base.origin || !url.pathname.startsWith(base.pathname)) return undefined;
  return url.pathname.slice(base.pathname.length);
};

/**
 * Hands a whole file to the browser's downloads: once, only to a navigation, never as something that could run here. The
 * browser reads the Blob itself, so that the worker may end meanwhile.
 */
export const serveFile = async (engine: Promise<Engine>, token: string, mode: RequestMode): Promise<Response> => {
  if (mode !== 'navigate') return refused(403);
  const offer = (await engine).offers.take(token);
  if (!offer) return refused(410);
  try {
    const file = await wholeFile(await engine, offer.jobId, offer.index, ['transferred', 'acknowledged']);
    return new Response(file, {
      headers: {
        'content-type': 'application/octet-stream',
        'content-length': String(file.size),
        'content-disposition': attachmentHeader(file.name),
        'content-security-policy': "sandbox; default-src 'none'",
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
    });
  } catch {
    return refused(404);
  }
};
