// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { all, keys, startSandbox } from './sandbox.mjs';

describe('files and file links', () => {
  let sandbox, stripe, recent, old;

  before(async () => {
    sandbox = await startSandbox('--sessions', '400', '--redaction-delay', '600');
    stripe = sandbox.client();
    const files = await all((p) => stripe.files.list(p));
    [recent, old] = [files[0], files.at(-1)];
  });
  after(() => sandbox.stop());

  const soon = async (seconds = 20) => (await sandbox.now()) + seconds;
  const link = async (file = recent.id, seconds = 20, key = keys.sensitiveAll) =>
    sandbox.client(key).fileLinks.create({ file, expires_at: await soon(seconds) });

  it('are listed newest first in both directions, each once', async () => {
    const files = await all((p) => stripe.files.list(p));
    assert.equal(new Set(files.map((file) => file.id)).size, files.length);
    const upwards = [];
    for await (const file of stripe.files.list({ limit: 7, ending_before: files.at(-1).id })) upwards.push(file.id);
    assert.deepEqual(upwards.reverse(), files.slice(0, -1).map((file) => file.id));
    const selfies = await all((p) => stripe.files.list(p), { purpose: 'selfie' });
    assert.equal(selfies.length, files.filter((file) => file.purpose === 'selfie').length);
  });

  it('are the ones that reports speak of', async () => {
    const { data } = await stripe.identity.verificationReports.list({ type: 'document', limit: 20 });
    for (const { document, selfie } of data)
      for (const id of [...document.files, ...(selfie ? [selfie.selfie] : [])]) {
        const file = await stripe.files.retrieve(id);
        assert.equal(file.object, 'file');
        assert.match(file.purpose, /^(identity_document_downloadable|selfie)$/);
      }
  });

  it('are pictures, at the address their object names', async () => {
    const file = await stripe.files.retrieve(recent.id);
    assert.ok(file.url.startsWith(`${sandbox.url.origin}/v1/files/`));
    const answer = await sandbox.fetch(file.url);
    assert.equal(answer.headers.get('content-type'), 'image/jpeg');
    const bytes = new Uint8Array(await answer.arrayBuffer());
    assert.deepEqual([...bytes.slice(0, 3)], [0xff, 0xd8, 0xff]);
    assert.ok(bytes.length > 20_000 && bytes.length < 400_000, String(bytes.length));
    assert.equal((await sandbox.fetch(file.url, { key: null })).status, 401);
  });

  it('are opened through links, which need no key and end in time', async () => {
    const made = await link();
    assert.match(made.id, /^link_1/);
    assert.deepEqual([made.object, made.expired, made.file], ['file_link', false, recent.id]);
    const open = () => sandbox.fetch(made.url, { key: null });
    assert.equal((await open()).headers.get('content-type'), 'image/jpeg');
    await sandbox.advance(21);
    assert.equal((await open()).status, 404);
    const later = await stripe.fileLinks.retrieve(made.id);
    assert.deepEqual([later.expired, later.url], [true, null]);
  });

  it('take no link longer than thirty seconds, nor one without an end', async () => {
    await assert.rejects(link(recent.id, 40), { param: 'expires_at', statusCode: 400 });
    await assert.rejects(link(recent.id, -5), { param: 'expires_at', statusCode: 400 });
    await assert.rejects(stripe.fileLinks.create({ file: recent.id }), { param: 'expires_at' });
    await assert.rejects(link('file_1unknown'), { code: 'resource_missing', statusCode: 400 });
  });

  it('have links that can be revoked, shortened and listed', async () => {
    const [first, second] = [await link(), await link(old.id)];
    const revoked = await stripe.fileLinks.update(first.id, { expires_at: 'now', metadata: { why: 'done' } });
    assert.deepEqual([revoked.expired, revoked.metadata], [true, { why: 'done' }]);
    assert.equal((await sandbox.fetch(first.url, { key: null })).status, 404);
    await assert.rejects(stripe.fileLinks.update(first.id, { metadata: { a: '1' } }), { statusCode: 400 });
    const shorter = await stripe.fileLinks.update(second.id, { expires_at: await soon(5) });
    assert.ok(shorter.expires_at < second.expires_at);
    const links = await all((p) => stripe.fileLinks.list(p));
    assert.deepEqual(links.slice(0, 2).map((one) => one.id), [second.id, first.id]);
    assert.ok((await stripe.fileLinks.list({ expired: true })).data.every((one) => one.expired));
    assert.deepEqual((await stripe.fileLinks.list({ file: old.id })).data.map((one) => one.id), [second.id]);
    const up = await stripe.fileLinks.list({ ending_before: first.id });
    assert.deepEqual(up.data.map((one) => one.id), [second.id]);
    const expanded = await stripe.fileLinks.retrieve(second.id, { expand: ['file'] });
    assert.equal(expanded.file.object, 'file');
  });

  it('are for keys with a sensitive permission only, in its time', async () => {
    await assert.rejects(link(recent.id, 20, keys.secret), { type: 'StripePermissionError' });
    await assert.rejects(link(recent.id, 20, keys.readWrite), { type: 'StripePermissionError' });
    assert.ok((await link(recent.id, 20, keys.sensitive48h)).url);
    await assert.rejects(link(old.id, 20, keys.sensitive48h), { type: 'StripePermissionError' });
  });

  it('of a redacted session cannot be opened any more', async () => {
    const sessions = stripe.identity.verificationSessions;
    const { id } = await sessions.create({ type: 'document', options: { document: { require_matching_selfie: true } } });
    await sandbox.submit(id, 'verified');
    const { last_verification_report } = await sessions.retrieve(id, { expand: ['last_verification_report'] });
    const file = last_verification_report.selfie.selfie;
    const before = await link(file);
    await sessions.redact(id);
    await assert.rejects(link(file), { statusCode: 400 });
    assert.notEqual((await sandbox.fetch(before.url, { key: null })).status, 200);
    assert.notEqual((await sandbox.fetch(`/v1/files/${file}/contents`)).status, 200);
    assert.equal((await stripe.files.retrieve(file)).url, null);
  });
});
