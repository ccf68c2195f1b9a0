// The shortest way between two entities, step by step.
import type { App } from "./app";
import { button, count, h } from "./dom";
import { finder } from "./finder";
import { words } from "./data";
import { nodeButton, whyButton } from "./facts";

export function pathCard(app: App, from: number, to: number): HTMLElement {
  const { model, store, path } = app;
  const set = (at: 0 | 1) => (node: number) =>
    store.change((state) => {
      const ends: [number, number] = [from, to];
      ends[at] = node;
      state.path = ends[0] >= 0 && ends[1] >= 0 ? ends : null;
      app.half = ends[0] >= 0 && ends[1] < 0 ? ends[0] : -1;
      state.pick = null;
    });
  const one = finder(app, "Path from", "From…", set(0));
  const two = finder(app, "Path to", "To…", set(1));
  if (from >= 0) one.input.value = model.label[from];
  if (to >= 0) two.input.value = model.label[to];
  const card = h("article", { class: "card path" }, h("header", {}, h("h2", {}, "Shortest path"), h("div", { class: "ends" }, one.root, two.root)));
  if (from < 0 || to < 0) {
    card.append(h("p", { class: "empty" }, "Name the other end, or click it in the picture."));
    return card;
  }
  if (!path) {
    card.append(h("p", { class: "empty" }, "Nothing that passes the filters links the two."));
    return card;
  }
  const steps = h("ol", { class: "steps" });
  path.nodes.forEach((node, at) => {
    steps.append(h("li", {}, nodeButton(app, node)));
    if (at === path.edges.length) return;
    const edge = path.edges[at];
    const name = words(model.predicates[model.edges.predicate[edge]].name);
    const forward = model.edges.source[edge] === node;
    const arrow = h("span", { "aria-hidden": "true" }, forward ? "↓ " : "↑ ");
    const sense = h("span", { class: "sr" }, forward ? "" : "which is what the next does: ");
    steps.append(h("li", { class: "step" }, arrow, sense, h("span", { class: "relation" }, name), whyButton(app, edge)));
  });
  card.append(h("p", { class: "kinds" }, count(path.edges.length, "step")), steps);
  card.append(h("div", { class: "actions" }, button("Swap", () => store.change((state) => void (state.path = [to, from])))));
  return card;
}
