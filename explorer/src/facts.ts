// Small pieces that cards and the path share: names that lead on, relations, badges, sources.
import type { App } from "./app";
import { button, count, h, link, mark, stroke } from "./dom";
import { words } from "./data";
import { claimsOfEdge, independent } from "./filters";

export const MOOD_NAMES = ["Asserted", "Reported", "Planned or possible", "Denied", "Disputed"];

export function nodeButton(app: App, node: number, props: Record<string, unknown> = {}): HTMLButtonElement {
  const named = button("", () => app.pickNode(node), { class: "node", ...props });
  named.append(mark(app.look, app.model.group[node]), h("span", {}, app.model.label[node]));
  return named;
}

export function badge(app: App, mood: number, text = MOOD_NAMES[mood]): HTMLElement {
  const sign = mood ? stroke(app.look, mood) : null;
  return h("span", { class: `badge mood${mood}` }, sign, text);
}

/** Leads to the claims of an edge. */
export function whyButton(app: App, edge: number): HTMLButtonElement {
  const { model, seen } = app;
  const claims = claimsOfEdge(model, seen, edge);
  const sources = independent(model, claims);
  const text = claims.length > 1 && sources > 1 ? `${sources} sources` : count(claims.length, "claim");
  const name = `${text}: why ${model.label[model.edges.source[edge]]} ${words(model.predicates[model.edges.predicate[edge]].name)} ${model.label[model.edges.target[edge]]}`;
  const why = button("", () => app.pickEdge(edge), { class: `why mood${seen.mood[edge]}`, "aria-label": name, title: "Show what says so" });
  if (seen.mood[edge]) why.append(stroke(app.look, seen.mood[edge]));
  why.append(h("span", {}, text));
  return why;
}

/** An article as its title, publisher and day. */
export function articleLine(app: App, at: number): HTMLElement {
  const article = app.model.articles[at];
  const title = link(article.title || article.id, article.url, { class: "title" });
  const about = [article.publisher, article.date].filter(Boolean).join(", ");
  return h("span", { class: "article" }, title, about ? h("span", { class: "about" }, ` ${about}`) : null);
}

/** Choose this article alone. */
export function onlyArticle(app: App, at: number): HTMLButtonElement {
  const key = `a:${app.model.articles[at].id}`;
  const choose = () =>
    app.store.change((state) => {
      state.not.clear();
      state.only = new Set([key]);
    });
  return button("only what this says", choose, { class: "small" });
}
