// A demonstration of a test file's own, on a port of its own: what is done to it is seen by nobody else.
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const program = resolve(process.env.METFORWARD_PROGRAM ?? 'build/release/metforward');
const run = promisify(execFile);

// Small, so that it is made in seconds: 13 months, some thousand crimes.
export async function ownSite() {
    const folder = mkdtempSync(join(tmpdir(), 'metforward-browser-'));
    const environment = { ...process.env, METFORWARD_HOME: process.cwd(), AUTHORITY: 'london' };
    await run('packaging/demonstration', [program, folder, '--months', '13', '--rows', '40000'],
        { env: environment, maxBuffer: 1 << 26 });
    const workspace = join(folder, 'workspace');
    const server = spawn(program, ['-w', workspace, 'serve', '--host', '127.0.0.1', '--port', '0'],
        { env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    server.stderr.on('data', text => { said += text; });
    const find = async pattern => {
        for (let tries = 0; tries < 600; ++tries) {
            const found = said.match(pattern);
            if (found) return found[1];
            if (server.exitCode !== null) break;
            await new Promise(resolve => setTimeout(resolve, 100));
        }
        throw new Error(`the server does not say ${pattern}: ${said}`);
    };
    const base = await find(/^Serving (http:\S+)$/m);
    return {
        base,
        folder,
        passwordOf: role => find(new RegExp(`^Sign in as ${role} +(\\S.*)$`, 'm')),
        // What a command prints, without its last line's end.
        command: async (...words) => (await run(program, ['-w', workspace, ...words], { env: environment, maxBuffer: 1 << 26 })).stdout.trimEnd(),
        async stop() {
            server.kill('SIGTERM');
            await new Promise(resolve => { if (server.exitCode !== null) resolve(); else server.once('exit', resolve); });
            rmSync(folder, { recursive: true, force: true });
        },
    };
}

// Signs in as the demonstration says.
export async function signIn(page, site, role) {
    await page.goto(`${site.base}/sign-in?to=/staff`);
    await page.getByLabel('Name', { exact: true }).fill(role);
    await page.getByLabel('Password').fill(await site.passwordOf(role));
    await page.getByRole('button', { name: 'Sign in' }).click();
}

// Until it is so, for at most half a minute.
export async function until(question) {
    for (let tries = 0; tries < 60; ++tries) {
        if (await question()) return true;
        await new Promise(resolve => setTimeout(resolve, 500));
    }
    return false;
}
