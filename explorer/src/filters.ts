// The model and what the reader has chosen come in; which claims, edges and nodes are seen goes out.
import { ASSERTED, DENIED, DISPUTED, otherEnd, type Article, type Model } from "./data";
import type { State } from "./state";

export interface Seen {
  claim: Uint8Array;
  edge: Uint8Array;
  node: Uint8Array;
  /** How each seen edge is drawn: one of the moods, or DISPUTED. */
  mood: Uint8Array;
  /** How many seen claims each edge has. */
  weight: Uint16Array;
  /** How many neighbours each collapsed node keeps to itself. */
  folded: Map<number, number>;
  nodes: number;
  edges: number;
  claims: number;
}

export function sourceKeys(article: Article): [string, string] {
  return [`p:${article.publisher || article.id}`, `a:${article.id}`];
}

/** Whether an article passes the choice of sources. */
export function articlesSeen(model: Model, state: State): Uint8Array {
  return Uint8Array.from(model.articles, (article) => {
    const keys = sourceKeys(article);
    if (state.only.size && !keys.some((key) => state.only.has(key))) return 0;
    return keys.some((key) => state.not.has(key)) ? 0 : 1;
  });
}

function claimsSeen(model: Model, state: State): Uint8Array {
  const { claims, edges } = model;
  const article = articlesSeen(model, state);
  const seen = new Uint8Array(claims.count);
  for (let at = 0; at < claims.count; at++) {
    if (!article[claims.article[at]] || claims.sure[at] < state.least - 1e-6) continue;
    if (state.moods.has(claims.mood[at]) || state.predicates.has(edges.predicate[claims.edge[at]])) continue;
    const when = claims.when[at];
    if (when < 0 ? !state.undated : (state.from >= 0 && when < state.from) || (state.to >= 0 && when > state.to)) continue;
    seen[at] = 1;
  }
  return seen;
}

/** The nodes that the reader has opened: everything at first, or the centres of what is too large to show at once. */
function inScope(model: Model, state: State): Uint8Array {
  const scope = new Uint8Array(model.n);
  if (state.root.size) for (const node of state.root) scope[node] = 1;
  else if (model.overview) for (const node of model.overview.nodes) scope[node] = 1;
  else scope.fill(1);
  for (const community of state.root.size ? [] : state.spread) {
    for (const node of model.communities[community].members.slice(0, 400)) scope[node] = 1;
  }
  const seen = model.overview && state.pick && "node" in state.pick ? [state.pick.node] : [];
  for (const node of [...state.root, ...state.open, ...seen]) {
    scope[node] = 1;
    for (let at = model.near.first[node]; at < model.near.first[node + 1]; at++) {
      scope[otherEnd(model, model.near.edge[at], node)] = 1;
    }
  }
  if (state.pick && "node" in state.pick) scope[state.pick.node] = 1;
  if (state.pick && "edge" in state.pick) {
    scope[model.edges.source[state.pick.edge]] = 1;
    scope[model.edges.target[state.pick.edge]] = 1;
  }
  return scope;
}

