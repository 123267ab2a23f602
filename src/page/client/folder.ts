import { isQuotaError } from '../../core/quota.ts';
import { BitsError } from '../bits-error.ts';
import type { Send } from './engine-link.ts';

interface FolderAccess {
  readonly queryPermission?: (mode: { mode: 'readwrite' }) => Promise<PermissionState>;
  readonly requestPermission?: (mode: { mode: 'readwrite' }) => Promise<PermissionState>;
}

interface FolderPicker {
  readonly showDirectoryPicker: (options: { mode: 'readwrite'; id: string }) => Promise<FileSystemDirectoryHandle>;
}

const pickerIn = (scope: object): FolderPicker | undefined =>
  'showDirectoryPicker' in scope ? (scope as FolderPicker) : undefined;

const mayWrite = async (folder: FileSystemDirectoryHandle & FolderAccess): Promise<boolean> => {
  const mode = { mode: 'readwrite' } as const;
  if ((await folder.queryPermission?.(mode)) === 'granted') return true;
  return (await folder.requestPermission?.(mode)) === 'granted';
};

/** The remembered folder, or one that the person chooses now. Needs a user gesture; a dismissed dialog is E_INVALIDARG. */
export const chooseFolder = async (send: Send): Promise<FileSystemDirectoryHandle> => {
  const remembered: unknown = await send('folder/get', {});
  if (remembered instanceof FileSystemDirectoryHandle && (await mayWrite(remembered))) return remembered;
  const picker = pickerIn(window);
  if (!picker) throw new BitsError({ code: 'E_NOTIMPL', detail: 'this browser cannot write into folders' });
  try {
    const folder = await picker.showDirectoryPicker({ mode: 'readwrite', id: 'lading' });
    await send('folder/put', { folder });
    return folder;
  } catch (error) {
    if (error instanceof BitsError) throw error;
    throw new BitsError({ code: 'E_INVALIDARG', detail: 'no folder was chosen' }, { cause: error });
  }
};

const isThere = async (folder: FileSystemDirectoryHandle, name: string): Promise<boolean> => {
  try {
    await folder.getFileHandle(name);
    return true;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return false;
    if (error instanceof DOMException && error.name === 'TypeMismatchError') return true;
    throw error;
  }
};

const freeName = async (folder: FileSystemDirectoryHandle, name: string): Promise<string> => {
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  let free = name;
  for (let count = 1; await isThere(folder, free); count += 1) free = `${stem} (${count})${extension}`;
  return free;
};

/** Writes a file under a name that is free, never over another, and checks the written size. */
export const writeToFolder = async (folder: FileSystemDirectoryHandle, file: File): Promise<void> => {
  try {
    const handle = await folder.getFileHandle(await freeName(folder, file.name), { create: true });
    await file.stream().pipeTo(await handle.createWritable());
    const written = await handle.getFile();
    if (written.size === file.size) return;
    throw new BitsError({ code: 'E_QUOTA', detail: `${written.size} of ${file.size} bytes were written` });
  } catch (error) {
    if (error instanceof BitsError) throw error;
    throw new BitsError(
      { code: isQuotaError(error) ? 'E_QUOTA' : 'E_INVALIDARG', detail: 'the folder could not be written to' },
      { cause: error },
    );
  }
};
