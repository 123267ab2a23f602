import type { RequestId } from '../../src/core/ids.ts';
import type { CommandName, Input } from '../../src/protocol/inputs.ts';
import type { Output } from '../../src/protocol/outputs.ts';

/** Which wish a command fulfils: the same wish may come again when the worker died before it answered. */
export interface Wish {
  readonly id: RequestId;
  readonly attempt: number;
}

/** One handler per command: forget one and this type does not check. */
export type Handlers = { readonly [Name in CommandName]: (input: Input<Name>, wish: Wish) => Promise<Output<Name>> };
