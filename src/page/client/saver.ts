import type { JobId } from '../../core/ids.ts';
import { BitsError } from '../bits-error.ts';
import type { Send } from './engine-link.ts';
import { chooseFolder, writeToFolder } from './folder.ts';

/** Brings whole files out of the app's storage to where a person wants them. */
export interface Saver {
  /** Hands files to the browser's downloads; resolves when the browser has taken each. */
  readonly download: (id: JobId, indexes: readonly number[]) => Promise<void>;
  /** Writes files into the folder that the person chose; resolves when each was written and has its size. */
  readonly toFolder: (id: JobId, indexes: readonly number[]) => Promise<void>;
}

/** Milliseconds that the frame of a download stays: the browser has taken over long before. */
const frameLife = 60_000;

/** Opens an address of the worker that answers as a download. Not by `<a download>`: that passes the worker by. */
const openInFrame = (path: string): void => {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.src = new URL(path, document.baseURI).href;
  document.body.append(frame);
  setTimeout(() => frame.remove(), frameLife);
};

/** Saves by the means of a browser's window. */
export const createSaver = (send: Send): Saver => ({
  download: async (id, indexes) => {
    for (const index of indexes) {
      const { path, token } = await send('file/offer', { id, index });
      openInFrame(path);
      if (!(await send('file/offer-taken', { token }))) {
        throw new BitsError({ code: 'E_TIMEOUT', detail: 'the browser did not take the download' });
      }
    }
  },
  toFolder: async (id, indexes) => {
    const folder = await chooseFolder(send);
    for (const index of indexes) await writeToFolder(folder, await send('file/read-for-saving', { id, index }));
  },
});
