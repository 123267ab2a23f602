import { parseRemoteUrl, type UrlRefusal } from '../core/remote-url.ts';
import { hostOf } from './host-of.ts';
import type { JobSummary } from './transfer-manager.ts';

/** One line of the add dialog, judged. */
export type LinkCandidate =
  | {
      readonly ok: true;
      readonly line: string;
      readonly url: string;
      readonly name: string;
      readonly host: string;
      /** A job that looks like the same file: equal name and host. */
      readonly twin?: JobSummary;
    }
  | { readonly ok: false; readonly line: string; readonly reason: UrlRefusal };

/** The name a link promises: its path's last segment decoded, else its host. The server may know a better one. */
export const nameInUrl = (url: string): string => {
  const { pathname, host } = new URL(url);
  const segment = pathname.split('/').findLast((part) => part !== '') ?? '';
  try {
    return decodeURIComponent(segment) || host;
  } catch {
    return segment || host;
  }
};

const hostLike = /^(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?\/\S/iu;

/** People copy addresses without their scheme: what looks like a host with a path is meant as https. */
const withScheme = (line: string): string => (hostLike.test(line) ? `https://${line}` : line);

/** Judges the lines of the add dialog; a repeated line is judged once. */
export const judgeLines = (
  lines: readonly string[],
  page: { readonly protocol: string },
  jobs: Iterable<JobSummary>,
): readonly LinkCandidate[] => {
  const twinByKey = new Map<string, JobSummary>();
  for (const job of jobs) if (job.state !== 8) twinByKey.set(`${job.host} ${job.displayName}`, job);
  const byUrl = new Map<string, LinkCandidate>();
  for (const line of lines) {
    const parsed = parseRemoteUrl(withScheme(line), page);
    if (!parsed.ok) {
      byUrl.set(line, { ok: false, line, reason: parsed.reason });
      continue;
    }
    const { url } = parsed;
    const name = nameInUrl(url);
    const host = hostOf(url) ?? '';
    const twin = twinByKey.get(`${host} ${name}`);
    byUrl.set(url, { ok: true, line, url, name, host, ...(twin && { twin }) });
  }
  return [...byUrl.values()];
};
