/** The tabs of the details, in their order. */
export const detailsTabs = ['overview', 'files', 'activity'] as const;

export type DetailsTab = (typeof detailsTabs)[number];

/** The person turned to another tab of the details. */
export class DetailsTabEvent extends Event {
  static readonly type = 'ld-details-tab';
  readonly tab: DetailsTab;

  constructor(tab: DetailsTab) {
    super(DetailsTabEvent.type, { bubbles: true, composed: true });
    this.tab = tab;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ld-details-tab': DetailsTabEvent;
  }
}
