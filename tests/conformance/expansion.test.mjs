// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { all, keys, startSandbox } from './sandbox.mjs';

const outputs = ['dob', 'id_number', 'sex', 'unparsed_place_of_birth', 'unparsed_sex'];
const leaves = outputs.map((leaf) => `verified_outputs.${leaf}`);

describe('expansion', () => {
  let sandbox, verified, old;

  before(async () => {
    sandbox = await startSandbox('--sessions', '2000');
    const sessions = sandbox.client().identity.verificationSessions;
    const now = await sandbox.now();
    const done = (await all((p) => sessions.list(p), { status: 'verified' })).filter((one) => !one.redaction);
    const documents = done.filter((one) => one.type === 'document');
    verified = documents[0].id;
    old = documents.at(-1).id;
    assert.ok(now - done[0].created < 47 * 3600);
  });
  after(() => sandbox.stop());

  const retrieve = (key, id, expand) =>
    sandbox.client(key).identity.verificationSessions.retrieve(id, { expand });

  it('is what brings verified outputs and provided details', async () => {
    const plain = await retrieve(keys.readOnly, verified);
    assert.ok(!('verified_outputs' in plain));
    assert.ok(!('provided_details' in plain));
    assert.equal(typeof plain.last_verification_report, 'string');
    const full = await retrieve(keys.readOnly, verified, [
      'verified_outputs',
      'provided_details',
      'last_verification_report',
    ]);
    assert.equal(typeof full.verified_outputs.first_name, 'string');
    assert.ok('provided_details' in full);
    assert.equal(full.last_verification_report.verification_session, verified);
  });

  it('of the parent never shows a sensitive leaf', async () => {
    const { verified_outputs, last_verification_report } = await retrieve(keys.sensitiveAll, verified, [
      'verified_outputs',
      'last_verification_report',
    ]);
    for (const leaf of outputs) assert.ok(!(leaf in verified_outputs), leaf);
    for (const leaf of ['dob', 'number', 'expiration_date', 'sex'])
      assert.ok(!(leaf in last_verification_report.document), leaf);
  });

  it('by name shows them to a key with the permission', async () => {
    const { verified_outputs } = await retrieve(keys.sensitiveAll, verified, leaves);
    assert.ok(verified_outputs.dob.year > 1900);
    for (const leaf of outputs) assert.ok(leaf in verified_outputs, leaf);
    const { last_verification_report: report } = await retrieve(keys.sensitiveAll, verified, [
      'last_verification_report.document.number',
      'last_verification_report.document.expiration_date',
      'last_verification_report.document.dob',
    ]);
    assert.match(report.document.number, /^[A-Z0-9]+$/);
    assert.ok(report.document.expiration_date.year > 2000);
    assert.deepEqual(report.document.dob, verified_outputs.dob);
    assert.ok(!('sex' in report.document));
  });

  it('by name leaves them out for a secret key', async () => {
    const { verified_outputs } = await retrieve(keys.secret, verified, leaves);
    assert.ok(verified_outputs.first_name);
    assert.ok(!('dob' in verified_outputs));
  });

  it('by name is refused to a restricted key without the permission, which is named', async () => {
    await assert.rejects(retrieve(keys.readOnly, verified, leaves), (error) => {
      assert.equal(error.type, 'StripePermissionError');
      assert.match(error.message, /rak_[a-z_]+/);
      return true;
    });
  });

  it('shows the 48-hour key only what is recent', async () => {
    assert.ok((await retrieve(keys.sensitive48h, verified, leaves)).verified_outputs.dob);
    assert.ok(!('dob' in (await retrieve(keys.sensitive48h, old, leaves)).verified_outputs));
    assert.ok((await retrieve(keys.sensitiveAll, old, leaves)).verified_outputs.dob);
  });

  it('of a sensitive leaf answers either way, as the sandbox is told', async () => {
    await sandbox.options({ sensitive_refusal: 'missing' });
    assert.ok(!('dob' in (await retrieve(keys.readOnly, verified, leaves)).verified_outputs));
    await sandbox.options({ sensitive_refusal: 'error' });
    await assert.rejects(retrieve(keys.secret, verified, leaves), { type: 'StripePermissionError' });
    await assert.rejects(retrieve(keys.sensitive48h, old, leaves), { type: 'StripePermissionError' });
    assert.ok((await retrieve(keys.sensitive48h, verified, leaves)).verified_outputs.dob);
    await sandbox.options({ sensitive_refusal: 'mixed' });
  });

  it('in lists begins with data. and goes four deep', async () => {
    const list = (expand) => sandbox.client().identity.verificationSessions.list({ status: 'verified', expand });
    const page = await list(['data.last_verification_report.document.number', 'data.verified_outputs.dob']);
    const documents = page.data.map((one) => one.last_verification_report.document).filter(Boolean);
    assert.ok(documents.some((document) => document.number));
    assert.ok(page.data.some((one) => one.verified_outputs.dob));
    await assert.rejects(list(['verified_outputs']), { param: 'expand', statusCode: 400 });
    await assert.rejects(list(['data.last_verification_report.document.number.x']), {
      code: 'property_expansion_max_depth',
    });
  });

  it('of what does not exist is refused', async () => {
    await assert.rejects(retrieve(keys.readOnly, verified, ['metadata']), {
      type: 'StripeInvalidRequestError',
      message: 'This property cannot be expanded (metadata).',
    });
  });

  it('takes brackets in every spelling', async () => {
    for (const query of ['expand[]=verified_outputs', 'expand[0]=verified_outputs', 'expand%5B%5D=verified_outputs']) {
      const answer = await sandbox.fetch(`/v1/identity/verification_sessions/${verified}?${query}`);
      assert.ok((await answer.json()).verified_outputs, query);
    }
  });

  it('shows people of many scripts', async () => {
    const everyone = await all((p) => sandbox.client().identity.verificationSessions.list(p), {
      status: 'verified',
      expand: ['data.verified_outputs'],
    });
    const names = everyone.map((one) => one.verified_outputs.last_name).join(' ');
    for (const script of ['Han', 'Arabic', 'Hebrew', 'Cyrillic', 'Greek', 'Hangul', 'Thai', 'Devanagari'])
      assert.match(names, new RegExp(`\\p{Script=${script}}`, 'u'), script);
    assert.ok(everyone.some((one) => one.verified_outputs.first_name.length > 100));
  });
});
