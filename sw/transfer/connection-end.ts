import type { Cause } from '../../src/core/failure.ts';

/** How one connection ended. `stored`: bytes that it added. */
export type ConnectionEnd =
  /** All of its claim is stored. */
  | { readonly end: 'done' }
  /** It ended before its claim did, by the network's fault or the server's. */
  | {
      readonly end: 'cut';
      readonly stored: number;
      readonly cause: Cause;
      readonly error?: unknown;
      readonly asBlob: boolean;
    }
  /** The server gave an answer that is of no use. */
  | { readonly end: 'refused'; readonly cause: Cause; readonly recoverable: boolean; readonly retryAfter?: number }
  /** The answer is of another version; `another tag`: nothing but its ETag says so. */
  | { readonly end: 'changed'; readonly why: 'another version' | 'another tag' }
  /** Another address than the one whose bytes are held leads to another file. */
  | { readonly end: 'disagrees' }
  /** Nothing proves that its bytes are of the version that is held, and there are no held bytes beside them to compare. */
  | { readonly end: 'unproven' }
  | { readonly end: 'no ranges' }
  /** The answer is the whole file although a later part was asked for. */
  | { readonly end: 'whole instead of part' }
  /** The file ends before what was asked for: its size is known now. */
  | { readonly end: 'beyond the end'; readonly total: number }
  /** The body of a file of unknown length ended cleanly. */
  | { readonly end: 'body over'; readonly total: number }
  /** A wanted range lies outside the file. */
  | { readonly end: 'outside'; readonly total: number }
  /** We ended it ourselves. */
  | { readonly end: 'stopped' }
  /** The store could not take the bytes. */
  | { readonly end: 'store failed'; readonly error: unknown };
