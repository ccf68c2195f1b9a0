// Where the reader looks: layout units to pixels and back, and how large nodes are drawn at this zoom.
import type { Model } from "./data";

export interface Inset {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export class View {
  x = 0;
  y = 0;
  k = 1;
  width = 1;
  height = 1;
  /** The zoom at which the whole picture fits, and how many pixels a unit of radius takes there. */
  fitted = 1;
  base = 1;

  sx(x: number): number {
    return (x - this.x) * this.k + this.width / 2;
  }

  sy(y: number): number {
    return (y - this.y) * this.k + this.height / 2;
  }

  wx(px: number): number {
    return (px - this.width / 2) / this.k + this.x;
  }

  wy(py: number): number {
    return (py - this.height / 2) / this.k + this.y;
  }

  /** Pixels for one unit of radius: nodes grow more slowly than the picture. */
  get factor(): number {
    return this.base * (this.k / this.fitted) ** 0.6;
  }

  get lane(): number {
    return Math.min(Math.max(this.factor * 5, 2.2), 9);
  }

  radius(r: number): number {
    return Math.max(r * this.factor, 1.3);
  }

  get zoom(): number {
    return this.k / this.fitted;
  }

  set zoom(zoom: number) {
    this.k = this.fitted * Math.min(Math.max(zoom, 0.3), 60);
  }

  clone(): View {
    return Object.assign(new View(), this);
  }

  /** Learn the size of the window and what the whole picture needs in it. */
  measure(model: Model, inset: Inset): void {
    const box = bounds(model);
    const wide = Math.max(this.width - inset.left - inset.right, 80);
    const high = Math.max(this.height - inset.top - inset.bottom, 80);
    const zoom = this.zoom;
    this.fitted = Math.min(wide / Math.max(box.x1 - box.x0, 40), high / Math.max(box.y1 - box.y0, 40), 3);
    const shown = model.overview ? model.overview.nodes.length * 2 : model.n;
    this.base = Math.max(this.fitted, Math.min(Math.max(9 / Math.sqrt(shown + 1), 0.12), 0.5));
    this.zoom = zoom;
  }

  /** Look at a part of the picture with room at the edges for what covers them. */
  aim(box: { x0: number; y0: number; x1: number; y1: number }, inset: Inset, closest = 60): void {
    const wide = Math.max(this.width - inset.left - inset.right, 80);
    const high = Math.max(this.height - inset.top - inset.bottom, 80);
    const k = Math.min(wide / Math.max(box.x1 - box.x0, 1), high / Math.max(box.y1 - box.y0, 1));
    this.zoom = Math.min(k / this.fitted, closest);
    this.x = (box.x0 + box.x1) / 2 + (inset.right - inset.left) / 2 / this.k;
    this.y = (box.y0 + box.y1) / 2 + (inset.bottom - inset.top) / 2 / this.k;
  }
}

const known = new WeakMap<Model, { x0: number; y0: number; x1: number; y1: number }>();

export function bounds(model: Model, nodes?: Iterable<number>): { x0: number; y0: number; x1: number; y1: number } {
  if (!nodes && known.has(model)) return known.get(model)!;
  const box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (const at of nodes ?? Array(model.n).keys()) {
    const r = model.r[at];
    box.x0 = Math.min(box.x0, model.x[at] - r);
    box.y0 = Math.min(box.y0, model.y[at] - r);
    box.x1 = Math.max(box.x1, model.x[at] + r);
    box.y1 = Math.max(box.y1, model.y[at] + r);
  }
  if (box.x0 > box.x1) Object.assign(box, { x0: -50, y0: -50, x1: 50, y1: 50 });
  if (!nodes) known.set(model, box);
  return box;
}
