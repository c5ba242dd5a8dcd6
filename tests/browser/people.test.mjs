// Who works with the authority signs in, works and signs out. Nothing of it needs a script.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { base, close, reading } from './site.mjs';

after(close);

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const htmlRules = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {
        'void-style': ['error', { style: 'selfclosing' }],
        'doctype-style': ['error', { style: 'lowercase' }],
        // Code that scrolls takes the focus, and is a region so that assistive software names it.
        'prefer-native-element': ['error', { exclude: ['region', 'table', 'rowgroup', 'row', 'cell', 'columnheader', 'rowheader', 'search'] }],
        'no-redundant-role': 'off',
        'long-title': 'off',
    },
});

// The demonstration prints them a moment after it began to serve.
async function passwordOf(role) {
    for (let tries = 0; tries < 100; ++tries) {
        const found = readFileSync(process.env.METFORWARD_LOG, 'utf8').match(new RegExp(`^Sign in as ${role} +(\\S.*)$`, 'm'));
        if (found) return found[1];
        await new Promise(resolve => setTimeout(resolve, 100));
    }
    throw new Error(`the demonstration prints no sign-in for ${role}`);
}

async function signIn(page, role) {
    await page.goto(`${base}/sign-in?to=/staff`);
    await page.getByLabel('Name', { exact: true }).fill(role);
    await page.getByLabel('Password').fill(await passwordOf(role));
    await page.getByRole('button', { name: 'Sign in' }).click();
}

for (const scripts of [true, false]) {
    const how = scripts ? 'with scripts' : 'without scripts';

    test(`an analyst signs in, finds her work and signs out, ${how}`, () => reading({ scripts, width: 390 }, async page => {
        await signIn(page, 'analyst');
        assert.equal(page.url(), `${base}/staff`);
        await page.getByRole('link', { name: 'Publish figures' }).click();
        assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /figures/);
        await page.goto(`${base}/account`);
        await page.getByRole('button', { name: 'Sign out', exact: true }).click();
        await page.goto(`${base}/staff`);
        assert.match(page.url(), /\/sign-in\?to=/);
    }));

    test(`a wrong password is told beside the field, ${how}`, () => reading({ scripts }, async page => {
        await page.goto(`${base}/sign-in`);
        await page.getByLabel('Name', { exact: true }).fill('nobody');
        await page.getByLabel('Password').fill('not a password');
        await page.getByRole('button', { name: 'Sign in' }).click();
        assert.match(await page.locator('#form-name-error').innerText(), /not right/);
        assert.equal(await page.getByLabel('Password').inputValue(), '');
    }));
}

test('what is not hers is not there', () => reading({}, async page => {
    await signIn(page, 'analyst');
    assert.equal((await page.goto(`${base}/staff/audit`)).status(), 404);
    assert.equal(await page.getByRole('link', { name: 'Who did what' }).count(), 0);
}));

test('what is typed is shown as words', () => reading({}, async page => {
    let ran = false;
    page.on('dialog', dialog => { ran = true; dialog.dismiss(); });
    const payload = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
    await page.goto(`${base}/sign-in?to=${encodeURIComponent(payload)}`);
    await page.getByLabel('Name', { exact: true }).fill(payload);
    await page.getByLabel('Password').fill('x');
    await page.getByRole('button', { name: 'Sign in' }).click();
    assert.equal(await page.getByLabel('Name', { exact: true }).inputValue(), payload);
    assert.equal(await page.locator('img[src=x]').count(), 0);
    assert.equal(ran, false);
}));

test('a form of another site signs nobody in', () => reading({}, async page => {
    await page.setContent(`<form method="post" action="${base}/sign-in"><input name="name" value="analyst"/></form>`);
    const [reply] = await Promise.all([page.waitForNavigation(), page.evaluate(() => document.forms[0].submit())]);
    assert.equal(reply.status(), 403);
    assert.deepEqual((await page.context().cookies()).filter(one => one.name === '__Host-session'), []);
}));

for (const [address, scheme, width] of [['/sign-in', 'light', 390], ['/sign-in', 'dark', 1280], ['/staff', 'light', 390],
    ['/account', 'dark', 390], ['/account', 'light', 1280], ['/account/code', 'light', 390], ['/staff/releases', 'light', 1280],
    ['/ask?about=/measures/burglary', 'light', 390], ['/ask/receipt', 'dark', 1280], ['/staff/work', 'light', 390], ['/staff/work', 'dark', 1280],
    ['/staff/records', 'light', 390], ['/staff/records/questions', 'light', 390], ['/staff/records/questions/new', 'light', 390],
    ['/staff/records/questions/new', 'dark', 1280]]) {
    test(`${address} is valid and can be used by everyone: ${scheme}, ${width}`, () => reading({ scheme, width }, async page => {
        if (!/^\/(sign-in|ask)/.test(address)) await signIn(page, 'analyst');
        const html = await (await page.goto(base + address)).text();
        const report = await htmlRules.validateString(html);
        assert.deepEqual(report.results.flatMap(one => one.messages).map(one => `${one.line} ${one.ruleId}: ${one.message}`), []);
        await page.evaluate(axe);
        const found = await page.evaluate(() => window.axe.run(document, {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        }));
        assert.deepEqual(found.violations.map(one => `${one.id}: ${one.nodes[0].html.slice(0, 160)}`), []);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(over, 0);
    }));
}
