#!/usr/bin/env python3
"""Makes Data/alpaca-eval-2.tsv, the figures of AlpacaEval 2's length control, from AlpacaEval's own files.

    scripts/alpaca_calibration.py --outputs model_outputs.json --difficulty instruction_difficulty.csv --variants df_gamed.csv

A row is one of the 805 instructions, in AlpacaEval's order:

  item                  `alpaca-eval-` and the first 12 hexadecimal digits of the SHA-256 of the instruction (`--outputs`)
  difficulty            its difficulty in log-odds, 6 decimals (`--difficulty`)
  verbose_length        (the baseline's characters - the verbose variant's) / their standard deviation, 4 decimals (`--variants`)
  verbose_preference    the probability that the verbose variant is preferred, 5 decimals (`--variants`)
  concise_length, concise_preference    the same of the concise variant

What the table in the repository was made from, and what nobody can make from public files alone:

* AlpacaEval 0.6.6 keeps `instruction_difficulty.csv` and `df_gamed.csv` in the data set tatsu-lab/alpaca_eval. They were not
  at hand. With them, this script makes the table that has the published values.
* The difficulties follow from published predictions q and weights w: difficulty = (logit(q) - w3) / w2. `--predictions`
  recomputes them so and says how far the table is from that. Predictions have 10 decimals, hence difficulties about 7; the
  sixth decimal of single rows can differ by one.
* The variants' lengths follow from the published outputs of gpt4_1106_preview, its verbose and its concise variant.
* The variants' preferences are NOT the published ones, and no public file gives those. They are stand-ins that have the sums
  which published weights and win rates determine (sum p, sum p tanh z, sum p d: all that a fit at a given penalty sees of
  them). How the stand-ins themselves were drawn is not reproduced here. The sums are checked on every run.
"""

import argparse
import csv
import hashlib
import json
import math
import sys
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent / "Data" / "alpaca-eval-2.tsv"
COLUMNS = ["item", "difficulty", "verbose_length", "verbose_preference", "concise_length", "concise_preference"]
COUNT = 805
# sum p, sum p tanh z, sum p d, from the variants' published weights, win rates and length-controlled win rates.
PUBLISHED_SUMS = {"verbose": (517.6440, -279.5451, 199.8697), "concise": (184.5076, 96.8604, 213.2028)}
TOLERANCE = 0.01


def fail(message):
    sys.exit(f"alpaca_calibration: {message}")


