// Writes the accessibility tree of five kinds of page as text: what a screen reader would say.
// Usage: node heard.mjs FOLDER
import { mkdirSync, writeFileSync } from 'node:fs';
import { base, close, district, moreKinds, reading } from './site.mjs';

const folder = process.argv[2];
const [, check] = await moreKinds();
const pages = { home: '/', area: `/areas/${district}`, measure: '/measures/burglary', check, trust: '/about/trust' };
mkdirSync(folder, { recursive: true });
for (const [name, address] of Object.entries(pages)) {
    await reading({}, async page => {
        await page.goto(base + address);
        writeFileSync(`${folder}/${name}.txt`, await page.locator('body').ariaSnapshot() + '\n');
    });
}
await close();
