import { protocolVersion } from '../src/core/protocol-version.ts';
import type { RequestId } from '../src/core/ids.ts';
import { isQuotaError } from '../src/core/quota.ts';
import { type Refusal, RefusalError } from '../src/core/refusal.ts';
import type { CommandName } from '../src/protocol/inputs.ts';
import type { Reply, Request, ToPage } from '../src/protocol/messages.ts';
import { parseMessage } from '../src/protocol/parse-request.ts';
import type { Handlers } from './commands/command-context.ts';

/** Whoever sent a message: the answer goes back there. */
export interface Sender {
  readonly postMessage: (message: ToPage) => void;
}

const refusalOf = (error: unknown): Refusal => {
  if (error instanceof RefusalError) return error.refusal;
  if (isQuotaError(error)) return { code: 'E_QUOTA' };
  const name = error instanceof Error ? error.name : 'unknown';
  return {
    code: 'BG_E_DATABASE_CORRUPT',
    detail: name === 'VersionError' ? 'newer schema' : `${name}: ${error instanceof Error ? error.message : ''}`,
  };
};

const fulfil = async (handlers: Promise<Handlers>, request: Request): Promise<Reply> => {
  const { id, attempt } = request;
  try {
    const output = await call(await handlers, request, { id, attempt });
    return { protocol: protocolVersion, kind: 'reply', id, ok: true, output };
  } catch (error) {
    return { protocol: protocolVersion, kind: 'reply', id, ok: false, refusal: refusalOf(error) };
  }
};

/** Calls the handler of a request; the table's type pairs the two. */
const call = <Name extends CommandName>(
  handlers: Handlers,
  request: Request<Name>,
  wish: { readonly id: RequestId; readonly attempt: number },
): ReturnType<Handlers[Name]> => {
  const handler = handlers[request.name] as (
    input: Request<Name>['input'],
    from: typeof wish,
  ) => ReturnType<Handlers[Name]>;
  return handler(request.input, wish);
};

/** Where messages from pages come in: everything is unknown until parsed, and every request gets exactly one answer. */
export class Border {
  readonly #handlers: () => Promise<Handlers>;
  readonly #underWay = new Map<RequestId, Promise<Reply>>();

  constructor(handlers: () => Promise<Handlers>) {
    this.#handlers = handlers;
  }

  /** Answers one message. Never rejects. */
  async receive(raw: unknown, sender: Sender): Promise<void> {
    const parsed = parseMessage(raw);
    switch (parsed.kind) {
      case 'alive':
      case 'noise':
        return;
      case 'other-version':
        sender.postMessage({
          protocol: protocolVersion,
          kind: 'other-version',
          ...(parsed.id === undefined ? {} : { id: parsed.id }),
        });
        return;
      case 'refused':
        sender.postMessage({
          protocol: protocolVersion,
          kind: 'reply',
          id: parsed.id,
          ok: false,
          refusal: parsed.refusal,
        });
        return;
      case 'request':
        await this.#answer(parsed.request, sender);
    }
  }

  /** A request that comes again while it is worked on is not worked on twice. */
  async #answer(request: Request, sender: Sender): Promise<void> {
    const { id } = request;
    const known = this.#underWay.get(id);
    if (known) sender.postMessage({ protocol: protocolVersion, kind: 'working', id });
    const reply = known ?? fulfil(this.#handlers(), request);
    this.#underWay.set(id, reply);
    try {
      sender.postMessage(await reply);
    } finally {
      this.#underWay.delete(id);
    }
  }
}
