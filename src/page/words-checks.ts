/** What came of a check that the person asked for. */
export const checksWords = {
  same: (name: string) => `${name}: every byte is what it was.`,
  noted: (name: string) => `${name} was read whole; its checksum is noted for the next check.`,
  differs: (name: string) => `${name} is not what it was: bytes changed on this device. Fetch it again.`,
  nothingWhole: (name: string) => `${name} has no file here to check.`,
  agrees: (name: string) => `${name} is what the checksum beside it says.`,
  disagrees: (name: string) => `${name} is not what the checksum beside it says. Its details tell what to do.`,
  found: (name: string) => `A checksum lies beside ${name}. The file counts as whole only if it agrees.`,
  own: (name: string) => `${name} has a checksum of its own already, or only parts of it are wanted.`,
  none: (name: string) => `No checksum lies beside ${name}.`,
} as const;
