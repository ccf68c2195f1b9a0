// Who is this, and why is this edge here: the card of a node, of an edge, of a community.
import type { App } from "./app";
import { button, count, h, link, mark } from "./dom";
import { edgesOfNode, otherEnd, words } from "./data";
import { claimCard } from "./claims";
import { articleLine, badge, nodeButton, onlyArticle, whyButton } from "./facts";
import { claimsOfEdge, independent } from "./filters";

const MANY = 12;

export function nodeCard(app: App, node: number): HTMLElement {
  const { model } = app;
  const aliases = model.aliases(node);
  const head = h("header", {}, h("h2", {}, mark(app.look, model.group[node], 18), h("span", {}, model.label[node])));
  head.append(h("p", { class: "kinds" }, model.typesOf[node].map((kind) => app.typeName(kind)).join(" · ")));
  if (aliases.length) head.append(h("p", { class: "aliases" }, "Also: ", aliases.join(", ")));
  const card = h("article", { class: "card" }, head, numbers(app, node), actions(app, node));
  const facts = relations(app, node);
  if (!facts.length) card.append(h("p", { class: "empty" }, empty(app, node)));
  card.append(...facts, ...spoken(app, node), ...sources(app, node), ends(app, node));
  return card;
}

function empty(app: App, node: number): string {
  const all = edgesOfNode(app.model, node).length;
  return all ? `None of its ${count(all, "relation")} passes the filters.` : "No article says how it is linked to anything.";
}

function seenEdges(app: App, node: number): number[] {
  return [...edgesOfNode(app.model, node)].filter((edge) => app.seen.weight[edge]);
}

function numbers(app: App, node: number): HTMLElement {
  const { model, seen } = app;
  const edges = seenEdges(app, node);
  const claims = edges.flatMap((edge) => claimsOfEdge(model, seen, edge));
  const near = new Set(edges.map((edge) => otherEnd(model, edge, node)));
  const cell = (value: number, name: string) => h("div", {}, h("dt", {}, name), h("dd", {}, value.toLocaleString("en")));
  return h(
    "dl",
    { class: "numbers" },
    cell(near.size, near.size === 1 ? "neighbour" : "neighbours"),
    cell(claims.length, claims.length === 1 ? "claim" : "claims"),
    cell(independent(model, claims), "sources"),
    cell([...model.rank].filter((rank) => rank > model.rank[node]).length + 1, "rank"),
  );
}

function actions(app: App, node: number): HTMLElement {
  const { state, store, model } = app;
  const bar = h("div", { class: "actions" });
  const act = (name: string, edit: Parameters<typeof store.change>[0], title: string) =>
    bar.append(button(name, () => store.change(edit), { title }));
  if (state.shut.has(node)) act("Expand", (next) => next.shut.delete(node), "Show again what hangs on this alone");
  else act("Collapse", (next) => next.shut.add(node) && next.open.delete(node), "Hide what hangs on this alone");
  const hidden = [...edgesOfNode(model, node)].some((edge) => app.seen.weight[edge] && !app.seen.node[otherEnd(model, edge, node)]);
  if (hidden && !state.open.has(node) && !state.shut.has(node)) {
    act("Expand", (next) => next.open.add(node), "Show all that this is linked to");
  }
  if (state.root.has(node)) act("Leave the neighbourhood", (next) => (next.root.clear(), next.open.clear()), "Show everything again");
  else
    act(
      "Only its neighbourhood",
      (next) => {
        next.root = new Set([node]);
        next.open.clear();
      },
      "Hide all that this is not linked to",
    );
  bar.append(button("Path from here…", () => app.openPath(node), { title: "The shortest way to another" }));
  return bar;
}

interface Line {
  edge: number;
  other: number;
  weight: number;
}

