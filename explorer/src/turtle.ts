// The claims that are seen, as the RDF that the build writes: facts that are plainly stated, and each claim's evidence.
import { MODALITIES, type Model } from "./data";
import { claimsOfEdge, type Seen } from "./filters";
import { marked } from "./scene";

const DATA = "https://w3id.org/aiscape/";
const PREFIXES = {
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  dcterms: "http://purl.org/dc/terms/",
  oa: "http://www.w3.org/ns/oa#",
  schema: "https://schema.org/",
  wd: "http://www.wikidata.org/entity/",
};
const QUALIFIERS = ["role", "amount", "score", "round", "what", "status"];

function code(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}

/** An IRI in angle brackets, with everything that may not stand there written as an escape. */
function iri(text: string): string {
  return `<${whole(text).replace(/[\u0000-\u0020<>"{}|^`\\]/g, code)}>`;
}

function part(text: string): string {
  return encodeURIComponent(whole(text)).replace(/[!'()*]/g, code);
}

/** Text without halves of characters. */
function whole(text: string): string {
  return text.replace(/[\ud800-\udfff]/gu, "\ufffd");
}

function literal(text: string): string {
  const plain = whole(text)
    .replace(/["\\]/g, (sign) => `\\${sign}`)
    .replace(/\n/g, "\\n")
    .replace(/\r/g, "\\r")
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return `"${plain}"`;
}

function day(text: string): string {
  if (!/^\d{4}(-\d\d){0,2}$/.test(text)) return literal(text);
  return `${literal(text)}^^xsd:${["gYear", "gYearMonth", "date"][text.split("-").length - 1]}`;
}

export function turtle(model: Model, seen: Seen): string {
  return new Writer(model).write(seen);
}

class Writer {
  private readonly lines = Object.entries(PREFIXES).map(([name, space]) => `@prefix ${name}: <${space}> .`);
  private readonly nodes = new Set<number>();
  private readonly articles = new Set<number>();

  constructor(private readonly model: Model) {}

  write(seen: Seen): string {
    const { model } = this;
    const { source, target, predicate } = model.edges;
    for (const node of marked(seen.node)) this.nodes.add(node);
    for (const edge of marked(seen.edge)) {
      const triple = [this.node(source[edge]), this.term(model.predicates[predicate[edge]].name), this.node(target[edge])];
      const claims = claimsOfEdge(model, seen, edge);
      const { modality, negated } = model.claims;
      if (claims.some((claim) => !modality[claim] && !negated[claim])) this.lines.push(`${triple.join(" ")} .`);
      for (const claim of claims) this.claim(claim, triple);
    }
    for (const node of [...this.nodes].sort((a, b) => a - b)) this.entity(node);
    for (const at of [...this.articles].sort((a, b) => a - b)) this.article(at);
    return `${this.lines.join("\n")}\n`;
  }

  private node(at: number): string {
    return iri(this.model.base + this.model.key[at]);
  }

  private term(local: string): string {
    return iri(this.model.vocabulary + part(local));
  }

  private articleName(at: number): string {
    this.articles.add(at);
    return iri(`${DATA}article/${part(this.model.articles[at].id)}`);
  }

  private add(subject: string, pairs: string[]): void {
    this.lines.push(`${subject} ${pairs.join(" ;\n    ")} .`);
  }

  private entity(at: number): void {
    const { model } = this;
    const kinds = model.typesOf[at].map((kind) => this.term(model.types[kind].name));
    const pairs = kinds.length ? [`a ${kinds.join(", ")}`, `${this.term("leadingType")} ${kinds[0]}`] : [];
    pairs.push(`skos:prefLabel ${literal(model.label[at])}@en`, `rdfs:label ${literal(model.label[at])}`);
    for (const alias of model.aliases(at)) pairs.push(`skos:altLabel ${literal(alias)}@en`);
    const item = model.wikidata(at);
    if (item && /^Q\d+$/.test(item)) pairs.push(`skos:exactMatch wd:${item}`);
    this.add(this.node(at), pairs);
  }

  private claim(at: number, triple: string[]): void {
    const { model } = this;
    const { raw, modality, negated } = model.claims;
    const own = `${DATA}claim/${whole(raw.id[at])}`;
    const article = this.articleName(model.claims.article[at]);
    const sure = raw.sure[at] / 1000;
    const pairs = [
      `a ${this.term("Claim")}`,
      `rdf:subject ${triple[0]}`,
      `rdf:predicate ${triple[1]}`,
      `rdf:object ${triple[2]}`,
      `${this.term("polarity")} ${literal(negated[at] ? "negated" : "asserted")}`,
      `${this.term("modality")} ${literal(MODALITIES[modality[at]])}`,
      `${this.term("confidence")} ${Number.isInteger(sure) ? sure.toFixed(1) : sure}`,
      `${this.term("method")} ${literal(raw.methods[raw.method[at]])}`,
      `${this.term("saidIn")} ${article}`,
    ];
    for (const node of model.by(at)) {
      this.nodes.add(node);
      pairs.push(`${this.term("attributedTo")} ${this.node(node)}`);
    }
    if (raw.date[at]) pairs.push(`dcterms:date ${day(raw.date[at])}`);
    for (const [name, value] of model.qualifiers(at)) {
      pairs.push(QUALIFIERS.includes(name) ? `${this.term(name)} ${literal(value)}` : `${this.term("qualifier")} ${literal(`${name}: ${value}`)}`);
    }
    const [target, quote, place] = ["target", "quote", "place"].map((name) => iri(`${own}#${name}`));
    pairs.push(`oa:hasTarget ${target}`);
    this.add(iri(own), pairs);
    this.add(target, [`oa:hasSource ${article}`, `oa:hasSelector ${quote}, ${place}`]);
    this.add(quote, ["a oa:TextQuoteSelector", `oa:exact ${literal(model.quote(at))}`]);
    this.add(place, ["a oa:TextPositionSelector", `oa:start ${raw.start[at]}`, `oa:end ${raw.end[at]}`]);
  }

  private article(at: number): void {
    const { id, title, publisher, date, url, copyOf } = this.model.articles[at];
    const pairs = [`a ${this.term("Article")}`, `dcterms:identifier ${literal(id)}`];
    if (title) pairs.push(`dcterms:title ${literal(title)}`);
    if (publisher) pairs.push(`dcterms:publisher ${literal(publisher)}`);
    if (date) pairs.push(`schema:datePublished ${day(date)}`);
    if (url) pairs.push(`schema:url ${literal(url)}`);
    if (copyOf >= 0) pairs.push(`${this.term("copyOf")} ${iri(`${DATA}article/${part(this.model.articles[copyOf].id)}`)}`);
    this.add(this.articleName(at), pairs);
  }
}
