import { misselectBytes, selectBytes } from './range-selection.js';
import { replaceReply, spoilBody, spoilHeaders } from './reply-effects.js';
import { planReply } from './reply.js';

/** @import { BodyEffect, Effect, HeaderEffect, ReplacingEffect, SelectingEffect, VersionEffect } from './fault.js' */
/** @import { Asked } from './range-selection.js' */
/** @import { Resource } from './resource.js' */
/** @import { Reply } from './reply.js' */

/** @typedef {'replacing' | 'selecting' | 'header' | 'body' | 'version'} Stage */

/** Which part of a reply an effect touches; a new effect needs a line here. */
const stageByEffect = /** @type {const} @satisfies {Readonly<Record<Effect['do'], Stage>>} */ ({
  hang: 'replacing',
  'cut-before-headers': 'replacing',
  raw: 'replacing',
  status: 'replacing',
  redirect: 'replacing',
  'ignore-range': 'selecting',
  'unasked-range': 'selecting',
  'shift-range': 'selecting',
  'wider-range': 'selecting',
  'narrower-range': 'selecting',
  unsatisfiable: 'selecting',
  'content-range': 'header',
  'content-range-shifted': 'header',
  'content-length': 'header',
  'changing-etag': 'header',
  header: 'header',
  cut: 'body',
  stall: 'body',
  slow: 'body',
  delay: 'body',
  'extra-bytes': 'body',
  multipart: 'body',
  gzip: 'body',
  corrupt: 'body',
  'change-version': 'version',
});
/**
 * @param {Effect} effect
 * @returns {effect is VersionEffect}
 */
export const isVersionEffect = (effect) => stageByEffect[effect.do] === 'version';

/**
 * @param {Effect} effect
 * @returns {effect is ReplacingEffect}
 */
const isReplacing = (effect) => stageByEffect[effect.do] === 'replacing';

/**
 * @param {Effect} effect
 * @returns {effect is SelectingEffect}
 */
const isSelecting = (effect) => stageByEffect[effect.do] === 'selecting';

/**
 * @param {Effect} effect
 * @returns {effect is HeaderEffect}
 */
const isHeaderEffect = (effect) => stageByEffect[effect.do] === 'header';

/**
 * @param {Effect} effect
 * @returns {effect is BodyEffect}
 */
const isBodyEffect = (effect) => stageByEffect[effect.do] === 'body';

/**
 * The reply to a request: the correct one, then every effect in its stage (bytes, reply, body, headers), in order.
 * @param {Asked} asked
 * @param {Resource} resource
 * @param {readonly Effect[]} effects
 * @returns {Reply}
 */
export const decideReply = (asked, resource, effects) => {
  const selection = effects
    .filter(isSelecting)
    .reduce((sum, effect) => misselectBytes(sum, effect, resource.size), selectBytes(asked, resource));
  const replacement = effects.find(isReplacing);
  const reply = replacement ? replaceReply(resource, replacement) : planReply(resource, selection);
  if (reply.kind !== 'http') return reply;
  const bodied = effects.filter(isBodyEffect).reduce(spoilBody, reply);
  return effects.filter(isHeaderEffect).reduce(spoilHeaders, bodied);
};
