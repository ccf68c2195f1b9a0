// What the reader types comes in; the entities it may mean go out, the likeliest first.
import type { Model } from "./data";

export interface Hit {
  node: number;
  /** The other name that was met, when it was not the label. */
  alias: string;
}

export function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

export class Index {
  private names: string[] = [];
  private node: number[] = [];
  private shown: string[] = [];

  constructor(private readonly model: Model) {
    for (let at = 0; at < model.n; at++) {
      this.add(model.label[at], at, "");
      for (const alias of model.aliases(at)) this.add(alias, at, alias);
    }
  }

  private add(name: string, node: number, alias: string): void {
    this.names.push(fold(name));
    this.node.push(node);
    this.shown.push(alias);
  }

  find(query: string, limit = 10): Hit[] {
    const sought = fold(query.trim());
    if (!sought) return [];
    const best = new Map<number, [number, string]>();
    for (let at = 0; at < this.names.length; at++) {
      const score = this.score(this.names[at], sought);
      if (score < 0) continue;
      const node = this.node[at];
      const total = score - (this.shown[at] ? 0.5 : 0) + this.model.rank[node];
      const known = best.get(node);
      if (!known || known[0] < total) best.set(node, [total, this.shown[at]]);
    }
    return [...best]
      .sort((a, b) => b[1][0] - a[1][0] || a[0] - b[0])
      .slice(0, limit)
      .map(([node, [, alias]]) => ({ node, alias }));
  }

  private score(name: string, sought: string): number {
    if (name === sought) return 9;
    if (name.startsWith(sought)) return 6;
    const at = name.indexOf(sought);
    if (at > 0) return /[\p{L}\p{N}]/u.test(name[at - 1]) ? 2 : 4;
    return sought.split(/\s+/).every((word) => name.includes(word)) ? 1 : -1;
  }
}
