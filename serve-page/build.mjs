// Put the page for queries into the Python package: YASGUI as it is published, this page's own script, and the licences.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "graph", "aiscape", "serve", "static");
mkdirSync(out, { recursive: true });

const built = join(here, "node_modules", "@zazuko", "yasgui", "build");
for (const name of ["yasgui.min.js", "yasgui.min.css"]) {
  const text = readFileSync(join(built, name), "utf8");
  // No source map is shipped, and the style sheet must not ask the network for anything.
  const plain = text.replace(/\/[/*]# sourceMappingURL=\S+( \*\/)?/g, "").replace(/@import[^;]+;/g, "");
  const outside = plain.match(/url\((?!['"]?(?:data:|#))[^)]*\)/g) ?? [];
  if (name.endsWith(".css") && outside.length) throw new Error(`${name} asks for ${outside.join(", ")}`);
  writeFileSync(join(out, name), plain);
}
for (const name of ["query.html", "query.js", "query.css"]) cpSync(join(here, "src", name), join(out, name));

const lock = JSON.parse(readFileSync(join(here, "package-lock.json"), "utf8"));
const texts = Object.keys(lock.packages)
  .filter((path) => path && !lock.packages[path].dev && existsSync(join(here, path, "package.json")))
  .sort()
  .map((path) => {
    const about = JSON.parse(readFileSync(join(here, path, "package.json"), "utf8"));
    const licence = typeof about.license === "object" ? about.license.type : about.license;
    if (/(^|[^L])GPL/.test(licence ?? "") && !/ OR /.test(licence)) throw new Error(`${about.name}: ${licence}`);
    const file = readdirSync(join(here, path)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? readFileSync(join(here, path, file), "utf8").trim() : `Licence: ${licence}`;
    return `${about.name} ${about.version} (${licence})\n\n${text}\n`;
  });
const rule = `\n${"-".repeat(80)}\n\n`;
writeFileSync(join(out, "LICENSES.txt"), `The page for queries holds these packages.\n\n${texts.join(rule)}`);
