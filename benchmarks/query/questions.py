"""Twelve queries typical of this data; `{node}` and `{label}` are the busiest company of the graph."""

from __future__ import annotations

QUESTIONS = {
    "label look-up": 'SELECT ?e ?type { ?e rdfs:label "{label}" ; aiscape:leadingType ?type }',
    "card of a node": """SELECT ?relation ?other ?quote {
  ?claim rdf:subject <{node}> ; rdf:predicate ?relation ; rdf:object/rdfs:label ?other ;
         oa:hasTarget/oa:hasSelector/oa:exact ?quote }""",
    "two hops": """SELECT DISTINCT ?product ?user {
  <{node}> aiscape:develops ?p . ?u aiscape:uses|aiscape:supports ?p .
  ?p rdfs:label ?product . ?u rdfs:label ?user }""",
    "counts by type": """SELECT ?type (COUNT(?e) AS ?n) {
  ?e aiscape:leadingType ?type } GROUP BY ?type ORDER BY DESC(?n)""",
    "property path": """SELECT DISTINCT ?name {
  <{node}> aiscape:develops ?m . ?v (aiscape:partOf|aiscape:basedOn)+ ?m . ?v rdfs:label ?name }""",
    "filter by date": """SELECT ?day ?s ?o {
  ?claim dcterms:date ?day ; rdf:predicate aiscape:develops ; rdf:subject/rdfs:label ?s ; rdf:object/rdfs:label ?o
  FILTER(STR(?day) >= "2025-10") } ORDER BY DESC(?day) ?s ?o LIMIT 50""",
    "claims with provenance": """SELECT ?s ?o ?outlet ?day ?quote {
  ?claim rdf:predicate aiscape:suppliesTo ; rdf:subject/rdfs:label ?s ; rdf:object/rdfs:label ?o ;
         aiscape:saidIn ?article ; oa:hasTarget/oa:hasSelector/oa:exact ?quote .
  ?article dcterms:publisher ?outlet ; schema:datePublished ?day }""",
    "provenance across graphs": """SELECT ?article ?outlet ?o {
  GRAPH ?article { <{node}> aiscape:develops ?p } ?article dcterms:publisher ?outlet . ?p rdfs:label ?o }""",
    "corroboration": """SELECT ?o (COUNT(DISTINCT ?article) AS ?n) {
  ?claim rdf:subject <{node}> ; rdf:predicate ?relation ; rdf:object ?o ; aiscape:polarity "asserted" ;
         aiscape:saidIn ?article } GROUP BY ?relation ?o HAVING (COUNT(DISTINCT ?article) > 1)""",
    "who is quoted": """SELECT ?name ?n {
  { SELECT ?who (COUNT(?claim) AS ?n) { ?claim aiscape:attributedTo ?who } GROUP BY ?who }
  ?who rdfs:label ?name } ORDER BY DESC(?n) ?name LIMIT 10""",
    "outlets by relation": """SELECT ?outlet (COUNT(?claim) AS ?n) {
  ?claim rdf:predicate aiscape:outperforms ; aiscape:saidIn/dcterms:publisher ?outlet }
  GROUP BY ?outlet ORDER BY DESC(?n) ?outlet""",
    "what is denied": """SELECT ?s ?relation ?o ?quote {
  ?claim aiscape:polarity "negated" ; rdf:predicate ?relation ; rdf:subject/rdfs:label ?s ; rdf:object/rdfs:label ?o ;
         oa:hasTarget/oa:hasSelector/oa:exact ?quote } ORDER BY ?s ?o ?relation ?quote LIMIT 20""",
}
