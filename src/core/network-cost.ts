import type { CostPolicy } from './waiting.ts';

/**
 * What the network costs, as far as anybody can tell. `unknown`: no page has told yet. `metered`: the browser calls it
 * cellular, or the person saves data. `costly`: the person said so; only a person knows of roaming.
 */
export type NetworkCost = 'unknown' | 'free' | 'metered' | 'costly';

/** Whether a policy allows bytes on a network; what nobody knows is not risked. */
export const allowsCost = (policy: CostPolicy, cost: NetworkCost): boolean =>
  policy === 'always' || cost === 'free' || (policy === 'not-roaming' && cost === 'metered');
