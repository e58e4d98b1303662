"""A workbook as LibreOffice opens it, against the CSV of the same report.

`workbook.py BOOK.fods TABLES.csv`: as many sheets as tables, every cell equal:
numbers are numbers, dates are dates, no text is a formula.
"""
import csv
import re
import sys
import xml.etree.ElementTree as tree

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

book_path, tables_path = sys.argv[1:]


def value(cell):
    assert not cell.get(TABLE + "formula"), "".join(cell.itertext())
    kind = cell.get(OFFICE + "value-type")
    if kind in ("float", "percentage"):
        return float(cell.get(OFFICE + "value"))
    if kind == "date":
        return cell.get(OFFICE + "date-value")[:16]
    return "\n".join("".join(line.itertext()) for line in cell.iter(TEXT + "p"))


def trimmed(cells):
    while cells and cells[-1] == "":
        cells = cells[:-1]
    return cells


def sheet(element):
    rows = []
    for row in element.iter(TABLE + "table-row"):
        cells = []
        for cell in row.iter(TABLE + "table-cell"):
            repeated = int(cell.get(TABLE + "number-columns-repeated", "1"))
            cells += [value(cell)] * min(repeated, 100)
        rows.append(trimmed(cells))
    while rows and not rows[-1]:
        rows.pop()
    return rows


def read(text):
    """A cell of the CSV as a French spreadsheet reads it."""
    text = text.replace("\r\n", "\n")
    if re.fullmatch(r"-?\d+(,\d+)?", text):
        return float(text.replace(",", "."))
    if re.fullmatch(r"-?\d+(,\d+)?%", text):
        return float(text[:-1].replace(",", ".")) / 100
    if day := re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})( \(prévisionnel\))?", text):
        return "-".join(day.group(3, 2, 1))
    if time := re.fullmatch(r"(\d\d)/(\d\d)/(\d{4}) (\d\d:\d\d)", text):
        return "-".join(time.group(3, 2, 1)) + "T" + time.group(4)
    return text[1:] if re.match(r"'+[=+\-@\t\r]", text) else text


with open(tables_path, encoding="utf-8-sig", newline="") as file:
    blocks = re.split(r"(?:^|\r\n)\r\n", file.read())
tables = []
for block in blocks:
    rows = list(csv.reader(block.splitlines(keepends=True), delimiter=";"))
    # A caption stands alone over a table.
    if len(rows) > 1 and len(rows[0]) == 1 and len(rows[1]) > 1:
        rows = rows[1:]
    tables.append([trimmed([read(cell) for cell in row]) for row in rows])

sheets = [sheet(element) for element in tree.parse(book_path).iter(TABLE + "table")]
assert len(sheets) == len(tables), (len(sheets), len(tables))


def same(found, expected):
    if isinstance(found, float) and isinstance(expected, float):
        # The CSV rounds means to the decimals that it shows.
        return abs(found - expected) <= 0.0051 * max(1.0, abs(expected)) or abs(found - expected) <= 0.051
    # A text of digits stays a text in a workbook; a CSV cannot say so.
    if isinstance(expected, float) and isinstance(found, str):
        return read(found) == expected
    return found == expected


cells = 0
for number, (found, expected) in enumerate(zip(sheets, tables), 1):
    if len(expected) == len(found) + 1 and len(expected[0]) == 1:
        expected = expected[1:]  # the caption over a list
    assert len(found) == len(expected), (number, len(found), len(expected))
    for one, other in zip(found, expected):
        assert len(one) == len(other), (number, one, other)
        for a, b in zip(one, other):
            assert same(a, b), (number, a, b)
            cells += 1
print(f"{len(sheets)} sheets, {cells} cells")
assert cells > 20
