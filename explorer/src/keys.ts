// What the keyboard does, in the picture and everywhere else.
import type { App } from "./app";
import { zoomAt } from "./gestures";

const WAYS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

let at = -1;

/** The nearest seen node in one direction; the farther off its line, the farther it counts. */
function beside(app: App, from: number, [dx, dy]: [number, number]): number {
  const { model, seen } = app;
  let best = -1;
  let nearest = Infinity;
  for (let node = 0; node < model.n; node++) {
    if (!seen.node[node] || node === from) continue;
    const x = model.x[node] - model.x[from];
    const y = model.y[node] - model.y[from];
    const along = x * dx + y * dy;
    if (along <= 0) continue;
    const away = along + 2.5 * Math.abs(x * dy - y * dx);
    if (away < nearest) {
      nearest = away;
      best = node;
    }
  }
  return best;
}

function first(app: App): number {
  const { model, seen, state } = app;
  if (state.pick && "node" in state.pick) return state.pick.node;
  let best = -1;
  for (let node = 0; node < model.n; node++) if (seen.node[node] && (best < 0 || model.rank[node] > model.rank[best])) best = node;
  return best;
}

export function stageKeys(app: App, event: KeyboardEvent): void {
  const way = WAYS[event.key];
  if (way && !event.ctrlKey && !event.metaKey) {
    const from = at >= 0 && app.seen.node[at] ? at : -1;
    const next = from < 0 ? first(app) : beside(app, from, way);
    if (next >= 0) {
      at = next;
      app.stage.hover(app.stage.around([at]));
      const { view } = app.stage;
      const x = view.sx(app.model.x[at]);
      const y = view.sy(app.model.y[at]);
      if (x < 40 || y < 40 || x > view.width - 40 || y > view.height - 40) app.stage.fit([at], true, view.zoom);
      app.say(`${app.model.label[at]}, ${app.model.typesOf[at].map((kind) => app.typeName(kind)).join(", ")}`);
    }
  } else if (event.key === "Enter" && at >= 0) app.pickNode(at);
  else if (event.key === "+" || event.key === "=") zoomAt(app.stage, app.stage.view.width / 2, app.stage.view.height / 2, 1.4);
  else if (event.key === "-") zoomAt(app.stage, app.stage.view.width / 2, app.stage.view.height / 2, 1 / 1.4);
  else return;
  event.preventDefault();
}

export function globalKeys(app: App): void {
  const plain: Record<string, () => void> = {
    "/": () => app.search.input.focus(),
    "?": () => app.dialog.showModal(),
    t: () => app.toggleTable(),
    f: () => app.togglePanel(),
    p: () => app.openPath(),
    l: () => app.cycleTheme(),
    "0": () => app.stage.fit(),
  };
  document.addEventListener("keydown", (event) => {
    const target = event.target as HTMLElement;
    const typing = target instanceof HTMLInputElement && (target.type === "search" || target.type === "text");
    if (app.dialog.open) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !typing) {
      app.store.undo();
      return event.preventDefault();
    }
    if (event.key === "Escape") {
      if (typing) target.blur();
      return app.clear();
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = plain[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}
