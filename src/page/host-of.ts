/** The host of an address, with its port where it is not the usual one; `undefined` where there is none. */
export const hostOf = (url: string | undefined): string | undefined => {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { host } = new URL(url);
  return host === '' ? undefined : host;
};
