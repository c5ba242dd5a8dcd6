// Two people publish a release; one person in both roles cannot.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { close, reading } from './site.mjs';
import { ownSite, signIn, until } from './own_site.mjs';

let site;
before(async () => { site = await ownSite(); });
after(async () => { await close(); await site?.stop(); });

// RFC 6238, six digits, 30 seconds.
function codeAt(secret, seconds) {
    const bits = [...secret].map(sign => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0')).join('');
    const key = Buffer.from(bits.match(/.{8}/g).map(byte => parseInt(byte, 2)));
    const step = Buffer.alloc(8);
    step.writeBigUInt64BE(BigInt(Math.floor(seconds / 30)));
    const hash = createHmac('sha1', key).update(step).digest();
    const at = hash[19] & 15;
    return String((hash.readUInt32BE(at) & 0x7fffffff) % 1000000).padStart(6, '0');
}

// One more month of made-up figures, prepared and not published; its hash.
async function prepare(month, post) {
    const newest = join(site.folder, 'files/2026-09/2026-09-metropolitan-street.csv');
    const [head, ...rows] = readFileSync(newest, 'utf8').split('\n');
    const folder = join(site.folder, month);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'simulated.toml'), 'simulated = true\n');
    writeFileSync(join(folder, `${month}-metropolitan-street.csv`),
        [head, ...rows.slice(0, 500).map(row => row.replace('2026-09', month))].join('\n') + '\n');
    await site.command('ingest', folder, '--quiet').catch(error => { if (error.code !== 3) throw error; });
    return site.command('release', 'prepare', '--post', post);
}

// Somebody whom an administrator adds on the site: she chooses her password, and sets up her code.
async function newcomer(page, administrator, name, post, roles) {
    await administrator.goto(`${site.base}/staff/people`);
    await administrator.getByLabel('Name for signing in').fill(name);
    await administrator.getByLabel('Job').fill(post);
    for (const role of roles) await administrator.getByLabel(role, { exact: true }).check();
    await administrator.getByRole('button', { name: 'Add this person' }).click();
    const first = (await administrator.locator('pre').innerText()).trim();
    await page.goto(`${site.base}/sign-in`);
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByLabel('Password').fill(first);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.goto(`${site.base}/account`);
    const password = 'correct horse battery staple';
    await page.getByLabel('Your password now').fill(first);
    await page.getByLabel('A new password').fill(password);
    await page.getByRole('button', { name: 'Change it' }).click();
    await page.goto(`${site.base}/account/code`);
    const secret = (await page.locator('pre').last().innerText()).match(/secret=([A-Z2-7]+)/)[1];
    const now = Date.now() / 1000;
    await page.getByLabel(/digits|code/i).first().fill(codeAt(secret, now));
    await page.getByRole('button', { name: 'Use codes from now on' }).click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.goto(`${site.base}/sign-in?to=/staff/releases`);
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel(/digits|code/i).first().fill(codeAt(secret, now + 30)); // the first has served
    await page.getByRole('button').last().click();
    await page.goto(`${site.base}/staff/releases`);
}

const two = (options, work) => reading({ ...options, base: site.base },
    one => reading({ ...options, base: site.base }, other => work(one, other)));

test('two people publish a release, and everybody reads it', () => two({ scripts: false }, async (page, administrator) => {
    const hash = await prepare('2026-10', 'data officer');
    await signIn(administrator, site, 'administrator');
    await reading({ scripts: false, base: site.base }, async analyst => {
        await signIn(analyst, site, 'analyst');
        await analyst.getByRole('link', { name: 'Publish figures' }).click();
        await analyst.getByRole('button', { name: 'Propose these figures' }).click();
        assert.match(await analyst.getByRole('main').innerText(), /You have proposed these figures/);
    });
    await newcomer(page, administrator, 'kim', 'chief statistician', ['approver']);
    assert.match(await page.getByRole('main').innerText(), /Proposed by the analyst of the demonstration/);
    await page.getByRole('button', { name: /^Approve/ }).click();
    assert.match(await page.getByRole('main').innerText(), /Everyone reads these figures from now on/);
    assert.ok(await until(async () => (await fetch(`${site.base}/releases/${hash}`)).ok));
    await page.goto(`${site.base}/releases/${hash}`);
    const shown = await page.getByRole('main').innerText();
    assert.match(shown, /chief statistician/);
    assert.match(shown, /Seal on the records/);
}));

test('one person in both roles cannot publish a release', () => two({}, async (page, administrator) => {
    const hash = await prepare('2026-11', 'data officer');
    await signIn(administrator, site, 'administrator');
    await newcomer(page, administrator, 'lee', 'head of figures', ['analyst', 'approver']);
    await page.getByRole('button', { name: 'Propose these figures' }).click();
    await page.getByRole('button', { name: /^Approve/ }).click();
    assert.match(await page.getByRole('main').innerText(), /You cannot approve what you proposed/);
    assert.equal((await fetch(`${site.base}/releases/${hash}`)).status, 404);
}));

test('an administrator does not change her own account', () => reading({ base: site.base }, async page => {
    await signIn(page, site, 'administrator');
    await page.goto(`${site.base}/staff/people`);
    await page.getByRole('main').getByRole('link', { name: 'administrator', exact: true }).click();
    assert.equal(await page.getByRole('main').locator('form').count(), 0);
    assert.match(await page.getByRole('main').innerText(), /Another administrator changes it/);
}));
