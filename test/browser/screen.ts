import type { Locator, Page } from '@playwright/test';
import { expect as base } from './fixtures.ts';

/** Waits longer than usual for what the page shows: behind it stand a worker, a server and a busy machine. */
export const expect = base.configure({ timeout: 15_000 });

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The row of a download, by its name. */
export const rowOf = (page: Page, name: string): Locator => page.getByRole('row', { name: new RegExp(escaped(name)) });

/** The list of downloads. */
export const listOf = (page: Page): Locator => page.getByRole('grid', { name: 'Downloads' });

/** The details of a download. */
export const detailsOf = (page: Page, name: string): Locator => page.getByLabel(`Details of ${name}`);

/** What stands in the dialog for adding: slotted, so for a locator it is not inside the element with the role. */
export const addDialog = (page: Page): Locator => page.locator('ld-add-dialog');

/** Adds links as a person does: the key, the box, the button. */
export const addLinks = async (
  page: Page,
  links: readonly string[],
  button: 'Add and start' | 'Add paused' = 'Add and start',
): Promise<void> => {
  await page.keyboard.press('a');
  await addDialog(page).getByLabel('Links, one on each line').fill(links.join('\n'));
  await addDialog(page).getByRole('button', { name: button }).click();
  await addDialog(page).waitFor({ state: 'detached' });
};

/** Pastes text with the keyboard, wherever the focus is. */
export const pasteText = async (page: Page, text: string): Promise<void> => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('ControlOrMeta+V');
};
