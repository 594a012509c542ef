// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import Stripe from 'stripe';
import { keys, startSandbox } from './sandbox.mjs';

describe('errors', () => {
  let sandbox;

  before(async () => {
    sandbox = await startSandbox('--sessions', '200');
  });
  after(() => sandbox.stop());

  const list = (params, key) => sandbox.client(key).identity.verificationSessions.list(params);

  it('an unknown key is an authentication error that shows its end only', async () => {
    await assert.rejects(list({}, 'rk_test_somebodyElses00000000abcd'), (error) => {
      assert.ok(error instanceof Stripe.errors.StripeAuthenticationError);
      assert.equal(error.statusCode, 401);
      assert.equal(error.message, 'Invalid API Key provided: rk_test_****abcd');
      assert.match(error.requestId, /^req_/);
      return true;
    });
    assert.equal((await sandbox.fetch('/v1/account', { key: null })).status, 401);
    await assert.rejects(list({}, keys.readOnly.replace('_test_', '_live_')), { statusCode: 401 });
  });

  it('a key without permission is told which one it lacks', async () => {
    const client = sandbox.client(keys.noPermission);
    for (const [call, permission] of [
      [() => client.identity.verificationSessions.list(), 'rak_identity_product_read'],
      [() => client.identity.verificationReports.list(), 'rak_identity_product_read'],
      [() => client.events.list(), 'rak_event_read'],
      [() => client.files.list(), 'rak_file_read'],
      [() => client.accounts.retrieveCurrent(), 'rak_accounts_kyc_basic_read'],
    ])
      await assert.rejects(call, (error) => {
        assert.ok(error instanceof Stripe.errors.StripePermissionError);
        assert.ok(error.message.includes(`'${permission}'`), error.message);
        return true;
      });
  });

  it('a key that lacks one permission is refused for that alone', async () => {
    const calls = {
      rak_identity_product_read: (c) => c.identity.verificationSessions.list(),
      rak_event_read: (c) => c.events.list(),
      rak_file_read: (c) => c.files.list(),
      rak_file_write: (c) => c.fileLinks.create({ file: 'file_none' }),
      rak_accounts_kyc_basic_read: (c) => c.accounts.retrieveCurrent(),
    };
    const lacked = {
      sensitiveAll: [],
      noFiles: ['rak_file_read', 'rak_file_write'],
      filesReadOnly: ['rak_file_write'],
      noEvents: ['rak_event_read', 'rak_file_read', 'rak_file_write'],
      noAccount: ['rak_file_read', 'rak_file_write', 'rak_accounts_kyc_basic_read'],
      noSessions: ['rak_identity_product_read'],
    };
    for (const [key, expected] of Object.entries(lacked)) {
      const refused = [];
      for (const [permission, call] of Object.entries(calls))
        await call(sandbox.client(keys[key])).catch((error) => {
          if (error.statusCode === 403 && error.message.includes(`'${permission}'`)) refused.push(permission);
        });
      assert.deepEqual(refused, expected, key);
    }
  });

  it('parameters are refused as Stripe refuses them', async () => {
    for (const [params, expected] of [
      [{ colour: 'red' }, { code: 'parameter_unknown', param: 'colour' }],
      [{ limit: 101 }, { code: 'parameter_invalid_integer', param: 'limit' }],
      [{ limit: 0 }, { code: 'parameter_invalid_integer', param: 'limit' }],
      [{ limit: 'many' }, { message: 'Invalid integer: many', param: 'limit' }],
      [{ status: 'done' }, { param: 'status' }],
      [{ status: '' }, { code: 'parameter_invalid_empty', param: 'status' }],
      [{ created: 'yesterday' }, { param: 'created' }],
      [{ created: { after: 1 } }, { code: 'parameter_unknown', param: 'created[after]' }],
      [{ starting_after: 'vs_1unknown' }, { code: 'resource_missing', param: 'starting_after', statusCode: 400 }],
      [{ ending_before: 'vs_1unknown' }, { code: 'resource_missing', param: 'ending_before', statusCode: 400 }],
      [{ starting_after: 'vs_1', ending_before: 'vs_1' }, { statusCode: 400 }],
    ])
      await assert.rejects(list(params), { type: 'StripeInvalidRequestError', ...expected }, JSON.stringify(params));
  });

  it('an unknown id is a 404', async () => {
    const client = sandbox.client();
    for (const call of [
      () => client.identity.verificationSessions.retrieve('vs_1unknown'),
      () => client.identity.verificationReports.retrieve('vr_1unknown'),
      () => client.events.retrieve('evt_1unknown'),
      () => client.files.retrieve('file_1unknown'),
      () => client.fileLinks.retrieve('link_1unknown'),
    ])
      await assert.rejects(call, { statusCode: 404, code: 'resource_missing' });
  });

  it('an unknown address is a 404, and a body that is no form a 400', async () => {
    assert.equal((await sandbox.fetch('/v1/nothing')).status, 404);
    assert.equal((await sandbox.fetch('/v1/account', { method: 'PUT' })).status, 404);
    const answer = await fetch(new URL('/v1/identity/verification_sessions', sandbox.url), {
      method: 'POST',
      headers: { Authorization: `Bearer ${keys.readWrite}`, 'Content-Type': 'application/json' },
      body: '{}',
    });
    assert.equal(answer.status, 400);
  });

  it('a version that does not exist is refused, and none is the account\'s own', async () => {
    for (const version of ['2026-09-31.endive', '2026-09-30.dahlia', '2026-09-30', 'latest', '2026-09-30.endive2']) {
      await assert.rejects(sandbox.client(keys.readOnly, { apiVersion: version }).identity.verificationSessions.list(), {
        type: 'StripeInvalidRequestError',
        statusCode: 400,
        message: `Invalid Stripe API version: ${version}`,
      }, version);
    }
    for (const version of ['2024-06-20', '2025-12-15.clover', '2026-10-28.endive']) {
      const answer = await sandbox.fetch('/v1/account', { headers: { 'Stripe-Version': version } });
      assert.equal(answer.status, 200, version);
      assert.equal(answer.headers.get('stripe-version'), version);
    }
    const free = await sandbox.fetch('/v1/account');
    assert.equal(free.status, 200);
    assert.equal(free.headers.get('stripe-version'), '2026-09-30.endive');
  });

  it('too many requests a second are a rate limit error with its reason', async () => {
    await sandbox.options({ rate: 3 });
    const results = await Promise.allSettled(Array.from({ length: 12 }, () => list({ limit: 1 })));
    await sandbox.options({ rate: 0 });
    const refused = results.filter((one) => one.status === 'rejected').map((one) => one.reason);
    assert.ok(refused.length >= 6, String(refused.length));
    assert.ok(refused[0] instanceof Stripe.errors.StripeRateLimitError);
    assert.equal(refused[0].headers['stripe-rate-limited-reason'], 'endpoint-rate');
    assert.equal(refused[0].code, 'rate_limit');
  });

  it('every answer names its request, its version and the time of the server', async () => {
    const pinned = sandbox.client(keys.readOnly, { apiVersion: '2026-08-26.dahlia' });
    const { lastResponse } = await pinned.identity.verificationSessions.list();
    assert.equal(lastResponse.apiVersion, '2026-08-26.dahlia');
    assert.match(lastResponse.requestId, /^req_\w{14}$/);
    const behind = Math.abs(Date.parse(lastResponse.headers.date) / 1000 - (await sandbox.now()));
    assert.ok(behind <= 2);
    const free = await sandbox.fetch('/v1/account');
    assert.match(free.headers.get('stripe-version'), /^\d{4}-\d{2}-\d{2}\.[a-z]+$/);
  });
});
