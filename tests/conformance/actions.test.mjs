// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { keys, startSandbox } from './sandbox.mjs';

describe('actions', () => {
  let sandbox, sessions;

  before(async () => {
    sandbox = await startSandbox('--sessions', '300', '--redaction-delay', '600');
    sessions = sandbox.client().identity.verificationSessions;
  });
  after(() => sandbox.stop());

  const made = (params = {}) => sessions.create({ type: 'document', ...params });
  const submitted = async (outcome, params) => {
    const { id } = await made(params);
    await sandbox.submit(id, outcome);
    return id;
  };

  it('cancel ends an open session and loses the reason of its refusal', async () => {
    const id = await submitted('document_expired');
    const refused = await sessions.retrieve(id);
    assert.deepEqual(refused.last_error, { code: 'document_expired', reason: 'The document is expired.' });
    const canceled = await sessions.cancel(id);
    for (const one of [canceled, await sessions.retrieve(id)]) {
      assert.equal(one.status, 'canceled');
      assert.deepEqual([one.last_error, one.url, one.client_secret], [null, null, null]);
    }
  });

  it('cancel again changes nothing', async () => {
    const { id } = await made();
    await sessions.cancel(id);
    const again = await sessions.cancel(id);
    assert.equal(again.status, 'canceled');
    assert.equal(again.lastResponse.statusCode, 200);
    const events = await sandbox.client().events.list({ type: 'identity.verification_session.canceled', limit: 100 });
    assert.equal(events.data.filter((event) => event.data.object.id === id).length, 1);
  });

  it('cancel is refused for verified and processing sessions', async () => {
    for (const outcome of ['verified', 'processing']) {
      const id = await submitted(outcome);
      await assert.rejects(sessions.cancel(id), {
        type: 'StripeInvalidRequestError',
        statusCode: 400,
        message:
          `You cannot cancel this VerificationSession because it has a status of "${outcome}". ` +
          'Only a VerificationSession in "requires_input" status may be canceled.',
      });
    }
  });

  it('redact erases a verified session by and by', async () => {
    const id = await submitted('verified', { metadata: { user: '7' }, client_reference_id: 'r' });
    const asked = await sessions.redact(id);
    assert.equal(asked.status, 'verified');
    assert.deepEqual(asked.redaction, { status: 'processing' });
    assert.deepEqual(asked.metadata, {});
    assert.deepEqual([asked.url, asked.client_secret], [null, null]);
    await sandbox.advance(601);
    const done = await sessions.retrieve(id, {
      expand: ['verified_outputs.dob', 'verified_outputs.sex', 'last_verification_report.document.number'],
    });
    assert.deepEqual(done.redaction, { status: 'redacted' });
    assert.equal(done.status, 'verified');
    const { verified_outputs } = done;
    assert.equal(verified_outputs.first_name, '[redacted]');
    assert.equal(verified_outputs.last_name, '[redacted]');
    assert.deepEqual(verified_outputs.dob, { day: 1, month: 1, year: 1 });
    assert.equal(verified_outputs.sex, '[redacted]');
    assert.equal(verified_outputs.id_number_type, null);
    if (verified_outputs.address) {
      assert.equal(verified_outputs.address.line1, '[redacted]');
      assert.match(verified_outputs.address.country, /^[A-Z]{2}$/);
    }
    assert.equal(done.last_verification_report.document.first_name, '[redacted]');
    assert.equal(done.last_verification_report.document.number, '[redacted]');
  });

  it('redact cancels a session that is open', async () => {
    const { id } = await made();
    const asked = await sessions.redact(id);
    assert.equal(asked.status, 'canceled');
    assert.deepEqual(asked.redaction, { status: 'processing' });
    const canceled = await made();
    await sessions.cancel(canceled.id);
    assert.equal((await sessions.redact(canceled.id)).status, 'canceled');
  });

  it('redact is refused while processing, and a second time', async () => {
    const running = await submitted('processing');
    await assert.rejects(sessions.redact(running), { type: 'StripeInvalidRequestError', statusCode: 400 });
    const { id } = await made();
    await sessions.redact(id);
    await assert.rejects(sessions.redact(id), { type: 'StripeInvalidRequestError', statusCode: 400 });
    await sandbox.advance(601);
    await assert.rejects(sessions.redact(id), { statusCode: 400 });
    await assert.rejects(sessions.update(id, { metadata: { a: '1' } }), { statusCode: 400 });
  });

  it('passes through validated now and then', async () => {
    const seen = new Set();
    for (let i = 0; i < 10; i += 1) {
      const { id } = await made();
      await sessions.redact(id);
      await sandbox.advance(301);
      seen.add((await sessions.retrieve(id)).redaction.status);
    }
    assert.deepEqual([...seen].sort(), ['processing', 'validated']);
  });

  it('need the write permission, which the refusal names', async () => {
    const { id } = await made();
    const reader = sandbox.client(keys.readOnly).identity.verificationSessions;
    for (const attempt of [() => reader.cancel(id), () => reader.redact(id), () => reader.create({ type: 'document' })])
      await assert.rejects(attempt, (error) => {
        assert.equal(error.type, 'StripePermissionError');
        assert.match(error.message, /on account 'acct_\w+'.*'rak_identity_product_write' permission/);
        return true;
      });
    assert.equal((await reader.retrieve(id)).status, 'requires_input');
  });

  it('are refused with a 404 for an unknown session', async () => {
    await assert.rejects(sessions.cancel('vs_1nothing'), {
      type: 'StripeInvalidRequestError',
      statusCode: 404,
      code: 'resource_missing',
    });
  });

  it('take every error code as an outcome of a submission', async () => {
    const before = await submitted('abandoned');
    assert.equal((await sessions.retrieve(before)).last_verification_report, null);
    const id = await submitted('selfie_face_mismatch');
    const refused = await sessions.retrieve(id, { expand: ['last_verification_report'] });
    assert.equal(refused.status, 'requires_input');
    assert.equal(refused.last_verification_report.document.status, 'verified');
    assert.equal(refused.last_verification_report.selfie.status, 'unverified');
    assert.equal(refused.last_verification_report.selfie.error.code, 'selfie_face_mismatch');
    await sandbox.submit(id, 'verified');
    assert.equal((await sessions.retrieve(id)).status, 'verified');
    const { data } = await sandbox.client().identity.verificationReports.list({ verification_session: id });
    assert.equal(data.length, 2);
  });
});
