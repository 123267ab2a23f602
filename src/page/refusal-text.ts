import { explainRefusal } from './explain-refusal.ts';

const textOf = (error: object, key: 'code' | 'state' | 'detail'): string | undefined => {
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' ? value : undefined;
};

const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

/** Whether the person closed a picker of the browser: no failure, and nothing to say. */
export const isChangeOfMind = (error: unknown): boolean =>
  isAbort(error) || (error instanceof Error && isAbort(error.cause));

/** What to tell of anything that a method of the manager threw: a `BitsError` brings its own sentence. */
export const refusalText = (error: unknown): string => {
  if (typeof error !== 'object' || error === null) return explainRefusal({ code: '' });
  if (error instanceof Error && error.name === 'BitsError' && error.message !== '') return error.message;
  const [state, detail] = [textOf(error, 'state'), textOf(error, 'detail')];
  return explainRefusal({
    code: textOf(error, 'code') ?? '',
    ...(state === undefined ? {} : { state }),
    ...(detail === undefined ? {} : { detail }),
  });
};
