// The pen that writes SVG: the same drawing as text, with every name escaped.
import { CORNERS, FAMILY, HOLLOW, type Font, type Pen, type Stroke } from "./pen";
import type { Shape } from "./theme";

export function escape(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export class SvgPen implements Pen {
  private parts: string[] = [];

  fill(color: string, width: number, height: number): void {
    this.parts.push(`<rect width="${width}" height="${height}" fill="${color}"/>`);
  }

  lines(stroke: Stroke, coords: number[]): void {
    const steps: string[] = [];
    for (let i = 0; i < coords.length; i += 4) {
      steps.push(`M${round(coords[i])} ${round(coords[i + 1])}L${round(coords[i + 2])} ${round(coords[i + 3])}`);
    }
    const dash = stroke.dash.length ? ` stroke-dasharray="${stroke.dash.join(" ")}"` : "";
    const style = `stroke="${stroke.color}" stroke-width="${round(stroke.width)}"${dash}`;
    this.parts.push(`<path d="${steps.join("")}" fill="none" ${style}/>`);
  }

  triangles(color: string, coords: number[]): void {
    const steps: string[] = [];
    for (let i = 0; i < coords.length; i += 6) steps.push(this.closed(coords.slice(i, i + 6)));
    this.parts.push(`<path d="${steps.join("")}" fill="${color}"/>`);
  }

  marks(shape: Shape, color: string, ground: string, coords: number[]): void {
    for (let i = 0; i < coords.length; i += 3) {
      const [x, y, r] = coords.slice(i, i + 3);
      this.mark(shape, x, y, r, `fill="${color}" stroke="${ground}" stroke-width="${round(Math.min(r * 0.15, 0.8))}"`);
      if (shape === "ring" || shape === "frame") this.mark(shape, x, y, r * HOLLOW, `fill="${ground}"`);
    }
  }

  private mark(shape: Shape, x: number, y: number, r: number, style: string): void {
    const corners = CORNERS[shape];
    if (!corners) this.parts.push(`<circle cx="${round(x)}" cy="${round(y)}" r="${round(r)}" ${style}/>`);
    else this.parts.push(`<path d="${this.closed(corners.map((at, i) => at * r + (i % 2 ? y : x)))}" ${style}/>`);
  }

  private closed(points: number[]): string {
    const steps: string[] = [];
    for (let i = 0; i < points.length; i += 2) steps.push(`${i ? "L" : "M"}${round(points[i])} ${round(points[i + 1])}`);
    return `${steps.join("")}Z`;
  }

  polygon(points: number[], fill: string, line: string, pad: number): void {
    const d = this.closed(points);
    const join = 'stroke-linejoin="round"';
    this.parts.push(`<path d="${d}" fill="none" stroke="${line}" stroke-width="${round(2 * pad + 1.5)}" ${join}/>`);
    this.parts.push(`<path d="${d}" fill="${fill}" stroke="${fill}" stroke-width="${round(2 * pad)}" ${join}/>`);
  }

  disc(x: number, y: number, r: number, fill: string, line: string, width: number): void {
    const stroke = line ? ` stroke="${line}" stroke-width="${width}"` : "";
    this.parts.push(`<circle cx="${round(x)}" cy="${round(y)}" r="${round(r)}" fill="${fill || "none"}"${stroke}/>`);
  }

  text(text: string, x: number, y: number, font: Font, color: string, halo: string): void {
    const around = halo ? ` stroke="${halo}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"` : "";
    const spacing = font.spacing ? ` letter-spacing="${font.spacing}"` : "";
    const style = `font-size="${font.size}" font-weight="${font.weight}" text-anchor="${font.anchor}" fill="${color}"`;
    this.parts.push(`<text x="${round(x)}" y="${round(y)}" ${style}${spacing}${around}>${escape(text)}</text>`);
  }

  document(width: number, height: number, title: string): string {
    const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
    const head = `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${escape(FAMILY)}">`;
    return `${head}<title>${escape(title)}</title>\n${this.parts.join("\n")}\n</svg>\n`;
  }
}
