/** The version of package.json, put in by the build. */
declare const __LADING_VERSION__: string;

/** Every file of the page's build; empty outside a build. */
declare module 'virtual:precache' {
  /** An address relative to `sw.js`; the revision is null where the name already holds a hash of the content. */
  export const precacheEntries: readonly { readonly url: string; readonly revision: string | null }[];
}
