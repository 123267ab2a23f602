import type { JobFilter } from '../job-filter.ts';

/** The person chose a filter. */
export class FilterEvent extends Event {
  static readonly type = 'ld-filter';
  readonly filter: JobFilter;

  constructor(filter: JobFilter) {
    super(FilterEvent.type, { bubbles: true, composed: true });
    this.filter = filter;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ld-filter': FilterEvent;
  }
}
