// The bar at the top with its tools, the menu that saves, the buttons that zoom.
import type { App } from "./app";
import { button, h } from "./dom";
import { save, type Format } from "./exporting";
import { zoomAt } from "./gestures";

export function topBar(app: App, counts: HTMLElement, middle: HTMLElement[]): HTMLElement {
  const tools = h("nav", { class: "tools", "aria-label": "Tools" });
  const tool = (name: string, act: () => void, props: Record<string, unknown>) => tools.append(button(name, act, { class: "tool", ...props }));
  tool("Legend", () => app.togglePanel(), { title: "Legend and filters (F)", "aria-controls": "filters" });
  tool("Path", () => app.openPath(), { title: "Shortest path (P)" });
  tools.append(...middle);
  tool("◐", () => app.cycleTheme(), { class: "tool icon", title: "Light or dark (L)", "aria-label": "Light or dark" });
  tool("?", () => app.dialog.showModal(), { class: "tool icon", title: "Help (?)", "aria-label": "Help" });
  return h("header", { class: "bar" }, h("h1", { title: app.model.title }, app.model.title), app.search.root, counts, tools);
}

const FORMATS: [Format, string][] = [
  ["png", "Picture (PNG)"],
  ["svg", "Drawing (SVG)"],
  ["csv", "Claims that are seen (CSV)"],
  ["ttl", "Claims that are seen (Turtle)"],
];

export function saveMenu(app: App): HTMLElement {
  const menu = h("details", { class: "menu" }, h("summary", { class: "tool", title: "Save what is seen" }, "Save"));
  const list = h("div", { class: "choices" });
  for (const [format, name] of FORMATS) {
    list.append(button(name, () => (menu.removeAttribute("open"), void save(app, format)), { "data-format": format }));
  }
  menu.append(list);
  menu.addEventListener("focusout", (event) => menu.contains(event.relatedTarget as Node) || menu.removeAttribute("open"));
  return menu;
}

export function zoomButtons(app: App): HTMLElement {
  const zoom = h("div", { class: "zoom", role: "group", "aria-label": "Zoom" });
  const step = (factor: number) => () => zoomAt(app.stage, app.stage.view.width / 2, app.stage.view.height / 2, factor);
  zoom.append(button("+", step(1.5), { "aria-label": "Closer" }), button("−", step(1 / 1.5), { "aria-label": "Farther" }));
  zoom.append(button("⤢", () => app.stage.fit(), { "aria-label": "Show everything", title: "Show everything (0)" }));
  return zoom;
}
