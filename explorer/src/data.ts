// The columns that Python wrote come in; a model with typed arrays and neighbour lists goes out.
import type { ArticleRow, Payload } from "./payload";
import { unpack } from "./unpack";

export interface Article {
  id: string;
  title: string;
  publisher: string;
  date: string;
  url: string;
  source: string;
  copyOf: number;
  copies: number[];
}

/** How an edge or a claim is meant: the lower, the firmer. */
export const MOODS = ["asserted", "reported", "planned", "denied"] as const;
export const ASSERTED = 0;
export const REPORTED = 1;
export const PLANNED = 2;
export const DENIED = 3;
export const DISPUTED = 4;
export const MODALITIES = ["stated", "expected", "possible", "denied"];

export interface Community {
  name: string;
  members: number[];
  x: number;
  y: number;
  r: number;
}

export interface Model {
  title: string;
  compact: boolean;
  vocabulary: string;
  groups: { key: string; name: string }[];
  types: { name: string; group: number; count: number }[];
  predicates: { name: string; background: boolean; symmetric: boolean; count: number }[];
  n: number;
  base: string;
  key: string[];
  label: string[];
  typesOf: number[][];
  group: Uint8Array;
  x: Float32Array;
  y: Float32Array;
  r: Float32Array;
  rank: Float32Array;
  community: Int32Array;
  communities: Community[];
  overview: { nodes: number[]; links: [number, number, number][] } | null;
  /** Whether x and y were exchanged to fill an upright window. */
  turned: boolean;
  articles: Article[];
  publishers: string[];
  edges: {
    count: number;
    source: Int32Array;
    target: Int32Array;
    predicate: Int32Array;
    first: Int32Array;
    lane: Float32Array;
    lanes: Uint8Array;
  };
  claims: {
    count: number;
    edge: Int32Array;
    mood: Uint8Array;
    modality: Uint8Array;
    negated: Uint8Array;
    sure: Float32Array;
    article: Int32Array;
    date: string[];
    when: Int32Array;
    ownDate: Uint8Array;
    raw: Payload["claims"];
  };
  near: { first: Int32Array; edge: Int32Array };
  aliases(node: number): string[];
  wikidata(node: number): string | null;
  quote(claim: number): string;
  by(claim: number): number[];
  qualifiers(claim: number): [string, string][];
}

export async function read(): Promise<Model> {
  const holder = document.getElementById("data") as HTMLScriptElement;
  const text = holder.textContent ?? "";
  const json = holder.type === "application/json" ? text : await unpack(text.trim());
  holder.remove();
  return build(JSON.parse(json) as Payload);
}

function tenth(values: number[]): Float32Array {
  return Float32Array.from(values, (value) => value / 10);
}

export function build(raw: Payload): Model {
  const { nodes, claims } = raw;
  const n = nodes.label.length;
  const edges = edgesOf(raw);
  const articles = articlesOf(raw.articles);
  const types = raw.types.map(([name, group]) => ({ name, group, count: 0 }));
  for (const kinds of nodes.types) for (const kind of kinds) types[kind].count++;
  const predicates = raw.predicates.map(([name, background, symmetric]) => {
    return { name, background: !!background, symmetric: !!symmetric, count: 0 };
  });
  for (const predicate of edges.predicate) predicates[predicate].count++;
  const turned = window.innerHeight > window.innerWidth * 1.15;
  const x = tenth(turned ? nodes.y : nodes.x);
  const y = tenth(turned ? nodes.x : nodes.y);
  const model: Model = {
    title: raw.title,
    compact: raw.compact,
    vocabulary: raw.vocabulary,
    groups: raw.groups.map(([key, name]) => ({ key, name })),
    types,
    predicates,
    n,
    base: nodes.base,
    key: nodes.key,
    label: nodes.label,
    typesOf: nodes.types,
    group: Uint8Array.from(nodes.types, (kinds) => (kinds.length ? types[kinds[0]].group : raw.groups.length - 1)),
    x,
    y,
    r: tenth(nodes.r),
    rank: Float32Array.from(nodes.rank, (value) => value / 10000),
    community: Int32Array.from(nodes.community),
    communities: communitiesOf(raw, x, y),
    overview: raw.overview,
    turned,
    articles,
    publishers: [...new Set(articles.map((article) => article.publisher || article.id))].sort(),
    edges,
    claims: claimsOf(raw, edges, articles),
    near: nearOf(n, edges),
    aliases: (node) => nodes.aliases[node] ?? [],
    wikidata: (node) => nodes.wikidata[node] ?? null,
    quote: (claim) => claims.quotes[claims.quote[claim]],
    by: (claim) => claims.by[claim] ?? [],
    qualifiers: (claim) => claims.qualifiers[claim] ?? [],
  };
  return model;
}

function articlesOf(rows: ArticleRow[]): Article[] {
  const articles = rows.map(([id, title, publisher, date, url, source, copyOf]) => {
    return { id, title, publisher, date: date ?? "", url, source, copyOf, copies: [] as number[] };
  });
  articles.forEach((article, at) => {
    if (article.copyOf >= 0) articles[article.copyOf].copies.push(at);
  });
  return articles;
}

