// Elements from code: text is only ever set as text, links only lead to http and https.
import { CORNERS, HOLLOW } from "./pen";
import { DASHES, SHAPES, type Look } from "./theme";

type Child = Node | string | null | undefined | false;
type Props = Record<string, unknown>;

export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") element.className = String(value);
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value as EventListener);
    else if (name in element && !name.startsWith("aria") && name !== "list" && name !== "role") {
      (element as unknown as Props)[name] = value;
    } else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...(children.filter((child) => child || child === "") as (Node | string)[]));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

export function s(tag: string, props: Record<string, string | number>, ...children: Node[]): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(props)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

export function button(text: string, onclick: () => void, props: Props = {}): HTMLButtonElement {
  return h("button", { type: "button", onclick, ...props }, text);
}

/** Only web addresses become links; anything else stays text. */
export function link(text: string, address: string, props: Props = {}): HTMLElement {
  const url = webAddress(address);
  if (!url) return h("span", props, text);
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer", ...props }, text);
}

export function webAddress(address: string): string | null {
  try {
    const url = new URL(address);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}

/** The mark of a group, as it stands in the picture. */
export function mark(look: Look, group: number, size = 14): SVGElement {
  const shape = SHAPES[group];
  const part = (r: number, fill: string) => {
    const corners = CORNERS[shape];
    if (!corners) return s("circle", { r, fill });
    return s("polygon", { points: corners.map((at) => at * r).join(" "), fill });
  };
  const parts = [part(6, look.groups[group])];
  if (shape === "ring" || shape === "frame") parts.push(part(6 * HOLLOW, look.ground));
  return s("svg", { width: size, height: size, viewBox: "-8 -8 16 16", "aria-hidden": "true", class: "mark" }, ...parts);
}

/** The line of a mood, as it stands in the picture. */
export function stroke(look: Look, mood: number): SVGElement {
  const color = mood >= 3 ? look.denied : look.strong;
  const line = { x1: 1, y1: 6, x2: 27, y2: 6, stroke: color, "stroke-width": 2, "stroke-dasharray": DASHES[mood].join(" ") || "none" };
  const parts = [s("line", line), s("polygon", { points: "34,6 26,2 26,10", fill: color })];
  if (mood >= 3) parts.push(s("line", { x1: 16, y1: 1, x2: 16, y2: 11, stroke: color, "stroke-width": 2 }));
  return s("svg", { width: 36, height: 12, viewBox: "0 0 36 12", "aria-hidden": "true", class: "stroke" }, ...parts);
}

export function count(value: number, one: string, many = `${one}s`): string {
  return `${value.toLocaleString("en")} ${value === 1 ? one : many}`;
}
