import type { Cause, Failure } from '../core/failure.ts';
import { explainHttp } from './explain-http.ts';
import type { Explanation } from './explanation.ts';
import { hostOf } from './host-of.ts';

/** Who answered, where the failure names an address. */
const whoIn = (url: string | undefined): string => hostOf(url) ?? 'The server';

const ofTransport = (
  cause: Extract<Cause, { kind: 'offline' | 'connection' | 'timeout' }>,
  who: string,
): Explanation => {
  switch (cause.kind) {
    case 'offline':
      return {
        title: 'You are offline',
        reason: 'no network',
        message: 'This device has no network at the moment. Everything held is kept.',
        advice: 'Nothing to do: it goes on by itself once the network is back.',
      };
    case 'connection':
      return {
        title: 'The connection was lost',
        reason: 'connection lost',
        message: `${who} could not be reached, or the connection broke. Everything held is kept.`,
        advice: 'Lading tries again by itself. If it never helps, check the link and your network.',
      };
    case 'timeout':
      return {
        title: 'The server went silent',
        reason: 'no answer in time',
        message: `${who} did not answer in time. Everything held is kept.`,
        advice: 'Lading tries again by itself. If it never helps, try later or use another link.',
      };
  }
};

const ofCors = ({ sent = [] }: Extract<Cause, { kind: 'cors' }>, who: string): Explanation => {
  const title = 'The server does not let this site read the file';
  const reason = 'the server does not let this site in';
  if (sent.length > 0) {
    return {
      title,
      reason,
      message: `${who} answers, but does not take the headers of this download (${sent.join(', ')}) from this site, or the link leads elsewhere, where they may not go. Browsers then hide the whole answer from Lading.`,
      advice: 'Ask the server’s owner to let this site send them, or use another link to the same file.',
    };
  }
  return {
    title,
    reason,
    message: `${who} answers, but without the header Access-Control-Allow-Origin for this site. Browsers then hide the whole answer from Lading: the file, its size, even an error.`,
    advice:
      'The browser’s own downloader is not bound by this: let it fetch the file. To have it here, ask the server’s owner to let this site in, or use a link to the same file on a server that does.',
  };
};

const unfetchable: Explanation = {
  title: 'This link cannot be fetched from here',
  reason: 'the browser does not allow this link',
  message: 'Browsers do not let a page like this one fetch from such an address.',
  advice: 'Use an https link to the same file.',
};

type AnswerCause = Extract<Cause, { kind: 'bad-answer' | 'no-ranges' | 'outside-file' | 'changed' | 'digest-differs' }>;

const ofAnswer = (cause: AnswerCause, who: string): Explanation => {
  switch (cause.kind) {
    case 'bad-answer':
      return {
        title: 'The server’s answer makes no sense',
        reason: 'unusable answer',
        message: `${who} broke the rules of HTTP${cause.detail === '' ? '' : ` (${cause.detail})`}. Not a byte of that answer was kept.`,
        advice: 'Retry; if it happens again, use another link to the same file.',
      };
    case 'no-ranges':
      return {
        title: 'The server cannot send parts of the file',
        reason: 'parts cannot be fetched',
        message: `${who} sends the whole file or nothing, but this download needs parts of it.`,
        advice: 'Use another link to the same file, or add the link again without ranges.',
      };
    case 'outside-file':
      return {
        title: 'The part lies outside the file',
        reason: 'outside the file',
        message: `The file has only ${cause.total} bytes, and this download asks for bytes beyond its end.`,
        advice: 'Remove this download, and add it again with ranges inside the file.',
      };
    case 'changed':
      return {
        title: 'The file changed on the server',
        reason: 'the file changed on the server',
        message: 'What the server has now is not the version that is held here in part. The two were not mixed.',
        advice: 'Retry to fetch the new version from its start, or give a link to the old one.',
      };
    case 'digest-differs':
      return {
        title: 'The checksum does not match',
        reason: 'the checksum does not match',
        message:
          'All bytes came, but they are not the file that the checksum names. It may be damaged or another version.',
        advice: 'Check the checksum and the link, then retry, or use another link to the same file.',
      };
  }
};

type DeviceCause = Extract<Cause, { kind: 'quota' | 'unreadable' | 'corrupt' | 'cost' }>;

const ofDevice = (cause: DeviceCause): Explanation => {
  switch (cause.kind) {
    case 'quota':
      return {
        title: 'Not enough space',
        reason: 'not enough space',
        message: 'The browser has no more room for Lading on this device. Everything held is kept.',
        advice: 'Save and remove finished downloads, or free space on the device. Then retry.',
      };
    case 'unreadable':
      return {
        title: 'Stored bytes are gone',
        reason: 'stored bytes are gone',
        message: 'The browser or the system deleted bytes that were held here.',
        advice: 'Retry: what is missing is fetched again.',
      };
    case 'corrupt':
      return {
        title: 'The stored record is damaged',
        reason: 'the record is damaged',
        message: `What is stored about this download cannot be read any more${cause.detail === '' ? '' : ` (${cause.detail})`}.`,
        advice: 'Retry; if it happens again, remove this download and add the link again.',
      };
    case 'cost':
      return {
        title: 'This network costs too much',
        reason: 'waits for an unmetered network',
        message: 'The network is metered or roaming, and this download is to wait for a better one.',
        advice: 'Nothing to do: it goes on by itself on another network. Or use this one now.',
      };
  }
};

/** Says what a cause means; `url` names the server where one is known. */
export const explainCause = (cause: Cause, url?: string): Explanation => {
  const who = whoIn(url);
  switch (cause.kind) {
    case 'offline':
    case 'connection':
    case 'timeout':
      return ofTransport(cause, who);
    case 'cors':
      return ofCors(cause, who);
    case 'unfetchable':
      return unfetchable;
    case 'http':
      return explainHttp(cause.status, who);
    case 'bad-answer':
    case 'no-ranges':
    case 'outside-file':
    case 'changed':
    case 'digest-differs':
      return ofAnswer(cause, who);
    case 'quota':
    case 'unreadable':
    case 'corrupt':
    case 'cost':
      return ofDevice(cause);
  }
};

/** Says what happened to a job and what the person can do. */
export const explain = ({ cause, url }: Failure): Explanation => explainCause(cause, url);
