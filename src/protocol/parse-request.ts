import * as v from 'valibot';
import { parseRequestId, type RequestId } from '../core/ids.ts';
import type { Refusal } from '../core/refusal.ts';
import { type CommandName, inputs } from './inputs.ts';
import { isTooLarge } from './message-size.ts';
import type { Request } from './messages.ts';
import { protocolVersion } from '../core/protocol-version.ts';

/** What a message from a page turned out to be. */
export type ParsedMessage =
  | { readonly kind: 'request'; readonly request: Request }
  | { readonly kind: 'alive' }
  | { readonly kind: 'refused'; readonly id: RequestId; readonly refusal: Refusal }
  | { readonly kind: 'other-version'; readonly id?: RequestId }
  | { readonly kind: 'noise' };

const envelope = v.object({
  protocol: v.number(),
  kind: v.picklist(['request', 'alive']),
  id: v.optional(v.string()),
  attempt: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  name: v.optional(v.string()),
  input: v.optional(v.unknown()),
});

const isCommand = (name: string): name is CommandName => Object.hasOwn(inputs, name);

const whereOf = (issue: v.BaseIssue<unknown> | undefined): string => {
  const path = issue?.path?.map(({ key }) => String(key)).join('.') ?? '';
  return path === '' ? 'the input' : path;
};

const codeOf = (issue: v.BaseIssue<unknown>): Refusal['code'] => {
  if (issue.message === 'not a job id' && issue.type !== 'string') return 'BG_E_NOT_FOUND';
  if (issue.type !== 'max_length') return 'E_INVALIDARG';
  const list = issue.path?.at(-1)?.key;
  // Lists that no message may carry are refused as the engine refuses those that no job may have.
  if (list === 'files') return 'BG_E_TOO_MANY_FILES_IN_JOB';
  return list === 'ranges' ? 'BG_E_TOO_MANY_RANGES_IN_FILE' : 'E_INVALIDARG';
};

const requestOf = <Name extends CommandName>(
  name: Name,
  id: RequestId,
  attempt: number,
  raw: unknown,
): ParsedMessage => {
  if (isTooLarge(raw)) return { kind: 'refused', id, refusal: { code: 'BG_E_TOO_LARGE', detail: 'the message' } };
  const parsed = v.safeParse(inputs[name], raw);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return { kind: 'refused', id, refusal: { code: codeOf(issue), detail: whereOf(issue) } };
  }
  const request = { protocol: protocolVersion, kind: 'request', id, attempt, name, input: parsed.output } as Request;
  return { kind: 'request', request };
};

/** Makes a typed request of whatever a page posted. Never throws; own properties only. */
export const parseMessage = (raw: unknown): ParsedMessage => {
  const parsed = v.safeParse(envelope, raw);
  if (!parsed.success) return { kind: 'noise' };
  const { protocol, kind, name, attempt = 0, input } = parsed.output;
  const id = parsed.output.id === undefined ? undefined : parseRequestId(parsed.output.id);
  if (protocol !== protocolVersion) return id === undefined ? { kind: 'other-version' } : { kind: 'other-version', id };
  if (kind === 'alive') return { kind: 'alive' };
  if (id === undefined) return { kind: 'noise' };
  if (name === undefined || !isCommand(name)) {
    return { kind: 'refused', id, refusal: { code: 'E_INVALIDARG', detail: 'no such command' } };
  }
  return requestOf(name, id, attempt, input);
};
