"""What one sees and is told: the picture, the search, the cards, what lights up."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .driving import APP, card, click_node, edge, edge_spot, ink, search, seen, settle, spot


def opens_with_the_whole_picture(page: Page) -> None:
    assert seen(page)["nodes"] == 262
    assert ink(page) > 5000
    expect(page.locator(".counts")).to_contain_text("262 entities")


def names_do_not_cover_each_other(page: Page) -> None:
    boxes = page.evaluate(
        f"""() => {{ const c = document.createElement('canvas').getContext('2d');
        return {APP}.stage.labels.map(l => {{ c.font = `${{l.font.weight}} ${{l.font.size}}px system-ui`;
          const w = c.measureText(l.text).width, x = l.font.anchor === 'middle' ? l.x - w / 2 : l.x;
          return [x + 2, l.y - l.font.size * .7, x + w - 2, l.y]; }}); }}"""
    )
    assert len(boxes) > 40
    for at, one in enumerate(boxes):
        for two in boxes[:at]:
            assert one[2] < two[0] or two[2] < one[0] or one[3] < two[1] or two[3] < one[1]


def communities_are_named(page: Page) -> None:
    names = page.evaluate(f"{APP}.stage.labels.filter(l => l.faint).map(l => l.text)")
    assert any("OPENAI" in name for name in names)


def search_completes_a_label(page: Page) -> None:
    search(page, "deeps")
    expect(page.locator(".bar [role=option]").first).to_contain_text("DeepSeek")
    page.keyboard.press("Enter")
    assert "DeepSeek" in page.locator(".side h2").inner_text()


def search_completes_an_alias(page: Page) -> None:
    search(page, "aliy")
    expect(page.locator(".bar [role=option]").first).to_contain_text("Alibaba Cloud")
    expect(page.locator(".bar [role=option]").first).to_contain_text("Aliyun")
    page.keyboard.press("Enter")
    assert "Alibaba Cloud" in card(page)


def search_knows_other_scripts(page: Page) -> None:
    search(page, "阿里云")
    expect(page.locator(".bar [role=option]").first).to_contain_text("Alibaba Cloud")


def search_says_when_nothing_is_found(page: Page) -> None:
    search(page, "zzzz")
    expect(page.locator(".bar [role=option]")).to_contain_text("Nothing here goes by that name")


def search_is_driven_by_arrows(page: Page) -> None:
    search(page, "deepseek")
    page.wait_for_timeout(400)  # the list comes anew while one types
    option = page.locator(".bar [role=option]").nth(1)
    for _ in range(2):  # the first arrow takes the first entry, unless the mouse has taken it already
        if option.get_attribute("aria-selected") != "true":
            page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    second = option.locator(".name").inner_text()
    page.keyboard.press("Enter")
    expect(page.locator(".side h2")).to_have_text(second)


def a_click_on_a_node_opens_its_card(page: Page) -> None:
    click_node(page, "OpenAI")
    text = card(page)
    assert "OpenAI" in text
    assert "Company" in text
    assert "Also: Open AI" in text


def a_double_click_comes_closer(page: Page) -> None:
    before = page.evaluate(f"{APP}.stage.view.zoom")
    page.mouse.dblclick(310, 90)
    assert page.evaluate(f"{APP}.stage.view.zoom") == pytest.approx(before * 2)


def quick_clicks_in_two_places_are_two_clicks(page: Page) -> None:
    settle(page)
    at = spot(page, "OpenAI")
    page.mouse.click(310, 90)
    page.mouse.click(*at)
    expect(page.locator(".side h2")).to_contain_text("OpenAI")


def the_card_has_facts_and_numbers(page: Page) -> None:
    click_node(page, "Nvidia")
    assert "develops" in card(page)
    assert "H20" in card(page)
    cells = page.locator(".side .numbers dd").all_inner_texts()
    assert len(cells) == 4
    assert int(cells[0]) > 10
    assert int(cells[1]) > int(cells[0]) // 2


def the_card_links_to_wikidata(page: Page) -> None:
    click_node(page, "OpenAI")
    assert page.locator(".side footer a").first.get_attribute("href") == "https://www.wikidata.org/wiki/Q21708200"


def the_card_lists_sources(page: Page) -> None:
    click_node(page, "OpenAI")
    page.locator(".side .sources summary").click()
    first = page.locator(".side .sources a").first
    assert (first.get_attribute("href") or "").startswith("https://news.example/")
    assert first.get_attribute("rel") == "noopener noreferrer"


def a_click_on_an_edge_opens_its_claims(page: Page) -> None:
    at = edge(page, "Microsoft", "investsIn", "OpenAI")
    page.mouse.click(*edge_spot(page, at))
    text = card(page)
    assert "Microsoft" in text
    assert "invests in" in text
    assert "What says so" in text
    assert "Microsoft invests in OpenAI" in page.locator(".side blockquote").first.inner_text()


def a_claim_shows_article_date_and_confidence(page: Page) -> None:
    page.evaluate(f"at => {APP}.pickEdge(at)", edge(page, "Microsoft", "investsIn", "OpenAI"))
    text = card(page)
    assert "confidence 0." in text
    assert "What the field looked like" in text
    assert "amount" in text
    assert "20" in page.locator(".side .article .about").first.inner_text()


def a_claim_shows_who_said_it(page: Page) -> None:
    page.evaluate(f"at => {APP}.pickEdge(at)", edge(page, "SMIC", "suppliesTo", "Huawei"))
    assert "reported" in card(page)
    assert "said by" in card(page)


def a_claim_shows_its_copies(page: Page) -> None:
    script = f"""() => {{ const {{ model }} = {APP}; for (let c = 0; c < model.claims.count; c++)
        if (model.articles[model.claims.article[c]].copies.length) return model.claims.edge[c]; }}"""
    page.evaluate(f"at => {APP}.pickEdge(at)", page.evaluate(script))
    assert "Printed elsewhere too" in card(page)


def an_edge_shows_what_contradicts_it(page: Page) -> None:
    page.evaluate(f"at => {APP}.pickEdge(at)", edge(page, "DeepSeek", "uses", "H100"))
    text = card(page)
    assert "Disputed" in text
    assert "What says so (1)" in text
    assert "What contradicts it (1)" in text


def a_denied_edge_is_told_from_an_asserted_one(page: Page) -> None:
    moods = page.evaluate(
        f"([a, b]) => [{APP}.seen.mood[a], {APP}.seen.mood[b]]",
        [edge(page, "AMD", "acquires", "Hugging Face"), edge(page, "SoftBank", "acquires", "Arm")],
    )
    assert moods == [3, 0]


def several_relations_run_side_by_side(page: Page) -> None:
    lanes = page.evaluate(
        f"list => list.map(at => {APP}.model.edges.lane[at])",
        [edge(page, "Microsoft", "investsIn", "OpenAI"), edge(page, "Microsoft", "partnersWith", "OpenAI")],
    )
    assert lanes[0] != lanes[1]
    at = edge(page, "Microsoft", "partnersWith", "OpenAI")
    settle(page)
    page.mouse.click(*edge_spot(page, at))
    expect(page.locator(".side")).to_contain_text("partners with")
    assert "Also between the two" in card(page)


def pointing_at_a_node_lights_its_neighbours(page: Page) -> None:
    before = ink(page)
    page.mouse.move(*spot(page, "OpenAI"))
    settle(page)
    page.wait_for_timeout(50)
    lit = page.evaluate(f"{APP}.stage.hovered.nodes.size")
    assert lit > 15
    assert ink(page) < before * 0.8
    page.mouse.move(310, 90)
    page.wait_for_function(f"!{APP}.stage.hovered")


def pointing_at_an_edge_names_it(page: Page) -> None:
    edge_spot(page, edge(page, "Elon Musk", "sues", "OpenAI"))
    expect(page.locator(".tip")).to_contain_text("Elon Musk sues OpenAI · 3 claims")


def a_neighbourhood_collapses_and_expands(page: Page) -> None:
    click_node(page, "OpenAI")
    before = seen(page)["nodes"]
    page.get_by_role("button", name="Collapse").click()
    folded = seen(page)["nodes"]
    assert folded < before
    page.get_by_role("button", name="Expand").click()
    assert seen(page)["nodes"] == before


def one_neighbourhood_can_be_seen_alone(page: Page) -> None:
    click_node(page, "Anthropic")
    page.get_by_role("button", name="Only its neighbourhood").click()
    assert 5 < seen(page)["nodes"] < 40
    page.get_by_role("button", name="Leave the neighbourhood").click()
    assert seen(page)["nodes"] == 262


def a_neighbourhood_grows_on_demand(page: Page) -> None:
    click_node(page, "Anthropic")
    page.get_by_role("button", name="Only its neighbourhood").click()
    few = seen(page)["nodes"]
    page.evaluate(f"at => {APP}.pickNode(at)", page.evaluate(f"{APP}.model.label.indexOf('Google')"))
    page.get_by_role("button", name="Expand").click()
    assert seen(page)["nodes"] > few
