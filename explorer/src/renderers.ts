// Two ways to put the scene on screen: sigma on WebGL, and a plain canvas where no graphics processor helps.
import Graph from "graphology";
import Sigma from "sigma";
import { edgeColor, drawEdges, drawNodes, marked, ordered, type Scene } from "./scene";
import { CanvasPen } from "./pen";
import { frame, LaneProgram, MarkProgram } from "./programs";
import type { View } from "./view";

export interface Renderer {
  readonly name: "webgl" | "canvas";
  /** Whether the picture may be moved about as an image between full drawings. */
  readonly slides: boolean;
  sync(scene: Scene): void;
  draw(view: View): void;
  resize(width: number, height: number): void;
  destroy(): void;
}

/** A canvas of its own size in pixels, larger than the window by a margin on each side. */
export class Layer {
  readonly canvas = document.createElement("canvas");
  readonly at: CanvasRenderingContext2D;
  margin = 0;
  width = 0;
  height = 0;
  ratio = 1;

  constructor(parent: HTMLElement, name: string) {
    this.canvas.className = `layer ${name}`;
    this.canvas.setAttribute("aria-hidden", "true");
    parent.append(this.canvas);
    this.at = this.canvas.getContext("2d")!;
  }

  resize(width: number, height: number, margin: number): void {
    this.margin = margin;
    this.width = width + 2 * margin;
    this.height = height + 2 * margin;
    this.ratio = Math.min(window.devicePixelRatio || 1, 2);
    this.canvas.width = Math.round(this.width * this.ratio);
    this.canvas.height = Math.round(this.height * this.ratio);
    Object.assign(this.canvas.style, {
      width: `${this.width}px`,
      height: `${this.height}px`,
      left: `${-margin}px`,
      top: `${-margin}px`,
    });
  }

  /** Start anew; the view that comes out is as large as the layer. */
  begin(view: View): View {
    this.at.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    this.at.clearRect(0, 0, this.width, this.height);
    const wide = view.clone();
    wide.width = this.width;
    wide.height = this.height;
    return wide;
  }
}

export class CanvasRenderer implements Renderer {
  readonly name = "canvas";
  readonly slides = true;
  readonly layer: Layer;
  private scene: Scene | null = null;
  private edges: number[] = [];
  private nodes: number[] = [];

  constructor(holder: HTMLElement, private readonly margin: () => number) {
    this.layer = new Layer(holder, "scene");
  }

  sync(scene: Scene): void {
    this.scene = scene;
    this.edges = ordered(scene);
    this.nodes = [...marked(scene.seen.node)].sort((a, b) => scene.model.r[a] - scene.model.r[b]);
  }

  draw(view: View): void {
    if (!this.scene) return;
    const wide = this.layer.begin(view);
    const pen = new CanvasPen(this.layer.at);
    drawEdges(pen, this.scene, wide, this.edges);
    drawNodes(pen, this.scene, wide, this.nodes);
  }

  resize(width: number, height: number): void {
    this.layer.resize(width, height, this.margin());
  }

  destroy(): void {
    this.layer.canvas.remove();
  }
}

const REST = { x: 0.5, y: 0.5, ratio: 1, angle: 0 };

export class SigmaRenderer implements Renderer {
  readonly name = "webgl";
  readonly slides = false;
  private readonly graph = new Graph({ type: "directed", multi: true });
  private sigma: Sigma | null = null;
  private readonly holder: HTMLElement;

  constructor(parent: HTMLElement) {
    this.holder = document.createElement("div");
    this.holder.className = "layer scene webgl";
    this.holder.setAttribute("aria-hidden", "true");
    parent.append(this.holder);
  }

