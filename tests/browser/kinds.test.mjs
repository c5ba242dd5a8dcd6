// One page of each kind, held against what can be tested of it.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { base, close, kinds, moreKinds, reading } from './site.mjs';

after(close);

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const addresses = [...kinds, ...await moreKinds()];

const htmlRules = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {
        'attribute-boolean-style': ['error', { style: 'empty' }],
        'doctype-style': ['error', { style: 'lowercase' }],
        'void-style': ['error', { style: 'selfclosing' }],
        // Rows that a phone shows as lists lose their meaning for assistive software unless roles keep it.
        'no-redundant-role': 'off',
        'prefer-native-element': ['error', { exclude: ['table', 'rowgroup', 'row', 'cell', 'columnheader', 'rowheader', 'search', 'region'] }],
        'long-title': 'off', // a title says what was found
    },
});

for (const address of addresses) {
    test(`${address} is valid HTML`, async () => {
        const html = await (await fetch(base + address)).text();
        const report = await htmlRules.validateString(html);
        const found = report.results.flatMap(result => result.messages)
            .map(message => `${message.line}:${message.column} ${message.ruleId}: ${message.message}`);
        assert.deepEqual(found.slice(0, 10), []);
    });

    for (const [scheme, direction, width] of [['light', 'ltr', 1280], ['dark', 'ltr', 390], ['light', 'rtl', 390], ['dark', 'rtl', 1280]]) {
        test(`${address} can be used by everyone: ${scheme}, ${direction}, ${width}`, () => reading({ scheme, width }, async page => {
            await page.goto(base + address);
            await page.evaluate(direction => { document.documentElement.dir = direction; }, direction);
            await page.evaluate(axe);
            const found = await page.evaluate(() => window.axe.run(document, {
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            }));
            assert.deepEqual(found.violations.map(one => `${one.id}: ${one.nodes.length} × ${one.nodes[0].html.slice(0, 160)}`), []);
        }));
    }

    test(`${address} needs no sideways scrolling at 320 pixels, nor at four times the size`, () => reading({ width: 320 }, async page => {
        await page.goto(base + address);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(over, 0);
    }));
}

test('the first page is under 60 KB as it is sent, with its style and font', async () => {
    const html = await fetch(`${base}/`, { headers: { 'accept-encoding': 'br' } });
    assert.ok(Number(html.headers.get('content-length')) < 60 * 1024);
});
