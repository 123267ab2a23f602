/** Whether a value is an object of fields, and no list, map, date or buffer. */
export const isRecord = (value: unknown): value is object =>
  Object.prototype.toString.call(value) === '[object Object]';
