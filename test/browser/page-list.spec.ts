import type { Page } from '@playwright/test';
import type { FaultyServer } from '../server/faulty-server.js';
import { makeJob, startJob } from './drive.ts';
import { test } from './fixtures.ts';
import { addDialog, detailsOf, expect, listOf, rowOf } from './screen.ts';

/** One download each: coming, paused, whole, failed. */
const fourJobs = async (page: Page, server: FaultyServer): Promise<void> => {
  const files = (path: string, init: Parameters<FaultyServer['serve']>[1]) => ({
    files: [{ remoteUrl: server.serve(path, init) }],
  });
  await startJob(page, files('/coming.iso', { size: 60_000_000, rate: 40_000 }));
  await makeJob(page, files('/resting.zip', {}));
  await startJob(page, files('/whole.pdf', { size: 1000 }));
  await startJob(page, files('/missing.bin', { faults: [{ effect: { do: 'status', status: 404 } }] }));
  await expect(rowOf(page, 'coming.iso')).toContainText('Downloading');
  await expect(rowOf(page, 'whole.pdf')).toContainText('Ready to save');
  await expect(rowOf(page, 'missing.bin')).toContainText('Failed');
};

test('The filters of the rail, and the chips of a narrow window, count and show what is in each state', async ({
  page,
  server,
}) => {
  await fourJobs(page, server);
  const filters = page.getByRole('navigation', { name: 'Filter by state' });
  for (const name of ['All 4', 'Downloading 1', 'Waiting', 'Paused 1', 'Ready to save 1', 'Saved', 'Failed 1']) {
    await expect(filters.getByRole('button', { name, exact: true })).toBeVisible();
  }
  await filters.getByRole('button', { name: 'Failed 1' }).click();
  await expect(listOf(page).getByRole('row')).toHaveCount(1);
  await expect(rowOf(page, 'missing.bin')).toBeVisible();
  await filters.getByRole('button', { name: 'Saved' }).click();
  await expect(page.getByText('Nothing was saved yet.')).toBeVisible();

  await filters.getByRole('button', { name: 'All 4' }).click();
  await page.setViewportSize({ width: 390, height: 844 });
  const chips = page.getByRole('navigation', { name: 'Filter by state' });
  await chips.getByRole('button', { name: 'Paused 1' }).click();
  await expect(listOf(page).getByRole('row')).toHaveCount(1);
  await expect(rowOf(page, 'resting.zip')).toBeVisible();
});

test('Arrows, J and K move the cursor, Home and End go to the ends, Enter opens the details, and Escape goes back to the row', async ({
  page,
  server,
}) => {
  await fourJobs(page, server);
  const presses = [
    ['ArrowDown', 'coming.iso'],
    ['j', 'resting.zip'],
    ['ArrowDown', 'whole.pdf'],
    ['k', 'resting.zip'],
    ['ArrowUp', 'coming.iso'],
    ['k', 'coming.iso'],
    ['End', 'missing.bin'],
    ['j', 'missing.bin'],
    ['Home', 'coming.iso'],
  ] as const;
  for (const [key, name] of presses) {
    await page.keyboard.press(key);
    await expect(rowOf(page, name)).toBeFocused();
    await expect(rowOf(page, name)).toHaveAttribute('aria-selected', 'true');
  }

  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const details = detailsOf(page, 'missing.bin');
  await expect(details.getByRole('heading', { name: 'missing.bin' })).toBeVisible();
  await details.getByRole('tab', { name: 'Overview' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(details.getByRole('tab', { name: 'Files 1' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(details.getByRole('tabpanel')).toContainText('It failed. The file is not there.');
  await page.keyboard.press('Escape');
  await expect(details).toBeHidden();
  await expect(rowOf(page, 'missing.bin')).toBeFocused();
});

test('Focus stays with its download when rows move, and goes to the neighbour when it leaves', async ({
  page,
  server,
}) => {
  for (const name of ['one.iso', 'two.iso', 'three.iso']) {
    await startJob(page, { files: [{ remoteUrl: server.serve(`/${name}`, { size: 60_000_000, rate: 40_000 }) }] });
  }
  await page.getByRole('button', { name: 'Downloading 3' }).click();
  await rowOf(page, 'two.iso').getByRole('button', { name: 'More actions: two.iso' }).focus();
  await page.evaluate(async () => {
    const { jobs } = await (await ladingReady).listJobs();
    const first = jobs.find(({ displayName }) => displayName === 'one.iso');
    await (await (await ladingReady).getJob(first?.id ?? '')).suspend();
  });
  await expect(rowOf(page, 'one.iso')).toBeHidden();
  await expect(rowOf(page, 'two.iso').getByRole('button', { name: 'More actions: two.iso' })).toBeFocused();
  await rowOf(page, 'two.iso').getByRole('button', { name: 'Pause: two.iso' }).click();
  await expect(rowOf(page, 'two.iso')).toBeHidden();
  await expect(rowOf(page, 'three.iso')).toBeFocused();
});

test('The menu of a row dims what its state does not allow and gives the focus back; keys of the list do nothing in a dialog; Pause all and Resume all act on what is shown', async ({
  page,
  server,
}) => {
  await fourJobs(page, server);
  const more = rowOf(page, 'whole.pdf').getByRole('button', { name: 'More actions: whole.pdf' });
  await more.click();
  const menu = page.getByRole('menu', { name: 'More actions: whole.pdf' });
  await expect(menu.getByRole('menuitem', { name: 'Pause' })).toHaveAttribute('aria-disabled', 'true');
  await expect(menu.getByRole('menuitem', { name: 'Save', exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(more).toBeFocused();

  await page.keyboard.press('Home');
  await page.keyboard.press('a');
  await addDialog(page).getByRole('textbox').press('p');
  await expect(addDialog(page).getByRole('textbox')).toHaveValue('p');
  await expect(rowOf(page, 'coming.iso')).toContainText('Downloading');
  await page.keyboard.press('Escape');
  await expect(addDialog(page)).toBeHidden();

  await page.getByRole('button', { name: 'Pause all' }).click();
  await expect(rowOf(page, 'coming.iso')).toContainText('Paused');
  await expect(page.getByText('1 paused.')).toBeVisible();
  await page.getByRole('button', { name: 'Downloading' }).first().click();
  await expect(page.getByRole('button', { name: 'Resume all' })).toBeDisabled();
});
