import { describe, expect, test } from 'vitest';

import { EngineRig } from './engine-rig.ts';
import { expectSeeded } from './expect-bytes.ts';
import { aResource, KiB, ownUrl } from './sample-resources.ts';

const url = ownUrl('north.bin');
const size = 640 * KiB;

const lose = async (rig: EngineRig): Promise<void> => {
  rig.network.goOffline();
  await rig.ask('page/network', { online: false });
};

const find = async (rig: EngineRig): Promise<void> => {
  rig.network.goOnline();
  await rig.ask('page/network', { online: true });
};

const rigWith = (pace: number, activeJobs = 3): Promise<EngineRig> =>
  EngineRig.start({ resources: { [url]: aResource(size, { pace }) }, settings: { activeJobs } });

describe('a lost network', () => {
  test('takes a running job to a failure without a time, and back when it returns', async () => {
    const rig = await rigWith(500);
    const id = await rig.download([url]);
    await rig.clock.advance(2100);
    await lose(rig);
    const lost = await rig.facts(id);
    expect(lost.state).toBe('transient-error');
    expect(lost.failure?.cause).toEqual({ kind: 'offline' });
    expect(lost.retryAt).toBeUndefined();
    expect(lost.errorCount).toBe(0);
    expect(lost.progress.bytesTransferred).toBe(4 * 64 * KiB);
    const asks = rig.network.asks.length;
    await rig.clock.advance(7 * 86_400_000);
    expect(rig.network.asks).toHaveLength(asks);
    expect(await rig.state(id)).toBe('transient-error');
    await find(rig);
    expect(await rig.until(id, 'transferred')).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, [{ start: 0, end: size }]);
    expect(rig.network.asks.at(-1)?.ask.range?.start).toBe(4 * 64 * KiB);
  });

  test('that is noticed by a cut before any page says so leads to the same', async () => {
    const rig = await rigWith(500);
    const id = await rig.download([url]);
    await rig.clock.advance(2100);
    rig.network.goOffline();
    expect(await rig.untilSettled(id)).toBe('transient-error');
    expect((await rig.facts(id)).failure?.cause).toEqual({ kind: 'offline' });
    await find(rig);
    expect(await rig.until(id, 'transferred')).toBe('transferred');
  });

  test('leaves what is queued in the queue, with the reason', async () => {
    const rig = await rigWith(500, 1);
    await rig.download([url]);
    const second = await rig.download([url]);
    await lose(rig);
    const facts = await rig.facts(second);
    expect([facts.state, facts.waitingFor]).toEqual(['queued', 'network']);
    const third = await rig.download([url]);
    await rig.clock.advance(60_000);
    expect((await rig.facts(third)).waitingFor).toBe('network');
    await find(rig);
    expect(await rig.until(third, 'transferred')).toBe('transferred');
  });

  test('a job that was dispatched and has no byte yet waits for the network too', async () => {
    const resource = aResource(size, { fault: ({ number }) => (number === 1 ? { kind: 'hang' } : undefined) });
    const rig = await EngineRig.start({ resources: { [url]: resource } });
    const id = await rig.download([url]);
    await rig.clock.advance(1000);
    await lose(rig);
    const facts = await rig.facts(id);
    expect([facts.state, facts.waitingFor]).toEqual(['queued', 'network']);
    await rig.clock.advance(3_600_000);
    expect(rig.network.asks).toHaveLength(1);
    await find(rig);
    expect(await rig.until(id, 'transferred')).toBe('transferred');
  });

  test('its return does not override a time that a server gave', async () => {
    const resource = aResource(size, {
      fault: ({ number }) => (number === 1 ? { kind: 'status', status: 503, retryAfter: '600' } : undefined),
    });
    const rig = await EngineRig.start({ resources: { [url]: resource } });
    const id = await rig.download([url]);
    await rig.untilSettled(id);
    await lose(rig);
    await rig.clock.advance(10_000);
    await find(rig);
    await rig.clock.advance(580_000);
    expect(rig.network.asks).toHaveLength(1);
    expect(await rig.until(id, 'transferred')).toBe('transferred');
  });

  test('costs no patience, and the waits before and after it do', async () => {
    const fault = (): { kind: 'status'; status: number; retryAfter: string } => ({
      kind: 'status',
      status: 503,
      retryAfter: '600',
    });
    const rig = await EngineRig.start({ resources: { [url]: aResource(size, { fault }) } });
    const id = await rig.create([url], { noProgressTimeout: 500 });
    await rig.ask('job/resume', { id });
    await rig.untilSettled(id);
    await rig.clock.advance(200_000);
    await lose(rig);
    await rig.clock.advance(3_600_000);
    await find(rig);
    await rig.clock.advance(290_000);
    expect(await rig.state(id)).toBe('transient-error');
    await rig.clock.advance(20_000);
    expect(await rig.state(id)).toBe('error');
  });

  test('a hundred losses in a minute end in the right bytes', async () => {
    const rig = await rigWith(200);
    const id = await rig.download([url]);
    for (let time = 0; time < 100; time += 1) {
      await (time % 2 === 0 ? lose(rig) : find(rig));
      await rig.clock.advance(100 + time * 7);
    }
    await find(rig);
    expect(await rig.until(id, 'transferred')).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, [{ start: 0, end: size }]);
    expect((await rig.facts(id)).errorCount).toBe(0);
  });

  test('an engine that starts without a network waits for it', async () => {
    const rig = await rigWith(500);
    const id = await rig.download([url]);
    await rig.clock.advance(2100);
    rig.kill();
    rig.network.goOffline();
    await rig.boot();
    await rig.clock.advance(600_000);
    const facts = await rig.facts(id);
    expect([facts.state, facts.waitingFor]).toEqual(['queued', 'network']);
    await find(rig);
    expect(await rig.until(id, 'transferred')).toBe('transferred');
  });
});

describe('the end of work', () => {
  test('stores what came and queues what ran until a page is there again', async () => {
    const rig = await rigWith(500);
    const id = await rig.download([url]);
    await rig.clock.advance(2100);
    await rig.running.endWork();
    const facts = await rig.facts(id);
    expect([facts.state, facts.waitingFor]).toEqual(['queued', 'page']);
    expect(facts.progress.bytesTransferred).toBe(4 * 64 * KiB);
    expect(rig.network.asks.filter(({ isOpen }) => isOpen)).toEqual([]);
    await rig.clock.advance(600_000);
    expect(rig.network.asks).toHaveLength(1);
    rig.running.engine.changeWorld({ isWorking: true });
    expect(await rig.until(id, 'transferred')).toBe('transferred');
    expect(rig.network.asks.at(-1)?.ask.range?.start).toBe(4 * 64 * KiB);
  });
});
