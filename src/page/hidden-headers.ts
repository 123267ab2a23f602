import { hostOf } from './host-of.ts';
import type { FileSnapshot } from './transfer-manager.ts';

const isElsewhere = (url: string, origin: string): boolean => URL.canParse(url) && new URL(url).origin !== origin;

/**
 * The host of another origin that shows no version of one of these files. Whether it has none or hides it cannot be told:
 * what is not exposed looks absent (Fetch, section 3.3.2).
 */
export const hidingHost = (
  files: readonly Pick<FileSnapshot, 'verified' | 'remoteUrl'>[],
  origin: string,
): string | undefined => {
  const file = files.find(
    ({ verified, remoteUrl }) => (verified === 'overlap' || verified === 'length') && isElsewhere(remoteUrl, origin),
  );
  return hostOf(file?.remoteUrl);
};
