import type { CostPolicy } from './waiting.ts';

/**
 * What the network costs, as far as anybody can tell. `unknown`: no page has told yet. `metered`: the browser calls it
 * cellular, or the person saves data. `costly`: the person said so; only a person knows of roaming.
 */
export type NetworkCost = 'unknown' | 'free' | 'metered' | 'costly';

/** Whether a policy allows bytes on a network; what nobody knows is not risked. */
export const allowsCost = (policy: CostPolicy, cost: NetworkCost): boolean =>
  policy === 'always' || cost === 'free' || (policy === 'not-roaming' && cost === 'metered');

/** What some browsers tell of the network: https://wicg.github.io/netinfo/ */
export interface ConnectionFacts {
  readonly type?: string;
  /** The person asked the browser to save data. */
  readonly saveData?: boolean;
}

/** What the network costs by what the browser tells of it; a browser that tells nothing is not known to cost. */
export const costOf = ({ type, saveData }: ConnectionFacts): 'free' | 'metered' =>
  saveData === true || type === 'cellular' || type === 'wimax' ? 'metered' : 'free';