/** Edges with a lane each, so that several between the same two nodes run side by side. */
function edgesOf(raw: Payload): Model["edges"] {
  const { s, p, o, n: sizes } = raw.edges;
  const count = s.length;
  const first = new Int32Array(count + 1);
  for (let at = 0; at < count; at++) first[at + 1] = first[at] + sizes[at];
  const nodes = raw.nodes.label.length;
  const pairs = new Map<number, number[]>();
  for (let at = 0; at < count; at++) {
    const key = s[at] < o[at] ? s[at] * nodes + o[at] : o[at] * nodes + s[at];
    const known = pairs.get(key);
    if (known) known.push(at);
    else pairs.set(key, [at]);
  }
  const lane = new Float32Array(count);
  const lanes = new Uint8Array(count);
  for (const members of pairs.values()) {
    members.forEach((edge, at) => {
      lane[edge] = (at - (members.length - 1) / 2) * (s[edge] < o[edge] ? 1 : -1);
      lanes[edge] = Math.min(members.length, 255);
    });
  }
  return {
    count,
    source: Int32Array.from(s),
    target: Int32Array.from(o),
    predicate: Int32Array.from(p),
    first,
    lane,
    lanes,
  };
}

function claimsOf(raw: Payload, edges: Model["edges"], articles: Article[]): Model["claims"] {
  const { claims } = raw;
  const count = claims.id.length;
  const edge = new Int32Array(count);
  for (let at = 0; at < edges.count; at++) edge.fill(at, edges.first[at], edges.first[at + 1]);
  const mood = new Uint8Array(count);
  const modality = new Uint8Array(count);
  const negated = new Uint8Array(count);
  const when = new Int32Array(count);
  const ownDate = new Uint8Array(count);
  const date: string[] = [];
  for (let at = 0; at < count; at++) {
    modality[at] = claims.mode[at] & 3;
    negated[at] = claims.mode[at] >> 2;
    if (negated[at] || modality[at] === 3) mood[at] = DENIED;
    else if (modality[at]) mood[at] = PLANNED;
    else mood[at] = claims.by[at]?.length ? REPORTED : ASSERTED;
    ownDate[at] = claims.date[at] ? 1 : 0;
    date.push(claims.date[at] || articles[claims.article[at]].date);
    when[at] = month(date[at]);
  }
  const sure = Float32Array.from(claims.sure, (value) => value / 1000);
  return {
    count,
    edge,
    mood,
    modality,
    negated,
    sure,
    article: Int32Array.from(claims.article),
    date,
    when,
    ownDate,
    raw: claims,
  };
}

/** Months since the year 0, or -1. A date that names a year only counts as its January. */
export function month(date: string): number {
  const found = /^(\d{4})(?:-(\d{2}))?/.exec(date);
  return found ? Number(found[1]) * 12 + (found[2] ? Number(found[2]) - 1 : 0) : -1;
}

export function monthName(value: number): string {
  return `${Math.floor(value / 12)}-${String((value % 12) + 1).padStart(2, "0")}`;
}

function nearOf(n: number, edges: Model["edges"]): Model["near"] {
  const first = new Int32Array(n + 1);
  for (let at = 0; at < edges.count; at++) {
    first[edges.source[at] + 1]++;
    if (edges.target[at] !== edges.source[at]) first[edges.target[at] + 1]++;
  }
  for (let at = 0; at < n; at++) first[at + 1] += first[at];
  const free = first.slice();
  const edge = new Int32Array(first[n]);
  for (let at = 0; at < edges.count; at++) {
    edge[free[edges.source[at]]++] = at;
    if (edges.target[at] !== edges.source[at]) edge[free[edges.target[at]]++] = at;
  }
  return { first, edge };
}

/** Where the bulk of each community lies, as a disc. */
function communitiesOf(raw: Payload, x: Float32Array, y: Float32Array): Community[] {
  const all = raw.communities.map((name) => ({ name, members: [] as number[], x: 0, y: 0, r: 0 }));
  raw.nodes.community.forEach((community, node) => all[community].members.push(node));
  const { rank } = raw.nodes;
  for (const one of all) {
    one.members.sort((a, b) => rank[b] - rank[a] || a - b);
    for (const node of one.members) {
      one.x += x[node] / one.members.length;
      one.y += y[node] / one.members.length;
    }
    let spread = 0;
    for (const node of one.members) spread += (x[node] - one.x) ** 2 + (y[node] - one.y) ** 2;
    one.r = Math.sqrt(spread / Math.max(one.members.length, 1)) * 1.3 + 8;
  }
  return all;
}

export function otherEnd(model: Model, edge: number, node: number): number {
  return model.edges.source[edge] === node ? model.edges.target[edge] : model.edges.source[edge];
}

export function edgesOfNode(model: Model, node: number): Int32Array {
  return model.near.edge.subarray(model.near.first[node], model.near.first[node + 1]);
}

/** "basedIn" as a reader would write it. */
export function words(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}