export function compute(model: Model, state: State, path: readonly number[] = []): Seen {
  const { edges, claims } = model;
  const claim = claimsSeen(model, state);
  const scope = inScope(model, state);
  for (const node of path) scope[node] = 1;
  const shown = Uint8Array.from(model.typesOf, (kinds) => (kinds.length && kinds.every((kind) => state.types.has(kind)) ? 0 : 1));
  const edge = new Uint8Array(edges.count);
  const mood = new Uint8Array(edges.count);
  const weight = new Uint16Array(edges.count);
  const touched = new Uint8Array(model.n);
  const linked = new Uint8Array(model.n);
  for (let at = 0; at < edges.count; at++) {
    const one = edges.source[at];
    const two = edges.target[at];
    linked[one] = linked[two] = 1;
    let best = 9;
    let denied = false;
    let count = 0;
    for (let from = edges.first[at]; from < edges.first[at + 1]; from++) {
      if (!claim[from]) continue;
      count++;
      denied ||= claims.mood[from] === DENIED;
      best = Math.min(best, claims.mood[from]);
    }
    weight[at] = count;
    if (!count) continue;
    touched[one] = touched[two] = 1;
    mood[at] = denied && best < DENIED ? DISPUTED : best;
    edge[at] = scope[one] && scope[two] && shown[one] && shown[two] ? 1 : 0;
  }
  const node = new Uint8Array(model.n);
  const whole = !narrowed(state);
  for (let at = 0; at < model.n; at++) node[at] = scope[at] && shown[at] && (touched[at] || (whole && !linked[at])) ? 1 : 0;
  if (state.pick && "node" in state.pick) node[state.pick.node] = 1;
  const folded = fold(model, state, node, edge);
  return { claim, edge, node, mood, weight, folded, ...counts(node, edge, weight) };
}

/** Whether a choice about claims is in force, so that a node without any is out of place. */
export function narrowed(state: State): boolean {
  return (
    state.only.size + state.not.size + state.moods.size + state.predicates.size > 0 ||
    state.least > 0 ||
    state.from >= 0 ||
    state.to >= 0 ||
    !state.undated ||
    state.root.size > 0
  );
}

function counts(node: Uint8Array, edge: Uint8Array, weight: Uint16Array): Pick<Seen, "nodes" | "edges" | "claims"> {
  let nodes = 0;
  let edges = 0;
  let claims = 0;
  for (const one of node) nodes += one;
  for (let at = 0; at < edge.length; at++) {
    if (!edge[at]) continue;
    edges++;
    claims += weight[at];
  }
  return { nodes, edges, claims };
}

/** Hide what hangs on collapsed nodes alone. */
function fold(model: Model, state: State, node: Uint8Array, edge: Uint8Array): Map<number, number> {
  const folded = new Map<number, number>();
  const keep = state.pick && "node" in state.pick ? state.pick.node : -1;
  for (const centre of state.shut) {
    if (!node[centre]) continue;
    const { first, edge: near } = model.near;
    const around = new Set<number>();
    for (let at = first[centre]; at < first[centre + 1]; at++) if (edge[near[at]]) around.add(otherEnd(model, near[at], centre));
    let hidden = 0;
    for (const other of around) {
      if (other === centre || other === keep || state.shut.has(other) || !node[other]) continue;
      let alone = true;
      for (let at = first[other]; at < first[other + 1] && alone; at++) {
        alone = !edge[near[at]] || otherEnd(model, near[at], other) === centre;
      }
      if (!alone) continue;
      hidden++;
      node[other] = 0;
      for (let at = first[other]; at < first[other + 1]; at++) edge[near[at]] = 0;
    }
    folded.set(centre, hidden);
  }
  return folded;
}

/** The claims of an edge that are seen, the firmest and surest first. */
export function claimsOfEdge(model: Model, seen: Seen, edge: number): number[] {
  const found: number[] = [];
  for (let at = model.edges.first[edge]; at < model.edges.first[edge + 1]; at++) if (seen.claim[at]) found.push(at);
  const { mood, sure } = model.claims;
  return found.sort((a, b) => mood[a] - mood[b] || sure[b] - sure[a] || a - b);
}

/** How many articles stand behind claims, copies counted once. */
export function independent(model: Model, claims: Iterable<number>): number {
  const roots = new Set<number>();
  for (const claim of claims) roots.add(original(model, model.claims.article[claim]));
  return roots.size;
}

export function original(model: Model, article: number): number {
  for (let step = 0; step < 20 && model.articles[article].copyOf >= 0; step++) article = model.articles[article].copyOf;
  return article;
}

export function isAsserted(mood: number): boolean {
  return mood === ASSERTED || mood === DISPUTED;
}
