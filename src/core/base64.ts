/** The 64 digits of RFC 4648, 4, in the order of their values. */
export const base64Alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 (RFC 4648, 4; padding may be left off) as lower-case hex, two digits a byte; stray bits or signs are `undefined`. */
export const base64ToHex = (text: string): string | undefined => {
  const [, digits, padding] = /^([A-Za-z0-9+/]*)(={0,2})$/u.exec(text) ?? [];
  if (digits === undefined || digits.length % 4 === 1) return undefined;
  if (padding !== '' && text.length % 4 !== 0) return undefined;
  const bits = Array.from(digits, (digit) => base64Alphabet.indexOf(digit).toString(2).padStart(6, '0')).join('');
  const whole = bits.length - (bits.length % 8);
  if (bits.slice(whole).includes('1')) return undefined;
  return bits.slice(0, whole).replaceAll(/\d{4}/gu, (four) => Number.parseInt(four, 2).toString(16));
};
