// What is typed is shown as words, whoever typed it and wherever it is shown. Nothing of it runs.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { close, reading } from './site.mjs';
import { ownSite, signIn } from './own_site.mjs';

const payload = '"><img src=x onerror=alert(1)><script>alert(2)</script><svg onload=alert(3)>\'{{7*7}}${alert(4)}';
const id = 'hostile';

// Id, roles that open it, and fields with their types, off the definitions as they are written.
const registers = readdirSync('definitions/registers').map(name => {
    const text = readFileSync(`definitions/registers/${name}`, 'utf8');
    const fields = [...text.split('[fields]')[1].split('[states]')[0].matchAll(/^(\w+) *= *\{ type = "([^"]+)"(.*)\}/gm)]
        .map(([, field, type, rest]) => ({ field, type, choice: rest.match(/choices = \["([^"]+)"/)?.[1] }));
    const roles = text.match(/^opened_by *= *\[(.*)\]/m)[1].match(/[\w-]+/g);
    return { in: name.replace('.toml', ''), fields, role: roles.find(role => role !== 'public') };
});
// What others refer to comes first.
const order = ['committees', 'meetings', 'agenda-items', 'papers', 'decisions', 'actions', 'scrutinies'];
registers.sort((a, b) => (order.indexOf(a.in) + 1 || 99) - (order.indexOf(b.in) + 1 || 99));

function valueOf({ field, type, choice }, done) {
    if (type.startsWith('ref ')) return done.has(type.slice(4)) ? id : '';
    if (field === 'declared' || field === 'interests') return `not the member ${payload}`;
    return {
        number: '7', date: '2030-01-01', choice,
        'files and links': 'https://example.org/\'-alert(5)-\'?a=1&b=javascript:alert(6)',
        'measure test': 'burglary <svg/onload=alert(7)> < 5',
    }[type] ?? (type === 'post' ? payload.slice(0, 118) : payload);
}

let site;
before(async () => {
    site = await ownSite();
    const done = new Set();
    for (const register of registers) {
        const values = register.fields.map(field => [field.field, valueOf(field, done)]).filter(([, value]) => value !== '');
        await site.command('register', 'add', register.in, '--id', id, '--role', register.role, '--post', payload.slice(0, 118),
            ...values.map(([field, value]) => `${field}=${value}`));
        done.add(register.in);
    }
    const officer = ['--post', payload.slice(0, 118), '--role', 'officer'];
    await site.command('register', 'move', 'questions', id, 'open', 'due=2030-01-01', `owner=${payload.slice(0, 118)}`, ...officer);
    await site.command('register', 'move', 'commitments', id, 'dropped', '--why', payload, ...officer);
    await site.command('register', 'move', 'papers', id, 'published', ...officer);
});
after(async () => { await close(); await site?.stop(); });

// Who asks too often is told to wait: then it is asked again, so that no page goes unseen.
async function patiently(ask, status = reply => reply.status) {
    for (;;) {
        const reply = await ask();
        if (status(reply) !== 429) return reply;
        await new Promise(resolve => setTimeout(resolve, 1000));
    }
}
const asked = address => patiently(() => fetch(site.base + address, { redirect: 'manual' }));

// Opens each address and holds that nothing of the payload became part of the page.
async function harmless(page, addresses) {
    const ran = [];
    page.on('dialog', dialog => { ran.push(dialog.message()); dialog.dismiss(); });
    page.on('console', message => { if (/Content Security Policy/.test(message.text())) ran.push(message.text()); });
    for (const address of addresses) {
        const reply = await patiently(() => page.goto(site.base + address), one => one.status());
        assert.ok(reply.status() < 500, `${address}: ${reply.status()}`);
        assert.match(reply.headers()['content-security-policy'], /default-src 'none'/, address);
        const injected = await page.evaluate(() => [...document.querySelectorAll(
            'img[src="x"], svg[onload], [onerror], [onload], [onclick], script:not([src]), a[href^="javascript:" i], iframe, object, embed')]
            .map(element => element.outerHTML.slice(0, 200)));
        assert.deepEqual(injected, [], address);
    }
    assert.deepEqual(ran, []);
}

const pages = registers.flatMap(register => [`/${register.in}`, `/${register.in}/${id}`]);
const q = encodeURIComponent(payload);

test('what was written into every field of every register is words on every public page', () => reading({ base: site.base }, async page => {
    await harmless(page, ['/records', '/today', '/progress', '/about/burden', ...pages]);
    await page.goto(`${site.base}/questions/${id}`);
    assert.match(await page.getByRole('main').innerText(), /<script>alert\(2\)<\/script>/); // it is there, as words
}));

test('and on the pages of those who work with it', () => reading({ base: site.base }, async page => {
    await signIn(page, site, 'officer');
    await harmless(page, ['/staff/work', '/staff/records',
        ...registers.flatMap(register => [`/staff/records/${register.in}`, `/staff/records/${register.in}/${id}`,
            `/staff/records/${register.in}/${id}/change`, `/staff/records/${register.in}/new`])]);
    await page.goto(`${site.base}/staff/records/questions/${id}`);
    assert.match(await page.getByRole('main').innerText(), /<script>alert\(2\)<\/script>/);
}));

test('what stands in an address is words too', () => reading({ base: site.base }, async page => {
    const typed = registers.flatMap(register => [`/${register.in}?q=${q}`, `/${register.in}?state=${q}&owner=${q}&from=${q}`, `/${register.in}/${q}`]);
    await harmless(page, [`/records?q=${q}`, `/search?q=${q}`, `/areas?q=${q}`, `/nowhere/${q}`, `/ask?about=${q}&area=${q}`, ...typed]);
    await signIn(page, site, 'officer');
    await harmless(page, registers.flatMap(register => [`/staff/records/${register.in}?q=${q}&state=${q}`, `/staff/records/${register.in}/new?meeting=${q}`]));
}));

test('what somebody asks is words where it is read', () => reading({ base: site.base }, async page => {
    await page.goto(`${site.base}/ask`);
    for (const field of await page.locator('main textarea, main input[type=text]').all()) await field.fill(payload);
    await page.getByRole('button', { name: 'Send the question' }).click();
    await signIn(page, site, 'officer');
    await harmless(page, ['/staff/work', '/staff/records/questions', '/staff/records/questions?state=received']);
}));

test('the name and the job of an account are words', () => reading({ base: site.base }, async page => {
    await signIn(page, site, 'administrator');
    await page.goto(`${site.base}/staff/people`);
    await page.getByLabel('Name for signing in').fill('hostile.post');
    await page.getByLabel('Job').fill(payload.slice(0, 80));
    await page.getByRole('button', { name: 'Add this person' }).click();
    await harmless(page, ['/staff/people', `/staff/people?account=${q}&done=${q}`]);
}));

test('data of the same records are no page', async () => {
    for (const register of registers) {
        const json = await asked(`/${register.in}/${id}.json`);
        assert.match(json.headers.get('content-type'), /^application\/json/, register.in);
        assert.equal(json.headers.get('x-content-type-options'), 'nosniff');
        const csv = await asked(`/${register.in}.csv`);
        assert.match(csv.headers.get('content-type'), /^text\/csv/, register.in);
    }
});

test('a session that somebody else chose is not kept at sign-in', () => reading({ base: site.base }, async page => {
    const chosen = '0123456789abcdef0123456789abcdef';
    const cookies = () => page.context().cookies(site.base.replace('http:', 'https:'));
    await page.context().addCookies([{ name: '__Host-session', value: chosen, url: site.base.replace('http:', 'https:'), secure: true }]);
    await signIn(page, site, 'analyst');
    assert.equal(page.url(), `${site.base}/staff`);
    const [mine] = (await cookies()).filter(cookie => cookie.name === '__Host-session');
    assert.notEqual(mine.value, chosen);
    assert.ok(mine.httpOnly && mine.secure);
    const theirs = await fetch(`${site.base}/staff`, { headers: { cookie: `__Host-session=${chosen}` }, redirect: 'manual' });
    assert.equal(theirs.status, 303);
    const old = mine.value; // and the session ends with the sign-out
    await page.goto(`${site.base}/account`);
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    const after = await fetch(`${site.base}/staff`, { headers: { cookie: `__Host-session=${old}` }, redirect: 'manual' });
    assert.equal(after.status, 303);
}));

test('an address adds no line to the head of a reply', async () => {
    const lines = encodeURIComponent('\r\nSet-Cookie: stolen=1\r\nX-Injected: 1\r\n\r\n<p>');
    for (const address of [`/sign-in?to=${lines}`, `/questions?q=${lines}`, `/questions/${lines}`, `/staff?done=${lines}`, `/ask?about=${lines}`, `/${lines}`]) {
        const reply = await asked(address);
        assert.equal(reply.headers.get('x-injected'), null, address);
        assert.doesNotMatch(reply.headers.get('set-cookie') ?? '', /stolen/, address);
        assert.doesNotMatch(reply.headers.get('location') ?? '', /[\r\n]/, address);
    }
});

test('no path leads out of where it should', async () => {
    for (const part of ['..%2f..%2fjournal.sqlite', '%2e%2e/%2e%2e/journal.sqlite', '..\\..\\journal.sqlite', '%00', 'record%2fquestions']) {
        for (const root of ['/questions/', '/records/', '/releases/', '/releases/files/', '/site/', '/staff/records/questions/']) {
            const reply = await asked(root + part);
            assert.ok([303, 400, 404].includes(reply.status), `${root}${part}: ${reply.status}`);
        }
    }
});
