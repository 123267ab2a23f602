/** Where a menu opens, in CSS pixels of the window; `end` menus end at the point, as under a button at the row's end. */
export interface MenuPoint {
  readonly x: number;
  readonly y: number;
  readonly align: 'start' | 'end';
}

/** The person asked for the menu of a job. */
export class JobMenuEvent extends Event {
  static readonly type = 'ld-job-menu';
  readonly id: string;
  readonly point: MenuPoint;

  constructor(id: string, point: MenuPoint) {
    super(JobMenuEvent.type, { bubbles: true, composed: true });
    this.id = id;
    this.point = point;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ld-job-menu': JobMenuEvent;
  }
}
