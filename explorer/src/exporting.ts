// What is seen, as a file: PNG, SVG, CSV of claims, Turtle.
import type { App } from "./app";
import { CanvasPen } from "./pen";
import { SvgPen } from "./svg";
import { claimsOfEdge } from "./filters";
import { marked } from "./scene";
import { MODALITIES, MOODS } from "./data";
import { turtle } from "./turtle";

export type Format = "png" | "svg" | "csv" | "ttl";

export async function save(app: App, format: Format): Promise<void> {
  const name = `${app.model.title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "graph"}.${format}`;
  download(await blob(app, format), name);
}

async function blob(app: App, format: Format): Promise<Blob> {
  if (format === "png") return await png(app);
  if (format === "svg") return new Blob([svg(app)], { type: "image/svg+xml" });
  if (format === "csv") return new Blob(["\ufeff", csv(app)], { type: "text/csv;charset=utf-8" });
  return new Blob([turtle(app.model, app.seen)], { type: "text/turtle;charset=utf-8" });
}

function download(content: Blob, name: string): void {
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(content);
  anchor.download = name;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  window.setTimeout(() => URL.revokeObjectURL(anchor.href), 10000);
}

async function png(app: App): Promise<Blob> {
  const { view } = app.stage;
  const canvas = document.createElement("canvas");
  const ratio = 2;
  canvas.width = Math.round(view.width * ratio);
  canvas.height = Math.round(view.height * ratio);
  const at = canvas.getContext("2d")!;
  at.scale(ratio, ratio);
  app.stage.paint(new CanvasPen(at));
  return await new Promise((done, fail) => canvas.toBlob((made) => (made ? done(made) : fail(new Error("no picture"))), "image/png"));
}

export function svg(app: App): string {
  const pen = new SvgPen();
  app.stage.paint(pen);
  return pen.document(Math.round(app.stage.view.width), Math.round(app.stage.view.height), app.model.title);
}

/** Text for a spreadsheet: what it would take for a formula gets an apostrophe. */
function cell(value: string | number): string {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const HEAD = [
  "claim", "subject", "subject_iri", "relation", "object", "object_iri", "how_said", "polarity", "modality",
  "attributed_to", "date", "confidence", "qualifiers", "article", "title", "publisher", "published", "url", "quote",
];

export function csv(app: App): string {
  const { model, seen } = app;
  const { source, target, predicate } = model.edges;
  const { raw, mood, modality, negated, sure } = model.claims;
  const lines = [HEAD.join(",")];
  for (const edge of marked(seen.edge)) {
    for (const claim of claimsOfEdge(model, seen, edge)) {
      const article = model.articles[model.claims.article[claim]];
      const [one, two] = [source[edge], target[edge]];
      const row = [
        raw.id[claim], model.label[one], model.base + model.key[one], model.predicates[predicate[edge]].name,
        model.label[two], model.base + model.key[two], MOODS[mood[claim]], negated[claim] ? "negated" : "asserted",
        MODALITIES[modality[claim]], model.by(claim).map((node) => model.label[node]).join("; "), raw.date[claim],
        sure[claim].toFixed(3), model.qualifiers(claim).map(([name, value]) => `${name}=${value}`).join("; "),
        article.id, article.title, article.publisher, article.date, article.url, model.quote(claim),
      ];
      lines.push(row.map(cell).join(","));
    }
  }
  return `${lines.join("\r\n")}\r\n`;
}
