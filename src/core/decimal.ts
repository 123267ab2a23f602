/** Reads 1*DIGIT (RFC 9110, 8.6) up to 2^53 - 1, beyond which counting in numbers would lie; all else is `undefined`. */
export const parseDecimal = (text: string): number | undefined => {
  if (!/^\d+$/u.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
};
