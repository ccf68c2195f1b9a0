// Communities as soft shapes beneath everything, or, in a large graph's overview, as discs that can be opened.
import type { Community, Model } from "./data";
import type { Pen } from "./pen";
import type { Seen } from "./filters";
import type { Scene } from "./scene";
import type { View } from "./view";

/** Communities that are worth a shape and a name. */
export function named(model: Model, limit: number): number[] {
  const found: number[] = [];
  for (let at = 0; at < model.communities.length && found.length < limit; at++) {
    if (model.communities[at].name) found.push(at);
  }
  return found;
}

const hulls = new WeakMap<Seen, Map<number, number[]>>();

/** The convex outline of the members that are seen, without those that lie far off. */
export function hull(scene: Scene, at: number): number[] {
  let known = hulls.get(scene.seen);
  if (!known) hulls.set(scene.seen, (known = new Map()));
  let ring = known.get(at);
  if (!ring) known.set(at, (ring = outline(scene, scene.model.communities[at])));
  return ring;
}

function outline({ model, seen }: Scene, { members, x, y, r }: Community): number[] {
  const near = members.filter((node) => seen.node[node] && Math.hypot(model.x[node] - x, model.y[node] - y) < r * 1.75);
  if (near.length < 3) return [];
  near.sort((a, b) => model.x[a] - model.x[b] || model.y[a] - model.y[b]);
  const cross = (o: number, a: number, b: number) =>
    (model.x[a] - model.x[o]) * (model.y[b] - model.y[o]) - (model.y[a] - model.y[o]) * (model.x[b] - model.x[o]);
  const half = (nodes: number[]) => {
    const line: number[] = [];
    for (const node of nodes) {
      while (line.length > 1 && cross(line[line.length - 2], line[line.length - 1], node) <= 0) line.pop();
      line.push(node);
    }
    return line.slice(0, -1);
  };
  return [...half(near), ...half(near.reverse())];
}

export function discRadius(scene: Scene, view: View, community: number): number {
  return Math.max(scene.model.communities[community].r * view.k * 0.8, 6);
}

export function drawCommunities(pen: Pen, scene: Scene, view: View, spread: Set<number>): void {
  const { model, look } = scene;
  if (model.overview) {
    drawLinks(pen, scene, view);
    for (const at of named(model, 400)) {
      if (spread.has(at)) continue;
      const { x, y } = model.communities[at];
      pen.disc(view.sx(x), view.sy(y), discRadius(scene, view, at), look.hull, look.edge, 1);
    }
    return;
  }
  for (const at of named(model, 60)) {
    const ring = hull(scene, at);
    if (ring.length < 3) continue;
    const points = ring.flatMap((node) => [view.sx(model.x[node]), view.sy(model.y[node])]);
    pen.polygon(points, look.hull, look.hullLine, Math.min(Math.max(14 * view.factor, 5), 30));
  }
}

function drawLinks(pen: Pen, scene: Scene, view: View): void {
  const { model, look } = scene;
  const links = model.overview?.links ?? [];
  const most = links.length ? links[0][2] : 1;
  for (const [one, two, count] of links) {
    const a = model.communities[one];
    const b = model.communities[two];
    const coords = [view.sx(a.x), view.sy(a.y), view.sx(b.x), view.sy(b.y)];
    pen.lines({ color: look.context, width: 0.6 + 3 * Math.sqrt(count / most), dash: [] }, coords);
  }
}
