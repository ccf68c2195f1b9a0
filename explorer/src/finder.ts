// A field that completes names: a combobox with a list of what may be meant.
import type { App } from "./app";
import { h, mark } from "./dom";
import type { Hit } from "./search";

let serial = 0;

export interface Finder {
  root: HTMLElement;
  input: HTMLInputElement;
}

export function finder(app: App, label: string, placeholder: string, chosen: (node: number) => void): Finder {
  const id = `finder${serial++}`;
  let hits: Hit[] = [];
  let active = -1;
  const list = h("ul", { role: "listbox", id: `${id}-list`, "aria-label": "Names", hidden: true });
  const input = h("input", {
    type: "search",
    role: "combobox",
    "aria-label": label,
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": `${id}-list`,
    placeholder,
    autocomplete: "off",
    spellcheck: false,
  });
  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const take = (at: number) => {
    const hit = hits[at];
    if (!hit) return;
    input.value = app.model.label[hit.node];
    close();
    chosen(hit.node);
  };
  const move = (at: number) => {
    active = (at + hits.length) % hits.length;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
    input.setAttribute("aria-activedescendant", `${id}-${active}`);
    list.children[active]?.scrollIntoView({ block: "nearest" });
  };
  const show = () => {
    hits = app.index.find(input.value);
    list.replaceChildren(...hits.map((hit, at) => option(app, hit, `${id}-${at}`, () => take(at))));
    if (!hits.length && input.value.trim()) list.replaceChildren(h("li", { class: "none", role: "option", "aria-disabled": "true" }, "Nothing here goes by that name"));
    active = -1;
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (hits.length) move(0);
  };
  input.addEventListener("input", show);
  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", () => window.setTimeout(close, 120));
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && list.hidden) show();
    else if (event.key === "ArrowDown" && hits.length) move(active + 1);
    else if (event.key === "ArrowUp" && hits.length) move(active - 1);
    else if (event.key === "Enter") take(Math.max(active, 0));
    else if (event.key === "Escape" && !list.hidden) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return { root: h("div", { class: "finder" }, input, list), input };
}

function option(app: App, hit: Hit, id: string, take: () => void): HTMLElement {
  const { model } = app;
  const kinds = model.typesOf[hit.node].map((kind) => app.typeName(kind)).join(", ");
  const also = hit.alias ? h("span", { class: "alias" }, hit.alias) : null;
  const item = h("li", { role: "option", id, "aria-selected": "false" });
  item.append(mark(app.look, model.group[hit.node]), h("span", { class: "name" }, model.label[hit.node]));
  if (also) item.append(also);
  item.append(h("span", { class: "kind" }, kinds));
  item.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    take();
  });
  return item;
}
