"""What one can choose, keep and take away: filters, time, paths, undo, the address, files, keys."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pyoxigraph as ox
import rdflib
from playwright.sync_api import Page, expect

from aiscape.store.quads import quads

from .driving import APP, card, click_node, seen, shown, spot, state
from .field import field


def types_can_be_hidden(page: Page) -> None:
    page.get_by_label("People", exact=False).first.uncheck()
    assert not shown(page, "Sam Altman")
    expect(page.locator(".chips")).to_contain_text("1 type hidden")


def relations_can_be_hidden(page: Page) -> None:
    before = seen(page)["edges"]
    page.locator(".panel .row", has_text="develops").locator("input").uncheck()
    assert before - seen(page)["edges"] == 88


def sources_can_be_hidden(page: Page) -> None:
    before = seen(page)["claims"]
    page.locator(".panel .row", has_text="Reuters").locator("input").uncheck()
    assert seen(page)["claims"] < before
    assert state(page, "not") == ["p:Reuters"]


def only_what_one_source_says(page: Page) -> None:
    row = page.locator(".panel .row", has_text="Reuters")
    row.hover()
    row.get_by_role("button", name="Only Reuters").click()
    expect(page.locator(".chips")).to_contain_text("Only what “Reuters” says")
    publishers = page.evaluate(
        f"""() => {{ const {{ model, seen }} = {APP}; return [...new Set([...model.claims.article]
        .filter((_, c) => seen.claim[c]).map(a => model.articles[a].publisher))]; }}"""
    )
    assert publishers == ["Reuters"]


def only_what_one_article_says(page: Page) -> None:
    click_node(page, "OpenAI")
    page.locator(".side .sources summary").click()
    page.locator(".side .sources").get_by_role("button", name="only what this says").first.click()
    assert len(state(page, "only")) == 1
    assert page.locator(".side .sources summary").inner_text() == "Sources (1)"


def the_uncertain_can_be_hidden(page: Page) -> None:
    before = seen(page)["claims"]
    page.get_by_label("Least confidence").fill("0.8")
    assert 0 < seen(page)["claims"] < before
    expect(page.locator(".chips")).to_contain_text("Confidence ≥ 0.80")


def the_reported_and_the_denied_can_be_hidden(page: Page) -> None:
    for name, mood in (("Reported", 1), ("Denied", 3)):
        page.locator(".panel .row", has_text=name).locator("input").uncheck()
        moods = page.evaluate(f"[...new Set([...{APP}.seen.mood].filter((_, e) => {APP}.seen.edge[e]))]")
        assert mood not in moods


def only_the_asserted_can_be_seen(page: Page) -> None:
    row = page.locator(".panel .row", has_text="Asserted")
    row.hover()
    row.get_by_role("button", name="Only Asserted").click()
    assert page.evaluate(f"[...{APP}.seen.mood].every((m, e) => !{APP}.seen.edge[e] || m === 0)")


def the_legend_names_every_group(page: Page) -> None:
    text = page.locator(".panel").inner_text()
    for name in ("Organisations", "People", "Models", "Chips", "Products and platforms", "Places", "Policies"):
        assert name in text


def time_can_be_cut(page: Page) -> None:
    before = seen(page)["claims"]
    page.get_by_label("From month").focus()
    for _ in range(12):
        page.keyboard.press("ArrowRight")
    assert seen(page)["claims"] < before
    earliest = page.evaluate(
        f"Math.min(...[...{APP}.model.claims.when].filter((w, c) => w >= 0 && {APP}.seen.claim[c])) >= {APP}.state.from"
    )
    assert earliest
    page.keyboard.press("Escape")
    page.keyboard.press("Control+z")
    assert seen(page)["claims"] == before


def the_undated_can_be_left_out(page: Page) -> None:
    before = seen(page)["claims"]
    page.get_by_label("undated too").uncheck()
    assert seen(page)["claims"] < before


def the_shortest_path_is_found(page: Page) -> None:
    page.get_by_role("button", name="Path", exact=True).click()
    page.get_by_label("Path from").fill("Unitree")
    page.keyboard.press("Enter")
    page.get_by_label("Path to").fill("OpenAI")
    page.keyboard.press("Enter")
    steps = page.locator(".steps .node").all_inner_texts()
    assert steps[0] == "Unitree"
    assert steps[-1] == "OpenAI"
    assert len(steps) == 4
    page.locator(".steps .why").first.click()
    assert "What says so" in card(page)
    page.get_by_role("button", name="← Path").click()
    assert page.locator(".steps").count() == 1


def shift_click_finds_a_path(page: Page) -> None:
    click_node(page, "Baidu")
    page.evaluate(f"{APP}.stage.fit(undefined, false)")
    click_node(page, "Groq", shift=True)
    steps = page.locator(".steps .node").all_inner_texts()
    assert steps[0] == "Baidu"
    assert steps[-1] == "Groq"


def a_step_can_be_undone(page: Page) -> None:
    page.get_by_label("People", exact=False).first.uncheck()
    page.get_by_role("button", name="Undo").click()
    assert shown(page, "Sam Altman")
    assert state(page, "types") == []
    click_node(page, "OpenAI")
    page.keyboard.press("Control+z")
    assert state(page, "pick") is None


def the_address_holds_the_state(page: Page) -> None:
    page.get_by_label("People", exact=False).first.uncheck()
    click_node(page, "DeepSeek")
    page.wait_for_function("location.hash.includes('node=deepseek') && location.hash.includes('types=Person')")
    assert "at=" in page.evaluate("location.hash")


def an_address_is_followed(page: Page) -> None:
    page.evaluate("location.hash = 'edge=openai|develops|o1&moods=reported&sure=0.4&relations=basedIn'")
    page.wait_for_selector(".side blockquote")
    assert "OpenAI" in card(page)
    assert "o1" in card(page)
    assert state(page, "least") == 0.4
    assert state(page, "moods") == [1]
    assert len(state(page, "predicates")) == 1


def an_address_that_means_nothing_is_ignored(page: Page) -> None:
    page.evaluate("location.hash = 'node=%E0%A4%A&edge=a|b|c&at=x|y&types=Nothing&path=|&sure=NaN'")
    page.wait_for_timeout(50)
    assert seen(page)["nodes"] == 262


def _download(page: Page, name: str) -> bytes:
    page.locator("summary", has_text="Save").click()
    with page.expect_download() as waiting:
        page.locator(f"[data-format={name}]").click()
    path = waiting.value.path()
    assert waiting.value.suggested_filename == f"The-AI-industry.{name}"
    return Path(path).read_bytes()


def the_picture_is_saved_as_png(page: Page) -> None:
    from PIL import Image

    image = Image.open(io.BytesIO(_download(page, "png")))
    assert image.width > 1200
    assert len(image.convert("RGB").getcolors(1 << 24) or []) > 200


def the_picture_is_saved_as_svg(page: Page) -> None:
    from xml.etree import ElementTree

    root = ElementTree.fromstring(_download(page, "svg"))
    names = {element.text for element in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"OpenAI", "Nvidia"} <= names


def what_is_seen_is_saved_as_csv(page: Page) -> None:
    page.locator(".panel .row", has_text="Reuters").get_by_role("button").click(force=True)
    rows = list(csv.DictReader(io.StringIO(_download(page, "csv").decode("utf-8-sig"))))
    assert len(rows) == seen(page)["claims"]
    assert {row["publisher"] for row in rows} == {"Reuters"}
    assert all(row["quote"] and row["subject_iri"].startswith("https://") for row in rows)


def what_is_seen_is_saved_as_turtle(page: Page) -> None:
    graph = rdflib.Graph().parse(data=_download(page, "ttl"), format="turtle")
    assert len(set(graph.subjects(rdflib.RDF.subject, None))) == seen(page)["claims"]
    built = rdflib.Graph().parse(data=_as_built(), format="nt")
    strange = {tuple(map(str, triple)) for triple in graph} - {tuple(map(str, triple)) for triple in built}
    assert strange == set()


def _as_built() -> str:
    """The default graph that a build writes of the same claims."""
    lines = {str(quad.triple) for quad in quads(field()) if quad.graph_name == ox.DefaultGraph()}
    return " .\n".join([*sorted(lines), ""])


def help_stands_on_the_question_mark(page: Page) -> None:
    page.keyboard.press("?")
    expect(page.locator("dialog")).to_be_visible()
    assert "shortest path" in page.locator("dialog").inner_text()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()


def the_table_carries_the_same_facts(page: Page) -> None:
    page.locator(".panel .row", has_text="Asserted").get_by_role("button").click(force=True)
    page.keyboard.press("t")
    expect(page.locator(".tabs button").first).to_have_text(f"{seen(page)['edges']} relations")
    page.get_by_role("button", name="Show more").click()
    assert page.locator(".table tbody tr").count() == min(500, seen(page)["edges"])
    page.get_by_role("button", name="Subject").click()
    names = page.locator(".table tbody tr td:first-child").all_inner_texts()
    assert names == sorted(names, key=lambda name: (name.casefold(), name)) or names[0] <= names[-1]
    page.locator(".table .why").first.click()
    assert "What says so" in card(page)


def the_table_lists_entities_too(page: Page) -> None:
    page.keyboard.press("t")
    page.locator(".tabs button").nth(1).click()
    page.get_by_role("button", name="Importance").click()
    page.get_by_role("button", name="Importance").click()
    assert page.locator(".table tbody tr td:first-child").first.inner_text().strip() == "OpenAI"


def the_keyboard_walks_from_node_to_node(page: Page) -> None:
    page.locator(".surface").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    said = page.locator("[role=status]").inner_text()
    page.keyboard.press("Enter")
    assert page.locator(".side h2").inner_text().strip() == said.split(", ")[0]


def escape_lets_go(page: Page) -> None:
    click_node(page, "OpenAI")
    page.keyboard.press("Escape")
    assert page.locator(".side").is_hidden()


def light_turns_dark_and_back(page: Page) -> None:
    page.get_by_role("button", name="Light or dark").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 22, 26)"
    page.keyboard.press("l")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"


def the_picture_is_dragged_and_zoomed(page: Page) -> None:
    x, y = spot(page, "OpenAI")
    page.mouse.move(320, 110)
    page.mouse.down()
    page.mouse.move(360, 140, steps=4)
    page.mouse.up()
    moved = spot(page, "OpenAI")
    assert abs(moved[0] - x - 40) < 12
    assert abs(moved[1] - y - 30) < 12
    before = page.evaluate(f"{APP}.stage.view.zoom")
    page.mouse.move(*spot(page, "OpenAI"))
    at = spot(page, "OpenAI")
    page.mouse.wheel(0, -300)
    page.wait_for_function(f"{APP}.stage.view.zoom > {before * 1.3}")
    after = spot(page, "OpenAI")
    assert abs(after[0] - at[0]) < 2
    assert abs(after[1] - at[1]) < 2
    page.get_by_role("button", name="Show everything", exact=True).click()


def everything_can_be_reset(page: Page) -> None:
    page.get_by_label("People", exact=False).first.uncheck()
    page.get_by_label("Least confidence").fill("0.5")
    page.get_by_role("button", name="Reset all").click()
    assert seen(page)["nodes"] == 262


def it_says_when_nothing_is_left(page: Page) -> None:
    page.evaluate("location.hash = 'sure=1'")
    expect(page.locator(".nothing")).to_have_text("Nothing passes these filters.")
