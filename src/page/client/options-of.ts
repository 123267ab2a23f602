import { BitsError } from '../bits-error.ts';

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> | undefined => {
  try {
    return Object.prototype.toString.call(value) === '[object Object]' ? { ...(value as object) } : undefined;
  } catch {
    // A field that throws when it is read is no option.
    return undefined;
  }
};

/** The fields of an options object. Refuses promises, dates and whatever else would pass for an empty one. */
export const optionsOf = (value: unknown, known: readonly string[]): Readonly<Record<string, unknown>> => {
  const fields = fieldsOf(value);
  if (fields && Object.keys(fields).every((name) => known.includes(name))) return fields;
  throw new BitsError({ code: 'E_INVALIDARG', detail: 'options' });
};
