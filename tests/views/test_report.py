from __future__ import annotations

import base64
import hashlib
import json
import re
from importlib.resources import files

import pytest

from forewarned.views import SCRIPTS, report
from tests.views import ledgers, synthetic

SCRIPT_FILES = {
    path.name.removesuffix(".js"): path.read_text("utf-8")
    for path in files("forewarned.views").joinpath("js").iterdir()
}


@pytest.fixture(scope="module")
def page_text() -> str:
    return report(ledgers.crocus())


def blocks(html: str, tag: str) -> list[str]:
    return re.findall(rf"<{tag}[^>]*>(.*?)</{tag}>", html, re.DOTALL)


def test_report_is_the_same_for_the_same_ledger(page_text):
    assert report(ledgers.crocus()) == page_text


@pytest.mark.parametrize("make", [ledgers.crocus, synthetic.hostile, ledgers.empty], ids=["crocus", "hostile", "empty"])
def test_report_has_only_its_own_two_scripts(make):
    html = report(make())
    html.encode("utf-8")
    assert html.count("<script") == html.count("</script>") == 2
    assert html.count("<style") == html.count("</style>") == 1
    assert "<!--" not in html
    json.loads(blocks(html, "script")[0])


def test_report_names_no_address_to_load_from(page_text):
    outside_data = page_text.replace(blocks(page_text, "script")[0], "")
    addresses = set(re.findall(r"\b(?:https?:)?//[a-z0-9.-]+\.[a-z]+[^\s\"']*", outside_data))
    assert addresses == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"\b(src|href)=\"(?!#|data:)", outside_data)
    assert "@import" not in outside_data
    assert "url(" not in blocks(page_text, "style")[0]


def test_policy_admits_these_blocks_and_nothing_else(page_text):
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page_text)[1].replace("&#39;", "'")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    style, script = blocks(page_text, "style")[0], blocks(page_text, "script")[1]

    def hashed(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    assert rules == {
        "default-src": "'none'",
        "script-src": hashed(script),
        "style-src": hashed(style),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_every_script_file_is_in_the_page():
    assert sorted(SCRIPTS) == sorted(SCRIPT_FILES)


@pytest.mark.parametrize("name", sorted(SCRIPT_FILES))
def test_script_files_build_no_markup_from_text(name):
    source = SCRIPT_FILES[name]
    forbidden = (
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|DOMParser|srcdoc|"
        r"fetch\(|XMLHttp|WebSocket|\bimport\b|localStorage|sendBeacon"
    )
    assert re.findall(forbidden, source) == []
    assert len(source.splitlines()) <= 300
    assert "\r" not in source


def test_each_document_is_kept_once(page_text):
    assert (
        page_text.count("extremists had imminent plans to attack large gatherings in the capital") == 1 + 1
    )  # text, `about`
    assert page_text.count("killed more than 140 people. Islamic State") == 1
