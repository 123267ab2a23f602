import type { FileSnapshot } from './transfer-manager.ts';

/** How it is known that a file's bytes are one version of it: what was compared, and what that does not prove. */
export const explainEvidence = ({
  verified,
  bytesTransferred,
}: Pick<FileSnapshot, 'verified' | 'bytesTransferred'>): string => {
  switch (verified) {
    case 'digest':
      return 'Every byte was hashed, and the result is the checksum that was given here or told by the server. Whether that checksum is the author’s, it does not prove.';
    case 'validator':
      return 'Every answer named the same version: the same checksum, the same strong ETag, or the same old date and size. That is the server’s word; the bytes themselves were not compared.';
    case 'overlap':
      return 'The server names no version that can be relied on. Wherever answers were joined or the end was looked for, up to 1,024 bytes were fetched twice, and were equal. A change elsewhere in the file would go unseen.';
    case 'length':
      return 'Only the size is known, and nothing was joined from two answers. Another version of the same size would look the same.';
    case 'unverified':
      return bytesTransferred === 0
        ? 'Nothing has come yet that could be compared.'
        : 'The server told neither a version nor a size. The file ends where the server ended it; one that was cut short looks the same.';
  }
};
