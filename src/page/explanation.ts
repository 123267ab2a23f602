/** What happened and what the person can do, in sentences. */
export interface Explanation {
  /** A headline without a full stop. */
  readonly title: string;
  /** A few words for a row of the list, in lower case. */
  readonly reason: string;
  /** What happened. */
  readonly message: string;
  /** What the person can do. */
  readonly advice: string;
}
