// The same facts as rows: what is seen in the picture, for the keyboard, the screen reader and the reader of lists.
import type { App } from "./app";
import { button, count, h } from "./dom";
import { words } from "./data";
import { nodeButton, whyButton, MOOD_NAMES } from "./facts";
import { claimsOfEdge, independent } from "./filters";
import { marked } from "./scene";

interface Column {
  name: string;
  number?: boolean;
  day?: boolean;
  sort: (at: number) => string | number;
  cell: (at: number) => Node | string;
}

const PAGE = 100;

export class Table {
  readonly root = h("section", { class: "table", id: "table", "aria-label": "Table of what is seen", tabindex: "-1" });
  private of: "relations" | "entities" = "relations";
  private column = -1;
  private down = false;
  private shown = PAGE;

  constructor(private readonly app: App) {}

  update(): void {
    if (!this.app.state.table) return void this.root.replaceChildren();
    const { seen } = this.app;
    const tab = (of: "relations" | "entities", text: string) =>
      button(text, () => this.turn(of), { "aria-pressed": String(this.of === of) });
    const tabs = h("div", { class: "tabs", role: "group", "aria-label": "What the table lists" });
    tabs.append(tab("relations", count(seen.edges, "relation")), tab("entities", count(seen.nodes, "entity", "entities")));
    tabs.append(button("Back to the picture", () => this.app.store.change((state) => void (state.table = false)), { class: "back" }));
    const columns = this.of === "relations" ? this.relationColumns() : this.entityColumns();
    const rows = this.sorted(columns, [...marked(this.of === "relations" ? seen.edge : seen.node)]);
    const more = rows.length > this.shown ? button(`Show more of ${rows.length.toLocaleString("en")}`, () => this.more()) : null;
    this.root.replaceChildren(tabs, h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Rows" }, this.grid(columns, rows), more));
  }

  private turn(of: "relations" | "entities"): void {
    Object.assign(this, { of, column: -1, down: false, shown: PAGE });
    this.update();
  }

  private more(): void {
    this.shown += 4 * PAGE;
    this.update();
  }

  private sorted(columns: Column[], rows: number[]): number[] {
    const { rank, edges } = this.app.model;
    const by = columns[this.column];
    if (!by) {
      const weight = (at: number) => (this.of === "entities" ? rank[at] : rank[edges.source[at]] + rank[edges.target[at]] * 0.3);
      return rows.sort((a, b) => weight(b) - weight(a) || a - b);
    }
    const sign = this.down ? -1 : 1;
    return rows.sort((a, b) => {
      const [one, two] = [by.sort(a), by.sort(b)];
      return (typeof one === "number" ? one - (two as number) : one.localeCompare(String(two))) * sign || a - b;
    });
  }

  private grid(columns: Column[], rows: number[]): HTMLElement {
    const head = columns.map((column, at) => {
      const order = this.column === at ? (this.down ? "descending" : "ascending") : "none";
      const sort = button(column.name, () => this.order(at), { class: "sort" });
      return h("th", { scope: "col", "aria-sort": order, class: column.number ? "number" : "" }, sort);
    });
    const body = rows.slice(0, this.shown).map((row) =>
      h("tr", {}, ...columns.map((column) => h("td", { class: column.number ? "number" : column.day ? "day" : "" }, column.cell(row)))),
    );
    const caption = h("caption", { class: "sr" }, this.of === "relations" ? "Relations that are seen" : "Entities that are seen");
    return h("table", {}, caption, h("thead", {}, h("tr", {}, ...head)), h("tbody", {}, ...body));
  }

  private order(at: number): void {
    this.down = this.column === at ? !this.down : false;
    this.column = at;
    this.update();
  }

  private relationColumns(): Column[] {
    const { app } = this;
    const { model, seen } = app;
    const { source, target, predicate } = model.edges;
    const latest = (at: number) =>
      claimsOfEdge(model, seen, at)
        .map((claim) => model.claims.date[claim])
        .sort()
        .pop() ?? "";
    const quote = (at: number) => model.quote(claimsOfEdge(model, seen, at)[0] ?? 0) ?? "";
    const relation = (at: number) => words(model.predicates[predicate[at]].name);
    return [
      { name: "Subject", sort: (at) => model.label[source[at]], cell: (at) => nodeButton(app, source[at]) },
      { name: "Relation", sort: relation, cell: relation },
      { name: "Object", sort: (at) => model.label[target[at]], cell: (at) => nodeButton(app, target[at]) },
      { name: "How said", sort: (at) => seen.mood[at], cell: (at) => MOOD_NAMES[seen.mood[at]] },
      { name: "Evidence", number: true, sort: (at) => independent(model, claimsOfEdge(model, seen, at)), cell: (at) => whyButton(app, at) },
      { name: "Latest", day: true, sort: latest, cell: latest },
      { name: "Quote", sort: quote, cell: (at) => h("span", { class: "quote" }, quote(at)) },
    ];
  }

  private entityColumns(): Column[] {
    const { app } = this;
    const { model, seen } = app;
    const kinds = (at: number) => model.typesOf[at].map((kind) => app.typeName(kind)).join(", ");
    const edges = (at: number) => {
      let found = 0;
      for (let i = model.near.first[at]; i < model.near.first[at + 1]; i++) found += seen.edge[model.near.edge[i]];
      return found;
    };
    return [
      { name: "Entity", sort: (at) => model.label[at], cell: (at) => nodeButton(app, at) },
      { name: "What it is", sort: kinds, cell: kinds },
      { name: "Relations", number: true, sort: edges, cell: (at) => edges(at).toLocaleString("en") },
      { name: "Importance", number: true, sort: (at) => model.rank[at], cell: (at) => model.rank[at].toFixed(3) },
      { name: "Community", sort: (at) => model.communities[model.community[at]].name, cell: (at) => model.communities[model.community[at]].name },
      { name: "Other names", sort: (at) => model.aliases(at).join(", "), cell: (at) => model.aliases(at).join(", ") },
    ];
  }
}
