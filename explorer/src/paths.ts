// Two nodes come in; a shortest way between them over what is seen goes out: fewest steps, then past the fewest hubs.
import { DENIED, edgesOfNode, otherEnd, type Model } from "./data";
import type { Seen } from "./filters";

export interface Path {
  nodes: number[];
  edges: number[];
}

/** Denied edges are no way. The search is over all claims that pass the filters, whether or not their ends are open. */
export function shortest(model: Model, seen: Seen, from: number, to: number, hiddenType: (node: number) => boolean): Path | null {
  const steps = new Int32Array(model.n).fill(-1);
  const cost = new Float32Array(model.n).fill(Infinity);
  const via = new Int32Array(model.n).fill(-1);
  steps[from] = 0;
  cost[from] = 0;
  let front = [from];
  while (front.length && steps[to] < 0) {
    const next: number[] = [];
    for (const node of front) {
      for (const edge of edgesOfNode(model, node)) {
        if (!seen.weight[edge] || seen.mood[edge] === DENIED) continue;
        const other = otherEnd(model, edge, node);
        if (hiddenType(other) && other !== to) continue;
        const degree = model.near.first[other + 1] - model.near.first[other];
        const price = cost[node] + Math.log2(1 + degree) + seen.mood[edge] * 0.1;
        if (steps[other] < 0) {
          steps[other] = steps[node] + 1;
          next.push(other);
        }
        if (steps[other] === steps[node] + 1 && price < cost[other]) {
          cost[other] = price;
          via[other] = edge;
        }
      }
    }
    front = next;
  }
  if (steps[to] < 0) return null;
  const path: Path = { nodes: [to], edges: [] };
  for (let node = to; node !== from; ) {
    path.edges.unshift(via[node]);
    node = otherEnd(model, via[node], node);
    path.nodes.unshift(node);
  }
  return path;
}
