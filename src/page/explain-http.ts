import type { Explanation } from './explanation.ts';

const refusedBy = (status: number, who: string): Explanation => ({
  title: 'The link has expired or needs permission',
  reason: 'needs permission or a new link',
  message: `${who} answered ${status}: it does not hand out this file by this link any more.`,
  advice: 'Copy a fresh link from the page where you found it. What is held stays, if it is the same file.',
});

const missing = (status: number, who: string): Explanation => ({
  title: 'The file is not there',
  reason: `not found (${status})`,
  message: `${who} answered ${status}: there is no file at this address.`,
  advice: 'Look for the file on the page where you found the link, and give Lading the new link.',
});

const busy = (status: number, who: string): Explanation => ({
  title: 'The server is busy',
  reason: `server busy (${status})`,
  message: `${who} answered ${status} and asks for patience.`,
  advice: 'Lading tries again by itself. If it never helps, try later or use another link.',
});

const broken = (status: number, who: string): Explanation => ({
  title: 'The server has a problem',
  reason: `server error (${status})`,
  message: `${who} answered ${status}, an error of its own.`,
  advice: 'Lading tries again by itself. If it never helps, tell whoever runs the server, or use another link.',
});

const cannot = (status: number, who: string): Explanation => ({
  title: 'The server cannot do this',
  reason: `cannot be fetched this way (${status})`,
  message: `${who} answered ${status}: it does not know how to answer such a request.`,
  advice: 'Use another link to the same file.',
});

const redirect = (status: number, who: string): Explanation => ({
  title: 'The link leads nowhere',
  reason: `redirect without an end (${status})`,
  message: `${who} answered ${status} and sends Lading on, but not to a place that can be reached.`,
  advice: 'Open the link in a tab, and give Lading the address where it ends.',
});

const unusable = (status: number, who: string): Explanation => ({
  title: 'The answer holds no file',
  reason: `no file in the answer (${status})`,
  message: `${who} answered ${status}, which is no answer to a request for a file.`,
  advice: 'Check that the link leads to the file itself, then retry or give a new link.',
});

const refusedRequest = (status: number, who: string): Explanation => ({
  title: 'The server refuses the request',
  reason: `refused (${status})`,
  message: `${who} answered ${status}: it does not accept the request.`,
  advice: 'Check the link, then retry or give a new one.',
});

const range = (status: number, who: string): Explanation => ({
  title: 'The server does not have the rest',
  reason: `the rest is not there (${status})`,
  message: `${who} answered ${status}: the part that is missing here lies outside its file.`,
  advice: 'The file on the server is probably another one now. Remove this download and add the link again.',
});

const busyStatuses = new Set([408, 421, 425, 429, 503, 509]);
const permissionStatuses = new Set([401, 403, 407]);
const missingStatuses = new Set([404, 410, 451]);
const cannotStatuses = new Set([405, 501, 505]);

/** Says what an HTTP status of a server means for a download; `who` is its host. */
export const explainHttp = (status: number, who: string): Explanation => {
  if (busyStatuses.has(status)) return busy(status, who);
  if (permissionStatuses.has(status)) return refusedBy(status, who);
  if (missingStatuses.has(status)) return missing(status, who);
  if (cannotStatuses.has(status)) return cannot(status, who);
  if (status === 416) return range(status, who);
  if (status >= 500) return broken(status, who);
  if (status >= 400) return refusedRequest(status, who);
  return status >= 300 && status !== 304 ? redirect(status, who) : unusable(status, who);
};
