// Names that do not cover each other: the most important first, each at the first free side of its node.
import { css, type Font, type Pen } from "./pen";
import { discRadius, hull, named } from "./hulls";
import type { Scene } from "./scene";
import type { View } from "./view";

export interface Label {
  text: string;
  x: number;
  y: number;
  font: Font;
  faint: boolean;
  node: number;
}

type Box = [number, number, number, number];
const CELL = 64;
const widths = new Map<string, number>();
let ruler: CanvasRenderingContext2D | null = null;

export function textWidth(text: string, font: Font): number {
  const key = `${font.size}/${font.weight}/${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known + font.spacing * text.length;
  ruler ??= document.createElement("canvas").getContext("2d");
  if (!ruler) return text.length * font.size * 0.55;
  ruler.font = css(font);
  const width = ruler.measureText(text).width;
  if (widths.size > 20000) widths.clear();
  widths.set(key, width);
  return width + font.spacing * text.length;
}

/** What is taken already, in cells so that a question costs little. */
class Taken {
  private cells = new Map<number, Box[]>();

  constructor(readonly beneath: Taken | null = null) {}

  private *around([x0, y0, x1, y1]: Box): Generator<number> {
    for (let x = Math.floor(x0 / CELL); x <= Math.floor(x1 / CELL); x++) {
      for (let y = Math.floor(y0 / CELL); y <= Math.floor(y1 / CELL); y++) yield x * 4096 + y;
    }
  }

  add(box: Box): void {
    for (const cell of this.around(box)) {
      const known = this.cells.get(cell);
      if (known) known.push(box);
      else this.cells.set(cell, [box]);
    }
  }

  free(box: Box, alone = false): boolean {
    if (!alone && this.beneath && !this.beneath.free(box)) return false;
    for (const cell of this.around(box)) {
      for (const [x0, y0, x1, y1] of this.cells.get(cell) ?? []) {
        if (box[0] < x1 && box[2] > x0 && box[1] < y1 && box[3] > y0) return false;
      }
    }
    return true;
  }
}

function nodeFont(rank: number, zoom: number): Font {
  const size = Math.min(11 + 4.5 * Math.sqrt(rank) + Math.min(Math.max(Math.log2(zoom), 0), 2) * 0.6, 16.5);
  return { size: Math.round(size * 2) / 2, weight: rank > 0.2 ? 600 : 450, spacing: 0, anchor: "start" };
}

function short(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}

export interface Placing {
  /** Whether communities are named too. */
  names: boolean;
  /** The first that many are placed even where it is tight. */
  always?: number;
  most?: number;
  spread?: Set<number>;
  /** How far the paper reaches beyond the window on each side. */
  margin?: number;
}

/** Place labels for `nodes`, in the order given. */
export function place(scene: Scene, view: View, nodes: number[], options: Placing): Label[] {
  const { model, seen } = scene;
  const marks = new Taken();
  const taken = new Taken(marks);
  const labels: Label[] = [];
  const margin = options.margin ?? 0;
  const inside = (box: Box) => box[0] > margin && box[2] < view.width - margin && box[1] > margin && box[3] < view.height - margin;
  const onScreen = (x: number, y: number) => x > -40 && y > -20 && x < view.width + 40 && y < view.height + 20;
  let discs = 0;
  for (const node of nodes) {
    const r = view.radius(model.r[node]);
    const x = view.sx(model.x[node]);
    const y = view.sy(model.y[node]);
    if (r < 3 || !onScreen(x, y) || discs++ > 3000) continue;
    (r > 7 ? taken : marks).add([x - r, y - r, x + r, y + r]);
  }
  const room = ((view.width - 2 * margin) * (view.height - 2 * margin)) / 6000;
  const crowd = model.overview && options.names && view.zoom < 3;
  const most = options.most ?? Math.min(crowd ? room / 3 : room, 220);
  const always = options.always ?? 0;
  const leaders = !options.names ? always : model.overview ? 0 : 24;
  let placed = 0;
  let tried = 0;
  const one = (node: number, rank: number) => {
    const x = view.sx(model.x[node]);
    const y = view.sy(model.y[node]);
    if (!onScreen(x, y)) return;
    tried++;
    const folded = seen.folded.get(node);
    const text = short(model.label[node], 34) + (folded ? ` +${folded}` : "");
    const font = nodeFont(model.rank[node], view.zoom);
    const gap = view.radius(model.r[node]) + (rank < always ? 8 : 3);
    const visible = inside([x, y, x, y]);
    const label = fit(taken, (box) => !visible || inside(box), text, font, [x, y, gap], rank < always ? 2 : rank < leaders ? 1 : 0);
    if (!label) return;
    labels.push({ ...label, node });
    placed++;
  };
  nodes.slice(0, leaders).forEach(one);
  if (options.names) labels.push(...communityNames(scene, view, taken, options.spread ?? new Set()));
  for (let at = leaders; at < nodes.length && placed < most && tried < 2500; at++) one(nodes[at], at);
  return labels;
}

/** The first free side of a node that the window does not cut; leading names may cover small nodes, forced ones anything. */
function fit(taken: Taken, inside: (box: Box) => boolean, text: string, font: Font, [x, y, gap]: number[], force: number): Label | null {
  const wide = textWidth(text, font);
  const high = font.size;
  const spots: [number, number][] = [
    [x + gap, y + high * 0.35],
    [x - wide / 2, y + gap + high * 0.8],
    [x - wide / 2, y - gap - high * 0.1],
    [x - gap - wide, y + high * 0.35],
  ];
  const box = ([left, base]: [number, number]): Box => [left - 2, base - high * 0.86, left + wide + 2, base + high * 0.3];
  const found =
    spots.find((spot) => inside(box(spot)) && taken.free(box(spot))) ??
    (force ? spots.find((spot) => inside(box(spot)) && taken.free(box(spot), true)) : null) ??
    (force > 1 ? (spots.find((spot) => inside(box(spot))) ?? spots[0]) : null);
  if (!found) return null;
  taken.add(box(found));
  return { text, x: found[0], y: found[1], font, faint: false, node: -1 };
}

/** The names of communities, above or below them, where nothing else stands. */
function communityNames(scene: Scene, view: View, taken: Taken, spread: Set<number>): Label[] {
  const { model } = scene;
  const labels: Label[] = [];
  if (!model.overview && view.zoom > 4) return labels;
  for (const at of named(model, model.overview ? 120 : 24)) {
    const community = model.communities[at];
    if (!model.overview && hull(scene, at).length < 3) continue;
    const [x, top, bottom] = extent(scene, view, at);
    const font: Font = { size: model.overview ? 12 : 10.5, weight: 650, spacing: 0.7, anchor: "middle" };
    const hidden = model.overview && !spread.has(at) ? `  ${community.members.length.toLocaleString("en")}` : "";
    const text = short(community.name.toLocaleUpperCase("en"), 44) + hidden;
    const wide = textWidth(text, font);
    const tries = model.overview ? [(top + bottom) / 2 + 4, top - 6, bottom + 14] : [top - 7, bottom + 16];
    for (const y of tries) {
      const box: Box = [x - wide / 2 - 4, y - 11, x + wide / 2 + 4, y + 4];
      if (box[0] < 0 || box[2] > view.width || box[1] < 0 || box[3] > view.height || !taken.free(box)) continue;
      taken.add(box);
      labels.push({ text, x, y, font, faint: true, node: -1 });
      break;
    }
  }
  return labels;
}

function extent(scene: Scene, view: View, at: number): [number, number, number] {
  const { model } = scene;
  const community = model.communities[at];
  if (model.overview) {
    const y = view.sy(community.y);
    const r = discRadius(scene, view, at);
    return [view.sx(community.x), y - r, y + r];
  }
  const ring = hull(scene, at);
  const pad = Math.min(Math.max(14 * view.factor, 5), 30);
  let top = Infinity;
  let bottom = -Infinity;
  let middle = 0;
  for (const node of ring) {
    top = Math.min(top, view.sy(model.y[node]) - pad);
    bottom = Math.max(bottom, view.sy(model.y[node]) + pad);
    middle += view.sx(model.x[node]) / ring.length;
  }
  return [middle, top, bottom];
}

export function drawLabels(pen: Pen, scene: Scene, labels: Label[]): void {
  const { look } = scene;
  for (const label of labels) pen.text(label.text, label.x, label.y, label.font, label.faint ? look.faint : look.ink, look.halo);
}
