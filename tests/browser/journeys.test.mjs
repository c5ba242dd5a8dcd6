// What people come to do. Nothing of it needs a script.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { base, close, district, reading } from './site.mjs';

after(close);

for (const scripts of [true, false]) {
    const how = scripts ? 'with scripts' : 'without scripts';

    test(`a person finds the district where she lives, ${how}`, () => reading({ scripts, width: 390 }, async page => {
        await page.goto(`${base}/`);
        await page.getByLabel('Name of your area').fill('camden');
        await page.getByRole('button', { name: 'Find', exact: true }).click();
        await page.getByRole('main').getByRole('link', { name: 'Camden', exact: true }).click();
        assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /in Camden in/);
    }));

    test(`a person reads whether it is changing, ${how}`, () => reading({ scripts }, async page => {
        await page.goto(`${base}/areas/${district}`);
        const chart = page.locator('#chart-all-crime svg:visible');
        assert.equal(await chart.count(), 1);
        assert.match(await chart.locator('desc').textContent(), /lowest .* highest /);
        const words = ['higher', 'lower', 'no change that stands out', 'cannot say'];
        const said = await page.locator('.smalls .word').allInnerTexts();
        assert.ok(said.length > 5);
        for (const word of said) assert.ok(words.includes(word.trim()), word);
    }));

    test(`a person checks a number down to file and line, ${how}`, () => reading({ scripts }, async page => {
        await page.goto(`${base}/areas/${district}/burglary`);
        await page.getByRole('link', { name: 'Check this number' }).first().click();
        const shown = Number((await page.getByRole('heading', { level: 1 }).innerText()).match(/^[\d,]+/)[0].replace(',', ''));
        await page.getByText('rows, with file and line').click();
        assert.match(await page.locator('.parting').first().innerText(), /street\.csv, fingerprint [0-9a-f]{16}/);
        assert.equal(await page.locator('main tbody tr:not(:has(.parting))').count(), Math.min(shown, 200));
        assert.match(await page.locator('pre').first().innerText(), /metforward series burglary --area/);
    }));

    test(`a person takes the table home and has the page's numbers, ${how}`, () => reading({ scripts }, async page => {
        await page.goto(`${base}/areas/${district}/burglary`);
        const csv = await page.request.get(await page.getByRole('link', { name: 'CSV', exact: true }).evaluate(link => link.href));
        const [head, ...rows] = (await csv.text()).trim().split('\r\n').map(line => line.split(','));
        const numbers = rows.map(row => row[head.indexOf('recorded')]).filter(Boolean);
        await page.getByText('Every number as a table').click();
        const shown = await page.locator('main details').first().locator('td.number').allInnerTexts();
        assert.deepEqual(shown.map(text => text.replace(/[^\d]/g, '')).filter(Boolean), numbers);
    }));

    test(`a person searches from any page, ${how}`, () => reading({ scripts }, async page => {
        await page.goto(`${base}/sources`);
        await page.locator('#finder').fill('robbery');
        await page.locator('#finder').press('Enter');
        await page.getByRole('main').getByRole('link', { name: 'Robbery', exact: true }).click();
        assert.match(page.url(), /\/measures\/robbery$/);
    }));

    test(`a person who mistypes an address is shown the way, ${how}`, () => reading({ scripts }, async page => {
        const reply = await page.goto(`${base}/measures/burgalry`);
        assert.equal(reply.status(), 404);
        await page.getByRole('main').getByRole('link', { name: 'Burglary', exact: true }).click();
        assert.match(page.url(), /\/measures\/burglary$/);
    }));

    test(`a panel prints its pack on two sheets, ${how}`, () => reading({ scripts }, async page => {
        await page.goto(`${base}/areas/${district}`);
        await page.getByRole('link', { name: 'Two sheets to print for a meeting' }).click();
        const pdf = await page.pdf({ preferCSSPageSize: true });
        const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? [];
        assert.equal(sheets.length, 2);
    }));

    test(`a person goes through a page by keyboard, ${how}`, () => reading({ scripts }, async page => {
        await page.goto(`${base}/areas/${district}`);
        await page.keyboard.press('Tab');
        assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to the main part');
        await page.keyboard.press('Enter');
        await page.keyboard.press('Tab');
        assert.ok(await page.evaluate(() => document.querySelector('main').contains(document.activeElement)));
    }));
}
