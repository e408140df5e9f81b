#!/usr/bin/env python3
"""Writes the Swift files that carry the built-in data of Data/, so that the command is one file.

    make generate              write them
    scripts/generate.py --check    write nothing; fail when a file would change (a step of `make check`)

Everything is read and checked before anything is written. An error names the file and the line.
"""

import json
import re
import sys
from pathlib import Path

# What is made: from Data/…, to Sources/…, how, and the Swift name. Move a line's Swift file together with what uses it.
OUTPUTS = [
    ("starter-en", "PlumbBenchmarks/Benchmarks/Generated/StarterEnglish.swift", "benchmark", "StarterEnglish"),
    ("starter-zh", "PlumbBenchmarks/Benchmarks/Generated/StarterChinese.swift", "benchmark", "StarterChinese"),
    ("scenarios", "PlumbJudging/Criteria/BuiltIn/Generated/BuiltInScenarios+Documents.swift", "scenarios",
     "BuiltInScenarios"),
    ("alpaca-eval-2.tsv", "PlumbScoring/Scoring/LengthControl/Generated/AlpacaEvalTable.swift", "calibration",
     "AlpacaEvalTable"),
    ("prices.yaml", "PlumbJudging/Engine/Generated/PriceTable+Prices.swift", "prices", "PriceTable"),
]

ROOT = Path(__file__).resolve().parent.parent
NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"


class Problem(Exception):
    """What is wrong with a file of Data/."""


def read(path):
    """A file's text: UTF-8, lines end in \\n, the last one too, and no control characters, which Swift would change."""
    name = path.relative_to(ROOT)
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise Problem(f"{name}: is not there") from None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise Problem(f"{name}:{line}: is not UTF-8") from None
    for number, line in enumerate(text.split("\n"), 1):
        found = re.search(r"[\x00-\x08\x0b-\x1f\x7f\ufeff]", line)
        if found:
            raise Problem(f"{name}:{number}: holds the control character U+{ord(found[0]):04X}; lines end in \\n alone")
    if not text.endswith("\n"):
        raise Problem(f"{name}: the last line does not end in \\n")
    return text


def lines_of(text):
    """The lines of a text that ends in \\n; unlike `splitlines`, no other character ends one."""
    return text[:-1].split("\n")


def literal(text):
    """A raw multi-line Swift literal of a text that ends in \\n, with as many # as the text needs."""
    marks = "##"
    while f'"""{marks}' in text or f"\\{marks}" in text:
        marks += "#"
    return f'{marks}"""\n{text}\n"""{marks}'


def quoted(text):
    """A Swift string literal of one line."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def card(path):
    """The flat `key: value` lines of a benchmark's card."""
    name = path.relative_to(ROOT)
    values = {}
    for number, line in enumerate(lines_of(read(path)), 1):
        if not line or line.startswith("#"):
            continue
        found = re.fullmatch(r'(id|summary|licence): (?:"([^"\\]+)"|([\w.-]+))', line)
        if not found:
            raise Problem(f'{name}:{number}: expected id, summary or licence and a word or "text", found {line!r}')
        if found[1] in values:
            raise Problem(f"{name}:{number}: '{found[1]}' is there twice")
        values[found[1]] = found[2] or found[3]
    missing = [key for key in ("id", "summary", "licence") if key not in values]
    if missing:
        raise Problem(f"{name}: no {', '.join(missing)}")
    return values


def benchmark(folder, swift):
    """A benchmark: its card as values, its items as JSON Lines."""
    values = card(folder / "benchmark.yaml")
    path = folder / "items.jsonl"
    items = read(path)
    seen = {}
    for number, line in enumerate(lines_of(items), 1):
        place = f"{path.relative_to(ROOT)}:{number}"
        try:
            item = json.loads(line)
        except json.JSONDecodeError as error:
            raise Problem(f"{place}: not JSON: {error.msg} at column {error.colno}") from None
        if not isinstance(item, dict) or not isinstance(item.get("id"), str):
            raise Problem(f"{place}: an item needs an 'id'")
        if item["id"] in seen:
            raise Problem(f"{place}: the id '{item['id']}' is on line {seen[item['id']]} already")
        seen[item["id"]] = number
    return f"""/// The built-in benchmark `{values['id']}`.
enum {swift} {{
  /// What its `benchmark.yaml` says, and its items.
  static var benchmark: Benchmark {{
    Benchmark(
      id: {quoted(values['id'])},
      summary: {quoted(values['summary'])},
      licence: {quoted(values['licence'])},
      source: .builtIn(items))
  }}

  /// Its items as JSON Lines, byte for byte `items.jsonl`.
  static let items = {literal(items)}
}}
"""


def scenarios(folder, swift):
    """The criteria files in the order of their names, as YAML."""
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise Problem(f"{folder.relative_to(ROOT)}: no .yaml file")
    documents = "".join(f"    ({quoted(str(file.relative_to(ROOT)))}, {literal(read(file))}),\n" for file in files)
    return f"""extension {swift} {{
  /// The criteria files in the order of their names: each one's path and, byte for byte, its text.
  static let documents: [(name: String, text: String)] = [
{documents}  ]
}}
"""


CALIBRATION = [
    ("difficulty", "difficulties", "One difficulty per item, in log-odds."),
    ("verbose_length", "verboseLengths", "The baseline's length minus the verbose variant's, over its standard deviation."),
    ("verbose_preference", "verbosePreferences", "The probability that the verbose variant is preferred, 0–1."),
    ("concise_length", "conciseLengths", "The baseline's length minus the concise variant's, over its standard deviation."),
    ("concise_preference", "concisePreferences", "The probability that the concise variant is preferred, 0–1."),
]


