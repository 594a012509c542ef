// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { all, startSandbox } from './sandbox.mjs';

const PREFIX = 'identity.verification_session.';
const DAY = 86_400;

describe('events', () => {
  let sandbox, stripe, sessions;

  before(async () => {
    sandbox = await startSandbox('--sessions', '2000', '--redaction-delay', '600');
    stripe = sandbox.client();
    sessions = stripe.identity.verificationSessions;
  });
  after(() => sandbox.stop());

  const typesOf = async (id) => {
    const recent = (await stripe.events.list({ limit: 100 })).data;
    return recent.filter((event) => event.data.object.id === id).map((event) => event.type.replace(PREFIX, '')).reverse();
  };

  it('reach thirty days back, newest first, each once', async () => {
    const events = await all((p) => stripe.events.list(p));
    assert.ok(events.length > 200);
    assert.equal(new Set(events.map((event) => event.id)).size, events.length);
    const created = events.map((event) => event.created);
    assert.deepEqual(created, [...created].sort((a, b) => b - a));
    assert.ok(created.at(-1) > (await sandbox.now()) - 30 * DAY - 60);
    const upwards = [];
    for await (const event of stripe.events.list({ limit: 100, ending_before: events.at(-1).id })) upwards.push(event.id);
    assert.deepEqual(upwards.reverse(), events.slice(0, -1).map((event) => event.id));
  });

  it('tell each change of status', async () => {
    const { id } = await sessions.create({ type: 'document' });
    await sandbox.submit(id, 'document_expired');
    await sandbox.submit(id, 'verified');
    assert.deepEqual(await typesOf(id), ['created', 'processing', 'requires_input', 'processing', 'verified']);
    const other = await sessions.create({ type: 'document' });
    await sessions.redact(other.id);
    assert.deepEqual(await typesOf(other.id), ['created', 'canceled']);
  });

  it('of a finished redaction are listed, unless the sandbox is told to leave them out', async () => {
    const { id } = await sessions.create({ type: 'document' });
    await sessions.redact(id);
    await sandbox.advance(601);
    assert.deepEqual(await typesOf(id), ['created', 'canceled', 'redacted']);
    await sandbox.options({ redacted_events: 'false' });
    assert.deepEqual(await typesOf(id), ['created', 'canceled']);
    await sandbox.options({ redacted_events: 'true' });
  });

  it('carry the session as it was, in minimal form, and who asked', async () => {
    const { id } = await sessions.create({ type: 'document', metadata: { a: '1' } }, { idempotencyKey: 'mine' });
    const canceled = await sessions.cancel(id);
    const events = (await stripe.events.list({ limit: 2 })).data;
    const [end, start] = events;
    assert.equal(end.type, `${PREFIX}canceled`);
    assert.equal(end.data.object.status, 'canceled');
    assert.equal(end.request.id, canceled.lastResponse.requestId);
    assert.equal(start.type, `${PREFIX}created`);
    assert.equal(start.data.object.status, 'requires_input');
    assert.equal(start.request.idempotency_key, 'mine');
    assert.ok(!('verified_outputs' in start.data.object));
    assert.deepEqual((await stripe.events.retrieve(start.id)).data.object.metadata, { a: '1' });
    await sessions.redact(id);
    assert.deepEqual((await stripe.events.retrieve(start.id)).data.object.metadata, {});
  });

  it('are filtered by type, types and time', async () => {
    const types = [`${PREFIX}verified`, `${PREFIX}canceled`];
    const both = await all((p) => stripe.events.list(p), { types });
    assert.deepEqual([...new Set(both.map((event) => event.type))].sort(), [...types].sort());
    const one = await all((p) => stripe.events.list(p), { type: types[0] });
    assert.ok(one.length > 0 && one.length < both.length);
    assert.equal((await stripe.events.list({ type: 'identity.*', limit: 5 })).data.length, 5);
    assert.equal((await stripe.events.list({ type: 'charge.*' })).data.length, 0);
    const since = one[3].created;
    const newer = await all((p) => stripe.events.list(p), { type: types[0], created: { gt: since } });
    assert.ok(newer.every((event) => event.created > since));
    assert.equal((await stripe.events.list({ delivery_success: false })).data.length, 0);
  });

  it('refuse both filters at once, and more than twenty types', async () => {
    await assert.rejects(stripe.events.list({ type: 'a', types: ['b'] }), { statusCode: 400 });
    const types = Array.from({ length: 21 }, (_, i) => `t${i}`);
    await assert.rejects(stripe.events.list({ types }), { param: 'types' });
  });

  it('come while the clock runs, from sessions that live on by themselves', async () => {
    const newest = (await stripe.events.list({ limit: 1 })).data[0];
    await sandbox.control('POST', 'arrivals', { count: 40 });
    await sandbox.advance(3 * 3600);
    const fresh = [];
    for await (const event of stripe.events.list({ limit: 100, ending_before: newest.id })) fresh.push(event.type);
    for (const type of ['created', 'processing', 'verified']) assert.ok(fresh.includes(PREFIX + type), type);
  });

  it('are gone after thirty days, as cursors and by id', async () => {
    const [event] = (await stripe.events.list({ limit: 1 })).data;
    await sandbox.advance(31 * DAY);
    await assert.rejects(stripe.events.retrieve(event.id), { statusCode: 404 });
    await assert.rejects(stripe.events.list({ ending_before: event.id }), (error) => {
      assert.equal(error.statusCode, 400);
      assert.match(error.message, /aged out of our retention policy/);
      return true;
    });
  });
});
