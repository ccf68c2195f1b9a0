// The picture on screen: layers, what lights up, and the drawing of frames as cheaply as they can be had.
import { edgesOfNode, otherEnd, type Model } from "./data";
import { drawCommunities } from "./hulls";
import { drawLabels, place, type Label } from "./labels";
import { CanvasPen, type Pen } from "./pen";
import { CanvasRenderer, choose, Layer, SigmaRenderer, type Renderer } from "./renderers";
import { drawEdges, drawNodes, marked, ordered, type Scene } from "./scene";
import { bounds, View, type Inset } from "./view";

/** What stands out from the rest. */
export interface Focus {
  centre: number[];
  nodes: Set<number>;
  edges: number[];
}

const CHEAP = 9;

export class Stage {
  readonly view = new View();
  readonly root: HTMLElement;
  renderer: Renderer;
  scene: Scene | null = null;
  inset: Inset = { left: 0, right: 0, top: 0, bottom: 0 };
  spread = new Set<number>();
  labels: Label[] = [];
  frames = 0;
  private readonly under: Layer;
  private readonly over: Layer;
  private drawn = new View();
  private cost = 0;
  private dirty: "all" | "over" | "move" | "" = "";
  private waiting = 0;
  private settle = 0;
  private chosen: Focus | null = null;
  private hovered: Focus | null = null;
  private nodes: number[] = [];
  private glide = 0;

  constructor(
    holder: HTMLElement,
    private readonly model: Model,
    wanted: string | null,
  ) {
    this.root = holder;
    this.under = new Layer(holder, "under");
    this.renderer = this.make(choose(wanted));
    this.over = new Layer(holder, "over");
  }

  private make(kind: "webgl" | "canvas"): Renderer {
    if (kind === "webgl") {
      try {
        return new SigmaRenderer(this.root);
      } catch {
        this.root.querySelector(".webgl")?.remove();
      }
    }
    return new CanvasRenderer(this.root, () => this.margin());
  }

  private margin(): number {
    return Math.round(Math.min(this.view.width, this.view.height, 900) * 0.22);
  }

  show(scene: Scene): void {
    this.scene = scene;
    const { rank } = scene.model;
    this.nodes = [...marked(scene.seen.node)].sort((a, b) => rank[b] - rank[a] || a - b);
    try {
      this.renderer.sync(scene);
    } catch (error) {
      if (this.renderer.name === "canvas") throw error;
      this.renderer.destroy();
      this.renderer = new CanvasRenderer(this.root, () => this.margin());
      this.root.append(this.over.canvas);
      this.renderer.resize(this.view.width, this.view.height);
      this.renderer.sync(scene);
    }
    this.ask("all");
  }

  resize(inset: Inset): void {
    this.inset = inset;
    this.view.width = Math.max(this.root.clientWidth, 1);
    this.view.height = Math.max(this.root.clientHeight, 1);
    this.view.measure(this.model, inset);
    for (const layer of [this.under, this.over]) layer.resize(this.view.width, this.view.height, this.margin());
    this.renderer.resize(this.view.width, this.view.height);
    this.ask("all");
  }

  fit(nodes?: Iterable<number>, smooth = true, closest = 60): void {
    const target = this.view.clone();
    const list = nodes ? [...nodes] : undefined;
    const high = 34;
    const pad = this.view.width > 700 ? 110 : 40;
    const { left, right, top, bottom } = this.inset;
    const inset = { left: left + pad, right: right + pad, top: top + high, bottom: bottom + high };
    target.aim(bounds(this.model, list?.length ? list : undefined), inset, closest);
    this.go(target, smooth);
  }

  /** Bring a node into the free part of the window, closer if it is far away. */
  approach(nodes: number[]): void {
    this.fit(nodes, true, Math.max(this.view.zoom, Math.min(2.4, this.view.zoom < 1 ? 1.4 : 2.4)));
  }

  go(target: View, smooth: boolean): void {
    cancelAnimationFrame(this.glide);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const { x, y, zoom } = this.view;
    const apply = (part: number) => {
      this.view.zoom = zoom * (target.zoom / zoom) ** part;
      this.view.x = x + (target.x - x) * part;
      this.view.y = y + (target.y - y) * part;
      this.ask("move");
    };
    if (!smooth || still) return apply(1);
    const start = performance.now();
    const step = (now: number) => {
      const part = Math.min(Math.max((now - start) / 280, 0), 1);
      apply(1 - (1 - part) ** 3);
      if (part < 1) this.glide = requestAnimationFrame(step);
    };
    this.glide = requestAnimationFrame(step);
  }

  stop(): void {
    cancelAnimationFrame(this.glide);
  }

  choose(focus: Focus | null): void {
    this.chosen = focus;
    this.ask("over");
  }

