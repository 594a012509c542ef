// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { all, keys, startSandbox } from './sandbox.mjs';

describe('verification sessions', () => {
  let sandbox, stripe, sessions;

  before(async () => {
    sandbox = await startSandbox('--sessions', '2000');
    stripe = sandbox.client();
    sessions = stripe.identity.verificationSessions;
  });
  after(() => sandbox.stop());

  it('are listed newest first, ten at a time', async () => {
    const page = await sessions.list();
    assert.equal(page.object, 'list');
    assert.equal(page.url, '/v1/identity/verification_sessions');
    assert.equal(page.data.length, 10);
    assert.equal(page.has_more, true);
    assert.match(page.data[0].id, /^vs_1[0-9A-Za-z]{23}$/);
    assert.equal(page.data[0].object, 'identity.verification_session');
    assert.equal(page.data[0].livemode, false);
    const created = page.data.map((one) => one.created);
    assert.deepEqual(created, [...created].sort((a, b) => b - a));
  });

  it('are all there once, and have the mix of a real account', async () => {
    const everyone = await all((p) => sessions.list(p));
    assert.equal(everyone.length, 2000);
    assert.equal(new Set(everyone.map((one) => one.id)).size, 2000);
    const share = (is) => everyone.filter(is).length / everyone.length;
    assert.ok(share((one) => one.status === 'verified') > 0.5);
    assert.ok(share((one) => one.status === 'requires_input' && !one.last_error) > 0.1);
    assert.ok(share((one) => one.status === 'requires_input' && one.last_error?.code) > 0.05);
    assert.ok(share((one) => one.status === 'canceled') > 0.04);
    assert.ok(share((one) => one.redaction) > 0.02);
    const codes = new Set(everyone.map((one) => one.last_error?.code).filter(Boolean));
    assert.ok(codes.size >= 19, `only ${[...codes]}`);
    assert.ok(everyone.some((one) => Object.keys(one.metadata).length === 50));
    assert.ok(everyone.some((one) => Object.values(one.metadata).some((text) => [...text].length === 500)));
    const recent = everyone.filter((one) => one.created > everyone[0].created - 47 * 3600);
    assert.ok(recent.filter((one) => one.status === 'verified').length >= 15);
  });

  it('can be walked upwards as well', async () => {
    const everyone = await all((p) => sessions.list(p));
    const oldest = everyone.at(-1).id;
    const upwards = [];
    for await (const one of sessions.list({ limit: 100, ending_before: oldest })) upwards.push(one.id);
    assert.deepEqual(upwards, everyone.slice(0, -1).map((one) => one.id).reverse());
  });

  it('lie next to the cursor, with has_more in the direction of travel', async () => {
    const ids = (await sessions.list({ limit: 30 })).data.map((one) => one.id);
    const up = await sessions.list({ limit: 5, ending_before: ids[12] });
    assert.deepEqual(up.data.map((one) => one.id), ids.slice(7, 12));
    assert.equal(up.has_more, true);
    const top = await sessions.list({ limit: 12, ending_before: ids[12] });
    assert.deepEqual(top.data.map((one) => one.id), ids.slice(0, 12));
    assert.equal(top.has_more, false);
    const down = await sessions.list({ limit: 3, starting_after: ids[12] });
    assert.deepEqual(down.data.map((one) => one.id), ids.slice(13, 16));
  });

  it('that share one second are neither skipped nor repeated', async () => {
    await sandbox.control('POST', 'arrivals', { count: 250 });
    const first = (await sessions.list({ limit: 1 })).data[0];
    const together = await all((p) => sessions.list(p), { created: first.created, limit: 60 });
    assert.equal(together.length, 250);
    assert.equal(new Set(together.map((one) => one.id)).size, 250);
    assert.equal((await all((p) => sessions.list(p), { created: { gt: first.created } })).length, 0);
  });

  it('are filtered by time with both kinds of bounds', async () => {
    const middle = (await sessions.list({ limit: 100 })).data[99].created;
    const count = async (created) => (await all((p) => sessions.list(p), { created })).length;
    assert.equal((await count({ gte: middle })) - (await count({ gt: middle })), await count(middle));
    assert.equal((await count({ lte: middle })) - (await count({ lt: middle })), await count(middle));
    assert.equal((await count({ lt: middle })) + (await count({ gte: middle })), await count({ gt: 0 }));
  });

  it('are filtered by status, reference and customer', async () => {
    for (const status of ['canceled', 'processing', 'requires_input', 'verified']) {
      const page = await sessions.list({ status, limit: 5 });
      assert.ok(page.data.length > 0, status);
      assert.ok(page.data.every((one) => one.status === status));
    }
    const everyone = await all((p) => sessions.list(p));
    for (const field of ['client_reference_id', 'related_customer', 'related_customer_account']) {
      const value = everyone.find((one) => one[field])[field];
      const expected = everyone.filter((one) => one[field] === value).map((one) => one.id);
      const found = await all((p) => sessions.list(p), { [field]: value });
      assert.deepEqual(found.map((one) => one.id), expected, field);
    }
  });

  it('carry a client secret and a url only while input is required', async () => {
    for (const one of (await sessions.list({ limit: 100 })).data) {
      const open = one.status === 'requires_input' && !one.redaction;
      assert.equal(Boolean(one.client_secret), open, one.id);
      assert.equal(Boolean(one.url), open, one.id);
      if (open) assert.match(one.url, /^https:\/\/verify\.stripe\.com\/start\/test_/);
      if (open) assert.ok(one.client_secret.startsWith(`${one.id}_secret_`));
    }
  });

  it('are retrieved by id', async () => {
    const listed = (await sessions.list({ status: 'verified', limit: 1 })).data[0];
    const alone = await sessions.retrieve(listed.id);
    assert.deepEqual({ ...alone }, listed);
    assert.match(alone.lastResponse.requestId, /^req_/);
  });

  it('are created with everything the call knows', async () => {
    const made = await sessions.create({
      type: 'document',
      client_reference_id: 'user_4711',
      metadata: { name: 'Zoë Ångström 名', order: '12' },
      options: { document: { allowed_types: ['passport', 'id_card'], require_matching_selfie: true } },
      provided_details: { email: 'zoe@example.com' },
      related_customer: 'cus_123',
      return_url: 'https://shop.example/back',
      expand: ['provided_details', 'verified_outputs'],
    });
    assert.equal(made.status, 'requires_input');
    assert.equal(made.last_error, null);
    assert.equal(made.redaction, null);
    assert.deepEqual(made.metadata, { name: 'Zoë Ångström 名', order: '12' });
    assert.deepEqual(made.options.document.allowed_types, ['passport', 'id_card']);
    assert.equal(made.options.document.require_matching_selfie, true);
    assert.equal(made.provided_details.email, 'zoe@example.com');
    assert.equal(made.verified_outputs, null);
    assert.equal((await sessions.list({ limit: 1 })).data[0].id, made.id);
  });

  it('need a type or a flow, and both halves of a person', async () => {
    await assert.rejects(sessions.create({}), { code: 'parameter_missing', param: 'type', statusCode: 400 });
    const flow = await sessions.create({ verification_flow: 'vf_1' });
    assert.equal(flow.type, 'verification_flow');
    await assert.rejects(sessions.create({ type: 'document', related_person: { account: 'acct_1' } }), {
      param: 'related_person[person]',
    });
  });

  it('merge metadata on update, and an empty value deletes', async () => {
    const made = await sessions.create({ type: 'document', metadata: { a: '1', b: '2' } });
    const changed = await sessions.update(made.id, {
      metadata: { b: '', c: '3' },
      options: { document: { require_id_number: true } },
      type: 'id_number',
    });
    assert.deepEqual(changed.metadata, { a: '1', c: '3' });
    assert.equal(changed.options.document.require_id_number, true);
    assert.equal(changed.type, 'id_number');
    assert.deepEqual((await sessions.update(made.id, { metadata: '' })).metadata, {});
  });

  it('refuse metadata beyond the limits', async () => {
    const refused = (metadata) => assert.rejects(sessions.create({ type: 'document', metadata }), { statusCode: 400 });
    await refused({ ['k'.repeat(41)]: 'x' });
    await refused({ key: 'x'.repeat(501) });
    await refused(Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`k${i}`, 'x'])));
    const made = await sessions.create({ type: 'document', metadata: { ['字'.repeat(40)]: '字'.repeat(500) } });
    assert.equal(made.metadata['字'.repeat(40)].length, 500);
  });

  it('finish processing by themselves as the clock runs', async () => {
    const processing = (await sessions.list({ status: 'processing', limit: 1 })).data[0];
    await sandbox.advance(3600);
    const later = await sessions.retrieve(processing.id);
    assert.notEqual(later.status, 'processing');
  });

  it('are live for live keys when the sandbox is', async () => {
    const live = await startSandbox('--sessions', '20', '--livemode');
    const client = live.client(keys.readOnly.replace('_test_', '_live_'));
    assert.equal((await client.identity.verificationSessions.list()).data[0].livemode, true);
    await live.stop();
  });

  it('are none in an empty account', async () => {
    const empty = await startSandbox('--sessions', '0');
    const page = await empty.client().identity.verificationSessions.list();
    assert.deepEqual([page.data, page.has_more], [[], false]);
    assert.deepEqual((await empty.client().events.list()).data, []);
    await empty.stop();
  });
});
