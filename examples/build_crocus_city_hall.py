"""Build the files of `examples/crocus-city-hall/` from `examples/crocus-city-hall.toml`.

    python examples/build_crocus_city_hall.py [FOLDER]

The same source gives the same bytes: every date inside a file is the dispatch's own or a fixed one,
and nothing is compressed, since compressed bytes differ between builds of zlib. Needs reportlab and
python-docx.
"""

from __future__ import annotations

import io
import json
import sys
import tomllib
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.message import EmailMessage
from email.utils import format_datetime
from html import escape
from pathlib import Path

from docx import Document as WordDocument
from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

SOURCE = Path(__file__).with_name("crocus-city-hall.toml")
FOLDER = Path(__file__).with_name("crocus-city-hall")
ZIP_TIME = (2024, 4, 3, 12, 0, 0)
INVARIANT_PDF_DATE = b"D:20000101000000+00'00'"  # what reportlab writes under invariant=1
STYLE = "body{font-family:serif;max-width:42rem;margin:auto}nav li{display:inline;margin-right:1em}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """One dispatch of the source file; `paragraphs` are its body without the notice."""

    file: str
    outlet: str
    author: str
    published: date
    title: str
    paragraphs: tuple[str, ...]
    notice: str
    caption: str = ""
    teaser: str = ""

    @property
    def day(self) -> str:
        return f"{self.published.day} {self.published:%B %Y}"

    @property
    def noon(self) -> datetime:
        return datetime.combine(self.published, time(12), tzinfo=UTC)


def dispatches(source: Path = SOURCE) -> list[Dispatch]:
    """The dispatches of `source`, in its order."""
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    return [
        Dispatch(
            **{key: value for key, value in row.items() if key != "body"},
            paragraphs=tuple(row["body"].strip().split("\n\n")),
            notice=data["notice"],
        )
        for row in data["dispatch"]
    ]


def text_bytes(dispatch: Dispatch) -> bytes:
    """Plain text as clippings are kept: lines that name title, publisher, author and day, then the body."""
    head = (
        f"Title: {dispatch.title}\nPublisher: {dispatch.outlet}\nAuthor: {dispatch.author}\nPublished: {dispatch.day}"
    )
    return "\n\n".join([head, *dispatch.paragraphs, dispatch.notice]).encode() + b"\n"


def markdown_bytes(dispatch: Dispatch) -> bytes:
    """Markdown with YAML front matter."""
    fields = {"title": dispatch.title, "publisher": dispatch.outlet, "author": dispatch.author}
    front = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items())
    head = f"---\n{front}\ndate: {dispatch.published.isoformat()}\n---\n\n# {dispatch.title}"
    return "\n\n".join([head, *dispatch.paragraphs, f"*{dispatch.notice}*"]).encode() + b"\n"


def html_bytes(dispatch: Dispatch) -> bytes:
    """A page as news sites make them: meta tags, navigation, a caption, a teaser, a list of other stories."""
    title, outlet, author = escape(dispatch.title), escape(dispatch.outlet), escape(dispatch.author)
    body = [f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in dispatch.paragraphs]
    body.insert(len(body) // 2, f'<p class="teaser"><a href="/video">{escape(dispatch.teaser)}</a></p>')
    lines = [
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        f"<title>{title} - {outlet}</title>",
        f'<meta property="og:title" content="{title}">\n<meta property="og:site_name" content="{outlet}">',
        f'<meta property="og:type" content="article">\n<meta name="author" content="{author}">',
        f'<meta property="article:published_time" content="{dispatch.noon.isoformat()}">',
        f"<style>{STYLE}</style>\n</head>\n<body>",
        f'<header><p class="site">{outlet}</p>\n<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World'
        '</a></li><li><a href="/money">Money</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>',
        f'<main><article>\n<h1>{title}</h1>\n<p class="byline">By <a rel="author" href="/staff">{author}</a>, '
        f'<time datetime="{dispatch.noon.isoformat()}">{dispatch.day}</time></p>',
        f"<figure><figcaption>{escape(dispatch.caption)}</figcaption></figure>",
        *body,
        f'<p class="notice">{dispatch.notice}</p>\n</article></main>',
        '<aside><h2>Most read</h2><ul><li><a href="/1">Council leaders warn of empty coffers</a></li>'
        '<li><a href="/2">Sainz fires a warning to Red Bull</a></li></ul></aside>',
        f"<footer><p>{outlet}. Contact us. Privacy.</p></footer>\n</body>\n</html>\n",
    ]
    return "\n".join(lines).encode()


def pdf_bytes(dispatch: Dispatch) -> bytes:
    """One page of PDF with a running head and foot; the document's dates are the dispatch's."""
    styles, out = getSampleStyleSheet(), io.BytesIO()

    def running(canvas: Canvas, page: SimpleDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(2.5 * cm, A4[1] - 1.5 * cm, dispatch.outlet)
        canvas.drawRightString(A4[0] - 2.5 * cm, 1.5 * cm, f"Page {page.page}")

    document = SimpleDocTemplate(
        out, pagesize=A4, invariant=1, pageCompression=0, margin=2.5 * cm,
        title=dispatch.title, author=dispatch.author, subject=dispatch.outlet, creator=dispatch.outlet,
    )  # fmt: skip
    story = [
        Paragraph(escape(dispatch.title, quote=False), styles["Title"]),
        Paragraph(escape(f"By {dispatch.author}"), styles["Italic"]),
        Paragraph(f"Published {dispatch.day}", styles["Italic"]),
        *(Paragraph(escape(paragraph, quote=False), styles["BodyText"]) for paragraph in dispatch.paragraphs),
        Paragraph(dispatch.notice, styles["Italic"]),
    ]
    document.build(story, onFirstPage=running, onLaterPages=running)
    stamp = f"D:{dispatch.noon:%Y%m%d%H%M%S}+00'00'".encode()
    return out.getvalue().replace(INVARIANT_PDF_DATE, stamp)  # of one length, so every offset stays true


def docx_bytes(dispatch: Dispatch) -> bytes:
    """A Word document; its core properties carry title, author and date."""
    document, out = WordDocument(), io.BytesIO()
    noon = dispatch.noon.replace(tzinfo=None)
    core = document.core_properties
    core.title, core.author, core.last_modified_by = dispatch.title, dispatch.author, dispatch.author
    core.created, core.modified, core.subject, core.comments = noon, noon, dispatch.outlet, dispatch.notice
    document.add_heading(dispatch.title, level=1)
    head = [dispatch.outlet, f"By {dispatch.author}", f"Published {dispatch.day}"]
    for paragraph in [*head, *dispatch.paragraphs, dispatch.notice]:
        document.add_paragraph(paragraph)
    drop_unused(document)
    document.save(out)
    with zipfile.ZipFile(out) as parts:
        return zip_bytes((name, parts.read(name)) for name in parts.namelist())


def drop_unused(document: WordFile) -> None:
    """Leave out the template's table styles and old copy of the styles: 790 KB of 830 when not compressed."""
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE:
            style.delete()
    for key, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("/stylesWithEffects"):
            del document.part.rels[key]


