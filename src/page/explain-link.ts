import type { UrlRefusal } from '../core/remote-url.ts';

/** Why a link cannot be added: the finding, and a few words more. */
export interface LinkFinding {
  readonly finding: string;
  readonly why: string;
}

/** Says why an address will not be fetched. */
export const explainLink = (reason: UrlRefusal): LinkFinding => {
  switch (reason) {
    case 'empty':
    case 'not-absolute':
      return { finding: 'Not a link', why: 'a link begins with https://' };
    case 'too-long':
      return { finding: 'Too long', why: 'no more than 8,192 characters' };
    case 'scheme':
      return { finding: 'Only web links work', why: 'a link begins with https://' };
    case 'credentials':
      return { finding: 'Contains a password', why: 'take out what stands before the @' };
    case 'blocked-port':
      return { finding: 'Browsers block this port', why: 'the number after the host' };
    case 'mixed-content':
      return { finding: 'Only https works here', why: 'the browser blocks http' };
  }
};
