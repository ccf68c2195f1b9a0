// One claim in full: what was said, by whom, how sure, where, when, and where else it was printed.
import type { App } from "./app";
import { h } from "./dom";
import { MODALITIES } from "./data";
import { articleLine, badge, nodeButton, onlyArticle } from "./facts";

export function claimCard(app: App, claim: number): HTMLElement {
  const { model } = app;
  const { claims } = model;
  const card = h("div", { class: `claim mood${claims.mood[claim]}` });
  const quote = model.quote(claim);
  if (quote) card.append(h("blockquote", {}, quote));
  const tone = h("p", { class: "tone" }, badge(app, claims.mood[claim], tone_(app, claim)));
  const by = model.by(claim);
  if (by.length) tone.append(" said by ", ...by.map((node) => nodeButton(app, node, { class: "node inline" })));
  card.append(tone, sure(claims.sure[claim]));
  const rows = qualifiers(app, claim);
  if (rows.length) card.append(h("dl", { class: "qualifiers" }, ...rows));
  card.append(where(app, claim));
  return card;
}

function tone_(app: App, claim: number): string {
  const { modality, negated, mood } = app.model.claims;
  const name = MODALITIES[modality[claim]];
  const said = negated[claim] && name !== "denied" ? (modality[claim] ? `negated, ${name}` : "negated") : name;
  return mood[claim] === 1 ? "reported" : mood[claim] === 0 ? "asserted" : said;
}

function sure(value: number): HTMLElement {
  const bar = h("span", { class: "bar", "aria-hidden": "true" }, h("span", {}));
  (bar.firstChild as HTMLElement).style.width = `${Math.round(value * 100)}%`;
  return h("p", { class: "sure" }, bar, `confidence ${value.toFixed(2)}`);
}

function qualifiers(app: App, claim: number): HTMLElement[] {
  const { model } = app;
  const pairs = [...model.qualifiers(claim)];
  const date = model.claims.raw.date[claim];
  if (date) pairs.unshift(["when", date]);
  return pairs.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)));
}

function where(app: App, claim: number): HTMLElement {
  const { model } = app;
  const at = model.claims.article[claim];
  const article = model.articles[at];
  const { start, end, method, methods } = model.claims.raw;
  const title = `Characters ${start[claim]} to ${end[claim]} of ${article.id}; found by ${methods[method[claim]] || "an unnamed method"}`;
  const foot = h("footer", { title }, articleLine(app, at), onlyArticle(app, at));
  if (article.copyOf >= 0) foot.append(h("p", { class: "copies" }, "A copy of ", articleLine(app, article.copyOf)));
  if (article.copies.length) {
    const lines = article.copies.map((copy) => h("li", {}, articleLine(app, copy)));
    foot.append(h("div", { class: "copies" }, "Printed elsewhere too:", h("ul", {}, ...lines)));
  }
  return foot;
}