def rows_of(path, columns):
    """The rows of a CSV file that must have these columns."""
    with open(path, newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        missing = [name for name in columns if name not in (reader.fieldnames or [])]
        if missing:
            fail(f"{path}: no column {', '.join(missing)}; the file has {', '.join(reader.fieldnames or ['nothing'])}")
        return list(reader)


def number(path, row, name, index):
    try:
        value = float(row[name])
    except (TypeError, ValueError):
        fail(f"{path}: index {index}, column {name}: expected a number, found '{row[name]}'")
    if not math.isfinite(value):
        fail(f"{path}: index {index}, column {name}: {value} is not finite")
    return value


def by_index(path, rows, count):
    """The rows in the order of their index, each index once."""
    found = {int(row["index"]): row for row in rows}
    if len(rows) != count or sorted(found) != list(range(count)):
        fail(f"{path}: expected the indices 0 to {count - 1}, each once; found {len(rows)} rows")
    return [found[index] for index in range(count)]


def decimals(value, digits):
    """The shortest text of a value that is rounded to this many decimals."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def table(outputs, difficulty_file, variants_file):
    """The rows of the table as texts."""
    answers = json.loads(Path(outputs).read_text(encoding="utf-8"))
    if len(answers) != COUNT:
        fail(f"{outputs}: {len(answers)} answers; AlpacaEval 2 has {COUNT} instructions")
    difficulties = by_index(difficulty_file, rows_of(difficulty_file, ["index", "instruction_difficulty"]), COUNT)
    variants = rows_of(variants_file, ["model", "index", "std_delta_len", "preference"])
    parts = {}
    for kind in PUBLISHED_SUMS:
        own = [row for row in variants if row["model"].endswith(f"_{kind}")]
        parts[kind] = by_index(f"{variants_file} ({kind})", own, COUNT)
    rows = []
    for index, answer in enumerate(answers):
        digest = hashlib.sha256(answer["instruction"].encode("utf-8")).hexdigest()
        row = [f"alpaca-eval-{digest[:12]}"]
        row.append(decimals(number(difficulty_file, difficulties[index], "instruction_difficulty", index), 6))
        for kind in PUBLISHED_SUMS:
            row.append(decimals(number(variants_file, parts[kind][index], "std_delta_len", index), 4))
            row.append(decimals(number(variants_file, parts[kind][index], "preference", index), 5))
        rows.append(row)
    if len({row[0] for row in rows}) != COUNT:
        fail(f"{outputs}: an instruction appears twice")
    return rows


def check_sums(rows):
    """Compares the sums that a fit sees of the variants with the published ones."""
    for kind, column in (("verbose", 2), ("concise", 4)):
        figures = [(float(row[column]), float(row[column + 1]), float(row[1])) for row in rows]
        sums = (
            math.fsum(p for _, p, _ in figures),
            math.fsum(p * math.tanh(z) for z, p, _ in figures),
            math.fsum(p * d for _, p, d in figures),
        )
        print(f"{kind}: sums {', '.join(f'{value:.4f}' for value in sums)}; published {PUBLISHED_SUMS[kind]}")
        if any(abs(own - published) > TOLERANCE for own, published in zip(sums, PUBLISHED_SUMS[kind])):
            fail(f"the sums of the {kind} variant differ from the published ones by more than {TOLERANCE}")


def check_predictions(rows, annotations, weights_file):
    """Compares the difficulties with those that published predictions and weights of a model give."""
    records = json.loads(Path(annotations).read_text(encoding="utf-8"))
    if len(records) != COUNT or any("glm_preference" not in record for record in records):
        fail(f"{annotations}: expected {COUNT} annotations with glm_preference")
    model = records[0]["generator_2"]
    columns = ["", "instruction_difficulty", "not_gamed_baseline.astype(float)"]
    weights = [row for row in rows_of(weights_file, columns) if row[""] == model]
    if not weights:
        fail(f"{weights_file}: no weights of {model}")
    slope, intercept = (number(weights_file, weights[-1], name, model) for name in columns[1:])
    distance = 0.0
    for record, row in zip(records, rows):
        q = record["glm_preference"]
        distance = max(distance, abs((math.log(q / (1 - q)) - intercept) / slope - float(row[1])))
    print(f"difficulties: at most {distance:.1e} from those of {model}'s published predictions")
    if distance > 1e-6:
        fail("the difficulties do not belong to these predictions")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--outputs", required=True, help="model_outputs.json of any model, for the 805 instructions in order")
    parser.add_argument("--difficulty", required=True, help="instruction_difficulty.csv")
    parser.add_argument("--variants", required=True, help="df_gamed.csv, or a file of its form")
    parser.add_argument("--predictions", help="annotations.json with glm_preference, to check the difficulties with --weights")
    parser.add_argument("--weights", help="AlpacaEval's baseline_gpt4_1106_preview.csv of weights")
    parser.add_argument("--check", action="store_true", help="write nothing; fail when the table would change")
    arguments = parser.parse_args()
    if (arguments.predictions is None) != (arguments.weights is None):
        parser.error("--predictions and --weights belong together")

    rows = table(arguments.outputs, arguments.difficulty, arguments.variants)
    check_sums(rows)
    if arguments.predictions:
        check_predictions(rows, arguments.predictions, arguments.weights)
    text = "".join("\t".join(row) + "\n" for row in [COLUMNS] + rows)
    if arguments.check:
        if text != TABLE.read_text(encoding="utf-8"):
            fail(f"{TABLE.name} is not what these files give")
        print(f"{TABLE.name}: {len(rows)} rows, as it is")
        return
    TABLE.write_text(text, encoding="utf-8")
    print(f"wrote {TABLE}: {len(rows)} rows. Now run `make generate`.")


if __name__ == "__main__":
    main()
