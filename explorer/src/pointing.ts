// What the pointer is over, and what a click there means.
import type { App } from "./app";
import { words } from "./data";
import { count, h } from "./dom";
import { communityAt, edgeAt, nodeAt } from "./hit";
import { marked } from "./scene";

/** With more edges than this, pointing looks for nodes only. */
const MANY = 40000;

export class Pointing {
  readonly tip = h("div", { class: "tip", "aria-hidden": "true", hidden: true });
  private node = -1;

  constructor(private readonly app: App) {}

  click(x: number, y: number, touch: boolean, add: boolean): void {
    const { app } = this;
    const { scene, view } = app.stage;
    if (!scene) return;
    const node = nodeAt(scene, view, x, y, touch ? 12 : 4);
    const { pick } = app.state;
    if (node >= 0 && add && pick && "node" in pick) {
      return app.store.change((state) => Object.assign(state, { path: [pick.node, node], pick: null }));
    }
    if (node >= 0) return app.pickNode(node);
    const edge = edgeAt(scene, view, x, y, marked(app.seen.edge), touch ? 10 : 5);
    if (edge >= 0) return app.pickEdge(edge);
    const community = communityAt(scene, view, x, y, app.state.spread);
    if (community >= 0) return app.store.change((state) => Object.assign(state, { pick: { community } }));
    if (pick) app.clear();
  }

  hover(x: number, y: number): void {
    const { app } = this;
    const { scene, view } = app.stage;
    if (!scene) return;
    const node = nodeAt(scene, view, x, y, 3);
    const edge = node < 0 && app.seen.edges < MANY ? edgeAt(scene, view, x, y, marked(app.seen.edge), 4) : -1;
    app.surface.classList.toggle("over", node >= 0 || edge >= 0);
    this.name(edge, x, y);
    if (node === this.node) return;
    this.node = node;
    app.stage.hover(node >= 0 ? app.stage.around([node]) : null);
  }

  leave(): void {
    this.node = -1;
    this.tip.hidden = true;
    this.app.stage.hover(null);
  }

  moved(): void {
    this.tip.hidden = true;
  }

  private name(edge: number, x: number, y: number): void {
    const { model, seen, stage } = this.app;
    this.tip.hidden = edge < 0;
    if (edge < 0) return;
    const { source, target, predicate } = model.edges;
    const name = words(model.predicates[predicate[edge]].name);
    this.tip.textContent = `${model.label[source[edge]]} ${name} ${model.label[target[edge]]} · ${count(seen.weight[edge], "claim")}`;
    this.tip.style.transform = `translate(${Math.min(x + 14, stage.view.width - 280)}px, ${y + 16}px)`;
  }
}
