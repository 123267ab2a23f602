declare const brand: unique symbol;

/** A primitive that carries a meaning: `Brand<string, 'JobId'>` cannot stand in for a URL. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };
