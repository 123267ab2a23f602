/** @import { Resource } from './resource.js' */

const exposed = [
  'Content-Range',
  'ETag',
  'Accept-Ranges',
  'Content-Disposition',
  'Retry-After',
  'Repr-Digest',
  'Content-Encoding',
  'Date',
].join(', ');

/**
 * The headers by which a page of another origin may read a reply.
 * @param {Resource['cors']} cors
 * @returns {[name: string, value: string][]}
 */
export const corsHeaders = (cors) => {
  if (cors === 'none') return [];
  if (cors === 'plain') return [['Access-Control-Allow-Origin', '*']];
  return [
    ['Access-Control-Allow-Origin', '*'],
    ['Access-Control-Expose-Headers', exposed],
  ];
};

/**
 * The headers of the answer to a preflight, whichever request headers it asks about.
 * @param {Resource} resource
 * @param {string | undefined} askedHeaders
 * @returns {[name: string, value: string][]}
 */
export const preflightHeaders = ({ cors, preflight }, askedHeaders) => {
  if (cors === 'none' || preflight === 'refuse') return [];
  return [
    ['Access-Control-Allow-Origin', '*'],
    ['Access-Control-Allow-Methods', 'GET, HEAD'],
    ...(askedHeaders === undefined
      ? []
      : [/** @type {[string, string]} */ (['Access-Control-Allow-Headers', askedHeaders])]),
  ];
};
