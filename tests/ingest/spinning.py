"""Files that are made to harm whoever parses them."""

from __future__ import annotations


def spinning_pdf(*, depth: int = 30, width: int = 4) -> bytes:
    """A small PDF whose one page draws a form `width` times, that form another so often, and so on `depth` deep.

    PDFium follows every one of the width ** depth ways.
    """
    font = b"/Font<</T 5 0 R>>"
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</F 6 0 R>>%b>>>>" % font
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page,
        _stream(b"", b"/F Do\n" * width),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number in range(7, 6 + depth):
        objects.append(_form(b"/XObject<</F %d 0 R>>" % number, b"/F Do\n" * width))
    objects.append(_form(font, b"BT /T 9 Tf 10 10 Td (It was warned.) Tj ET"))
    return _file(objects)


def _form(resources: bytes, drawn: bytes) -> bytes:
    return _stream(b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<<%b>>" % resources, drawn)


def _stream(fields: bytes, data: bytes) -> bytes:
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (fields, len(data), data)


def _file(objects: list[bytes]) -> bytes:
    made, places = bytearray(b"%PDF-1.4\n"), []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(made)
