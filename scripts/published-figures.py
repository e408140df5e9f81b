#!/usr/bin/env python3
"""Derives Tests/PlumbCommandTests/Fixtures from the reference data: numbers and the names of categories, no text.

Usage: scripts/published-figures.py REFERENCE_DATA_FOLDER
What each table holds is in Fixtures/README.md.
"""
import csv
import json
import os
import sys

source = sys.argv[1]
target = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Tests", "PlumbCommandTests", "Fixtures")


def lines(path):
    with open(os.path.join(source, path), encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def write(name, header, rows):
    with open(os.path.join(target, name), "w", encoding="utf-8") as file:
        for row in [header] + rows:
            file.write("\t".join("" if value is None else str(value) for value in row) + "\n")


def alpaca_eval():
    names = ["alpaca-7b", "FuseChat-Gemma-2-9B-Instruct"]
    tables = []
    for name in names:
        with open(os.path.join(source, f"alpaca_eval/annotations/{name}/annotations.json"), encoding="utf-8") as file:
            tables.append(json.load(file))
    rows = []
    for row in zip(*tables):
        cells = [len(row[0]["output_1"])]
        for cell in row:
            cells += [len(cell["output_2"]), cell["preference"]]
        assert len({len(cell["output_1"]) for cell in row}) == 1
        rows.append(cells)
    write("alpaca-eval.tsv", ["baseline"] + [f"{name} {key}" for name in names for key in ["length", "preference"]], rows)
    with open(os.path.join(source, "alpaca_eval/expected.csv"), encoding="utf-8") as file:
        published = {row["model"]: row for row in csv.DictReader(file)}
    columns = ["win_rate", "standard_error", "length_controlled_winrate", "n_wins", "n_wins_base", "n_draws", "avg_length"]
    write("alpaca-eval-published.tsv", ["model"] + columns, [[name] + [published[name]["pub_" + c] for c in columns] for name in names])


def arena_hard_v01():
    battles = lines("arena_hard/v01_battles/battles_74e8b6f.jsonl")
    baseline = battles[0]["model_a"]
    outcomes = {}
    for battle in battles:
        assert battle["model_a"] == baseline
        letter = {"model_a": "a", "model_b": "b"}.get(battle["winner"], "t")
        key = battle["model_b"], battle["question_id"]
        outcomes[key] = outcomes.get(key, "") + letter
    write("arena-hard-v0.1.tsv", ["model", "question", "winners"], [[m, q, w] for (m, q), w in outcomes.items()])
    with open(os.path.join(source, "arena_hard/v01_battles/expected_74e8b6f.csv"), encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    write("arena-hard-v0.1-published.tsv", ["model", "score", "win_score"], [[r["model"], r["score"], r["win_score"]] for r in rows])


def arena_hard_v2():
    tree = "arena_hard/v2_synth/data/arena-hard-v2.0/"
    models = ["m-mid", "m-path", "m-strong", "m-weak"]
    styles = {}
    for model in models + ["o3-mini-2025-01-31"]:
        for answer in lines(f"{tree}model_answer/{model}.jsonl"):
            found = answer["metadata"]
            counts = [sum(found[key].values()) for key in ["header_count", "list_count", "bold_count"]]
            styles[model, answer["uid"]] = " ".join(map(str, [found["token_len"]] + counts))
    rows = []
    for model in models:
        for record in lines(f"{tree}model_judgment/gpt-4.1/{model}.jsonl"):
            games = [game["score"] if game else None for game in record["games"]]
            number = int(record["uid"], 16)
            base = styles.get(("o3-mini-2025-01-31", record["uid"]))
            rows.append([model, number] + [games[0], games[1], styles.get((model, record["uid"])), base])
    write("arena-hard-v2.tsv", ["model", "question", "first", "second", "style", "baseline_style"], rows)


def align_bench():
    rows = []
    for clean, failing in zip(lines("alignbench/judgment/m-clean.jsonl"), lines("alignbench/judgment/m-5pct-fail.jsonl")):
        assert clean["question_id"] == failing["question_id"]
        rows.append([clean["question_id"], clean["category"], clean["score"], failing["score"]])
    write("alignbench.tsv", ["question", "category", "m-clean", "m-5pct-fail"], rows)
    with open(os.path.join(source, "alignbench/expected_results.csv"), encoding="utf-8-sig") as file:
        published = [row for row in csv.reader(file)]
    with open(os.path.join(source, "alignbench/leaderboard_v1.1_published.csv"), encoding="utf-8-sig") as file:
        leaderboard = [row for row in csv.reader(file) if row]
    write("alignbench-leaderboard.tsv", leaderboard[0], leaderboard[1:])
    write("alignbench-published.tsv", ["model"] + published[0][2:], [row[1:] for row in published[1:]])


def mt_bench():
    rows = [[r["question_id"], r["model"], r["turn"], r["score"]] for r in lines("mt_bench/mt_bench_gpt-3.5-turbo_single.jsonl")]
    write("mt-bench.tsv", ["question", "model", "turn", "score"], rows)
    rows = [
        [r["question_id"], r["model_1"], r["model_2"], r["g1_winner"], r["g2_winner"], r["turn"]]
        for r in lines("mt_bench/skycamp_gpt-4_pair.jsonl")
    ]
    write("mt-bench-pairs.tsv", ["question", "model_1", "model_2", "g1_winner", "g2_winner", "turn"], rows)


def auto_j():
    pairs = lines("auto_j/test/testdata_pairwise.jsonl")
    listed = lines("auto_j/outputs/pairwise_example_output.jsonl")
    swapped = lines("auto_j/outputs/pairwise_exchange_example_output.jsonl")
    rows = [[p["scenario"], p["label"], a["output"], b["output"]] for p, a, b in zip(pairs, listed, swapped)]
    write("auto-j.tsv", ["scenario", "people", "listed", "swapped"], rows)
    with open(os.path.join(source, "auto_j/expected_pairwise.tsv"), encoding="utf-8") as file:
        published = [[cell.strip() for cell in line.split("\t")] for line in file]
    groups = [row for row in published[1:] if len(row) == 3]
    write("auto-j-published.tsv", ["group", "agreement", "consistency"], groups)


for derive in [alpaca_eval, arena_hard_v01, arena_hard_v2, align_bench, mt_bench, auto_j]:
    derive()
