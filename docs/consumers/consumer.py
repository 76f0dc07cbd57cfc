"""Prints of every document that it is given the title, the number of headings, and the first figure with label and unit.

document.py is what quicktype makes of the schema.
"""
import json
import sys

from document import Role, document_from_dict


def first(figures):
    for s in figures:
        if s.label is not None and s.unit is not None:
            return f"{s.label} {s.figure} {s.unit}"
    return "-"


sys.stdout.reconfigure(encoding="utf-8")
for name in sys.argv[1:]:
    with open(name, encoding="utf-8") as file:
        d = document_from_dict(json.load(file))
    headings = [b for b in d.blocks if b.role is Role.HEADING]
    print(d.metadata.title or "-", len(headings), first(d.statistics))
