import type { Page } from '@playwright/test';
import { expect } from './screen.ts';

/** Leaves every attribute and element it may stand in, and then does what markup can do: it runs, or an element says so. */
export const markup = `'"></bdi></title><!--><i class=planted></i><img src=x onerror=planted=1><script>planted=1</script>`;

/** A link that runs where it is followed. */
export const runningLink = 'javascript:planted=1';

/** Turns what follows it around, to make one name look like another. */
export const turning = '\u202Egnp.exe\u2066';

/** A line that Lit itself would take for a place to fill in, if it were part of a template. */
export const templating = '{{lit-0}}<?lit$1$><!--?lit$-->${planted}';

/** Everything in the page, in all its shadow trees, that no text may make: what runs, and what the markup above plants. */
const planted = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const treesOf = (tree: Document | ShadowRoot): readonly (Document | ShadowRoot)[] =>
      [...tree.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? treesOf(shadowRoot) : [])).concat(tree);
    const runs = ({ name, value }: Attr): boolean =>
      name.startsWith('on') || (name !== 'title' && /^\s*javascript:/iu.test(value));
    const isOdd = (element: Element): boolean =>
      element.matches(
        '.planted, img[src="x"], iframe, object, embed, base, meta[http-equiv="refresh"], script:not([src])',
      ) || [...element.attributes].some(runs);
    const odd = treesOf(document).flatMap((tree) => [...tree.querySelectorAll('*')].filter(isOdd));
    const found = odd.map(({ localName, attributes }) =>
      [localName, ...[...attributes].map(({ name }) => name)].join(' '),
    );
    return 'planted' in globalThis ? [...found, 'it ran'] : found;
  });

/** Looks whether anything was made of text but text, also in what is folded or out of sight. */
export const expectInert = async (page: Page, view: string): Promise<void> => {
  expect(await planted(page), view).toEqual([]);
  expect(await page.title(), view).not.toContain('planted');
};
