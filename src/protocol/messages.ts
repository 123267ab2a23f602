import type { RequestId } from '../core/ids.ts';
import type { JobNews } from '../core/job-news.ts';
import type { Refusal } from '../core/refusal.ts';
import type { CommandName, Input } from './inputs.ts';
import type { Output } from './outputs.ts';

/** A wish of a page. `attempt` counts how often it was sent before: the worker may have died before it answered. */
export type Request<Name extends CommandName = CommandName> = Name extends CommandName
  ? {
      readonly protocol: number;
      readonly kind: 'request';
      readonly id: RequestId;
      readonly attempt: number;
      readonly name: Name;
      readonly input: Input<Name>;
    }
  : never;

/** What the worker answers to a request. */
export type Reply<Name extends CommandName = CommandName> = {
  readonly protocol: number;
  readonly kind: 'reply';
  readonly id: RequestId;
} & ({ readonly ok: true; readonly output: Output<Name> } | { readonly ok: false; readonly refusal: Refusal });

/** What the worker tells every page unasked. */
export type Announcement =
  | { readonly protocol: number; readonly kind: 'news'; readonly news: readonly JobNews[] }
  /** Facts that concern every job changed: read the list again. */
  | { readonly protocol: number; readonly kind: 'refresh' }
  /** A request takes long and is being worked on: do not send it again. */
  | { readonly protocol: number; readonly kind: 'working'; readonly id: RequestId }
  | { readonly protocol: number; readonly kind: 'keep-alive' }
  /** This worker speaks another version of the protocol. */
  | { readonly protocol: number; readonly kind: 'other-version'; readonly id?: RequestId };

export type ToPage = Reply | Announcement;
