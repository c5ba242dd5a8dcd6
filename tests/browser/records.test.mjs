// What happens to records, from sign-in to the page that everybody reads.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { close, district, reading } from './site.mjs';
import { ownSite, signIn, until } from './own_site.mjs';

let site;
before(async () => { site = await ownSite(); });
after(async () => { await close(); await site?.stop(); });

const main = page => page.getByRole('main');
const text = page => main(page).innerText();
const read = work => reading({ scripts: false, base: site.base }, work);

// Signed in as a role of the demonstration, without scripts.
const as = (role, work) => read(async page => { await signIn(page, site, role); await work(page); });

// Goes to a record, and makes it what the button says; `fill` fills the form.
async function make(page, register, id, state, fill = async () => {}) {
    await page.goto(`${site.base}/staff/records/${register}/${id}`);
    await main(page).getByRole('link', { name: `Make it: ${state}`, exact: true }).click();
    await fill(page);
    await main(page).getByRole('button', { name: `Make it: ${state}` }).click();
    assert.match(await text(page), /It is done, and written down/);
}

// Asks for an address until what it shows fits.
const shows = (address, pattern) => until(async () => pattern.test(await (await fetch(site.base + address)).text()));

test('a question from the public is moderated, answered, and stands on the chart that raised it', async () => {
    const asked = 'Why were there more burglaries here in the autumn?';
    const raised = `/areas/${district}/burglary`;
    let id;
    await read(async page => {
        await page.goto(`${site.base}/ask?about=${raised}&area=${district}`);
        await page.getByLabel('The question').fill(asked);
        await page.getByRole('button', { name: 'Send the question' }).click();
        id = (await text(page)).match(/\b20\d\d-\d+\b/)[0];
    });
    assert.equal((await fetch(`${site.base}/questions/${id}`)).status, 404); // nobody has read it yet
    await as('officer', async page => {
        await page.goto(`${site.base}/staff/work`);
        await main(page).getByRole('link', { name: new RegExp(asked.slice(0, 30).replace('?', '\\?')) }).first().click();
        assert.match(await text(page), /more burglaries here/);
        await make(page, 'questions', id, 'Receipt sent');
        await make(page, 'questions', id, 'Waiting for an answer', async form => {
            await form.getByLabel('Who must answer').fill('borough commander of the demonstration');
            await form.getByLabel('Answer due').fill('2035-01-31');
        });
    });
    assert.ok(await shows(raised, /more burglaries here/)); // open, it stands in sight where it was raised
    await as('borough-commander', async page => {
        await page.goto(`${site.base}/staff/work`);
        assert.match(await text(page), /more burglaries here/);
        await make(page, 'questions', id, 'Answered', async form => {
            await form.getByLabel('Answer', { exact: true }).fill('It is no more than chance brings.');
            await form.getByLabel('Chance', { exact: true }).check();
        });
    });
    assert.ok(await shows(`/questions/${id}`, /no more than chance brings/));
    await read(async page => {
        await page.goto(site.base + raised);
        await main(page).locator(`a[href="/questions/${id}"]`).first().click();
        const answer = await text(page);
        assert.match(answer, /no more than chance brings/);
        assert.match(answer, /borough commander of the demonstration/);
    });
});

test('a recommendation is closed on evidence and reopened by its sentinel', async () => {
    const id = 'demo-why-not-there';
    await site.command('register', 'move', 'recommendations', id, 'accepted', 'response=Yes.', 'benefit=More is known.',
        'owner=borough commander of the demonstration', 'sentinel=survey-relied-on metropolitan >= 0.7',
        '--role', 'commissioner-office', '--post', 'commissioner office of the demonstration');
    await as('officer', async page => {
        await page.goto(`${site.base}/staff/records/recommendations/${id}`);
        await main(page).getByRole('link', { name: 'Make it: Closed, on evidence' }).click();
        await page.getByRole('button', { name: 'Make it: Closed, on evidence' }).click();
        assert.match(await text(page), /This was not taken/); // without evidence it stays open
        await page.getByLabel('What shows it: add links').fill('https://example.org/proof');
        await page.getByRole('button', { name: 'Make it: Closed, on evidence' }).click();
        assert.match(await text(page), /It is done, and written down/);
    });
    await site.command('refresh'); // as the server does each quarter of an hour
    assert.ok(await shows(`/recommendations/${id}`, /survey-relied-on in metropolitan was/));
    await read(async page => {
        await page.goto(`${site.base}/recommendations/${id}`);
        const told = await text(page);
        assert.match(told, /Opened again|Reopened/i);
        assert.match(told, /officer of the demonstration/); // who closed it is named
    });
});

test('a mandate lapses by the clock', () => read(async page => {
    await page.goto(`${site.base}/mandates/demo-searches`);
    const told = await text(page);
    assert.match(told, /Lapsed/i);
    assert.match(told, /stop-find-rate in metropolitan was .*; the test asks for/);
    await page.goto(`${site.base}/mandates/demo-parks`);
    assert.match(await text(page), /Lapsed/i); // its day of review is over
}));

test('a member prepares for a meeting in one pack', () => as('member', async page => {
    await page.goto(`${site.base}/staff/records/meetings/demo-winter`);
    await main(page).getByRole('link', { name: /pack/i }).first().click();
    const pack = await text(page);
    assert.match(pack, /Robbery near stations/); // the agenda
    assert.match(pack, /What works against robbery near stations/); // its paper
    assert.match(pack, /Ask|Write to schools/); // what is overdue since
}));
