// Usage: node releases.mjs FILES SCRATCH RELEASE…: what the publisher's files say, against what releases.check wrote down.
// Shares nothing with the program: it reads the files by itself.
import { readFileSync, readdirSync } from 'node:fs';

const [, , files, scratch, ...releases] = process.argv;

// Measure by measure the headings of the files that it counts, as any of the releases has them.
const counted = {
    'official-shoplifting': { minor: ['shoplifting'] },
    'official-theft-from-the-person': { minor: ['theft from person', 'theft from the person'] },
    'official-other-theft': { minor: ['other theft'] },
    'official-bicycle-theft': { minor: ['bicycle theft'] },
    'official-violence-without-injury': { minor: ['violence without injury'] },
    'official-criminal-damage': { minor: ['criminal damage'] },
    'official-robbery': { major: ['robbery'] },
    'official-burglary': { major: ['burglary'] },
    'official-drug-offences': { major: ['drug offences'] },
};

function rowsOf(file) {
    return readFileSync(file, 'utf8')
        .split(/\r?\n/)
        .filter((line) => line !== '')
        .map((line) => [...line.matchAll(/("((?:[^"]|"")*)"|[^,]*)(?:,|$)/g)].map((cell) => (cell[2] ?? cell[1]).replaceAll('""', '"')))
        .map((row) => (row.at(-1) === '' ? row.slice(0, -1) : row));
}

/// measure -> place -> month -> number; 'all' is the sum over all rows. A pair without a row is 0.
function read(release) {
    const [header, ...rows] = rowsOf(`${files}/borough_24m_to_${release}.csv`);
    const months = header.slice(3).map((name) => `${name.slice(0, 4)}-${name.slice(4)}`);
    const isPlace = (name) => !/^unknown$|airport/i.test(name);
    const places = [...new Set(rows.map((row) => row[2]))].filter(isPlace);
    const numbers = {};
    for (const [measure, { major, minor }] of Object.entries(counted)) {
        const own = rows.filter((row) => (major ?? minor).includes(row[major ? 0 : 1].toLowerCase()));
        if (own.length === 0) {
            continue;
        }
        const of = (numbers[measure] = {});
        for (const place of [...places, 'all']) {
            of[place] = Object.fromEntries(months.map((month) => [month, 0]));
        }
        for (const row of own) {
            months.forEach((month, i) => {
                of.all[month] += Number(row[3 + i]);
                if (isPlace(row[2])) {
                    of[row[2]][month] += Number(row[3 + i]);
                }
            });
        }
    }
    return { numbers, months };
}

let passed = 0;
let failed = 0;
function equal(title, expected, found) {
    if (expected === found) {
        ++passed;
    } else if (++failed <= 40) {
        console.log(`${title}: ${expected} expected, ${found} found`);
    }
}

const table = (file) => {
    const [header, ...rows] = rowsOf(file);
    return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
};
const said = Object.fromEntries(releases.map((release) => [release, read(release)]));

// --- each value that changed, and no other -----------------------------------------------------------------------------
const causes = new Map();
for (const [i, release] of releases.entries()) {
    if (i === 0) {
        continue;
    }
    const older = said[releases[i - 1]];
    const newer = said[release];
    const expected = new Map();
    for (const [measure, places] of Object.entries(newer.numbers)) {
        for (const [place, byMonth] of Object.entries(places)) {
            for (const month of newer.months.filter((one) => older.months.includes(one))) {
                const was = older.numbers[measure]?.[place]?.[month];
                if (was !== undefined && was !== byMonth[month]) {
                    expected.set(`${measure} ${place} ${month}`, `${was} to ${byMonth[month]}`);
                }
            }
        }
    }
    const found = new Map();
    for (const row of table(`${scratch}/diff-${release}.csv`)) {
        if (!(row.measure in counted) || !['force', 'district'].includes(row.level) || !/^\d/.test(row.was) || !/^\d/.test(row.is)) {
            continue;
        }
        const place = row.level === 'force' ? 'all' : row.area_name;
        const key = `${row.measure} ${place} ${row.period}`;
        found.set(key, `${row.was} to ${row.is}`);
        causes.set(`${release} ${key}`, row.why);
        equal(`${release} ${key} difference`, String(Number(row.is) - Number(row.was)), row.difference);
    }
    for (const key of new Set([...expected.keys(), ...found.keys()])) {
        equal(`${release} ${key}`, expected.get(key), found.get(key));
    }
    console.log(`${releases[i - 1]} to ${release}: ${expected.size} values changed`);
}

// --- why: what the publisher's files are known for ---------------------------------------------------------------------
// 55 shopliftings went from Lambeth to Croydon while the sum stayed.
equal('Lambeth 2024-05', 'transfer', causes.get('2026-02 official-shoplifting Lambeth 2024-05'));
equal('Croydon 2024-05', 'transfer', causes.get('2026-02 official-shoplifting Croydon 2024-05'));
// Stalking and harassment were taken out of violence without injury.
equal('Croydon 2023-12', 'reclassification', causes.get('2025-11 official-violence-without-injury Croydon 2023-12'));
for (const why of new Set(causes.values())) {
    equal(`'${why}' is a cause`, true, ['transfer', 'reclassification', 'late records'].includes(why));
}

// --- ten past days -----------------------------------------------------------------------------------------------------
/// The day until which a release was surely out, as tests/real/editions/statistics.csv has it.
const lastDay = (release) => {
    const [year, month] = release.split('-').map(Number);
    return new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10);
};
for (const file of readdirSync(scratch).filter((name) => name.startsWith('asof-'))) {
    const [, day, measure] = /^asof-(\d{4}-\d\d-\d\d)-(.*)\.csv$/.exec(file);
    const out = releases.filter((release) => lastDay(release) <= day);
    for (const row of table(`${scratch}/${file}`)) {
        const newest = out.findLast((release) => said[release].months.includes(row.period));
        const expected = said[newest]?.numbers[measure]?.[row.area_name]?.[row.period];
        equal(`${day} ${measure} ${row.area_name} ${row.period}`, String(expected ?? ''), row.value);
    }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed < 1000 ? 1 : 0);
