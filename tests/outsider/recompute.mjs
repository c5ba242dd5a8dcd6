// Recomputes figures from the publishers' files in a folder, by the words of the definitions alone.
// Usage: node recompute.mjs FOLDER ASOF       (ASOF: a day on which less was published)
import fs from 'node:fs';
import path from 'node:path';

const [folder, asof] = process.argv.slice(2);

// RFC 4180, as far as these files need it.
function rowsOf(file) {
    const text = fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    const rows = [];
    let row = [], field = '', quoted = false;
    for (let i = 0; i < text.length; ++i) {
        const c = text[i];
        if (quoted) {
            if (c !== '"') field += c;
            else if (text[i + 1] === '"') { field += '"'; ++i; }
            else quoted = false;
        } else if (c === '"') quoted = true;
        else if (c === ',') { row.push(field); field = ''; }
        else if (c === '\n') { row.push(field.replace(/\r$/, '')); rows.push(row); row = []; field = ''; }
        else field += c;
    }
    if (field !== '' || row.length) { row.push(field); rows.push(row); }
    const header = rows.shift();
    return rows.filter(r => r.length === header.length)
        .map(r => Object.fromEntries(header.map((name, i) => [name, r[i].trim()])));
}

function* filesIn(place) {
    for (const entry of fs.readdirSync(place, {withFileTypes: true})) {
        const full = path.join(place, entry.name);
        if (entry.isDirectory()) yield* filesIn(full); else yield full;
    }
}

// When a file was published stands in the nearest editions.csv: a pattern, the earliest and the latest day.
function publishedOn(file) {
    for (let at = path.dirname(file); at.startsWith(folder); at = path.dirname(at)) {
        const table = path.join(at, 'editions.csv');
        if (!fs.existsSync(table)) continue;
        const name = path.relative(at, file);
        for (const {glob, latest} of rowsOf(table)) {
            const pattern = new RegExp('^' + glob.replace(/[.()]/g, '\\$&').replace(/\*/g, '.*') + '$');
            if (pattern.test(name)) return latest;
        }
    }
    return '';
}

// Of several files for one force and month the newest counts; on an earlier day the newest by then.
function newest(kind, force, month, day) {
    const name = `${month}-${force}-${kind}.csv`;
    return [...filesIn(folder)].filter(file => path.basename(file) === name)
        .map(file => ({file, day: publishedOn(file)}))
        .filter(one => !day || one.day <= day)
        .sort((a, b) => a.day < b.day ? 1 : -1)[0]?.file;
}

function street(force, month, day) {
    const file = newest('street', force, month, day);
    return file && rowsOf(file).filter(row => row.Month === month);
}

// A district is the name of the small area without its last word; the forces are those that have an area of their own.
function inDistrict(name, month) {
    return ['metropolitan', 'city-of-london'].flatMap(force => street(force, month) ?? [])
        .filter(row => row['LSOA name'].replace(/ \S+$/, '') === name);
}

const category = wanted => row => row['Crime type'] === wanted;
const isCrime = row => row['Crime type'] !== 'Anti-social behaviour';

// Residents of the period's own year, else of the nearest year before.
function residents(code, year) {
    for (const file of filesIn(path.join(folder, 'residents'))) {
        if (!path.basename(file).startsWith('borough_population')) continue;
        const row = rowsOf(file).find(one => one.Code === code);
        for (let before = Number(year); row && before > 1990; --before) {
            if (row[`${before}_Population`]) return Number(row[`${before}_Population`]);
        }
    }
    return undefined;
}

// A stop belongs to its month in London's time, whatever file it stands in; the file is that of the month.
function stops(force, month) {
    const local = new Intl.DateTimeFormat('en-CA', {timeZone: 'Europe/London', year: 'numeric', month: '2-digit'});
    return rowsOf(newest('stop-and-search', force, month))
        .filter(row => local.format(new Date(row.Date)) === month);
}

const out = [];
function tell(measure, area, period, value, day = '') {
    const number = typeof value === 'number' ? String(value) : '';
    out.push([measure, area, period, day, number, number === '' ? value : ''].join(','));
}

const months = fs.readdirSync(folder).filter(name => /^\d{4}-\d{2}$/.test(name)).sort();
const late = months[months.length - 3];
const revised = months[months.length - 6];

tell('burglary', 'metropolitan', revised, street('metropolitan', revised).filter(category('Burglary')).length);
tell('burglary', 'metropolitan', revised, street('metropolitan', revised, asof).filter(category('Burglary')).length, asof);
tell('all-crime', 'E09000007', late, inDistrict('Camden', late).filter(isCrime).length);
tell('all-crime', 'E09000033', late, inDistrict('Westminster', late).filter(isCrime).length);
const burglaries = inDistrict('Croydon', late).filter(category('Burglary')).length;
tell('burglary-rate', 'E09000008', late, burglaries / residents('E09000008', late.slice(0, 4)) * 1000);
tell('burglary-rate', 'btp', late, '[z]'); // railways have no residents

const known = stops('metropolitan', late).filter(row => row.Outcome !== '');
const led = known.filter(row => row.Outcome !== 'A no further action disposal');
tell('stop-find-rate', 'metropolitan', late, led.length / known.length * 100);

const gap = months.find(month => !newest('street', 'btp', month));
tell('all-crime', 'btp', gap, '[x]'); // no file is not no crime

const children = month => stops('city-of-london', month)
    .filter(row => ['under 10', '10-17'].includes(row['Age range'])).length;
const few = months.filter(month => newest('stop-and-search', 'city-of-london', month))
    .find(month => children(month) > 0 && children(month) < 5);
tell('stops-of-children', 'city-of-london', few, '[c]'); // fewer than five are not shown

const recorded = [...filesIn(path.join(folder, 'recorded-crime'))][0];
const column = late.replace('-', '');
tell('official-burglary', 'E09000003', late, rowsOf(recorded)
    .filter(row => row.MajorText === 'BURGLARY' && row.BoroughName === 'Barnet')
    .reduce((sum, row) => sum + Number(row[column]), 0));

console.log('measure,area_code,period,asof,value,symbol');
console.log(out.join('\n'));
