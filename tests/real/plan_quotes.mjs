// Usage: node plan_quotes.mjs PLAN_FOLDER SEEDS_FOLDER
// Looks each quotation of the plan up, word for word, in the paper that it names. Prints "file<tab>id<tab>words" for each
// that does not stand there, then how many were looked up.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const [plan, seeds] = process.argv.slice(2);
const plain = (text) => text.replace(/\s+/g, " ");
const files = readdirSync(plan).filter((name) => name.endsWith(".toml")).sort();
const texts = files.map((name) => [name, readFileSync(join(plan, name), "utf8")]);

/** Keys of one table, as far as a quotation needs them: texts on a line of their own, and those of inline tables. */
function keys(block) {
  const found = {};
  for (const [, key, text] of block.matchAll(/^(\w+)\s*=\s*("(?:[^"\\]|\\.)*")\s*$/gm)) found[key] = JSON.parse(text);
  found.inline = [...block.matchAll(/says = ("(?:[^"\\]|\\.)*"), paper = "(\w+)"/g)].map(([, says, paper]) => [JSON.parse(says), paper]);
  return found;
}

const blocks = texts.flatMap(([name, text]) => text.split(/^(?=\[\[)/m).map((block) => [name, block]));
const papers = {};
for (const [, block] of blocks) {
  if (block.startsWith("[[paper]]")) papers[keys(block).id] = plain(readFileSync(join(seeds, keys(block).file), "utf8"));
}

let looked = 0;
const wrong = [];
for (const [name, block] of blocks) {
  const found = keys(block);
  const look = (says, paper) => {
    looked += 1;
    const where = paper ? [papers[paper] ?? ""] : Object.values(papers);
    if (!where.some((text) => text.includes(plain(says)))) wrong.push(`${name}\t${found.id}\t${says}`);
  };
  if (found.says) look(found.says, found.paper);
  if (found.before && found.before_paper) look(found.before, found.before_paper);
  if (found.after && found.after_paper) look(found.after, found.after_paper);
  if (found.reason) look(found.reason);
  if (found.test) look(found.test);
  for (const [says, paper] of found.inline) look(says, paper);
}
for (const line of wrong) console.log(line);
console.log(`looked up: ${looked}`);
