// What Python writes into the page: columns, and what few rows have by number.

type Sparse<T> = Record<string, T>;
export type ArticleRow = [string, string, string, string | null, string, string, number];

export interface Payload {
  title: string;
  compact: boolean;
  vocabulary: string;
  groups: [string, string][];
  types: [string, number][];
  predicates: [string, number, number][];
  nodes: {
    base: string;
    key: string[];
    label: string[];
    types: number[][];
    aliases: Sparse<string[]>;
    wikidata: Sparse<string>;
    x: number[];
    y: number[];
    r: number[];
    rank: number[];
    community: number[];
  };
  communities: string[];
  overview: { nodes: number[]; links: [number, number, number][] } | null;
  articles: ArticleRow[];
  edges: { s: number[]; p: number[]; o: number[]; n: number[] };
  claims: {
    id: string[];
    mode: number[];
    by: Sparse<number[]>;
    qualifiers: Sparse<[string, string][]>;
    date: string[];
    article: number[];
    quote: number[];
    start: number[];
    end: number[];
    sure: number[];
    method: number[];
    quotes: string[];
    methods: string[];
  };
}
