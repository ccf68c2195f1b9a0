// A point on screen comes in; the node, edge or community under it goes out.
import { discRadius, named } from "./hulls";
import { ends, type Scene } from "./scene";
import type { View } from "./view";

export function nodeAt(scene: Scene, view: View, x: number, y: number, slack: number): number {
  const { model, seen } = scene;
  let best = -1;
  let nearest = Infinity;
  for (let at = 0; at < model.n; at++) {
    if (!seen.node[at]) continue;
    const away = Math.hypot(view.sx(model.x[at]) - x, view.sy(model.y[at]) - y) - view.radius(model.r[at]);
    if (away < slack && away < nearest) {
      nearest = away;
      best = at;
    }
  }
  return best;
}

export function edgeAt(scene: Scene, view: View, x: number, y: number, among: Iterable<number>, slack: number): number {
  const at = new Float64Array(4);
  let best = -1;
  let nearest = slack;
  for (const edge of among) {
    if (!ends(scene, view, edge, at)) continue;
    const [x1, y1, x2, y2] = at;
    const wide = x2 - x1;
    const high = y2 - y1;
    const part = Math.min(Math.max(((x - x1) * wide + (y - y1) * high) / (wide * wide + high * high), 0), 1);
    const away = Math.hypot(x1 + part * wide - x, y1 + part * high - y);
    if (away < nearest) {
      nearest = away;
      best = edge;
    }
  }
  return best;
}

export function communityAt(scene: Scene, view: View, x: number, y: number, spread: Set<number>): number {
  if (!scene.model.overview) return -1;
  for (const at of named(scene.model, 400)) {
    const { x: cx, y: cy } = scene.model.communities[at];
    if (!spread.has(at) && Math.hypot(view.sx(cx) - x, view.sy(cy) - y) < discRadius(scene, view, at)) return at;
  }
  return -1;
}