  hover(focus: Focus | null): void {
    if (!focus && !this.hovered) return;
    this.hovered = focus;
    this.ask("over");
  }

  /** A node with all that it is linked to. */
  around(nodes: number[], edges?: number[]): Focus {
    const { model, seen } = this.scene!;
    const focus: Focus = { centre: nodes, nodes: new Set(nodes), edges: edges ?? [] };
    if (edges) return focus;
    for (const node of nodes) {
      for (const edge of edgesOfNode(model, node)) {
        if (!seen.edge[edge]) continue;
        focus.edges.push(edge);
        focus.nodes.add(otherEnd(model, edge, node));
      }
    }
    return focus;
  }

  ask(what: "all" | "over" | "move"): void {
    if (what === "all" || !this.dirty || (what === "move" && this.dirty === "over")) this.dirty = what;
    else if (this.dirty === "move" && what === "over") this.dirty = "all";
    if (!this.waiting) this.waiting = requestAnimationFrame(() => this.frame());
  }

  /** Draw at once what has been asked for. */
  flush(): void {
    if (this.waiting) cancelAnimationFrame(this.waiting);
    this.frame();
  }

  private frame(): void {
    const what = this.dirty;
    this.waiting = 0;
    this.dirty = "";
    this.frames++;
    if (!what || !this.scene) return;
    if (what === "over") return this.drawOver();
    if (what === "all") return this.full();
    const moved = Math.max(Math.abs(this.dx()), Math.abs(this.dy()));
    const scaled = Math.abs(this.view.k / this.drawn.k - 1);
    if (this.cost < CHEAP) return this.full();
    if (moved > this.margin() || scaled > 0.6) return this.full();
    this.slide();
    if (!this.renderer.slides) this.renderer.draw(this.view);
    clearTimeout(this.settle);
    this.settle = window.setTimeout(() => this.ask("all"), 140);
  }

  private dx(): number {
    return (this.drawn.x - this.view.x) * this.view.k;
  }

  private dy(): number {
    return (this.drawn.y - this.view.y) * this.view.k;
  }

  /** Move what was drawn last instead of drawing it again. */
  private slide(): void {
    const scale = this.view.k / this.drawn.k;
    const move = `translate(${this.dx()}px, ${this.dy()}px) scale(${scale})`;
    this.under.canvas.style.transform = move;
    this.over.canvas.style.transform = move;
    if (this.renderer instanceof CanvasRenderer) this.renderer.layer.canvas.style.transform = move;
  }

  private full(): void {
    clearTimeout(this.settle);
    const start = performance.now();
    this.drawn = this.view.clone();
    this.slide();
    drawCommunities(new CanvasPen(this.under.at), this.scene!, this.under.begin(this.view), this.spread);
    this.renderer.draw(this.view);
    this.drawOver();
    this.cost = performance.now() - start;
  }

  private drawOver(): void {
    const scene = this.scene!;
    const wide = this.over.begin(this.drawn);
    const pen = new CanvasPen(this.over.at);
    const focus = this.hovered ?? this.chosen;
    if (!focus) {
      this.labels = place(scene, wide, this.nodes, { names: true, spread: this.spread, margin: this.over.margin });
      return drawLabels(pen, scene, this.labels);
    }
    pen.fill(scene.look.veil, wide.width, wide.height);
    this.labels = drawFocus(pen, scene, wide, focus, this.over.margin);
  }

  /** Draw the whole picture with another pen, for a file. */
  paint(pen: Pen): void {
    const scene = this.scene!;
    const { view } = this;
    pen.fill(scene.look.ground, view.width, view.height);
    drawCommunities(pen, scene, view, this.spread);
    drawEdges(pen, scene, view, ordered(scene));
    drawNodes(pen, scene, view, [...this.nodes].reverse());
    if (!this.chosen) return drawLabels(pen, scene, place(scene, view, this.nodes, { names: true, spread: this.spread }));
    pen.fill(scene.look.veil, view.width, view.height);
    drawFocus(pen, scene, view, this.chosen);
  }
}

function drawFocus(pen: Pen, scene: Scene, view: View, focus: Focus, margin = 0): Label[] {
  const { model, look } = scene;
  const { rank } = model;
  drawEdges(pen, scene, view, focus.edges, true);
  const rest = [...focus.nodes].filter((node) => !focus.centre.includes(node)).sort((a, b) => rank[b] - rank[a] || a - b);
  const nodes = [...focus.centre, ...rest];
  drawNodes(pen, scene, view, [...nodes].reverse());
  for (const node of focus.centre) {
    const r = view.radius(model.r[node]) + 4;
    pen.disc(view.sx(model.x[node]), view.sy(model.y[node]), r, "", look.accent, 2);
  }
  const labels = place(scene, view, nodes, { names: false, always: focus.centre.length, margin });
  drawLabels(pen, scene, labels);
  return labels;
}
