// One way to draw for three papers: the canvas on screen, a PNG and an SVG.
import type { Shape } from "./theme";

export interface Stroke {
  color: string;
  width: number;
  dash: number[];
}

export interface Pen {
  fill(color: string, width: number, height: number): void;
  /** Lines as x1, y1, x2, y2, one after the other. */
  lines(stroke: Stroke, coords: number[]): void;
  triangles(color: string, coords: number[]): void;
  /** Marks of one shape and colour as x, y, r. */
  marks(shape: Shape, color: string, ground: string, coords: number[]): void;
  polygon(points: number[], fill: string, line: string, pad: number): void;
  disc(x: number, y: number, r: number, fill: string, line: string, width: number): void;
  text(text: string, x: number, y: number, font: Font, color: string, halo: string): void;
}

export interface Font {
  size: number;
  weight: number;
  spacing: number;
  anchor: "start" | "middle" | "end";
}

export const FAMILY = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif';

export function css(font: Font): string {
  return `${font.weight} ${font.size}px ${FAMILY}`;
}

/** Corners of a shape around 0, 0 with about the area of a circle of radius 1. */
export const CORNERS: Partial<Record<Shape, number[]>> = {
  diamond: [0, -1.25, 1.25, 0, 0, 1.25, -1.25, 0],
  square: [-0.89, -0.89, 0.89, -0.89, 0.89, 0.89, -0.89, 0.89],
  frame: [-0.89, -0.89, 0.89, -0.89, 0.89, 0.89, -0.89, 0.89],
  hexagon: [1.1, 0, 0.55, 0.953, -0.55, 0.953, -1.1, 0, -0.55, -0.953, 0.55, -0.953],
  down: [0, 1.35, -1.17, -0.675, 1.17, -0.675],
  up: [0, -1.35, 1.17, 0.675, -1.17, 0.675],
};
export const HOLLOW = 0.42;

const CHUNK = 400;

export class CanvasPen implements Pen {
  constructor(private readonly at: CanvasRenderingContext2D) {}

  fill(color: string, width: number, height: number): void {
    this.at.fillStyle = color;
    this.at.fillRect(0, 0, width, height);
  }

  lines(stroke: Stroke, coords: number[]): void {
    const { at } = this;
    at.strokeStyle = stroke.color;
    at.lineWidth = stroke.width;
    at.setLineDash(stroke.dash);
    for (let from = 0; from < coords.length; from += 4 * CHUNK) {
      at.beginPath();
      for (let i = from; i < Math.min(from + 4 * CHUNK, coords.length); i += 4) {
        at.moveTo(coords[i], coords[i + 1]);
        at.lineTo(coords[i + 2], coords[i + 3]);
      }
      at.stroke();
    }
    at.setLineDash([]);
  }

  triangles(color: string, coords: number[]): void {
    const { at } = this;
    at.fillStyle = color;
    for (let from = 0; from < coords.length; from += 6 * CHUNK) {
      at.beginPath();
      for (let i = from; i < Math.min(from + 6 * CHUNK, coords.length); i += 6) {
        at.moveTo(coords[i], coords[i + 1]);
        at.lineTo(coords[i + 2], coords[i + 3]);
        at.lineTo(coords[i + 4], coords[i + 5]);
      }
      at.fill();
    }
  }

  marks(shape: Shape, color: string, ground: string, coords: number[]): void {
    const { at } = this;
    at.fillStyle = color;
    at.strokeStyle = ground;
    for (let i = 0; i < coords.length; i += 3) {
      const r = coords[i + 2];
      if (r < 2) {
        at.fillRect(coords[i] - r * 0.8, coords[i + 1] - r * 0.8, r * 1.6, r * 1.6);
        continue;
      }
      at.beginPath();
      this.outline(shape, coords[i], coords[i + 1], r);
      at.lineWidth = Math.min(r * 0.3, 1.6);
      at.stroke();
      at.fill();
      if ((shape !== "ring" && shape !== "frame") || r < 3) continue;
      at.fillStyle = ground;
      at.beginPath();
      this.outline(shape, coords[i], coords[i + 1], r * HOLLOW);
      at.fill();
      at.fillStyle = color;
    }
  }

  private outline(shape: Shape, x: number, y: number, r: number): void {
    const corners = CORNERS[shape];
    if (!corners) {
      this.at.moveTo(x + r, y);
      this.at.arc(x, y, r, 0, 7);
      return;
    }
    for (let i = 0; i < corners.length; i += 2) {
      if (i) this.at.lineTo(x + corners[i] * r, y + corners[i + 1] * r);
      else this.at.moveTo(x + corners[i] * r, y + corners[i + 1] * r);
    }
    this.at.closePath();
  }

  polygon(points: number[], fill: string, line: string, pad: number): void {
    const { at } = this;
    at.beginPath();
    for (let i = 0; i < points.length; i += 2) at.lineTo(points[i], points[i + 1]);
    at.closePath();
    at.lineJoin = "round";
    at.lineWidth = 2 * pad + 1.5;
    at.strokeStyle = line;
    at.stroke();
    at.lineWidth = 2 * pad;
    at.strokeStyle = fill;
    at.fillStyle = fill;
    at.stroke();
    at.fill();
  }

  disc(x: number, y: number, r: number, fill: string, line: string, width: number): void {
    const { at } = this;
    at.beginPath();
    at.arc(x, y, r, 0, 7);
    if (fill) {
      at.fillStyle = fill;
      at.fill();
    }
    if (!line) return;
    at.strokeStyle = line;
    at.lineWidth = width;
    at.stroke();
  }

  text(text: string, x: number, y: number, font: Font, color: string, halo: string): void {
    const { at } = this;
    at.font = css(font);
    at.textAlign = font.anchor === "middle" ? "center" : font.anchor;
    if ("letterSpacing" in at) at.letterSpacing = `${font.spacing}px`;
    if (halo) {
      at.strokeStyle = halo;
      at.lineWidth = 3;
      at.lineJoin = "round";
      at.strokeText(text, x, y);
    }
    at.fillStyle = color;
    at.fillText(text, x, y);
  }
}
