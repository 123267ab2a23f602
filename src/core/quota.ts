/** Whether an error says that the browser gives no more space: the only truth about that, `estimate()` is a hint. */
export const isQuotaError = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'name' in error && error.name === 'QuotaExceededError';
