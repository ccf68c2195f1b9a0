// The page for queries: YASGUI on this server's endpoint, completing from the project's own prefixes and vocabulary.
"use strict";

const START = `SELECT ?subject ?object ?quote WHERE {
  ?claim rdf:predicate aiscape:develops ; rdf:subject/rdfs:label ?subject ; rdf:object/rdfs:label ?object ;
         oa:hasTarget/oa:hasSelector/oa:exact ?quote .
} LIMIT 20
`;

async function start() {
  const words = await (await fetch("/api/vocabulary")).json();
  const { Yasqe } = Yasgui;
  for (const name of ["property", "class"]) {
    Yasqe.forkAutocompleter(name, { name: `aiscape-${name}`, bulk: true, persistenceId: null, get: () => words[name] });
  }
  const names = Object.entries(words.prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`);
  Yasqe.forkAutocompleter("prefixes", { name: "aiscape-prefixes", bulk: true, persistenceId: null, get: () => names });
  Yasqe.defaults.autocompleters = ["aiscape-prefixes", "aiscape-property", "aiscape-class", "variables"];
  Yasqe.defaults.prefixCcApi = null;
  Yasqe.defaults.value = declared(START, words.prefixes);

  const endpoint = new URL("/sparql", location.href).href;
  const page = new Yasgui(document.getElementById("yasgui"), {
    requestConfig: { endpoint, method: "POST" },
    copyEndpointOnNewTab: true,
    endpointCatalogueOptions: { getData: () => [{ endpoint }] },
    persistenceId: "aiscape",
    yasr: { prefixes: words.prefixes },
  });

  const choice = document.getElementById("saved");
  for (const question of await (await fetch("/api/questions")).json()) {
    const option = new Option(question.title, question.name);
    option.title = question.description;
    option.dataset.sparql = question.sparql;
    choice.add(option);
  }
  choice.addEventListener("change", () => {
    const sparql = choice.selectedOptions[0].dataset.sparql;
    if (!sparql) return;
    const tab = page.getTab();
    tab.setQuery(declared(sparql, words.prefixes));
    tab.query();
  });
}

/** A query with the prefixes that it uses declared, so that it can be taken elsewhere. */
function declared(sparql, prefixes) {
  const used = Object.entries(prefixes).filter(([prefix]) => new RegExp(`(^|[^\\w:-])${prefix}:`, "m").test(sparql));
  return used.map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>\n`).join("") + sparql;
}

start();
