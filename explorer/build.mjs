// Bundle src/ into the Python package: explorer.js, loader.js, explorer.css and the licences of what is bundled.
import { build } from "esbuild";
import { readFileSync, writeFileSync, mkdirSync, existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "graph", "aiscape", "explore", "static");
mkdirSync(out, { recursive: true });

const common = { bundle: true, minify: true, target: "es2022", format: "iife", legalComments: "none", charset: "utf8" };
const result = await build({
  ...common,
  entryPoints: [join(here, "src", "main.ts")],
  define: { "process.env.NODE_ENV": '"production"' },
  metafile: true,
  write: false,
});
const packages = new Set();
for (const path of Object.keys(result.metafile.inputs)) {
  const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path);
  if (found) packages.add(found[1]);
}

const texts = [...packages].sort().map((name) => {
  const folder = join(here, "node_modules", name);
  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = existsSync(folder) && readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const licence = file ? readFileSync(join(folder, file), "utf8").trim() : `Licence: ${about.license}`;
  return `${name} ${about.version} (${about.license})\n\n${licence}\n`;
});
const licences = `The explorer bundles these packages.\n\n${texts.join(`\n${"-".repeat(80)}\n\n`)}`;
writeFileSync(join(out, "LICENSES.txt"), licences);

const banner = `/*! The explorer of aiscape.\n\n${licences.replaceAll("*/", "* /")}*/\n`;
writeFileSync(join(out, "explorer.js"), banner + result.outputFiles[0].text);

const loader = await build({ ...common, entryPoints: [join(here, "src", "loader.ts")], write: false });
writeFileSync(join(out, "loader.js"), loader.outputFiles[0].text);
const style = await build({ ...common, entryPoints: [join(here, "src", "style.css")], write: false });
writeFileSync(join(out, "explorer.css"), style.outputFiles[0].text);
for (const name of ["explorer.js", "loader.js", "explorer.css"]) {
  const text = readFileSync(join(out, name), "utf8");
  if (/<\/(script|style)/i.test(text)) throw new Error(`${name} holds an end tag and cannot be put into a page`);
  console.log(`${name}: ${text.length} characters`);
}
