import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { MAX_REPORT, readBounce } from '../src/mail/bounce.ts';
import { row } from './support/mails.ts';

const ID = row(0xabcdef);
const bytes = (text: string) => Buffer.from(text, 'latin1');

interface Parts { to?: string; status?: string; original?: string; feedback?: string }
/** A report with the parts that are given. */
function report({ to = 'bounce@example.org', status, original, feedback }: Parts): Buffer {
  const part = (type: string, text: string | undefined) => (text === undefined ? [] : [`--b`, `Content-Type: ${type}`, '', text]);
  return bytes([
    'Return-Path: <>', 'From: MAILER-DAEMON@mx.example.org', `To: ${to}`, 'Subject: Report', 'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=${feedback === undefined ? 'delivery-status' : 'feedback-report'}; boundary="b"`, '',
    ...part('text/plain', 'Sorry.'), ...part('message/delivery-status', status), ...part('message/feedback-report', feedback), ...part('message/rfc822', original), '--b--', '',
  ].join('\r\n'));
}
const fields = (action: string, status: string, more = '') => `Reporting-MTA: dns; mx.example.org\r\n${more}\r\nFinal-Recipient: rfc822; reader@example.org\r\nAction: ${action}\r\nStatus: ${status}\r\n`;

describe('a report of non-delivery', () => {
  test('of OpenSMTPD 6.8, as it came, names its mail by the envelope and by the headers that it gives back', async () => {
    const text = readFileSync(new URL('data/opensmtpd-bounce.eml', import.meta.url), 'utf8');
    const expected = { mails: [row(4)], kind: 'hard', status: '5.0.0' };
    assert.deepEqual(await readBounce(bytes(text)), expected);
    assert.deepEqual(await readBounce(bytes(text.replaceAll(`bounce+${row(4)}@`, 'bounce@'))), expected, 'where the mail server lost what stands after the +');
  });

  test('names its mail in each of four places', async () => {
    const status = fields('failed', '5.1.1');
    const expected = { mails: [ID], kind: 'hard', status: '5.1.1' };
    assert.deepEqual(await readBounce(report({ status, to: `bounce+${ID}@example.org` })), expected);
    assert.deepEqual(await readBounce(report({ status: fields('failed', '5.1.1', `Original-Envelope-Id: ${ID}\r\n`) })), expected);
    assert.deepEqual(await readBounce(report({ status, original: `Subject: x\r\nMessage-ID: <${ID}@example.org>\r\n\r\nA text` })), expected);
    assert.deepEqual(await readBounce(report({ status, original: `Subject: x\r\nMESSAGE-ID:\r\n <${ID}@example.org>\r\n\r\nA text` })), expected);
  });

  test('is soft with 4.x.x, and nothing where the mail is late only, or was delivered', async () => {
    const to = `bounce+${ID}@example.org`;
    assert.deepEqual(await readBounce(report({ to, status: fields('failed', '4.2.2') })), { mails: [ID], kind: 'soft', status: '4.2.2' });
    for (const status of [fields('delayed', '4.4.1'), fields('delivered', '2.0.0'), fields('failed', '2.0.0'), fields('relayed', '2.1.5'), '', 'Action: failed', 'Status: 5.1.1']) {
      assert.equal(await readBounce(report({ to, status })), null, status);
    }
  });

  test('that names no mail names none, whatever it quotes', async () => {
    const quoted = `Subject: x\r\n\r\nMessage-ID: <${ID}@example.org>\r\nTo: bounce+${ID}@example.org`;
    assert.deepEqual(await readBounce(report({ status: fields('failed', '5.1.1'), original: quoted })), { mails: [], kind: 'hard', status: '5.1.1' });
    assert.deepEqual((await readBounce(report({ status: fields('failed', '5.1.1'), to: 'bounce+1234@example.org' })))!.mails, []);
  });
});

test('a complaint is one, and what says that a mail was no spam is none', async () => {
  const original = `Message-ID: <${ID}@example.org>\r\n\r\nA text`;
  assert.deepEqual(await readBounce(report({ feedback: 'Feedback-Type: abuse\r\nVersion: 1\r\n', original })), { mails: [ID], kind: 'complaint', status: null });
  assert.equal(await readBounce(report({ feedback: 'Feedback-Type: not-spam\r\nVersion: 1\r\n', original })), null);
});

test('any other message is no report: answers of people and machines, broken ones, endless ones', async () => {
  const nested = (count: number) => '--x\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n'.repeat(count);
  const messages = [
    '', '\0\0\0', 'no mail at all', `From: a@example.org\r\nTo: bounce+${ID}@example.org\r\nSubject: Out of office\r\nAuto-Submitted: auto-replied\r\n\r\nStatus: 5.1.1\r\nAction: failed`,
    `Content-Type: multipart/mixed; boundary="x"\r\n\r\n${nested(2_000)}`, `${'A: b\r\n'.repeat(40_000)}\r\nx`, `Content-Type: text/html\r\n\r\n${'<div>'.repeat(40_000)}`,
    `To: ${'a@example.org, '.repeat(5_000)}\r\n\r\nx`, 'Content-Type: message/delivery-status; charset="', 'x'.repeat(MAX_REPORT + 1),
  ];
  for (const message of messages) assert.equal(await readBounce(bytes(message)), null, message.slice(0, 60));
});
