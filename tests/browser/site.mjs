// The site under test, and a browser to read it with.
import { chromium } from 'playwright-core';

export const base = process.env.METFORWARD_SITE;
if (!base) throw new Error('METFORWARD_SITE is not set: run tools/browser');

export const district = 'E09000007';

let browser;

export async function open() {
    browser ??= await chromium.launch({
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
        args: ['--no-sandbox'], // the tests may run as root; they read nothing but this site
    });
    return browser;
}

export async function close() {
    await browser?.close();
    browser = undefined;
}

// A page of its own, closed afterwards. Requests to anywhere else fail the test.
export async function reading(options, read) {
    const context = await (await open()).newContext({
        viewport: { width: options.width ?? 1280, height: 900 },
        colorScheme: options.scheme ?? 'light',
        javaScriptEnabled: options.scripts ?? true,
        acceptDownloads: true,
    });
    const home = options.base ?? base;
    const strangers = [];
    const page = await context.newPage();
    page.on('request', request => {
        if (!request.url().startsWith(home) && !request.url().startsWith('data:')) strangers.push(request.url());
    });
    try {
        await read(page);
    } finally {
        await context.close();
    }
    if (strangers.length > 0) throw new Error(`requests left the site: ${strangers.join(' ')}`);
}

// One page of each kind that the site has.
export const kinds = [
    '/', '/areas', `/areas/${district}`, `/areas/${district}/burglary`, `/areas/${district}/pack`, '/areas/metropolitan',
    '/areas?q=camden', '/measures', '/measures/all-crime', '/measures/burglary', '/signals', '/map', '/areas/E09000007/map', '/areas/E09000007/map/burglary/2026-09/places', '/sources', '/coverage',
    '/why-numbers-differ', '/releases', '/corrections', '/about', '/about/trust', '/accessibility', '/words', '/search',
    '/records', '/questions', '/questions?state=answered', '/mandates', '/votes', '/today', '/duties', '/about/ourselves', '/about/burden',
    '/search?q=burglary', '/search?q=zzzz', '/nowhere',
];

// The newest release's page, the check of the area's first number, and a record of some registers: their addresses are read off
// the site.
export async function moreKinds() {
    const releases = await (await fetch(`${base}/releases.json`)).json();
    const area = await (await fetch(`${base}/areas/${district}.json`)).json();
    const hash = releases.blocks.find(block => block.kind === 'table').groups[0].rows[0].hash;
    const records = [];
    for (const register of ['questions', 'mandates', 'meetings', 'committees']) {
        const list = await (await fetch(`${base}/${register}.json`)).json();
        const rows = list.blocks.find(block => block.kind === 'table' && block.id === 'records')?.groups[0].rows ?? [];
        records.push(...rows.slice(0, 1).map(row => `/${register}/${row.record}`));
    }
    return [`/releases/${hash}`, area.blocks.find(block => block.kind === 'figure').check, ...records];
}
