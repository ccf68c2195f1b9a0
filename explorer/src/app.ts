// Joins the parts: one state, and everything that shows it.
import { decode, encode, type Place } from "./address";
import { communityCard, edgeCard, nodeCard } from "./cards";
import { saveMenu, topBar, zoomButtons } from "./bar";
import { chips } from "./chips";
import { words, type Model } from "./data";
import { button, count, h } from "./dom";
import { compute, type Seen } from "./filters";
import { finder, type Finder } from "./finder";
import { listen, zoomAt } from "./gestures";
import { help } from "./help";
import { globalKeys, stageKeys } from "./keys";
import { Panel } from "./panel";
import { pathCard } from "./pathcard";
import { shortest, type Path } from "./paths";
import { Pointing } from "./pointing";
import { marked } from "./scene";
import { Index } from "./search";
import { Stage } from "./stage";
import { Store, type State } from "./state";
import { Table } from "./table";
import { look, type Look } from "./theme";
import { Timeline } from "./timeline";

export class App {
  readonly store: Store;
  readonly index: Index;
  readonly stage: Stage;
  readonly search: Finder;
  readonly dialog = help();
  look: Look;
  seen: Seen;
  path: Path | null = null;
  /** The first end of a path whose second is still to be named; -1 when there is none. */
  half = -1;
  pathOpen = false;
  private readonly panel: Panel;
  private readonly timeline: Timeline;
  private readonly table: Table;
  private readonly pointing = new Pointing(this);
  private readonly frame = h("div", { class: "app" });
  readonly surface = h("div", { class: "surface", tabindex: "0", role: "application" });
  private readonly side = h("aside", { class: "side", id: "card", "aria-label": "What is chosen", tabindex: "-1" });
  private readonly chips = h("div", { class: "chipline" });
  private readonly live = h("div", { class: "sr", "aria-live": "polite", role: "status" });
  private readonly counts = h("p", { class: "counts" });
  private readonly undo = button("Undo", () => this.store.undo(), { class: "tool undo", title: "Undo (Ctrl Z)" });
  private readonly tableButton = button("Table", () => this.toggleTable(), { class: "tool", title: "The same as a table (T)" });
  private readonly dark = matchMedia("(prefers-color-scheme: dark)");
  private written = "";

  constructor(
    readonly model: Model,
    renderer: string | null,
  ) {
    const start = decode(model, location.hash);
    this.store = new Store(start.state);
    this.look = this.currentLook();
    this.index = new Index(model);
    this.path = this.findPath(start.state);
    this.seen = this.computed(start.state);
    this.search = finder(this, "Search", "Search a name", (node) => this.found(node));
    this.panel = new Panel(this);
    this.timeline = new Timeline(this);
    this.table = new Table(this);
    this.assemble();
    this.stage = new Stage(this.surface, model, renderer);
    this.frame.classList.toggle("compact", model.compact);
    if (model.compact || window.innerWidth < 900) this.frame.classList.add("folded");
    this.store.listen((state, before) => this.changed(state, before));
    this.open(start.place);
  }

  get state(): State {
    return this.store.state;
  }

  typeName(kind: number): string {
    const text = words(this.model.types[kind].name);
    return text.charAt(0).toUpperCase() + text.slice(1);
  }

  pickNode(node: number): void {
    if (this.half >= 0 && this.half !== node) {
      const from = this.half;
      this.half = -1;
      return this.store.change((state) => Object.assign(state, { path: [from, node], pick: null, table: false }));
    }
    this.store.change((state) => Object.assign(state, { pick: { node }, path: null }));
    if (this.state.table) return;
    const near = [...this.stage.around([node]).nodes];
    const seen = near.filter((other) => this.inSight(other)).length;
    if (this.inSight(node) && this.stage.view.zoom > 0.9 && seen >= near.length * 0.75) return;
    this.stage.fit(near, true, Math.max(2, Math.min(this.stage.view.zoom, 4)));
  }

  private found(node: number): void {
    this.pickNode(node);
    this.search.input.value = "";
    this.side.focus();
  }

  pickEdge(edge: number): void {
    this.store.change((state) => Object.assign(state, { pick: { edge } }));
    const { source, target } = this.model.edges;
    const ends = [source[edge], target[edge]];
    if (!this.state.table && ends.some((node) => !this.inSight(node))) this.stage.approach(ends);
  }

  openPath(from = -1): void {
    this.half = from;
    this.pathOpen = true;
    this.store.change((state) => Object.assign(state, { pick: null, path: null, table: false }));
    this.side.querySelectorAll<HTMLInputElement>(".ends input")[from >= 0 ? 1 : 0]?.focus();
  }

