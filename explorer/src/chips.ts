// What narrows the picture just now, each with a cross to undo it.
import type { App } from "./app";
import { button, count, h } from "./dom";
import { monthName, words } from "./data";
import { initial, type State } from "./state";

export function chips(app: App): HTMLElement {
  const { state, model } = app;
  const bar = h("div", { class: "chips", role: "group", "aria-label": "In force" });
  const add = (text: string, edit: (next: State) => void) => {
    const chip = button(text, () => app.store.change(edit), { class: "chip", title: `Take back: ${text}` });
    chip.append(h("span", { "aria-hidden": "true" }, " ×"));
    bar.append(chip);
  };
  const source = (key: string) => {
    const name = key.slice(2);
    return key.startsWith("a:") ? model.articles.find((article) => article.id === name)?.title || name : name;
  };
  if (state.root.size) add(`Only around ${[...state.root].map((node) => model.label[node]).join(", ")}`, (next) => (next.root.clear(), next.open.clear()));
  if (state.only.size) add(`Only what ${state.only.size === 1 ? `“${source([...state.only][0])}” says` : `${state.only.size} sources say`}`, (next) => next.only.clear());
  if (state.not.size) add(`Without ${state.not.size === 1 ? source([...state.not][0]) : count(state.not.size, "source")}`, (next) => next.not.clear());
  if (state.types.size) add(`${count(state.types.size, "type")} hidden`, (next) => next.types.clear());
  if (state.predicates.size) {
    const left = [...model.predicates.keys()].filter((at) => !state.predicates.has(at));
    const text = left.length === 1 ? `Only ${words(model.predicates[left[0]].name)}` : `${count(state.predicates.size, "relation")} hidden`;
    add(text, (next) => next.predicates.clear());
  }
  if (state.moods.size) {
    const left = [0, 1, 2, 3].filter((mood) => !state.moods.has(mood)).map((mood) => ["asserted", "reported", "planned or possible", "denied"][mood]);
    add(left.length ? `Only ${left.join(", ")}` : "Nothing said any way", (next) => next.moods.clear());
  }
  if (state.least) add(`Confidence ≥ ${state.least.toFixed(2)}`, (next) => void (next.least = 0));
  if (state.from >= 0 || state.to >= 0) {
    const text = `${state.from >= 0 ? `from ${monthName(state.from)}` : ""} ${state.to >= 0 ? `to ${monthName(state.to)}` : ""}`;
    add(text.trim(), (next) => void (next.from = next.to = -1));
  }
  if (!state.undated) add("Without the undated", (next) => void (next.undated = true));
  if (state.shut.size) add(`${state.shut.size} collapsed`, (next) => next.shut.clear());
  if (state.open.size && !state.root.size) add(`${state.open.size} expanded`, (next) => next.open.clear());
  if (state.spread.size) add(`${count(state.spread.size, "community", "communities")} open`, (next) => next.spread.clear());
  if (bar.childElementCount > 1) {
    const reset = () => app.store.change((next) => Object.assign(next, initial(), { theme: next.theme, table: next.table, pick: next.pick }));
    bar.append(button("Reset all", reset, { class: "reset" }));
  }
  return bar;
}
