#!/usr/bin/env python3
"""Pairwise judgments end to end: Plumb's release binary, and inspect_ai, against the same fast mock endpoint.

Prints a table of rates, times and memory, and writes it to out/ beside this file. Everything runs on loopback.
"""

import argparse
import json
import os
import platform
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
OUT = HERE / "out"
MOCK_SOURCE = Path(os.environ.get("PLUMB_SHARED", ROOT.parent / "shared")) / "reference/bench/mock_openai.c"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Mock:
    """The C mock on a free port; ended by its own process id."""

    def __init__(self, delay_ms):
        self.delay_ms = delay_ms

    def __enter__(self):
        self.port = free_port()
        self.process = subprocess.Popen([OUT / "mock", str(self.port), str(self.delay_ms)])
        for _ in range(200):
            try:
                self.stats()
                return self
            except OSError:
                time.sleep(0.02)
        raise SystemExit("the mock endpoint did not start")

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}/v1"

    def stats(self):
        return json.load(urllib.request.urlopen(f"http://127.0.0.1:{self.port}/stats", timeout=5))


def timed(command, cwd, env=None):
    """Wall seconds, CPU seconds and peak memory (MB) of one child."""
    start = time.monotonic()
    process = subprocess.Popen(command, cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    output, error = process.stdout.read(), process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.stderr.write(error.decode()[-2000:])
        raise SystemExit(f"{command[0]} ended with {process.returncode}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output.decode()


def write_inputs(folder, count):
    folder.mkdir(parents=True)
    with open(folder / "items.jsonl", "w") as items, open(folder / "a.jsonl", "w") as a, open(folder / "b.jsonl", "w") as b:
        for index in range(count):
            item = {"id": f"i{index}", "turns": [f"What is {index} plus {index + 1}, and why?"], "category": "math", "language": "en"}
            items.write(json.dumps(item) + "\n")
            a.write(json.dumps({"item": f"i{index}", "model": "a", "turns": [f"It is {2 * index + 1}, by addition."]}) + "\n")
            b.write(json.dumps({"item": f"i{index}", "model": "b", "turns": [f"The sum of the two numbers is {2 * index + 1}."]}) + "\n")
    # The mock's text holds "[[A>B]]": a template of our own reads it, so that every reply has a verdict.
    (folder / "template.yaml").write_text(
        "name: bench\nmessages:\n"
        "  - {role: system, content: 'Compare two answers. Reply with [[A>B]], [[B>A]] or [[A=B]].'}\n"
        "  - {role: user, content: '{{question}}\\n\\nA: {{answer_a}}\\n\\nB: {{answer_b}}'}\n"
        "parser: {name: ranking, options: {format: letters}}\n"
    )


def plumb(binary, mock, folder, count, connections):
    """Judges `count` comparisons in one order with everything stored."""
    if folder.exists():
        shutil.rmtree(folder)
    write_inputs(folder, count)
    before = mock.stats()["requests"]
    wall, cpu, memory, output = timed(
        [binary, "judge", "items.jsonl", "--responses", "a.jsonl", "--baseline", "b.jsonl", "--provider", "openai-compatible",
         "--base-url", mock.url, "--model", "mock", "--template", "template.yaml", "--orders", "random",
         "--concurrency", str(connections), "--output", "judgments.jsonl", "--quiet", "--json"], folder)
    stats = mock.stats()
    row = json.loads(output)["rows"][0]
    assert row["judgments"] == count and row["failed"] == 0, row
    assert stats["requests"] - before == count
    shutil.rmtree(folder)
    return wall, cpu, memory, stats["span_s"]


def inspect(python, mock, count, connections):
    """One model call and one trivial scorer a sample: inspect_ai's cheapest task."""
    folder = OUT / "inspect"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "task.py").write_text(
        "from inspect_ai import Task, task\nfrom inspect_ai.dataset import Sample, MemoryDataset\n"
        "from inspect_ai.scorer import includes\nfrom inspect_ai.solver import generate\n\n"
        "@task\ndef trivial():\n"
        f"    samples = [Sample(input=f'What is {{i}} plus {{i + 1}}?', target='42') for i in range({count})]\n"
        "    return Task(dataset=MemoryDataset(samples), solver=generate(), scorer=includes())\n"
    )
    env = dict(os.environ, OPENAI_API_KEY="none", OPENAI_BASE_URL=mock.url)
    command = [python.parent / "inspect", "eval", "task.py", "--model", "openai/mock", "-M", "responses_api=false", "--max-connections", str(connections),
               "--max-samples", str(connections), "--display", "none", "--log-dir", "logs"]
    wall, cpu, memory, _ = timed(command, folder, env)
    stats = mock.stats()
    # It ends with 0 even when its task failed, so what the endpoint saw decides.
    assert stats["requests"] == count, f"inspect_ai made {stats['requests']} of {count} requests"
    shutil.rmtree(folder)
    return wall, cpu, memory, stats["span_s"]


def help_time(binary):
    times = []
    for _ in range(20):
        start = time.monotonic()
        subprocess.run([binary, "--help"], stdout=subprocess.DEVNULL, check=True)
        times.append((time.monotonic() - start) * 1000)
    return statistics.median(times), min(times)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    parser.add_argument("--inspect-python", help="a Python with inspect_ai")
    parser.add_argument("--large", type=int, default=100_000)
    options = parser.parse_args()
    binary = str(Path(options.binary).resolve())
    if not MOCK_SOURCE.exists():
        raise SystemExit(f"the mock endpoint's source is not at {MOCK_SOURCE.name} in the shared reference folder; set PLUMB_SHARED.")
    OUT.mkdir(exist_ok=True)
    subprocess.run(["gcc", "-O2", "-w", "-o", OUT / "mock", MOCK_SOURCE], check=True)
    rows = []

    def add(name, count, result):
        wall, cpu, memory, span = result
        rows.append((name, count, wall, count / wall, count / span if span else 0, cpu * 1000 / count, memory))
        print(f"{name:44} {count:7} {wall:8.2f} s {count / wall:9.0f}/s {memory:7.0f} MB", flush=True)

    for delay, connections in [(0, 64), (50, 64)]:
        for attempt in range(3):
            with Mock(delay) as mock:
                add(f"plumb {delay} ms, {connections} connections, run {attempt + 1}", 1000, plumb(binary, mock, OUT / "work", 1000, connections))
    if options.large:
        with Mock(0) as mock:
            add("plumb 0 ms, 64 connections", options.large, plumb(binary, mock, OUT / "work", options.large, 64))
    if options.inspect_python:
        python = Path(options.inspect_python).absolute()
        for delay in [0, 50]:
            with Mock(delay) as mock:
                add(f"inspect_ai {delay} ms, 64 connections", 1000, inspect(python, mock, 1000, 64))
    median, best = help_time(binary)
    print(f"plumb --help: median {median:.1f} ms, best {best:.1f} ms")

    lines = [f"Machine: {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}", "",
             "| what | n | wall s | n / wall s | n / (first to last request) s | CPU ms each | peak MB |", "|---|---|---|---|---|---|---|"]
    lines += [f"| {n} | {c} | {w:.2f} | {r:.0f} | {s:.0f} | {u:.2f} | {m:.0f} |" for n, c, w, r, s, u, m in rows]
    lines += ["", f"`plumb --help`: median {median:.1f} ms, best {best:.1f} ms."]
    (OUT / "judgments.md").write_text("\n".join(lines) + "\n")


main()