  clear(): void {
    this.half = -1;
    this.pathOpen = false;
    if (this.state.pick || this.state.path) this.store.change((state) => Object.assign(state, { pick: null, path: null }));
    else this.render(this.state);
  }

  toggleTable(): void {
    this.store.change((state) => void (state.table = !state.table));
    if (this.state.table) document.getElementById("table")?.focus();
  }

  togglePanel(): void {
    this.frame.classList.toggle("folded");
    this.resize();
  }

  cycleTheme(): void {
    this.store.change((state) => void (state.theme = this.look.dark ? "light" : "dark"));
  }

  private inSight(node: number): boolean {
    const { view, inset } = this.stage;
    const [x, y] = [view.sx(this.model.x[node]), view.sy(this.model.y[node])];
    return this.seen.node[node] > 0 && x > inset.left && y > inset.top && x < view.width - inset.right && y < view.height - inset.bottom;
  }

  private currentLook(): Look {
    const { theme } = this.store.state;
    const dark = theme ? theme === "dark" : this.dark.matches;
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    return look(dark);
  }

  private computed(state: State): Seen {
    return compute(this.model, state, this.path?.nodes);
  }

  private findPath(state: State): Path | null {
    if (!state.path) return null;
    const bare = compute(this.model, { ...state, pick: null });
    const hidden = (node: number) => this.model.typesOf[node].every((kind) => state.types.has(kind));
    return shortest(this.model, bare, state.path[0], state.path[1], hidden);
  }

  private assemble(): void {
    const skip = h("a", { class: "skip", href: "#table", onclick: (event: Event) => (event.preventDefault(), this.state.table || this.toggleTable()) }, "Skip to the table");
    const bar = topBar(this, this.counts, [this.tableButton, saveMenu(this), this.undo]);
    const picture = h("main", { class: "picture" }, this.surface, this.table.root, this.chips, zoomButtons(this), this.pointing.tip);
    this.frame.append(skip, bar, this.panel.root, picture, this.side, this.timeline.root, this.live, this.dialog);
    this.side.hidden = true;
    document.body.append(this.frame);
  }

  private open(place: Place | null): void {
    this.table.update();
    this.render(this.state);
    this.resize();
    this.stage.show({ model: this.model, seen: this.seen, look: this.look });
    this.stage.fit(undefined, false);
    this.aim(place);
    this.focus(this.state);
    this.listen();
    this.stage.flush();
  }

  /** Look where the address says, or at what it chooses. */
  private aim(place: Place | null): void {
    const { pick, root } = this.state;
    const { source, target } = this.model.edges;
    if (place) {
      Object.assign(this.stage.view, { x: place.x, y: place.y });
      this.stage.view.zoom = place.zoom;
    } else if (this.path) this.stage.fit(this.path.nodes, false, 3);
    else if (root.size) this.stage.fit(marked(this.seen.node), false, 4);
    else if (pick && "node" in pick) this.stage.fit(this.stage.around([pick.node]).nodes, false, 2);
    else if (pick && "edge" in pick) this.stage.fit([source[pick.edge], target[pick.edge]], false, 1.6);
  }