function relations(app: App, node: number): HTMLElement[] {
  const { model, seen } = app;
  const groups = new Map<string, Line[]>();
  for (const edge of seenEdges(app, node)) {
    const out = model.edges.source[edge] === node;
    const predicate = model.edges.predicate[edge];
    const key = `${predicate} ${out || model.predicates[predicate].symmetric ? "out" : "in"}`;
    const line = { edge, other: otherEnd(model, edge, node), weight: seen.weight[edge] };
    if (groups.has(key)) groups.get(key)!.push(line);
    else groups.set(key, [line]);
  }
  const sections = [...groups].map(([key, lines]) => {
    const [predicate, way] = key.split(" ");
    const name = words(model.predicates[Number(predicate)].name);
    const title = way === "out" ? h("h3", {}, name) : h("h3", { class: "in" }, h("span", { class: "way" }, "← "), name);
    if (way === "in") title.append(h("span", { class: "sr" }, ` ${model.label[node]}`));
    lines.sort((a, b) => seen.mood[a.edge] - seen.mood[b.edge] || b.weight - a.weight || model.rank[b.other] - model.rank[a.other]);
    const rows = lines.map(({ edge, other }) => h("li", {}, nodeButton(app, other), whyButton(app, edge)));
    const list = h("ul", { class: "facts" }, ...rows.slice(0, MANY));
    const section = h("section", {}, title, list);
    if (rows.length > MANY) section.append(more(rows.slice(MANY)));
    return { section, weight: lines.length, out: way === "out" };
  });
  return sections.sort((a, b) => Number(b.out) - Number(a.out) || b.weight - a.weight).map(({ section }) => section);
}

function more(rows: HTMLElement[]): HTMLElement {
  return h("details", {}, h("summary", {}, `${rows.length} more`), h("ul", { class: "facts" }, ...rows));
}

/** Claims that this entity is quoted for. */
function spoken(app: App, node: number): HTMLElement[] {
  const { model, seen } = app;
  const edges = new Set<number>();
  for (const [claim, by] of Object.entries(model.claims.raw.by)) {
    if (by.includes(node) && seen.claim[Number(claim)]) edges.add(model.claims.edge[Number(claim)]);
  }
  if (!edges.size) return [];
  const rows = [...edges].map((edge) => {
    const { source, target, predicate } = model.edges;
    const text = `${model.label[source[edge]]} ${words(model.predicates[predicate[edge]].name)} ${model.label[target[edge]]}`;
    return h("li", {}, button(text, () => app.pickEdge(edge), { class: "plain" }));
  });
  const section = h("section", {}, h("h3", {}, "is quoted as saying"), h("ul", { class: "facts" }, ...rows.slice(0, MANY)));
  if (rows.length > MANY) section.append(more(rows.slice(MANY)));
  return [section];
}

function sources(app: App, node: number): HTMLElement[] {
  const { model, seen } = app;
  const counts = new Map<number, number>();
  for (const edge of seenEdges(app, node)) {
    for (const claim of claimsOfEdge(model, seen, edge)) {
      const article = model.claims.article[claim];
      counts.set(article, (counts.get(article) ?? 0) + 1);
    }
  }
  if (!counts.size) return [];
  const order = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const rows = order.map(([article, number]) => {
    const copy = model.articles[article].copyOf >= 0 ? h("span", { class: "copy" }, "copy") : null;
    return h("li", {}, articleLine(app, article), copy, h("span", { class: "count" }, count(number, "claim")), onlyArticle(app, article));
  });
  const list = h("details", { class: "sources" }, h("summary", {}, `Sources (${counts.size})`), h("ul", {}, ...rows));
  return [list];
}

function ends(app: App, node: number): HTMLElement {
  const { model } = app;
  const foot = h("footer", {});
  const item = model.wikidata(node);
  if (item && /^Q\d+$/.test(item)) foot.append(link(`Wikidata ${item}`, `https://www.wikidata.org/wiki/${item}`), " ");
  foot.append(h("code", { class: "iri" }, model.base + model.key[node]));
  return foot;
}

