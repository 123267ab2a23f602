/** A little space that is set aside, so that there is room to say so when the store is full. */
export interface Reserve {
  /** Sets it aside where it is not; does nothing where there is no room. Never rejects. */
  readonly keep: () => Promise<void>;
  /** Gives it up; false where there is none any more. */
  readonly give: () => Promise<boolean>;
}
