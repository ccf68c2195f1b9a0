// The state and the view come in; the part of the address after # goes out, and back. Names, not numbers, are kept.
import { MOODS, month, monthName, type Model } from "./data";
import { initial, type State } from "./state";

export interface Place {
  x: number;
  y: number;
  zoom: number;
}

function names(set: Set<number>, name: (at: number) => string): string {
  return [...set].sort((a, b) => a - b).map((at) => encodeURIComponent(name(at))).join("|");
}

export function edgeKey(model: Model, edge: number): string {
  const { source, predicate, target } = model.edges;
  return [model.key[source[edge]], model.predicates[predicate[edge]].name, model.key[target[edge]]]
    .map(encodeURIComponent)
    .join("|");
}

export function encode(model: Model, state: State, place: Place | null): string {
  const parts: [string, string][] = [];
  const add = (name: string, value: string) => value && parts.push([name, value]);
  const { pick } = state;
  const node = (at: number) => model.key[at];
  if (pick && "node" in pick) add("node", encodeURIComponent(node(pick.node)));
  if (pick && "edge" in pick) add("edge", edgeKey(model, pick.edge));
  if (pick && "community" in pick) add("community", encodeURIComponent(node(model.communities[pick.community].members[0])));
  add("types", names(state.types, (at) => model.types[at].name));
  add("relations", names(state.predicates, (at) => model.predicates[at].name));
  add("moods", names(state.moods, (at) => MOODS[at]));
  add("only", [...state.only].map(encodeURIComponent).join("|"));
  add("not", [...state.not].map(encodeURIComponent).join("|"));
  if (state.least) add("sure", String(state.least));
  if (state.from >= 0) add("from", monthName(state.from));
  if (state.to >= 0) add("to", monthName(state.to));
  if (!state.undated) add("undated", "no");
  if (state.path) add("path", state.path.map((at) => encodeURIComponent(node(at))).join("|"));
  add("root", names(state.root, node));
  add("open", names(state.open, node));
  add("shut", names(state.shut, node));
  add("spread", names(state.spread, (at) => node(model.communities[at].members[0])));
  if (state.table) add("view", "table");
  add("theme", state.theme);
  if (place) add("at", [...turn(model, place.x, place.y).map((at) => at.toFixed(1)), place.zoom.toPrecision(4)].join("|"));
  return parts.map(([name, value]) => `${name}=${value}`).join("&");
}

function lookup(values: string[]): Map<string, number> {
  return new Map(values.map((value, at) => [value, at]));
}

function split(value: string): string[] {
  return value.split("|").map((part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
}

/** The address keeps the picture as it lies, however it is shown. */
function turn(model: Model, x: number, y: number): [number, number] {
  return model.turned ? [y, x] : [x, y];
}

/** What cannot be understood, or is not of this graph, is left out. */
export function decode(model: Model, hash: string): { state: State; place: Place | null } {
  const state = initial();
  const given = new Map(
    hash
      .replace(/^#/, "")
      .split("&")
      .map((part) => [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)] as [string, string]),
  );
  const nodes = lookup(model.key);
  const fill = (set: Set<number>, name: string, known: Map<string, number>) => {
    for (const value of given.has(name) ? split(given.get(name)!) : []) {
      const at = known.get(value);
      if (at !== undefined) set.add(at);
    }
  };
  fill(state.types, "types", lookup(model.types.map((type) => type.name)));
  fill(state.predicates, "relations", lookup(model.predicates.map((predicate) => predicate.name)));
  fill(state.moods, "moods", lookup([...MOODS]));
  fill(state.root, "root", nodes);
  fill(state.open, "open", nodes);
  fill(state.shut, "shut", nodes);
  fill(state.spread, "spread", nodes);
  state.spread = new Set([...state.spread].map((node) => model.community[node]));
  for (const name of ["only", "not"] as const) if (given.get(name)) state[name] = new Set(split(given.get(name)!));
  state.least = Math.min(Math.max(Number(given.get("sure")) || 0, 0), 1);
  state.from = month(given.get("from") ?? "");
  state.to = month(given.get("to") ?? "");
  state.undated = given.get("undated") !== "no";
  state.table = given.get("view") === "table";
  const theme = given.get("theme");
  if (theme === "light" || theme === "dark") state.theme = theme;
  const path = (given.get("path") ? split(given.get("path")!) : []).map((key) => nodes.get(key));
  if (path.length === 2 && path[0] !== undefined && path[1] !== undefined) state.path = [path[0], path[1]];
  state.pick = picked(model, given, nodes);
  const at = (given.get("at") ?? "").split("|").map(Number);
  if (at.length !== 3 || !at.every(Number.isFinite) || at[2] <= 0) return { state, place: null };
  const [x, y] = turn(model, at[0], at[1]);
  return { state, place: { x, y, zoom: at[2] } };
}

function picked(model: Model, given: Map<string, string>, nodes: Map<string, number>): State["pick"] {
  const node = given.has("node") ? nodes.get(split(given.get("node")!)[0]) : undefined;
  if (node !== undefined) return { node };
  const group = given.has("community") ? nodes.get(split(given.get("community")!)[0]) : undefined;
  if (group !== undefined) return { community: model.community[group] };
  if (!given.has("edge")) return null;
  const [one, name, two] = split(given.get("edge")!);
  const source = nodes.get(one);
  const target = nodes.get(two);
  for (let at = 0; at < model.edges.count; at++) {
    const { source: from, target: to, predicate } = model.edges;
    if (from[at] === source && to[at] === target && model.predicates[predicate[at]].name === name) return { edge: at };
  }
  return null;
}
