import { create } from 'content-disposition';

/** The Content-Disposition that makes a browser save an answer under this name (RFC 6266, RFC 8187). */
export const attachmentHeader = (fileName: string): string => create(fileName, { type: 'attachment' });
