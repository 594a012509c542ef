// SPDX-License-Identifier: Apache-2.0
// A sandbox of the test's own and Stripe's official client pointed at it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import Stripe from 'stripe';

export const keys = {
  readWrite: 'rk_test_sandboxReadWrite0000000000',
  readOnly: 'rk_test_sandboxReadOnly00000000000',
  sensitiveAll: 'rk_test_sandboxSensitiveAll0000000',
  sensitive48h: 'rk_test_sandboxSensitive48h0000000',
  noFiles: 'rk_test_sandboxNoFiles000000000000',
  filesReadOnly: 'rk_test_sandboxFilesReadOnly000000',
  noEvents: 'rk_test_sandboxNoEvents00000000000',
  noAccount: 'rk_test_sandboxNoAccount0000000000',
  noSessions: 'rk_test_sandboxNoSessions000000000',
  noPermission: 'rk_test_sandboxNoPermission0000000',
  secret: 'sk_test_sandboxSecretKey00000000000',
};

// A moment of its own, so that every run sees the same people.
const START = 1_794_000_000;

export async function startSandbox(...args) {
  const program = spawn(process.env.SANDBOX, ['--exit-with-stdin', '--now', String(START), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [greeting] = await once(createInterface({ input: program.stdout }), 'line');
  return new Sandbox(program, new URL(greeting.replace('listening on ', '')));
}

class Sandbox {
  constructor(program, url) {
    this.program = program;
    this.url = url;
  }

  /** The official client. It retries nothing unless a test asks for it. */
  client(key = keys.sensitiveAll, options = {}) {
    return new Stripe(key, {
      host: this.url.hostname,
      port: this.url.port,
      protocol: 'http',
      telemetry: false,
      maxNetworkRetries: 0,
      ...options,
    });
  }

  /** A plain request, for what the client has no call for. */
  fetch(path, { key = keys.sensitiveAll, method = 'GET', form, headers = {} } = {}) {
    return fetch(new URL(path, this.url), {
      method,
      headers: key ? { Authorization: `Bearer ${key}`, ...headers } : headers,
      body: form && new URLSearchParams(form),
    });
  }

  async control(method, path, form) {
    const answer = await this.fetch(`/sandbox/${path}`, { method, form, key: null });
    const body = await answer.json();
    if (answer.status !== 200) throw new Error(body.error.message);
    return body;
  }

  mishap(kind, more = {}) {
    return this.control('POST', 'mishap', { kind, ...more });
  }

  options(form) {
    return this.control('POST', 'options', form);
  }

  /** Lets time pass without waiting for it. */
  advance(seconds) {
    return this.options({ clock_advance: seconds });
  }

  submit(id, outcome) {
    return this.control('POST', `sessions/${id}/submit`, { outcome });
  }

  async now() {
    return (await this.control('GET', 'options')).now;
  }

  async log() {
    return (await this.control('GET', 'log')).data;
  }

  async stop() {
    this.program.stdin.end();
    await once(this.program, 'exit');
  }
}

/** Every object of a list, page after page downwards. */
export async function all(list, params = {}) {
  const found = [];
  for await (const one of list({ limit: 100, ...params })) found.push(one);
  return found;
}