export function edgeCard(app: App, edge: number): HTMLElement {
  const { model, seen } = app;
  const { source, target, predicate } = model.edges;
  const claims = claimsOfEdge(model, seen, edge);
  const relation = model.predicates[predicate[edge]];
  const title = h("h2", { class: "triple" }, nodeButton(app, source[edge]));
  title.append(h("span", { class: "relation" }, words(relation.name), h("span", { "aria-hidden": "true" }, relation.symmetric ? " ↔" : " →")));
  title.append(nodeButton(app, target[edge]));
  const card = h("article", { class: "card" }, h("header", {}, title, verdict(app, edge, claims)));
  const hidden = model.edges.first[edge + 1] - model.edges.first[edge] - claims.length;
  if (!claims.length) card.append(h("p", { class: "empty" }, "No claim of this relation passes the filters."));
  const groups: [string, number[]][] = [
    ["What says so", claims.filter((claim) => model.claims.mood[claim] < 3)],
    ["What contradicts it", claims.filter((claim) => model.claims.mood[claim] === 3)],
  ];
  if (!groups[0][1].length && groups[1][1].length) groups[1][0] = "What denies it";
  for (const [name, members] of groups) {
    if (!members.length) continue;
    card.append(h("section", { class: "claims" }, h("h3", {}, `${name} (${members.length})`), ...members.map((claim) => claimCard(app, claim))));
  }
  if (hidden > 0 && claims.length) card.append(h("p", { class: "note" }, `${count(hidden, "claim")} more hidden by the filters.`));
  const beside = between(app, edge);
  if (beside) card.append(beside);
  return card;
}

function verdict(app: App, edge: number, claims: number[]): HTMLElement {
  const { model, seen } = app;
  const for_ = claims.filter((claim) => model.claims.mood[claim] < 3);
  const against = claims.filter((claim) => model.claims.mood[claim] === 3);
  const line = h("p", { class: "verdict" }, badge(app, seen.mood[edge]));
  const parts = [];
  if (for_.length) parts.push(`${count(for_.length, "claim")} from ${count(independent(model, for_), "independent source")}`);
  if (against.length) parts.push(`${count(against.length, "denial")} from ${count(independent(model, against), "source")}`);
  line.append(` ${parts.join(", ")}`);
  return line;
}

/** What else links the same two. */
function between(app: App, edge: number): HTMLElement | null {
  const { model, seen } = app;
  const { source, target, predicate } = model.edges;
  const others = [...edgesOfNode(model, source[edge])].filter(
    (at) => at !== edge && seen.weight[at] && otherEnd(model, at, source[edge]) === target[edge],
  );
  if (!others.length) return null;
  const rows = others.map((at) => {
    const name = words(model.predicates[predicate[at]].name);
    const text = source[at] === source[edge] ? name : `← ${name}`;
    return h("li", {}, h("span", { class: "relation" }, text), whyButton(app, at));
  });
  return h("section", {}, h("h3", {}, "Also between the two"), h("ul", { class: "facts" }, ...rows));
}

export function communityCard(app: App, at: number): HTMLElement {
  const { model, store, state } = app;
  const community = model.communities[at];
  const head = h("header", {}, h("h2", {}, community.name || "A small community"));
  head.append(h("p", { class: "kinds" }, `A community of ${count(community.members.length, "entity", "entities")}: linked more among themselves than with others`));
  const bar = h("div", { class: "actions" });
  if (model.overview && !state.spread.has(at)) bar.append(button("Open it in the picture", () => store.change((next) => next.spread.add(at))));
  if (state.spread.has(at)) bar.append(button("Close it", () => store.change((next) => next.spread.delete(at))));
  const rows = community.members.slice(0, 60).map((node) => h("li", {}, nodeButton(app, node)));
  return h("article", { class: "card" }, head, bar, h("section", {}, h("h3", {}, "Most central"), h("ul", { class: "facts" }, ...rows)));
}