def mail_bytes(dispatch: Dispatch) -> bytes:
    """A newsletter: the text twice, as plain text and as HTML, which is how mail is sent."""
    message = EmailMessage()
    message["From"] = f'"{dispatch.outlet}" <briefing@tern-island.example>'
    message["To"] = "readers@tern-island.example"
    message["Subject"] = dispatch.title
    message["Date"] = format_datetime(dispatch.noon)
    message["Message-ID"] = f"<{dispatch.published:%Y%m%d}.briefing@tern-island.example>"
    paragraphs = [*dispatch.paragraphs, f"{dispatch.author}, {dispatch.outlet}", dispatch.notice]
    message.set_content("\n\n".join(paragraphs) + "\n", cte="quoted-printable")
    page = "\n".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in paragraphs)
    message.add_alternative(f"<html><body>\n{page}\n</body></html>\n", subtype="html", cte="quoted-printable")
    message.set_boundary("=-forewarned-example-boundary")
    return message.as_bytes()


def row_bytes(dispatch: Dispatch, row: str) -> bytes:
    """One line of JSON Lines with the fields of a document (`docs/ledger.md`)."""
    fields = {"id": row, "title": dispatch.title, "publisher": dispatch.outlet}
    text = "\n\n".join([*dispatch.paragraphs, dispatch.notice])
    fields |= {"published": dispatch.published.isoformat(), "text": text}
    return (json.dumps(fields, ensure_ascii=False) + "\n").encode()


def zip_bytes(members: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive, stored without compression, every member with the same fixed time and mode."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members:
            info = zipfile.ZipInfo(name, ZIP_TIME)
            info.create_system, info.external_attr = 3, 0o644 << 16
            archive.writestr(info, content)
    return out.getvalue()


WRITERS = {
    ".txt": text_bytes,
    ".md": markdown_bytes,
    ".html": html_bytes,
    ".pdf": pdf_bytes,
    ".docx": docx_bytes,
    ".eml": mail_bytes,
}


def files(source: Path = SOURCE) -> dict[str, bytes]:
    """Every file of the example by name, in the order of the source."""
    built: dict[str, bytes] = {}
    archives: dict[str, list[tuple[str, bytes]]] = {}
    for dispatch in dispatches(source):
        name, _, part = dispatch.file.partition("!")
        if name.endswith(".jsonl"):
            built[name] = built.get(name, b"") + row_bytes(dispatch, part)
        elif name.endswith(".zip"):
            archives.setdefault(name, []).append((part, WRITERS[Path(part).suffix](dispatch)))
        else:
            built[name] = WRITERS[Path(name).suffix](dispatch)
    return built | {name: zip_bytes(members) for name, members in archives.items()}


def build(folder: Path = FOLDER) -> None:
    """Write every file into `folder`, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files().items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    build(*(Path(argument) for argument in sys.argv[1:2]))
