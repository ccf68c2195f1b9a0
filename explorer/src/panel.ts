// The legend, which is also the filter: what is named here can be hidden here.
import type { App } from "./app";
import { button, h, mark, stroke } from "./dom";
import { words } from "./data";
import { toggle, type State } from "./state";

const SAID = [
  ["Asserted", "an article says so itself"],
  ["Reported", "an article says that someone says so"],
  ["Planned or possible", "expected, or hedged"],
  ["Denied", "said not to be so"],
];

export class Panel {
  readonly root = h("aside", { class: "panel", id: "filters", "aria-label": "Legend and filters" });
  private readonly updates: (() => void)[] = [];

  constructor(private readonly app: App) {
    this.build();
  }

  build(): void {
    this.updates.length = 0;
    this.root.replaceChildren(this.types(), this.moods(), this.relations(), this.sources(), this.certainty());
    this.update();
  }

  update(): void {
    for (const update of this.updates) update();
  }

  private section(title: string, ...children: (Node | null)[]): HTMLElement {
    return h("section", {}, h("h2", {}, title), ...children);
  }

  /** One line that can be ticked off, with a button that hides all others. */
  private row(options: { name: string; title?: string; sign?: Node; count?: number; on: (state: State) => boolean; flip: (state: State) => void; only?: (state: State) => void; child?: boolean }): HTMLElement {
    const { app } = this;
    const box = h("input", { type: "checkbox", onchange: () => app.store.change(options.flip) });
    this.updates.push(() => {
      box.checked = options.on(app.state);
    });
    const name = h("span", { class: "name", title: options.title ?? options.name }, options.name);
    const count = options.count === undefined ? null : h("span", { class: "count" }, options.count.toLocaleString("en"));
    const row = h("div", { class: options.child ? "row child" : "row" }, h("label", {}, box, options.sign ?? null, name, count));
    if (options.only) {
      row.append(button("only", () => app.store.change(options.only!), { class: "only", "aria-label": `Only ${options.name}` }));
    }
    return row;
  }

  private types(): HTMLElement {
    const { model, look } = this.app;
    const rows: HTMLElement[] = [];
    model.groups.forEach((group, at) => {
      const kinds = [...model.types.keys()].filter((kind) => model.types[kind].group === at);
      if (!kinds.length) return;
      const others = () => new Set([...model.types.keys()].filter((kind) => !kinds.includes(kind)));
      rows.push(
        this.row({
          name: group.name,
          sign: mark(look, at, 16),
          count: kinds.reduce((sum, kind) => sum + model.types[kind].count, 0),
          on: (state) => kinds.some((kind) => !state.types.has(kind)),
          flip: (state) => {
            const shown = kinds.some((kind) => !state.types.has(kind));
            for (const kind of kinds) if (shown) state.types.add(kind);
              else state.types.delete(kind);
          },
          only: (state) => void (state.types = others()),
        }),
      );
      if (kinds.length < 2) return;
      rows.push(this.kinds(kinds));
    });
    return this.section("What it is", ...rows);
  }

  /** The types of one group, folded under a line that names them. */
  private kinds(kinds: number[]): HTMLElement {
    const { model } = this.app;
    const names = kinds.map((kind) => this.app.typeName(kind).toLowerCase()).join(", ");
    const rows = kinds.map((kind) =>
      this.row({
        child: true,
        name: this.app.typeName(kind),
        count: model.types[kind].count,
        on: (state) => !state.types.has(kind),
        flip: (state) => toggle(state.types, kind),
        only: (state) => void (state.types = new Set([...model.types.keys()].filter((other) => other !== kind))),
      }),
    );
    const fold = h("details", { class: "kinds" }, h("summary", { title: names }, names), ...rows);
    this.updates.push(() => {
      if (kinds.some((kind) => this.app.state.types.has(kind)) && kinds.some((kind) => !this.app.state.types.has(kind))) fold.open = true;
    });
    return fold;
  }

  private moods(): HTMLElement {
    const { look, model } = this.app;
    const counts = [0, 0, 0, 0];
    for (const mood of model.claims.mood) counts[mood]++;
    const rows = SAID.map(([name, title], mood) =>
      this.row({
        name,
        title,
        sign: stroke(look, mood),
        count: counts[mood],
        on: (state) => !state.moods.has(mood),
        flip: (state) => toggle(state.moods, mood),
        only: (state) => void (state.moods = new Set([0, 1, 2, 3].filter((other) => other !== mood))),
      }),
    );
    const disputed = h("p", { class: "note" }, stroke(look, 4), " asserted by one, denied by another");
    return this.section("How it is said", ...rows, disputed);
  }

  private relations(): HTMLElement {
    const { model } = this.app;
    const all = [...model.predicates.keys()];
    const rows = all.map((at) =>
      this.row({
        name: words(model.predicates[at].name),
        count: model.predicates[at].count,
        on: (state) => !state.predicates.has(at),
        flip: (state) => toggle(state.predicates, at),
        only: (state) => void (state.predicates = new Set(all.filter((other) => other !== at))),
      }),
    );
    return this.section("Relations", ...folded(rows, 7, "relations"));
  }

  private sources(): HTMLElement {
    const { model } = this.app;
    const counts = new Map<string, number>();
    for (const article of model.claims.article) {
      const name = model.articles[article].publisher || model.articles[article].id;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const names = [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)! || a.localeCompare(b));
    const rows = names.map((name) => {
      const key = `p:${name}`;
      return this.row({
        name,
        count: counts.get(name),
        on: (state) => !state.not.has(key) && (!state.only.size || state.only.has(key)),
        flip: (state) => {
          if (state.only.size) toggle(state.only, key);
          else toggle(state.not, key);
        },
        only: (state) => {
          state.not.clear();
          state.only = new Set([key]);
        },
      });
    });
    return this.section("Sources", ...folded(rows, 6, "sources"));
  }

  private certainty(): HTMLElement {
    const { app } = this;
    const value = h("output", {});
    const input = h("input", {
      type: "range",
      min: "0",
      max: "1",
      step: "0.05",
      "aria-label": "Least confidence",
      oninput: () => app.store.change((state) => void (state.least = Number(input.value)), "sure"),
    });
    this.updates.push(() => {
      input.value = String(app.state.least);
      value.textContent = app.state.least ? `at least ${app.state.least.toFixed(2)}` : "any";
    });
    return this.section("Confidence", h("div", { class: "range" }, input, value));
  }
}

/** The first few lines, and the others behind a button. */
function folded(rows: HTMLElement[], most: number, what: string): HTMLElement[] {
  if (rows.length <= most + 2) return rows;
  const more = h("details", {}, h("summary", {}, `All ${rows.length} ${what}`), ...rows.slice(most));
  return [...rows.slice(0, most), more];
}
