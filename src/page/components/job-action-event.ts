import type { JobAction } from '../job-action.ts';

/** The person asked for an action on one job. */
export class JobActionEvent extends Event {
  static readonly type = 'ld-job-action';
  readonly action: JobAction;
  readonly id: string;

  constructor(action: JobAction, id: string) {
    super(JobActionEvent.type, { bubbles: true, composed: true });
    this.action = action;
    this.id = id;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ld-job-action': JobActionEvent;
  }
}
