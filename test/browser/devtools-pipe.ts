import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly sessionId?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** The DevTools protocol over two pipes: nobody but who asks is attached to anything. */
export class DevToolsPipe {
  readonly #toBrowser: Writable;
  readonly #pending = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  readonly #events = new EventEmitter();
  #lastId = 0;
  #unread = '';
  #isClosed = false;

  constructor(toBrowser: Writable, fromBrowser: Readable) {
    this.#toBrowser = toBrowser;
    fromBrowser.setEncoding('utf8');
    fromBrowser.on('data', (text: string) => this.#read(text));
    fromBrowser.on('close', () => this.#close());
    // The browser is killed in the middle of things: what was being written to it is of no interest then.
    fromBrowser.on('error', () => this.#close());
    toBrowser.on('error', () => this.#close());
  }

  /** Asks the browser, or with a session one page. Rejects where it refuses or has ended. */
  async send(method: string, params: object = {}, sessionId?: string): Promise<unknown> {
    if (this.#isClosed) throw new Error(`${method}: the browser has ended`);
    this.#lastId += 1;
    const id = this.#lastId;
    const message = { id, method, params, ...(sessionId && { sessionId }) };
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject: (error) => reject(new Error(`${method}: ${error.message}`)) });
      this.#toBrowser.write(`${JSON.stringify(message)}\0`);
    });
  }

  /** Calls back at every such event of a page's session. */
  listen(sessionId: string, method: string, hear: (params: unknown) => void): void {
    this.#events.on(`${sessionId} ${method}`, hear);
  }

  #read(text: string): void {
    const parts = (this.#unread + text).split('\0');
    this.#unread = parts.pop() ?? '';
    for (const part of parts) this.#take(JSON.parse(part) as Answer);
  }

  #take({ id, method, params, sessionId, result, error }: Answer): void {
    if (id === undefined) {
      this.#events.emit(`${sessionId} ${method}`, params);
      return;
    }
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (error) pending?.reject(new Error(error.message));
    else pending?.resolve(result);
  }

  #close(): void {
    this.#isClosed = true;
    for (const { reject } of this.#pending.values()) reject(new Error('the browser has ended'));
    this.#pending.clear();
  }
}
