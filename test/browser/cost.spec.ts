import { call, makeJob, State, untilState } from './drive.ts';
import { test } from './fixtures.ts';
import { expect, rowOf } from './screen.ts';

test('A download that is to cost nothing waits on a metered network, says so, and can be allowed once', async ({
  context,
  page,
  server,
}) => {
  await context.addInitScript(() => {
    Reflect.defineProperty(navigator, 'connection', { value: Object.assign(new EventTarget(), { type: 'cellular' }) });
  });
  await page.reload();
  const remoteUrl = server.serve('/dear.bin', { size: 3000 });
  const id = await makeJob(page, { files: [{ remoteUrl }], costPolicy: 'unmetered' });
  await call(page, id, 'resume');
  await expect(rowOf(page, 'dear.bin')).toContainText('for an unmetered network');
  expect(server.requestsFor(remoteUrl)).toEqual([]);
  await rowOf(page, 'dear.bin').getByRole('button', { name: 'Use it now: dear.bin' }).click();
  await untilState(page, id, State.TRANSFERRED);
});

test('A download that is to cost nothing goes on where the network stops costing', async ({
  context,
  page,
  server,
}) => {
  await context.addInitScript(() => {
    const connection = Object.assign(new EventTarget(), { saveData: true });
    Reflect.defineProperty(navigator, 'connection', { value: connection });
  });
  await page.reload();
  const remoteUrl = server.serve('/later.bin', { size: 3000 });
  const id = await makeJob(page, { files: [{ remoteUrl }], costPolicy: 'not-roaming' });
  await call(page, id, 'resume');
  await untilState(page, id, State.TRANSFERRED);
  const other = await makeJob(page, { files: [{ remoteUrl }], costPolicy: 'unmetered' });
  await call(page, other, 'resume');
  await page.evaluate(() => {
    const connection: unknown = Reflect.get(navigator, 'connection');
    if (!(connection instanceof EventTarget)) throw new Error('no connection');
    Reflect.set(connection, 'saveData', false);
    connection.dispatchEvent(new Event('change'));
  });
  await untilState(page, other, State.TRANSFERRED);
});
