import { type BitsCode, hresultOf } from '../core/bits-code.ts';
import { stateNameByState } from '../core/job-state.ts';
import type { Refusal } from '../core/refusal.ts';
import { explainRefusal } from './explain-refusal.ts';

/** What every refused call of the programming interface rejects with. */
export class BitsError extends Error {
  override readonly name = 'BitsError';
  readonly code: BitsCode;
  /** The unsigned HRESULT. */
  readonly hresult: number;
  /** The name of the state that was in the way. */
  readonly state?: string;
  /** Which argument, or what else a developer needs to know. */
  readonly detail?: string;

  constructor(refusal: Refusal, options?: ErrorOptions) {
    super(explainRefusal(refusal), options);
    this.code = refusal.code;
    this.hresult = hresultOf(refusal.code);
    if (refusal.state !== undefined) this.state = stateNameByState[refusal.state];
    if (refusal.detail !== undefined) this.detail = refusal.detail;
  }
}
