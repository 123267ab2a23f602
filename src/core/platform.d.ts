/**
 * What the pure core may use beyond ECMAScript: three converters between texts and bytes that every realm has.
 * Only core's own tsconfig includes this file; everywhere else the real declarations stand.
 */

declare class URL {
  constructor(url: string);
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly host: string;
  readonly hostname: string;
  readonly port: string;
  readonly pathname: string;
  readonly search: string;
  readonly href: string;
  hash: string;
}

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean });
  decode(bytes: Uint8Array): string;
}

/** Named in the types of `structured-headers`. */
type BufferSource = ArrayBuffer | ArrayBufferView;
