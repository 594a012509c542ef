// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { all, keys, startSandbox } from './sandbox.mjs';

describe('verification reports', () => {
  let sandbox, stripe, reports;

  before(async () => {
    sandbox = await startSandbox('--sessions', '2000');
    stripe = sandbox.client();
    reports = stripe.identity.verificationReports;
  });
  after(() => sandbox.stop());

  it('are listed newest first in both directions, each once', async () => {
    const everything = await all((p) => reports.list(p));
    assert.ok(everything.length > 1500);
    assert.equal(new Set(everything.map((one) => one.id)).size, everything.length);
    const created = everything.map((one) => one.created);
    assert.deepEqual(created, [...created].sort((a, b) => b - a));
    const upwards = [];
    for await (const one of reports.list({ limit: 100, ending_before: everything.at(-1).id })) upwards.push(one.id);
    assert.deepEqual(upwards.reverse(), everything.slice(0, -1).map((one) => one.id));
  });

  it('tell the attempts of a session', async () => {
    const everything = await all((p) => reports.list(p));
    const bySession = new Map();
    for (const one of everything)
      bySession.set(one.verification_session, [...(bySession.get(one.verification_session) ?? []), one.id]);
    const [session, ids] = [...bySession].find(([, attempts]) => attempts.length > 1);
    const { data } = await reports.list({ verification_session: session });
    assert.deepEqual(data.map((one) => one.id), ids);
    assert.equal((await stripe.identity.verificationSessions.retrieve(session)).last_verification_report, ids[0]);
  });

  it('are filtered by type, reference and time', async () => {
    const everything = await all((p) => reports.list(p));
    const numbers = await all((p) => reports.list(p), { type: 'id_number' });
    assert.equal(numbers.length, everything.filter((one) => one.type === 'id_number').length);
    const { client_reference_id } = everything.find((one) => one.client_reference_id);
    const found = await all((p) => reports.list(p), { client_reference_id });
    assert.deepEqual(
      found.map((one) => one.id),
      everything.filter((one) => one.client_reference_id === client_reference_id).map((one) => one.id),
    );
    const since = everything[50].created;
    const newer = await all((p) => reports.list(p), { created: { gte: since } });
    assert.equal(newer.length, everything.filter((one) => one.created >= since).length);
    await assert.rejects(reports.list({ verification_session: 'vs_1unknown' }), { code: 'resource_missing' });
  });

  it('say what was checked and what failed', async () => {
    const everything = await all((p) => reports.list(p));
    const failed = new Set();
    for (const one of everything)
      for (const check of ['document', 'selfie', 'id_number', 'email', 'phone']) {
        if (!one[check]) continue;
        assert.equal(one[check].status, one[check].error ? 'unverified' : 'verified');
        if (one[check].error) failed.add(one[check].error.code.split('_')[0]);
      }
    assert.deepEqual([...failed].sort(), ['document', 'email', 'id', 'phone', 'selfie']);
    const { selfie, document } = everything.find((one) => one.selfie);
    assert.equal(selfie.document, document.files[0]);
  });

  it('show sensitive leaves by name only', async () => {
    const { id } = (await reports.list({ type: 'document', limit: 100 })).data.find((one) => one.document.first_name);
    assert.ok(!('number' in (await reports.retrieve(id)).document));
    const full = await reports.retrieve(id, { expand: ['document.number', 'document.expiration_date'] });
    assert.ok(full.document.number);
    const reader = sandbox.client(keys.readOnly).identity.verificationReports;
    await assert.rejects(reader.retrieve(id, { expand: ['document.number'] }), { type: 'StripePermissionError' });
    const listed = await reports.list({ type: 'document', expand: ['data.document.dob'] });
    assert.ok(listed.data.some((one) => one.document.dob));
  });

  it('come for an old session that is submitted today, on top of the list', async () => {
    const sessions = await all((p) => stripe.identity.verificationSessions.list(p), { status: 'requires_input' });
    const old = sessions.at(-1);
    await sandbox.submit(old.id, 'verified');
    const [newest] = (await reports.list({ limit: 1 })).data;
    assert.equal(newest.verification_session, old.id);
    assert.deepEqual((await reports.retrieve(newest.id)).id, newest.id);
    const [file] = (await stripe.files.list({ limit: 1 })).data;
    if (newest.document) assert.ok(newest.document.files.includes(file.id) || newest.selfie.selfie === file.id);
    const next = await reports.list({ limit: 5, starting_after: newest.id });
    const up = await reports.list({ limit: 5, ending_before: next.data[0].id });
    assert.deepEqual(up.data.map((one) => one.id), [newest.id]);
  });
});

describe('the account', () => {
  it('tells whose key it is, and no mode', async () => {
    const sandbox = await startSandbox('--sessions', '5');
    const account = await sandbox.client(keys.readOnly).accounts.retrieveCurrent();
    assert.match(account.id, /^acct_/);
    assert.equal(account.settings.dashboard.display_name, 'Sandbox Marketplace');
    assert.ok(!('livemode' in account));
    await sandbox.stop();
  });
});
