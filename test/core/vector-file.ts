import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = process.env['LADING_VECTORS'] ?? fileURLToPath(new URL('../../../shared/vectors', import.meta.url));

/** Whether the test cases of other projects are here; they are not part of this repository. */
export const haveVectors = existsSync(folder);

/** Why tests of them are skipped where they are not here. */
export const whyNoVectors = `no folder ${folder}, set LADING_VECTORS`;

/** What a skipped test says about itself. */
export const unlessSkipped = haveVectors ? '' : ` (skipped: ${whyNoVectors})`;

/** One file of cases, as yet unknown in shape. */
export const readVectors = (name: string): unknown => JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'));

/** By input: what they answer, what we answer, and why we do on purpose. */
export type Differences<Answer> = Readonly<Record<string, readonly [theirs: Answer, ours: Answer, why: string]>>;

/** The differences without their reasons, to be equal to what `differing` found: no more, and no fewer. */
export const withoutReasons = <Answer>(differences: Differences<Answer>): Record<string, readonly [Answer, Answer]> =>
  Object.fromEntries(Object.entries(differences).map(([input, [theirs, ours]]) => [input, [theirs, ours]]));

/** Every case in which the two answers are not the same, as texts. */
export const differing = <Answer>(
  cases: readonly (readonly [input: string, theirs: Answer, ours: Answer])[],
): Record<string, readonly [Answer, Answer]> =>
  Object.fromEntries(
    cases
      .filter(([, theirs, ours]) => JSON.stringify(theirs) !== JSON.stringify(ours))
      .map(([input, theirs, ours]) => [input, [theirs, ours]]),
  );
