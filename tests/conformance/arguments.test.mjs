// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { all, startSandbox } from './sandbox.mjs';

const run = (...args) => spawnSync(process.env.SANDBOX, args, { encoding: 'utf8', timeout: 20_000 });

describe('the program', () => {
  it('refuses bad arguments with a sentence and 2', () => {
    for (const args of [['--port', '70000'], ['--sessions', 'many'], ['--colour'], ['--latency', '-1'], ['extra']]) {
      const { status, stdout, stderr } = run(...args);
      assert.equal(status, 2, args.join(' '));
      assert.equal(stdout, '');
      assert.match(stderr, /^verification-sandbox: .+\n$/, args.join(' '));
    }
  });

  it('explains itself', () => {
    const { status, stdout } = run('--help');
    assert.equal(status, 0);
    for (const word of ['--redaction-delay', '/sandbox/mishap', 'rk_test_sandboxReadOnly00000000000'])
      assert.ok(stdout.includes(word), word);
  });

  it('makes the same people from the same seed, and others from another', async () => {
    const people = async (seed) => {
      const sandbox = await startSandbox('--sessions', '60', '--seed', seed);
      const found = await all((p) => sandbox.client().identity.verificationSessions.list(p), {
        expand: ['data.verified_outputs'],
      });
      await sandbox.stop();
      return found.map((one) => [one.id, one.created, one.metadata, one.verified_outputs]);
    };
    const first = await people('7');
    assert.deepEqual(await people('7'), first);
    assert.notDeepEqual(await people('8'), first);
  });

  it('starts with a million sessions and finds the oldest', async () => {
    const sandbox = await startSandbox('--sessions', '1000000');
    const { verificationSessions: sessions } = sandbox.client().identity;
    const [newest] = (await sessions.list({ limit: 1 })).data;
    const oldest = await sessions.list({ limit: 100, created: { lt: newest.created - 729 * 86_400 } });
    const last = oldest.data.at(-1);
    assert.deepEqual((await sessions.retrieve(last.id)).created, last.created);
    const burst = await sessions.list({ limit: 100, ending_before: last.id });
    assert.equal(burst.data.length, 100);
    await sandbox.stop();
  });
});
