#!/usr/bin/env python3
"""Leaderboards end to end: Plumb's release binary beside evalica, NumPy, scikit-learn and alpaca-eval, on the same files.

Each peer is a process of its own, timed whole: wall time, CPU time of all its threads, peak memory. Where a peer would
take hours, a part is timed and scaled, and the table says so. Writes tables to out/ beside this file.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = HERE / "out"
PEERS = HERE / "peers"
SHARED = Path(os.environ.get("PLUMB_SHARED", HERE.parent.parent / "shared")) / "reference"


def timed(command, attempts=1):
    """Runs a command several times; the run of median wall time, with its output."""
    runs = []
    for _ in range(attempts):
        with tempfile.TemporaryFile() as output:
            start = time.perf_counter()
            process = subprocess.Popen([str(part) for part in command], stdout=output, stderr=subprocess.PIPE)
            error = process.stderr.read().decode(errors="replace")
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            output.seek(0)
            text = output.read().decode()
        if process.returncode != 0:
            raise SystemExit(f"{command[0]} ended with {process.returncode}:\n{error[-2000:]}")
        runs.append({"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "mb": usage.ru_maxrss / 1024, "text": text})
    runs.sort(key=lambda run: run["wall"])
    return runs[len(runs) // 2] | {"walls": [run["wall"] for run in runs]}


def table(title, header, rows):
    lines = [f"## {title}", "", "| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def largest_difference(a, b):
    shared = sorted(set(a) & set(b))
    shift = statistics.mean(a[name] - b[name] for name in shared)
    return max(abs(a[name] - b[name] - shift) for name in shared)


def battles(arguments, python):
    path = OUT / f"battles_{arguments.battles}.csv"
    if not path.exists():
        subprocess.run(
            [python, SHARED / "bench/gen_battles.py", str(arguments.battles), str(path)], check=True, stdout=subprocess.DEVNULL
        )
    rounds = 100
    plumb = timed(
        [arguments.binary, "leaderboard", path, "--from", "battles", "--method", "bradley-terry", "--bootstrap", rounds, "--json"],
        arguments.attempts,
    )
    board = {row["model"]: row for row in json.loads(plumb["text"])["rows"]}
    ratings = {name: row["score"] for name, row in board.items()}
    width = statistics.mean(row["high"] - row["low"] for row in board.values())
    rows = [["plumb", f"{plumb['wall']:.2f}", f"{plumb['cpu']:.2f}", f"{plumb['mb']:.0f}", "1", "whole process, measured", "—"]]

    def add(name, run, seconds, note, found):
        error = largest_difference(ratings, found)
        ratio = f"{seconds / plumb['wall']:.1f}"
        rows.append([name, f"{seconds:.2f}", f"{run['cpu']:.2f}", f"{run['mb']:.0f}", ratio, note, f"{error:.2g}"])

    newton = timed([python, PEERS / "numpy_newton.py", path, "--rounds", rounds], arguments.attempts)
    result = json.loads(newton["text"])
    add("NumPy Newton, whole process", newton, newton["wall"], "measured, imports included", result["ratings"])
    add("NumPy Newton, without imports", newton, sum(result["times"].values()), "measured: read, count, fit, bootstrap", result["ratings"])
    newton_width = result["mean_width"]

    evalica = timed([python, PEERS / "evalica_bootstrap.py", path, "--rounds", arguments.evalica_rounds])
    result = json.loads(evalica["text"])
    times = result["times"]
    each = times["bootstrap"] / (arguments.evalica_rounds + 1)
    add(
        "evalica, percentile bootstrap", evalica, times["read"] + each * (rounds + 1),
        f"read + {arguments.evalica_rounds} rounds and a fit measured ({times['bootstrap']:.1f} s), scaled to {rounds}", result["ratings"],
    )
    if not arguments.skip_sklearn:
        logistic = timed([python, PEERS / "sklearn_logistic.py", path])
        result = json.loads(logistic["text"])
        times = result["times"]
        add(
            "scikit-learn, logistic regression", logistic, times["read"] + times["fit"] * (rounds + 1),
            f"one fit measured ({times['fit']:.1f} s), scaled to 1 + {rounds}", result["ratings"],
        )
    header = ["what", "s", "CPU s of the run", "peak MB", "times plumb's", "how", "largest difference of ratings"]
    text = table(f"{arguments.battles:,} battles: Bradley-Terry and {rounds} bootstrap rounds from a CSV", header, rows)
    text += f"\nplumb's walls: {', '.join(f'{wall:.2f}' for wall in plumb['walls'])}. "
    text += f"Mean width of the 95 % intervals: plumb {width:.2f}, NumPy {newton_width:.2f}.\n"
    return text


def length_control(arguments, python):
    data = SHARED / "data/alpaca_eval"
    files = sorted((data / "annotations").glob("*/annotations.json"))
    plumb = timed(
        [arguments.binary, "leaderboard", *files, "--from", "alpaca-eval", "--method", "length-controlled", "--compat", "alpaca-eval", "--json"],
        arguments.attempts,
    )
    ours = {row["model"]: row["length_controlled_winrate"] for row in json.loads(plumb["text"])["rows"]}
    default = timed(
        [arguments.binary, "leaderboard", *files, "--from", "alpaca-eval", "--method", "length-controlled", "--json"],
        arguments.attempts,
    )
    peer = timed([python, PEERS / "alpaca_eval_length_control.py", data / "gamed_rows_surrogate.csv", *files])
    result = json.loads(peer["text"])
    shared = [name for name in result["rates"] if ours.get(name) is not None]
    error = max(abs(ours[name] - result["rates"][name]) for name in shared)
    metric = result["times"]["metric"]

    def row(name, run, seconds, note):
        return [name, f"{seconds:.2f}", f"{run['cpu']:.2f}", f"{run['mb']:.0f}", f"{seconds / plumb['wall']:.1f}", note]

    rows = [
        row("plumb, --compat alpaca-eval (cross-validated C)", plumb, plumb["wall"], "whole process, measured"),
        row("plumb, default (with intervals)", default, default["wall"], "whole process, measured"),
        row("alpaca-eval, whole process", peer, peer["wall"], "measured, imports included"),
        row("alpaca-eval, reading and metric only", peer, metric, "measured, without imports"),
    ]
    text = table(
        f"Length-controlled leaderboard of {len(files)} files of annotations",
        ["what", "s", "CPU s of the run", "peak MB", "times plumb's", "how"],
        rows,
    )
    text += f"\nLargest difference of the two length-controlled win rates over {len(shared)} models: {error:.4f} points.\n"
    for line in result["skipped"]:
        text += f"alpaca-eval failed on {Path(line.split(':')[0]).parent.name}: {line.split(': ', 1)[1][:200]}\n"
    return text


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    parser.add_argument("--python", default=OUT / "venv-leaderboards/bin/python")
    parser.add_argument("--battles", type=int, default=1_000_000)
    parser.add_argument("--attempts", type=int, default=5)
    parser.add_argument("--evalica-rounds", type=int, default=5)
    parser.add_argument("--skip-sklearn", action="store_true")
    parser.add_argument("--only", choices=["battles", "length-control"])
    arguments = parser.parse_args()
    OUT.mkdir(exist_ok=True)
    versions = subprocess.run(
        [
            arguments.python, "-c",
            "import importlib.metadata as m, platform as p; print(', '.join(['Python ' + p.python_version()] + [n + ' ' + m.version(n) for n in ('evalica', 'numpy', 'pandas', 'scikit-learn', 'alpaca-eval')]))",
        ],
        check=True, capture_output=True, text=True,
    ).stdout.strip()
    parts = [f"{os.cpu_count()} cores, {platform.machine()}, {time.strftime('%Y-%m-%d')}, {versions}, load {os.getloadavg()[0]:.1f}\n"]
    if arguments.only != "length-control":
        parts.append(battles(arguments, arguments.python))
    if arguments.only != "battles":
        parts.append(length_control(arguments, arguments.python))
    text = "\n".join(parts)
    print(text)
    (OUT / f"leaderboards{'-' + arguments.only if arguments.only else ''}.md").write_text(text)


sys.exit(main())
