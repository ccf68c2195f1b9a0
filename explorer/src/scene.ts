// Draws edges, nodes and communities with any pen.
import { DENIED, DISPUTED, type Model } from "./data";
import type { Seen } from "./filters";
import type { Pen, Stroke } from "./pen";
import { DASHES, SHAPES, type Look } from "./theme";
import type { View } from "./view";

export interface Scene {
  model: Model;
  seen: Seen;
  look: Look;
}

/** The ends of an edge in pixels, moved to its lane and stopped at the nodes; false when nothing is left of it. */
export function ends(scene: Scene, view: View, edge: number, into: Float64Array): boolean {
  const { model } = scene;
  const one = model.edges.source[edge];
  const two = model.edges.target[edge];
  if (one === two) return false;
  const x1 = view.sx(model.x[one]);
  const y1 = view.sy(model.y[one]);
  const x2 = view.sx(model.x[two]);
  const y2 = view.sy(model.y[two]);
  const length = Math.hypot(x2 - x1, y2 - y1);
  const ux = (x2 - x1) / length;
  const uy = (y2 - y1) / length;
  const r1 = view.radius(model.r[one]);
  const r2 = view.radius(model.r[two]);
  const widest = (Math.min(r1, r2) * 1.6) / Math.max(model.edges.lanes[edge] - 1, 1);
  const off = model.edges.lane[edge] * Math.min(view.lane, Math.max(widest, 2.2));
  const start = Math.sqrt(Math.max(r1 * r1 - off * off, 0));
  const stop = length - Math.sqrt(Math.max(r2 * r2 - off * off, 0)) - 1.5;
  if (!(stop - start > 1)) return false;
  into[0] = x1 + ux * start - uy * off;
  into[1] = y1 + uy * start + ux * off;
  into[2] = x1 + ux * stop - uy * off;
  into[3] = y1 + uy * stop + ux * off;
  return true;
}

export function edgeColor(scene: Scene, edge: number, strong: boolean): string {
  const { look, seen, model } = scene;
  if (seen.mood[edge] >= DENIED) return look.denied;
  if (strong) return look.strong;
  if (model.predicates[model.edges.predicate[edge]].background) return look.context;
  const { community, edges } = model;
  return community[edges.source[edge]] === community[edges.target[edge]] ? look.edge : look.crossing;
}

export function edgeWidth(scene: Scene, view: View, edge: number): number {
  const some = 0.8 + 0.45 * Math.log2(1 + scene.seen.weight[edge]);
  return Math.min(Math.max(some * Math.min(view.factor * 1.6, 1.25), 0.7), 4);
}

/** Draw edges in batches of one style; arrow heads where there is room for them. */
export function drawEdges(pen: Pen, scene: Scene, view: View, edges: Iterable<number>, strong = false): void {
  const strokes = new Map<string, { stroke: Stroke; coords: number[] }>();
  const heads = new Map<string, number[]>();
  const at = new Float64Array(4);
  const { width, height } = view;
  for (const edge of edges) {
    if (!ends(scene, view, edge, at)) continue;
    const [x1, y1, x2, y2] = at;
    if ((x1 < 0 && x2 < 0) || (y1 < 0 && y2 < 0) || (x1 > width && x2 > width) || (y1 > height && y2 > height)) continue;
    const color = edgeColor(scene, edge, strong);
    const thick = Math.round(edgeWidth(scene, view, edge) * 4) / 4 + (strong ? 0.5 : 0);
    const mood = scene.seen.mood[edge];
    const key = `${color}${thick}/${mood}`;
    let batch = strokes.get(key);
    if (!batch) strokes.set(key, (batch = { stroke: { color, width: thick, dash: DASHES[mood] }, coords: [] }));
    const length = Math.hypot(x2 - x1, y2 - y1);
    const ux = (x2 - x1) / length;
    const uy = (y2 - y1) / length;
    const head = length > 12 ? Math.min(4 + thick * 1.6, length * 0.4) : 0;
    batch.coords.push(x1, y1, x2 - ux * head * 0.8, y2 - uy * head * 0.8);
    if (mood >= DENIED && length > 24) bar(strokes, color, (x1 + x2) / 2, (y1 + y2) / 2, ux, uy);
    if (!head) continue;
    let tips = heads.get(color);
    if (!tips) heads.set(color, (tips = []));
    const wide = head * 0.42;
    tips.push(x2, y2, x2 - ux * head - uy * wide, y2 - uy * head + ux * wide);
    tips.push(x2 - ux * head + uy * wide, y2 - uy * head - ux * wide);
  }
  for (const { stroke, coords } of strokes.values()) pen.lines(stroke, coords);
  for (const [color, coords] of heads) pen.triangles(color, coords);
}

/** A stroke across the middle says no. */
function bar(
  strokes: Map<string, { stroke: Stroke; coords: number[] }>,
  color: string,
  x: number,
  y: number,
  ux: number,
  uy: number,
): void {
  const key = `bar${color}`;
  let batch = strokes.get(key);
  if (!batch) strokes.set(key, (batch = { stroke: { color, width: 2, dash: [] }, coords: [] }));
  batch.coords.push(x - uy * 5, y + ux * 5, x + uy * 5, y - ux * 5);
}

export function drawNodes(pen: Pen, scene: Scene, view: View, nodes: Iterable<number>): void {
  const { model, look } = scene;
  const batches: number[][] = SHAPES.map(() => []);
  for (const node of nodes) {
    const x = view.sx(model.x[node]);
    const y = view.sy(model.y[node]);
    const r = view.radius(model.r[node]);
    if (x < -r || y < -r || x > view.width + r || y > view.height + r) continue;
    batches[model.group[node]].push(x, y, r);
  }
  batches.forEach((coords, group) => {
    if (coords.length) pen.marks(SHAPES[group], look.groups[group], look.ground, coords);
  });
}

export function* marked(flags: Uint8Array): Generator<number> {
  for (let at = 0; at < flags.length; at++) if (flags[at]) yield at;
}

/** Marked edges, those in the background first, denied ones last, so that the firm lines stay on top. */
export function ordered(scene: Scene): number[] {
  const { model, seen } = scene;
  const { community } = model;
  const { source, target } = model.edges;
  const back: number[] = [];
  const across: number[] = [];
  const front: number[] = [];
  const loud: number[] = [];
  for (const edge of marked(seen.edge)) {
    if (seen.mood[edge] === DENIED || seen.mood[edge] === DISPUTED) loud.push(edge);
    else if (model.predicates[model.edges.predicate[edge]].background) back.push(edge);
    else (community[source[edge]] === community[target[edge]] ? front : across).push(edge);
  }
  return [...back, ...across, ...front, ...loud];
}
