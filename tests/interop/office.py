"""The CSV table as LibreOffice opens it: dates are dates, no text is a formula.

`office.py TABLE.fods LIST.json` compares it with pixplan's JSON.
"""
import json
import sys
import xml.etree.ElementTree as tree

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"

table_path, list_path = sys.argv[1:]
with open(list_path, encoding="utf-8") as file:
    tasks = {task["id"]: task for task in json.load(file)["tasks"]}

rows = []
for row in tree.parse(table_path).iter(TABLE + "table-row"):
    cells = []
    for cell in row.iter(TABLE + "table-cell"):
        assert not cell.get(TABLE + "formula"), "".join(cell.itertext())
        repeated = min(int(cell.get(TABLE + "number-columns-repeated", "1")), 50)
        cells += [("".join(cell.itertext()).strip(), cell.get(OFFICE + "date-value"))] * repeated
    rows.append(cells)

header = [text for text, _ in rows[0]]
assert header[:5] == ["ID", "Tâche", "Rôles", "Début", "Échéance"], header[:5]
found = {row[0][0]: row for row in rows[1:] if row[0][0] in tasks}
assert found.keys() == tasks.keys(), (found.keys(), tasks.keys())
for name, task in tasks.items():
    row = found[name]
    assert row[3][1] == task["start"] and row[4][1] == task["due"], row[:5]
    title = row[1][0].removeprefix("'")
    assert title == task["title"], (title, task["title"])
