/** Grows with every change of the messages that an older page or worker would misunderstand. */
export const protocolVersion = 1;