  sync(scene: Scene): void {
    const { model, seen, look } = scene;
    const { graph } = this;
    const rgb = /^#(..)(..)(..)$/.exec(look.ground)!.slice(1).map((part) => parseInt(part, 16) / 255);
    frame.ground = rgb;
    for (let at = 0; at < model.n; at++) {
      const key = String(at);
      const color = look.groups[model.group[at]];
      if (!seen.node[at] && !graph.hasNode(key)) continue;
      const size = model.r[at];
      const look_ = { color, hidden: !seen.node[at], shape: model.group[at], size, type: "mark" };
      graph.mergeNode(key, { ...look_, x: model.x[at], y: -model.y[at] });
    }
    const { source, target, lane, lanes } = model.edges;
    for (const edge of ordered(scene)) {
      if (source[edge] === target[edge] || graph.hasEdge(String(edge))) continue;
      graph.addEdgeWithKey(String(edge), String(source[edge]), String(target[edge]), { type: "lane", lane: lane[edge], lanes: lanes[edge] });
    }
    graph.updateEachEdgeAttributes((key, old) => {
      const edge = Number(key);
      old.hidden = !seen.edge[edge];
      old.color = edgeColor(scene, edge, false);
      old.size = 0.8 + 0.45 * Math.log2(1 + seen.weight[edge]);
      old.mood = seen.mood[edge];
      return old;
    });
    this.sigma ??= this.start();
    this.sigma.setCustomBBox(this.box(model.x, model.y));
    this.sigma.refresh();
  }

  private box(x: Float32Array, y: Float32Array): { x: [number, number]; y: [number, number] } {
    let reach = 1;
    for (let at = 0; at < x.length; at++) reach = Math.max(reach, Math.abs(x[at]), Math.abs(y[at]));
    return { x: [-reach, reach], y: [-reach, reach] };
  }

  private start(): Sigma {
    return new Sigma(this.graph, this.holder, {
      allowInvalidContainer: true,
      renderLabels: false,
      stagePadding: 0,
      defaultNodeType: "mark",
      defaultEdgeType: "lane",
      nodeProgramClasses: { mark: MarkProgram },
      edgeProgramClasses: { lane: LaneProgram },
      minCameraRatio: null,
      maxCameraRatio: null,
    });
  }

  draw(view: View): void {
    const { sigma } = this;
    if (!sigma) return;
    Object.assign(frame, {
      width: view.width,
      height: view.height,
      factor: view.factor,
      lane: view.lane,
      ratio: window.devicePixelRatio || 1,
    });
    const rest = { cameraState: REST };
    const zero = sigma.graphToViewport({ x: 0, y: 0 }, rest);
    const unit = sigma.graphToViewport({ x: 1, y: 0 }, rest).x - zero.x;
    const middle = sigma.viewportToFramedGraph({ x: zero.x + view.x * unit, y: zero.y + view.y * unit }, rest);
    sigma.getCamera().setState({ x: middle.x, y: middle.y, ratio: unit / view.k, angle: 0 });
    (sigma as unknown as { render(): void }).render();
  }

  resize(): void {
    this.sigma?.resize(true);
  }

  destroy(): void {
    this.sigma?.kill();
    this.holder.remove();
  }
}

/** WebGL where a graphics processor draws it; without one a plain canvas is faster. */
export function choose(wanted: string | null): "webgl" | "canvas" {
  if (wanted === "webgl" || wanted === "canvas") return wanted;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 512;
  const gl = canvas.getContext("webgl2", { failIfMajorPerformanceCaveat: true });
  if (!gl) return "canvas";
  const about = gl.getExtension("WEBGL_debug_renderer_info");
  const name = String(gl.getParameter(about ? about.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  const slow = /swiftshader|llvmpipe|software|basic render/i.test(name) || clears(gl) > 60;
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return slow ? "canvas" : "webgl";
}

/** How many milliseconds forty small drawings take, the answer awaited. */
function clears(gl: WebGL2RenderingContext): number {
  const pixel = new Uint8Array(4);
  gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
  const start = performance.now();
  gl.enable(gl.SCISSOR_TEST);
  for (let at = 0; at < 40; at++) {
    gl.scissor(at * 4, at * 4, 300, 300);
    gl.clearColor(at / 40, 0.5, 0.5, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
  }
  gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
  return performance.now() - start;
}
