"""What the report of the example has to show: a reprint, a chain of quoting, a contradiction, a dismissal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from forewarned import assemble, load, read, report

pytestmark = pytest.mark.browser

EXAMPLE = Path(__file__).parents[2] / "examples" / "crocus-city-hall"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    documents = list(load([EXAMPLE]))
    ledger = assemble([entry for document in documents for entry in read(document)], documents)
    path = tmp_path_factory.mktemp("example") / "report.html"
    path.write_text(report(ledger), encoding="utf-8", newline="\n")
    return path


def about(page: Page, file: Path, quote: str, kind: str) -> None:
    """Opens the question where the first record of `kind` with `quote` comes from."""
    page.goto(file.as_uri() + f"#kind={kind}&q=%22{quote.replace(' ', '+')}%22&ask=origins")
    expect(page.locator("#answer .graph .sort-text").first).to_be_attached()


def names(page: Page) -> list[str]:
    return [" ".join(one.locator(".name").all_text_contents()) for one in page.locator("#answer .graph .node").all()]


def test_reprint_is_folded(page, file):
    about(page, file, "shared information about a planned attack", "warning")
    folded = page.locator("#answer .node", has=page.locator(".sheet"))
    expect(folded).to_have_count(1)
    expect(folded).to_contain_text("Saltmarsh Wire (invented)")
    expect(folded).to_contain_text("+ 1 reprint")
    folded.click()
    expect(page.locator("#answer .node.sort-copy")).to_contain_text("% the same")


def test_chain_of_quoting_is_drawn(page, file):
    about(page, file, "CNN quoted the Dossier Center as saying", "warning")
    wanted = ["the Dossier Center", "CNN", "Kestrel Point Observer (invented)"]
    found = names(page)
    assert [name for name in found if name in wanted] == wanted
    left = [
        page.locator("#answer .node", has_text=name).first.bounding_box()["x"] for name in ("Dossier", "CNN", "Kestrel")
    ]
    assert left == sorted(left)
    assert len(set(left)) == 3
    assert page.locator("#answer .edge").count() >= 2


def test_contradiction_is_a_pair(page, file):
    page.goto(file.as_uri() + "#ask=contradictions")
    pair = page.locator("#answer .pairs").first.locator(".pair", has_text="no specific warning").first
    assert pair.locator(".side").count() == 2
    expect(pair.locator(".side").nth(0)).not_to_contain_text("no specific warning")
    expect(page.locator("#answer .pair.update").first).to_contain_text("may be an update")


def test_dismissal_is_linked_to_what_it_dismisses(page, file):
    page.goto(file.as_uri() + "#ask=chain")
    dismissal = page.locator("#answer .node.kind-response[aria-label*='Putin'][aria-label*='dismissed']")
    expect(dismissal.first).to_be_attached()
    answered = page.locator(f"#answer .edge.answers[data-edge$=' {dismissal.first.get_attribute('data-node')}']")
    causes = [edge.get_attribute("data-edge").split()[0] for edge in answered.all()]
    assert causes
    for cause in causes:
        expect(page.locator(f"#answer .node[data-node='{cause}']")).to_have_class(re.compile("kind-(warning|threat)"))
    dismissal.first.click()
    page.locator(".chosen-proof").get_by_role("button", name=re.compile("in the ledger")).click()
    expect(page.locator("tr.record.open + tr")).to_contain_text("In answer to")
