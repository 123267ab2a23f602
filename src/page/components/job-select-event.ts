/** The person chose a job: with the cursor only, or to see its details. */
export class JobSelectEvent extends Event {
  static readonly type = 'ld-job-select';
  readonly id: string;
  readonly wish: 'select' | 'open';

  constructor(id: string, wish: 'select' | 'open') {
    super(JobSelectEvent.type, { bubbles: true, composed: true });
    this.id = id;
    this.wish = wish;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ld-job-select': JobSelectEvent;
  }
}
