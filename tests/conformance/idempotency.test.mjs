// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startSandbox } from './sandbox.mjs';

describe('idempotency', () => {
  let sandbox, sessions;

  before(async () => {
    sandbox = await startSandbox('--sessions', '50');
    sessions = sandbox.client().identity.verificationSessions;
  });
  after(() => sandbox.stop());

  const count = async () => (await sandbox.control('GET', 'options')).sessions;

  it('does a repeated request once and replays its answer', async () => {
    const before = await count();
    const options = { idempotencyKey: 'once' };
    const first = await sessions.create({ type: 'document' }, options);
    const second = await sessions.create({ type: 'document' }, options);
    assert.equal(second.id, first.id);
    assert.equal(await count(), before + 1);
    assert.equal(first.lastResponse.headers['idempotent-replayed'], undefined);
    assert.equal(second.lastResponse.headers['idempotent-replayed'], 'true');
    assert.equal(second.lastResponse.headers['original-request'], first.lastResponse.requestId);
    assert.equal(second.lastResponse.idempotencyKey, 'once');
  });

  it('replays a refusal by the state of the object too', async () => {
    const { id } = await sessions.create({ type: 'document' });
    await sandbox.submit(id, 'verified');
    const options = { idempotencyKey: 'refused' };
    await assert.rejects(sessions.cancel(id, {}, options), { statusCode: 400 });
    await assert.rejects(sessions.cancel(id, {}, options), (error) => {
      assert.equal(error.headers['idempotent-replayed'], 'true');
      return true;
    });
  });

  it('keeps nothing when a parameter was refused', async () => {
    const options = { idempotencyKey: 'mistaken' };
    await assert.rejects(sessions.create({ type: 'nonsense' }, options), { param: 'type' });
    assert.ok((await sessions.create({ type: 'document' }, options)).id);
  });

  it('refuses a key that was used for something else', async () => {
    const options = { idempotencyKey: 'twice' };
    await sessions.create({ type: 'document' }, options);
    await assert.rejects(sessions.create({ type: 'id_number' }, options), {
      type: 'StripeIdempotencyError',
      statusCode: 400,
    });
  });

  it('refuses a key whose first request is still running', async () => {
    await sandbox.options({ latency: 1500 });
    const before = await count();
    const options = { idempotencyKey: 'busy' };
    const results = await Promise.allSettled([
      sessions.create({ type: 'document' }, options),
      sessions.create({ type: 'document' }, options),
    ]);
    await sandbox.options({ latency: 0 });
    assert.equal(await count(), before + 1);
    const { reason } = results.find((one) => one.status === 'rejected');
    assert.equal(reason.statusCode, 409);
    assert.equal(reason.code, 'idempotency_key_in_use');
  });

  it('lets an answer that was lost be asked for again', async () => {
    const { id } = await sessions.create({ type: 'document' });
    const options = { idempotencyKey: 'lost' };
    await sandbox.mishap('timeout', { after_effect: 'true', method: 'POST' });
    await assert.rejects(sessions.cancel(id, {}, { ...options, timeout: 200 }), { type: 'StripeConnectionError' });
    assert.equal((await sessions.retrieve(id)).status, 'canceled');
    const replayed = await sessions.cancel(id, {}, options);
    assert.equal(replayed.status, 'canceled');
    assert.equal(replayed.lastResponse.headers['idempotent-replayed'], 'true');
  });
});
