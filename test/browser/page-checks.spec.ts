import type { Page } from '@playwright/test';
import { sha256OfPattern } from '../server/pattern-hash.js';
import { test } from './fixtures.ts';
import { addLinks, detailsOf, expect, rowOf } from './screen.ts';

const size = 3_000_000;

const choose = async (page: Page, name: string, entry: string): Promise<void> => {
  await rowOf(page, name)
    .getByRole('button', { name: `More actions: ${name}` })
    .click();
  await page.getByRole('menuitem', { name: entry }).click();
};

test('A file is compared with the checksum beside it, and is read again, from its menu', async ({ page, server }) => {
  const value = await sha256OfPattern(4, size);
  server.serve('/disks/SHA256SUMS', { content: `${value}  right.iso\n${value}  wrong.iso\n` });
  const right = server.serve('/disks/right.iso', { size, seed: 4 });
  const wrong = server.serve('/disks/wrong.iso', { size, seed: 5 });
  const alone = server.serve('/alone/alone.iso', { size });
  await addLinks(page, [right, wrong, alone]);
  for (const name of ['right.iso', 'wrong.iso', 'alone.iso']) {
    await expect(rowOf(page, name)).toContainText('Ready to save');
  }
  await choose(page, 'alone.iso', 'Look for a checksum');
  await expect(page.getByText('No checksum lies beside alone.iso.')).toBeVisible();
  await choose(page, 'right.iso', 'Look for a checksum');
  await expect(page.getByText('right.iso is what the checksum beside it says.')).toBeVisible();
  await choose(page, 'right.iso', 'Check the bytes again');
  await expect(page.getByText('right.iso: every byte is what it was.')).toBeVisible();
  await choose(page, 'right.iso', 'Details');
  await expect(detailsOf(page, 'right.iso')).toContainText(value);
  await choose(page, 'wrong.iso', 'Look for a checksum');
  await expect(page.getByText('wrong.iso is not what the checksum beside it says.')).toBeVisible();
  await expect(rowOf(page, 'wrong.iso')).toContainText('Failed');
});
