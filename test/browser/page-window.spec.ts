import { test } from './fixtures.ts';
import { startJob } from './drive.ts';
import { expect, rowOf } from './screen.ts';

test('Offline the page says so, and the download goes on by itself when the network is back; a new version offers itself, and only its button uses it', async ({
  page,
  context,
  server,
}) => {
  await startJob(page, { files: [{ remoteUrl: server.serve('/slow.iso', { size: 60_000_000, rate: 400_000 }) }] });
  await expect(rowOf(page, 'slow.iso')).toContainText('Downloading');
  const banner = page
    .getByRole('status')
    .filter({ hasText: 'Offline. Everything held is kept; it goes on by itself.' });
  await context.setOffline(true);
  await expect(banner).toBeVisible();
  await expect(rowOf(page, 'slow.iso')).toContainText(/Retrying|Waiting/);
  await expect(rowOf(page, 'slow.iso')).toContainText('no network');
  await context.setOffline(false);
  await expect(banner).toBeHidden();
  // Page and worker do not come back at the same moment here: a first try may still fail and wait for the next.
  await expect(rowOf(page, 'slow.iso')).toContainText('Downloading', { timeout: 20_000 });

  await page.evaluate(() => {
    const app = document.querySelector('ld-app');
    if (!app) throw new Error('no app');
    app.addEventListener(
      'ld-use-update',
      (event) => {
        event.stopImmediatePropagation();
        document.body.dataset['asked'] = 'yes';
      },
      true,
    );
    Reflect.set(app, 'newVersion', 'ready');
  });
  const offer = page.getByRole('status').filter({ hasText: 'A new version is ready. It never interrupts.' });
  await expect(offer).toBeVisible();
  await expect(page.locator('body')).not.toHaveAttribute('data-asked');
  await offer.getByRole('button', { name: 'Use it now' }).click();
  await expect(page.locator('body')).toHaveAttribute('data-asked', 'yes');
});

test('A browser without service workers gets an explanation, and one that stores nothing gets a way to reload too', async ({
  context,
  app,
}) => {
  const page = await context.newPage();
  await page.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
  });
  await page.goto(app.url);
  await expect(page.getByRole('heading', { name: 'This window cannot run Lading' })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('Open Lading in an ordinary window');

  const other = await context.newPage();
  await other.addInitScript(() => {
    Object.defineProperty(globalThis, 'indexedDB', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await other.goto(app.url);
  await expect(other.getByRole('heading', { name: 'The browser lets Lading store nothing' })).toBeVisible();
  await expect(other.getByRole('button', { name: 'Reload' })).toBeVisible();
});

test('What the browser deleted with its storage is told, and the app works on', async ({ page, server }) => {
  const size = 100_000;
  await startJob(page, { files: [{ remoteUrl: server.serve('/lost.bin', { size }) }] });
  await expect(rowOf(page, 'lost.bin')).toContainText('Ready to save');
  await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    await Promise.all(
      databases.map(
        ({ name = '' }) =>
          new Promise((resolve, reject) => {
            const request = indexedDB.deleteDatabase(name);
            request.addEventListener('success', resolve);
            request.addEventListener('error', reject);
          }),
      ),
    );
  });
  const alert = page.getByRole('alert').filter({ hasText: 'The browser deleted Lading’s storage, and one download' });
  await expect(alert).toBeVisible();
  await expect(rowOf(page, 'lost.bin')).toBeHidden();
  await startJob(page, { files: [{ remoteUrl: server.serve('/next.bin', { size }) }] });
  await expect(rowOf(page, 'next.bin')).toContainText('Ready to save');
  await alert.getByRole('button', { name: 'Understood' }).click();
  await expect(alert).toBeHidden();
  await page.reload();
  await expect(rowOf(page, 'next.bin')).toContainText('Ready to save');
  await expect(page.getByRole('alert')).toBeHidden();
});
