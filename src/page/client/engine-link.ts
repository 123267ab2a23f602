import { protocolVersion } from '../../core/protocol-version.ts';
import { parseRequestId, type RequestId } from '../../core/ids.ts';
import type { CommandName, Input } from '../../protocol/inputs.ts';
import type { Announcement, Reply, ToPage } from '../../protocol/messages.ts';
import type { Output } from '../../protocol/outputs.ts';
import { BitsError } from '../bits-error.ts';

/** Milliseconds without an answer after which a request is sent again: the worker may have died before it answered. */
const resendAfter = 3000;

/** How often in a row a request is sent without a word in return before it is given up. */
const mostSilence = 20;

/** Where a page's messages go: the active worker of its registration, never the controller. */
export interface EngineEnd {
  readonly post: (message: object) => Promise<void>;
  readonly listen: (hear: (message: ToPage) => void) => void;
}

/** Sends a request and answers its output; rejects with a BitsError. */
export type Send = <Name extends CommandName>(name: Name, input: Input<Name> | object) => Promise<Output<Name>>;

interface Pending {
  readonly settle: (reply: Reply) => void;
  readonly fail: (error: BitsError) => void;
  silence: number;
}

const newRequestId = (): RequestId => parseRequestId(crypto.randomUUID()) ?? newRequestId();

/** The page's end of the line to the engine: pairs replies with requests, repeats what was not heard, passes on the news. */
export class EngineLink {
  readonly #end: EngineEnd;
  readonly #pending = new Map<RequestId, Pending>();
  /** Hears what the worker tells unasked. */
  onAnnouncement: (announcement: Announcement) => void = () => undefined;

  constructor(end: EngineEnd) {
    this.#end = end;
    end.listen((message) => this.#hear(message));
  }

  readonly send: Send = async (name, input) => {
    const id = newRequestId();
    const { promise, resolve, reject } = Promise.withResolvers<Reply>();
    const pending: Pending = { settle: resolve, fail: reject, silence: 0 };
    this.#pending.set(id, pending);
    try {
      const request = { protocol: protocolVersion, kind: 'request', id, name, input };
      await this.#post({ ...request, attempt: 0 });
      this.#repeat(request, id, pending, 1);
      const reply = await promise;
      if (!reply.ok) throw new BitsError(reply.refusal);
      return reply.output as Output<typeof name>;
    } finally {
      this.#pending.delete(id);
    }
  };

  async #post(message: object): Promise<void> {
    try {
      await this.#end.post(message);
    } catch (error) {
      throw new BitsError(
        { code: 'E_INVALIDARG', detail: 'a value that cannot be sent to the worker' },
        { cause: error },
      );
    }
  }

  #repeat(message: object, id: RequestId, pending: Pending, attempt: number): void {
    setTimeout(() => {
      if (this.#pending.get(id) !== pending) return;
      pending.silence += 1;
      if (pending.silence > mostSilence) {
        pending.fail(new BitsError({ code: 'E_TIMEOUT', detail: 'the worker does not answer' }));
        return;
      }
      void this.#post({ ...message, attempt }).catch(() => undefined);
      this.#repeat(message, id, pending, attempt + 1);
    }, resendAfter);
  }

  #hear(message: ToPage): void {
    switch (message.kind) {
      case 'reply':
        this.#pending.get(message.id)?.settle(message);
        return;
      case 'working': {
        const pending = this.#pending.get(message.id);
        if (pending) pending.silence = 0;
        return;
      }
      case 'keep-alive':
        void this.#end.post({ protocol: protocolVersion, kind: 'alive' }).catch(() => undefined);
        this.onAnnouncement(message);
        return;
      case 'other-version':
        for (const pending of this.#pending.values()) {
          pending.fail(new BitsError({ code: 'E_NOTIMPL', detail: 'other version' }));
        }
        this.onAnnouncement(message);
        return;
      case 'news':
      case 'refresh':
        this.onAnnouncement(message);
    }
  }
}