  private listen(): void {
    listen(this.surface, this.stage, {
      click: (x, y, touch, add) => this.pointing.click(x, y, touch, add),
      double: (x, y) => zoomAt(this.stage, x, y, 2),
      hover: (x, y) => this.pointing.hover(x, y),
      leave: () => this.pointing.leave(),
      moved: () => (this.pointing.moved(), this.write()),
      key: (event) => stageKeys(this, event),
    });
    globalKeys(this);
    window.addEventListener("resize", () => this.resize());
    this.dark.addEventListener("change", () => this.changed(this.state, this.state));
    window.addEventListener("hashchange", () => {
      if (location.hash.replace(/^#/, "") === this.written) return;
      const { state, place } = decode(this.model, location.hash);
      this.store.replace(state);
      if (place) this.stage.go(Object.assign(this.stage.view.clone(), { x: place.x, y: place.y, zoom: place.zoom }), false);
    });
  }

  private changed(state: State, before: State): void {
    if (!state.path) this.path = null;
    const same = state.path && before.path && state.path[0] === before.path[0] && state.path[1] === before.path[1];
    if (state.path) this.path = this.findPath(state);
    if (state.path) this.pathOpen = true;
    else if (state.pick) this.pathOpen = false;
    this.seen = this.computed(state);
    const old = this.look;
    this.look = this.currentLook();
    if (old !== this.look) this.panel.build();
    this.render(state);
    this.pointing.leave();
    this.stage.show({ model: this.model, seen: this.seen, look: this.look });
    this.focus(state);
    if (state.root !== before.root && state.root.size && [...state.root].join() !== [...before.root].join()) this.stage.fit(marked(this.seen.node), true, 4);
    if (this.path && !same) this.stage.fit(this.path.nodes, true, 3);
  }

  private focus(state: State): void {
    this.stage.spread = state.spread;
    if (this.path) return this.stage.choose(this.stage.around(this.path.nodes, this.path.edges));
    if (state.pick && "node" in state.pick) return this.stage.choose(this.stage.around([state.pick.node]));
    if (state.pick && "edge" in state.pick) {
      const { edge } = state.pick;
      const { source, target } = this.model.edges;
      const parallel = [...marked(this.seen.edge)].filter(
        (at) => at === edge || (source[at] === source[edge] && target[at] === target[edge]) || (source[at] === target[edge] && target[at] === source[edge]),
      );
      return this.stage.choose(this.stage.around([source[edge], target[edge]], parallel));
    }
    this.stage.choose(null);
  }

  private render(state: State): void {
    const { seen } = this;
    this.panel.update();
    this.timeline.update();
    this.table.update();
    this.chips.replaceChildren(chips(this));
    const empty = !seen.nodes && this.model.n > 0;
    if (empty) this.chips.append(h("p", { class: "nothing" }, "Nothing passes these filters."));
    if (!this.model.n) this.chips.append(h("p", { class: "nothing" }, "This graph is empty: no article has made a claim yet."));
    this.frame.classList.toggle("tabled", state.table);
    this.tableButton.setAttribute("aria-pressed", String(state.table));
    this.undo.disabled = !this.store.canUndo;
    const said = `${count(seen.nodes, "entity", "entities")}, ${count(seen.edges, "relation")}, ${count(seen.claims, "claim")}`;
    const all = this.model.n > seen.nodes ? ` of ${this.model.n.toLocaleString("en")} entities` : "";
    this.counts.textContent = said.replace(/entit\w+/, (word) => (all ? `of ${this.model.n.toLocaleString("en")} ${this.model.n === 1 ? "entity" : "entities"}` : word));
    this.surface.setAttribute("aria-label", `Picture of the graph: ${said}. Arrow keys go from node to node, Enter opens one. The table holds the same facts.`);
    this.card(state);
    this.write();
  }

  private card(state: State): void {
    const card = this.path || state.path || this.pathOpen ? pathCard(this, state.path?.[0] ?? this.half, state.path?.[1] ?? -1) : this.picked(state);
    if (state.pick && state.path) this.side.replaceChildren(this.closer(), this.picked(state) ?? "");
    else if (card) this.side.replaceChildren(this.closer(), card);
    else this.side.replaceChildren();
    const open = this.side.childElementCount > 0;
    if (open !== this.frame.classList.contains("carded")) {
      this.frame.classList.toggle("carded", open);
      this.side.hidden = !open;
      if (this.stage) this.stage.inset = this.insets();
    }
    this.side.scrollTop = 0;
    const title = this.side.querySelector("h2")?.textContent;
    if (title && this.live.textContent !== title) this.live.textContent = title;
  }

  private picked(state: State): HTMLElement | null {
    if (!state.pick) return null;
    if ("node" in state.pick) return nodeCard(this, state.pick.node);
    if ("edge" in state.pick) return edgeCard(this, state.pick.edge);
    return communityCard(this, state.pick.community);
  }

  private closer(): HTMLElement {
    const bar = h("div", { class: "closer" });
    if (this.state.path && this.state.pick) bar.append(button("← Path", () => this.store.change((state) => void (state.pick = null))));
    bar.append(button("×", () => this.clear(), { "aria-label": "Close", title: "Close (Esc)" }));
    return bar;
  }

  private insets() {
    const carded = this.frame.classList.contains("carded");
    const wide = window.innerWidth >= 900;
    const right = carded && wide ? this.side.getBoundingClientRect().width : 0;
    const bottom = carded && !wide ? window.innerHeight * 0.42 : 0;
    return { left: 0, right, top: this.chips.offsetHeight > 8 ? 26 : 6, bottom };
  }

  resize(): void {
    this.stage.resize(this.insets());
  }

  say(text: string): void {
    this.live.textContent = text;
  }

  /** Keep the address up to date, at most a few times a second. */
  private write(): void {
    clearTimeout(this.writing);
    this.writing = window.setTimeout(() => {
      const { x, y, zoom } = this.stage.view;
      this.written = encode(this.model, this.state, { x, y, zoom });
      try {
        history.replaceState(null, "", `#${this.written}`);
      } catch {
        /* a page inside another may have no address of its own */
      }
    }, 250);
  }

  private writing = 0;
}
