/** What a queued job waits for: its turn, the network, an open page, a network that costs less, or free space. */
export type WaitingFor = 'turn' | 'network' | 'page' | 'cost' | 'space';

export type CostPolicy = 'always' | 'not-roaming' | 'unmetered';

export type TransportChoice = 'auto' | 'ranged' | 'background';

export type Transport = 'ranged' | 'background';
