import { expect, onTestFinished, test } from 'vitest';
import { createSampleServer } from '../../deploy/samples.js';

test('each sample answers at its address, and a page of another origin may read it', async () => {
  const server = await createSampleServer();
  onTestFinished(() => server.close());
  const answers = await Promise.all(
    server.files.map(async ({ url }) => {
      const { status, headers, body } = await fetch(url, { headers: { range: 'bytes=0-99' } });
      await body?.cancel();
      expect(headers.get('access-control-expose-headers')).toContain('Content-Range');
      return [new URL(url).pathname, status];
    }),
  );
  expect(answers).toEqual([
    ['/1MiB.bin', 206],
    ['/50MiB.bin', 206],
    ['/700MiB.bin', 206],
    ['/4GiB.bin', 206],
    ['/slow.bin', 206],
    ['/flaky.bin', 206],
    ['/no-ranges.bin', 200],
    ['/unknown-length.bin', 200],
    ['/named', 206],
    ['/busy.bin', 503],
    ['/missing.bin', 404],
  ]);
});
