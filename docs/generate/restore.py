import json, sys

def raw_text(document):
    log, raw, at = document["normalization"], [], 0
    text = "".join(block["text"] + "\n" for block in document["blocks"])
    for gap, kind in zip(log["ops"][::2], log["ops"][1::2]):
        rule, before, after = log["kinds"][kind]
        raw += [text[at:at + gap], before]
        at += gap + len(after)
    return "".join(raw) + text[at:]

with open(sys.argv[1], encoding="utf-8") as file:
    sys.stdout.buffer.write(raw_text(json.load(file)).encode("utf-8"))