def calibration(path, swift):
    """The columns of the calibration table."""
    name = path.relative_to(ROOT)
    header, *lines = lines_of(read(path))
    columns = ["item"] + [column for column, _, _ in CALIBRATION]
    if header.split("\t") != columns:
        raise Problem(f"{name}:1: expected the columns {', '.join(columns)}, separated by tabs")
    rows, seen = [], {}
    for number, line in enumerate(lines, 2):
        fields = line.split("\t")
        if len(fields) != len(columns):
            raise Problem(f"{name}:{number}: {len(fields)} fields, separated by tabs; expected {len(columns)}")
        if not re.fullmatch(r"[a-z0-9-]+", fields[0]):
            raise Problem(f"{name}:{number}: expected an item's id, found {fields[0]!r}")
        if fields[0] in seen:
            raise Problem(f"{name}:{number}: '{fields[0]}' is on line {seen[fields[0]]} already")
        seen[fields[0]] = number
        for column, field in zip(columns[1:], fields[1:]):
            if not re.fullmatch(NUMBER, field):
                raise Problem(f"{name}:{number}: {column}: expected a number, found {field!r}")
            if column.endswith("_preference") and not 0 <= float(field) <= 1:
                raise Problem(f"{name}:{number}: {column}: expected 0 to 1, found {field}")
        rows.append(fields)
    text = f"/// The columns of `{path.name}`: one value per item, in the set's order.\nenum {swift} {{\n"
    text += "  /// The items' ids.\n  static let items: [String] = [\n"
    text += "".join(f"    {quoted(row[0])},\n" for row in rows) + "  ]\n"
    for column, (_, property_, words) in enumerate(CALIBRATION, 1):
        text += f"\n  /// {words}\n  static let {property_}: [Double] = [\n"
        for start in range(0, len(rows), 10):
            text += "    " + ", ".join(row[column] for row in rows[start : start + 10]) + ",\n"
        text += "  ]\n"
    return text + "}\n"


def prices(path, swift):
    """The price table, and the month of its oldest price."""
    name = path.relative_to(ROOT)
    row = re.compile(
        rf'  - {{model: ([\w.-]+), input: ({NUMBER}), output: ({NUMBER}), noted: (20[0-9]{{2}}-(?:0[1-9]|1[0-2])), '
        r'source: "(https://[^"\\]+)"}')
    found, seen, started = [], {}, False
    for number, line in enumerate(lines_of(read(path)), 1):
        if line.startswith("#") or not line:
            continue
        if line == "prices:" and not started:
            started = True
            continue
        fields = row.fullmatch(line)
        if not fields or not started:
            raise Problem(
                f"{name}:{number}: expected '  - {{model: NAME, input: USD, output: USD, noted: YYYY-MM, "
                f"source: \"https://…\"}}', found {line!r}")
        model, prompt, completion, noted, _ = fields.groups()
        if model in seen:
            raise Problem(f"{name}:{number}: '{model}' is on line {seen[model]} already")
        if float(prompt) < 0 or float(completion) < 0:
            raise Problem(f"{name}:{number}: a price below zero")
        seen[model] = number
        found.append((model, prompt, completion, noted))
    if not found:
        raise Problem(f"{name}: no prices")
    entries = "".join(
        f"    ({quoted(model)}, ModelPrice(input: {prompt}, output: {completion})),\n" for model, prompt, completion, _ in found)
    return f"""internal import PlumbCore

extension {swift} {{
  /// When the oldest of the prices was noted: year and month.
  public static let date = {quoted(min(noted for _, _, _, noted in found))}

  /// US dollars per million tokens, by the model's name without its date.
  static let prices: [(name: String, price: ModelPrice)] = [
{entries}  ]
}}
"""


def generated():
    """Every output's path and text."""
    kinds = {"benchmark": benchmark, "scenarios": scenarios, "calibration": calibration, "prices": prices}
    texts = {}
    for source, target, kind, swift in OUTPUTS:
        path = ROOT / "Data" / source
        name = f"Data/{source}{'/' if path.is_dir() else ''}"
        header = f"// Generated by make generate from {name}; do not edit.\n// swift-format-ignore-file\n\n"
        texts[ROOT / "Sources" / target] = header + kinds[kind](path, swift)
    return texts


def main():
    if sys.argv[1:] not in ([], ["--check"]):
        sys.exit("usage: scripts/generate.py [--check]")
    try:
        texts = generated()
    except Problem as problem:
        sys.exit(f"generate: {problem}. Nothing was written.")
    stray = sorted(set((ROOT / "Sources").glob("**/Generated/*.swift")) - set(texts))
    changed = [path for path, text in texts.items() if not path.is_file() or path.read_bytes() != text.encode("utf-8")]
    if sys.argv[1:] == ["--check"]:
        if changed:
            names = ", ".join(str(path.relative_to(ROOT)) for path in changed)
            sys.exit(f"generate: not what Data/ gives: {names}. Run `make generate`.")
    for path in changed:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(texts[path].encode("utf-8"))
        print(f"generate: wrote {path.relative_to(ROOT)}")
    if stray:
        names = ", ".join(str(path.relative_to(ROOT)) for path in stray)
        sys.exit(f"generate: nothing makes {names}. Delete it, or add a line to OUTPUTS.")


if __name__ == "__main__":
    main()
