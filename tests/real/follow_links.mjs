// Usage: node follow_links.mjs ADDRESS PROCESS: waits for the site, and follows its links within itself, breadth first.
const [, , site, serving] = process.argv;
const pagesMost = 400;
const waitMost = 120_000;

const alive = () => {
    try {
        return process.kill(Number(serving), 0);
    } catch {
        return false;
    }
};

async function firstPage() {
    for (const since = Date.now(); Date.now() - since < waitMost && alive(); ) {
        try {
            return await fetch(site + '/');
        } catch {
            await new Promise((wake) => setTimeout(wake, 200));
        }
    }
    throw new Error('the site did not start');
}

/// Pages that are not ready are limited to some a second for each reader.
async function patiently(address) {
    for (;;) {
        const reply = await fetch(site + address);
        if (reply.status !== 429) {
            return reply;
        }
        await reply.text();
        await new Promise((wake) => setTimeout(wake, 300));
    }
}

const links = (html) =>
    [...html.matchAll(/(?:href|src|action)="(\/[^"#]*)/g)].map((found) => found[1].replaceAll('&amp;', '&'));

const first = await firstPage();
const home = await first.text();
console.log(`first page: ${first.status}`);
console.log(`says that it is a demonstration: ${/demonstration/i.test(home)}`);
console.log(`says that it is unpublished: ${/not yet published/i.test(home)}`);

const from = new Map([['/', '(start)']]);
const waiting = links(home).map((link) => [link, '/']);
let broken = 0;
while (waiting.length > 0 && from.size < pagesMost) {
    const [address, page] = waiting.shift();
    if (from.has(address)) {
        continue;
    }
    from.set(address, page);
    const reply = await patiently(address);
    const text = await reply.text();
    if (reply.status !== 200) {
        ++broken;
        console.log(`${address} on ${page}: ${reply.status}`);
    } else if ((reply.headers.get('content-type') ?? '').startsWith('text/html')) {
        waiting.push(...links(text).map((link) => [link, address]));
    }
}
console.log(`addresses followed: ${from.size}`);
console.log(`broken links: ${broken}`);
