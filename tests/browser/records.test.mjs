// What happens to records, and the pages that everybody reads of it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { close, reading } from './site.mjs';
import { ownSite } from './own_site.mjs';

let site;
before(async () => { site = await ownSite(); });
after(async () => { await close(); await site?.stop(); });

const text = page => page.getByRole('main').innerText();
const read = work => reading({ scripts: false, base: site.base }, work);

test('a mandate lapses by the clock', () => read(async page => {
    await page.goto(`${site.base}/mandates/demo-searches`);
    const told = await text(page);
    assert.match(told, /Lapsed/i);
    assert.match(told, /stop-find-rate in metropolitan was .*; the test asks for/);
    await page.goto(`${site.base}/mandates/demo-parks`);
    assert.match(await text(page), /Lapsed/i); // its day of review is over
}));
