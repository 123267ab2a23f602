import type { Page } from '@playwright/test';
import type { JobError } from '../../src/page/transfer-manager.ts';
import { State } from './drive.ts';

/** One file to download, and how it is to be tried. */
export interface Order {
  readonly url: string;
  /** Seconds without progress after which it is given up; 0: at the first failure. */
  readonly patience: number;
}

/** What a download came to; with neither a file nor an error it was not over in time. */
export interface End {
  readonly stateName: string;
  readonly error?: JobError;
  readonly file?: { readonly sha256: string; readonly begins: string; readonly size: number };
}

const ends: readonly number[] = [State.TRANSFERRED, State.ERROR];

/** Runs downloads all at once, wholly in the page, and waits until each is over, at most for these milliseconds. */
export const downloadTogether = (page: Page, orders: readonly Order[], within: number): Promise<End[]> =>
  page.evaluate(
    async ({ given, transferred, over, longest }) => {
      const lading = await ladingReady;
      const untilOver = (id: string): Promise<unknown> =>
        new Promise((resolve) => {
          setTimeout(resolve, longest);
          lading.addEventListener('jobmodification', ({ detail }) => {
            if (detail.id === id && over.includes(detail.state)) resolve(undefined);
          });
        });
      const fileOf = async (id: string) => {
        const job = await lading.getJob(id);
        await job.complete({ save: 'keep' });
        const bytes = await (await job.getFile(0)).arrayBuffer();
        const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
        const sha256 = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
        return { sha256, begins: new TextDecoder('latin1').decode(bytes.slice(0, 60)), size: bytes.byteLength };
      };
      const run = async ({ url, patience }: Order): Promise<End> => {
        const job = await lading.createJob({ files: [{ remoteUrl: url }], priority: 0, noProgressTimeout: patience });
        const ended = untilOver(job.id);
        await job.resume();
        await ended;
        const { state, stateName, error } = await job.getSnapshot();
        if (state === transferred) return { stateName, file: await fileOf(job.id) };
        return { stateName, ...(error === undefined ? {} : { error }) };
      };
      return Promise.all(given.map(run));
    },
    { given: [...orders], transferred: State.TRANSFERRED, over: ends, longest: within },
  );
