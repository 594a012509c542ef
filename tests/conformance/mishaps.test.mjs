// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { afterEach, after, before, describe, it } from 'node:test';
import Stripe from 'stripe';
import { keys, startSandbox } from './sandbox.mjs';

describe('mishaps', () => {
  let sandbox;

  before(async () => {
    sandbox = await startSandbox('--sessions', '200');
  });
  afterEach(() => sandbox.control('DELETE', 'mishap'));
  after(() => sandbox.stop());

  const list = (options) => sandbox.client().identity.verificationSessions.list({ limit: 100 }, options);

  it('answer with the error of their name, once, and then all is well', async () => {
    for (const [kind, type, expected] of [
      ['rate_limit', 'StripeRateLimitError', { statusCode: 429, code: 'rate_limit' }],
      ['lock_timeout', 'StripeRateLimitError', { statusCode: 429, code: 'lock_timeout' }],
      ['conflict', 'StripeAPIError', { statusCode: 409 }],
      ['server_error', 'StripeAPIError', { statusCode: 500 }],
      ['not_activated', 'StripeInvalidRequestError', { statusCode: 400, code: 'identity_api_invalid_application' }],
      ['unauthorized', 'StripeAuthenticationError', { statusCode: 401, code: 'api_key_expired' }],
      ['forbidden', 'StripePermissionError', { statusCode: 403 }],
      ['not_json', 'StripeAPIError', { message: 'Invalid JSON received from the Stripe API' }],
      ['html', 'StripeAPIError', { message: 'Invalid JSON received from the Stripe API' }],
    ]) {
      await sandbox.mishap(kind);
      await assert.rejects(list(), { type, ...expected }, kind);
      assert.equal((await list()).data.length, 100, kind);
    }
  });

  it('that are no limiter carry no reason for one', async () => {
    await sandbox.mishap('rate_limit');
    await assert.rejects(list(), (error) => error.headers['stripe-rate-limited-reason'] === 'endpoint-rate');
    await sandbox.mishap('lock_timeout');
    await assert.rejects(list(), (error) => {
      assert.equal(error.headers['stripe-rate-limited-reason'], undefined);
      return error.headers['stripe-should-retry'] === 'true';
    });
  });

  it('are retried by the official client where Stripe says so', async () => {
    for (const kind of ['lock_timeout', 'server_error']) {
      await sandbox.mishap(kind);
      assert.equal((await list({ maxNetworkRetries: 1 })).data.length, 100);
    }
    await sandbox.mishap('rate_limit', { count: -1 });
    await sandbox.control('DELETE', 'log');
    await assert.rejects(list({ maxNetworkRetries: 2 }), { type: 'StripeRateLimitError' });
    assert.equal((await sandbox.log()).length, 1);
  });

  it('reset the connection', async () => {
    await sandbox.mishap('reset', { count: -1 });
    await assert.rejects(list(), (error) => {
      assert.ok(error instanceof Stripe.errors.StripeConnectionError);
      assert.equal(error.detail.code, 'ECONNRESET');
      return true;
    });
  });

  it('reset the connection after the action was done, which the key makes harmless', async () => {
    const sessions = sandbox.client().identity.verificationSessions;
    const before = (await sandbox.control('GET', 'options')).sessions;
    await sandbox.mishap('reset', { after_effect: 'true', method: 'POST' });
    // The official client asks a second time by itself when a connection is closed on it.
    const made = await sessions.create({ type: 'document' });
    assert.equal(made.lastResponse.headers['idempotent-replayed'], 'true');
    assert.equal((await sandbox.control('GET', 'options')).sessions, before + 1);
  });

  it('leave the world alone when the action was not to be done', async () => {
    const sessions = sandbox.client().identity.verificationSessions;
    const { id } = await sessions.create({ type: 'document' });
    for (const kind of ['server_error', 'not_json', 'conflict']) {
      await sandbox.mishap(kind, { path: '/v1/identity', method: 'POST' });
      await assert.rejects(sessions.cancel(id), kind);
      assert.equal((await sessions.retrieve(id)).status, 'requires_input', kind);
    }
  });

  it('cut the body short', async () => {
    await sandbox.mishap('cut_body', { count: -1 });
    await assert.rejects(list(), (error) => error instanceof Stripe.errors.StripeError);
    const answer = await sandbox.fetch('/v1/account');
    await assert.rejects(answer.text());
  });

  it('slow the body down until the client gives up, or not', async () => {
    await sandbox.mishap('slow_body', { slow_ms: 400 });
    assert.equal((await list()).data.length, 100);
    await sandbox.mishap('slow_body', { slow_ms: 60_000 });
    await assert.rejects(list({ timeout: 300 }), { type: 'StripeConnectionError' });
    assert.equal((await list()).data.length, 100);
  });

  it('never answer', async () => {
    await sandbox.mishap('timeout');
    await assert.rejects(list({ timeout: 300 }), { type: 'StripeConnectionError' });
    assert.equal((await sandbox.log()).at(-1).status, 0);
  });

  it('befall only the paths and methods they were meant for', async () => {
    await sandbox.mishap('server_error', { path: '/v1/events', count: 2 });
    assert.equal((await list()).data.length, 100);
    assert.equal((await sandbox.control('GET', 'mishap')).data[0].count, 2);
    await assert.rejects(sandbox.client().events.list(), { statusCode: 500 });
    assert.equal((await sandbox.control('GET', 'mishap')).data[0].count, 1);
    await assert.rejects(sandbox.mishap('earthquake'), /must be one of/);
  });

  it('are survived when clients leave in the middle', async () => {
    await sandbox.options({ latency: 150 });
    const leaving = Array.from({ length: 20 }, () => {
      const control = new AbortController();
      const request = fetch(new URL('/v1/account', sandbox.url), {
        headers: { Authorization: `Bearer ${keys.readOnly}` },
        signal: control.signal,
      });
      setImmediate(() => control.abort());
      return request;
    });
    await Promise.allSettled(leaving);
    assert.equal((await list()).data.length, 100);
    await sandbox.options({ latency: 0 });
  });

  it('and everything else are written down, the key by its kind only', async () => {
    await sandbox.control('DELETE', 'log');
    const sessions = sandbox.client(keys.readWrite).identity.verificationSessions;
    await sessions.create({ type: 'document' }, { idempotencyKey: 'noted' });
    await assert.rejects(sandbox.client('rk_test_stranger0000').events.list());
    const log = await sandbox.log();
    assert.equal(log.length, 2);
    assert.equal(log[0].method, 'POST');
    assert.equal(log[0].path, '/v1/identity/verification_sessions');
    assert.deepEqual([log[0].key, log[0].idempotency_key, log[0].status], ['read_write', 'noted', 200]);
    assert.deepEqual([log[1].key, log[1].status], ['unknown', 401]);
    for (const key of Object.values(keys)) assert.ok(!JSON.stringify(log).includes(key));
  });
});
