import { createFaultPicker } from './fault.js';
import { parseQueryResource } from './query-resource.js';
import { createResource, nextVersion } from './resource.js';

/** @import { VersionEffect } from './fault.js' */
/** @import { ResourceInit } from './resource.js' */

/**
 * The path and the query of a path or an absolute URL, as a request line would spell them.
 * @param {string} pathOrUrl
 */
export const parsePlace = (pathOrUrl) => {
  const { pathname, search } = new URL(pathOrUrl, 'http://localhost');
  return { path: pathname, query: search };
};

/** @typedef {ReturnType<typeof createSite>} Site */

/**
 * A resource at its address, with what is remembered about it.
 * @param {ResourceInit} firstInit
 */
const createSite = (firstInit) => {
  let init = firstInit;
  let resource = createResource(init);
  const { pick } = createFaultPicker();
  return {
    requests: 0,
    active: 0,
    peak: 0,
    pick,
    resource: () => resource,
    /** @param {ResourceInit} change */
    update: (change) => {
      init = { ...init, ...change };
      resource = createResource(init);
    },
    /** @param {VersionEffect} effect */
    changeVersion: (effect) => {
      init = { ...init, ...nextVersion(resource, effect) };
      resource = createResource(init);
    },
  };
};

/**
 * The resources by path. A path under `/files/` that was not served is read as a resource in query form.
 */
export const createSites = () => {
  /** @type {Map<string, Site>} */
  const siteByPlace = new Map();

  /**
   * @param {string} path
   * @param {ResourceInit} init
   */
  const serve = (path, init) => {
    const place = parsePlace(path);
    const site = createSite(init);
    siteByPlace.set(place.path + place.query, site);
    return site;
  };

  /** @param {string} pathOrUrl */
  const served = (pathOrUrl) => {
    const { path, query } = parsePlace(pathOrUrl);
    return siteByPlace.get(path + query) ?? siteByPlace.get(path);
  };

  /**
   * The resource at an address, what is wrong with an address in query form, or nothing.
   * @param {string} pathOrUrl
   * @returns {Site | { readonly problem: string } | undefined}
   */
  const find = (pathOrUrl) => {
    const known = served(pathOrUrl);
    if (known) return known;
    const parsed = parseQueryResource(pathOrUrl);
    if (!parsed) return undefined;
    return 'problem' in parsed ? parsed : serve(pathOrUrl, parsed);
  };

  return { serve, served, find };
};
