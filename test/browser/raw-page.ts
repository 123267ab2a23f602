import type { DevToolsPipe } from './devtools-pipe.ts';
import type { Evaluates } from './drive.ts';

declare global {
  /** Tells the test something: there where a tab is listened to. */
  var tellTest: (text: string) => void;
}

interface Evaluated {
  readonly result: { readonly value?: unknown };
  readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } };
}

const bindingName = 'tellTest';

/** A tab, driven by a session of its own: workers are never attached to, because a debugger would keep them alive. */
export class RawPage {
  readonly #pipe: DevToolsPipe;
  readonly #targetId: string;
  #sessionId: string;

  private constructor(pipe: DevToolsPipe, targetId: string, sessionId: string) {
    this.#pipe = pipe;
    this.#targetId = targetId;
    this.#sessionId = sessionId;
  }

  static async open(pipe: DevToolsPipe, url: string): Promise<RawPage> {
    const { targetId } = (await pipe.send('Target.createTarget', { url: 'about:blank' })) as { targetId: string };
    const page = new RawPage(pipe, targetId, '');
    await page.attach();
    await page.untilLoaded(() => page.#send('Page.navigate', { url }));
    return page;
  }

  /** Attaches to the tab, again after `detach`. */
  async attach(): Promise<void> {
    const parameters = { targetId: this.#targetId, flatten: true };
    const { sessionId } = (await this.#pipe.send('Target.attachToTarget', parameters)) as { sessionId: string };
    this.#sessionId = sessionId;
    await this.#send('Page.enable');
  }

  /** Leaves the tab to itself: nothing of a debugger is left. */
  async detach(): Promise<void> {
    await this.#pipe.send('Target.detachFromTarget', { sessionId: this.#sessionId });
  }

  /** Brings the tab to the front, which hides the one that was there. */
  async activate(): Promise<void> {
    await this.#pipe.send('Target.activateTarget', { targetId: this.#targetId });
  }

  async close(): Promise<void> {
    await this.#pipe.send('Target.closeTarget', { targetId: this.#targetId });
  }

  async reload(how: 'normally' | 'past the worker' = 'normally'): Promise<void> {
    await this.untilLoaded(() => this.#send('Page.reload', { ignoreCache: how === 'past the worker' }));
  }

  /** Does what makes a document load in the tab, and waits until it has. */
  async untilLoaded(begin: () => Promise<unknown>): Promise<void> {
    const loaded = new Promise<unknown>((resolve) => {
      this.#pipe.listen(this.#sessionId, 'Page.loadEventFired', resolve);
    });
    await begin();
    await loaded;
  }

  /** Stops every worker of the browser, whatever it is doing. */
  async stopWorkers(): Promise<void> {
    await this.#send('ServiceWorker.enable');
    await this.#send('ServiceWorker.stopAllWorkers');
    await this.#send('ServiceWorker.disable');
  }

  /** Calls a function in the page with one value that JSON can carry, as Playwright does. */
  readonly evaluate: Evaluates['evaluate'] = async (run: unknown, given?: unknown) => {
    const expression = `(${String(run)})(${JSON.stringify(given)})`;
    const parameters = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = (await this.#send('Runtime.evaluate', parameters)) as Evaluated;
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as never;
  };

  /** Hears what the page tells by `tellTest(text)`, until its document is left. */
  async listen(hear: (text: string) => void): Promise<void> {
    this.#pipe.listen(this.#sessionId, 'Runtime.bindingCalled', (params) => {
      hear((params as { payload: string }).payload);
    });
    await this.#send('Runtime.enable');
    await this.#send('Runtime.addBinding', { name: bindingName });
  }

  #send(method: string, params: object = {}): Promise<unknown> {
    return this.#pipe.send(method, params, this.#sessionId);
  }
}
