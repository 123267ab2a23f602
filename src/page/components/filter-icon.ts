import type { TemplateResult } from 'lit';
import { actionIcon, stateIcon } from '../icons.ts';
import type { JobFilter } from '../job-filter.ts';

/** The icon of a filter: the seal of its state. */
export const filterIcon = (filter: JobFilter): TemplateResult =>
  filter === 'all' ? actionIcon('list') : stateIcon(filter);
