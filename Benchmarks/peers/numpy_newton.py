#!/usr/bin/env python3
"""Bradley-Terry on a CSV of battles the way one would write it in NumPy: counts, Newton, multinomial bootstrap.

Our own writing, as the bar to beat: battles are condensed to one count for each (first, second, outcome) before
anything is fitted, and every bootstrap round draws those counts and fits again from the full fit.
"""

import argparse
import json
import time

import numpy as np
import pandas as pd

ELO = 400 / np.log(10)


def newton(total, score, first, second, models, start, tolerance=1e-10):
    """Maximum likelihood of pair totals and scores; the mean of the strengths is held at 0."""
    theta = start.copy()
    for iteration in range(1, 101):
        p = 1 / (1 + np.exp(theta[second] - theta[first]))
        slope = total * p - score
        curvature = total * p * (1 - p)
        gradient = np.bincount(first, slope, models) - np.bincount(second, slope, models)
        hessian = np.zeros((models, models))
        np.add.at(hessian, (first, second), -curvature)
        hessian += hessian.T
        np.fill_diagonal(hessian, np.bincount(first, curvature, models) + np.bincount(second, curvature, models))
        step = np.linalg.solve(hessian + 1 / models, gradient)
        theta -= step - step.mean()
        if np.abs(step).max() < tolerance:
            return theta, iteration
    raise SystemExit("Newton did not converge")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("battles")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    times = {}
    start = time.perf_counter()
    frame = pd.read_csv(arguments.battles)
    times["read"] = time.perf_counter() - start

    start = time.perf_counter()
    codes, names = pd.factorize(pd.concat([frame.model_a, frame.model_b], ignore_index=True), sort=True)
    a, b = codes[: len(frame)], codes[len(frame) :]
    models = len(names)
    score = frame.winner.map({"model_a": 2, "model_b": 0}).fillna(1).to_numpy(np.int64)
    first, second = np.minimum(a, b), np.maximum(a, b)
    score = np.where(a < b, score, 2 - score)
    counts = np.bincount((first * models + second) * 3 + score, minlength=3 * models * models)
    cells = np.flatnonzero(counts)
    cell_counts = counts[cells]
    pairs, pair_of_cell = np.unique(cells // 3, return_inverse=True)
    pair_first, pair_second = pairs // models, pairs % models
    cell_score = (cells % 3) / 2
    times["count"] = time.perf_counter() - start

    def condensed(drawn):
        total = np.bincount(pair_of_cell, drawn, len(pairs))
        return total, np.bincount(pair_of_cell, drawn * cell_score, len(pairs))

    start = time.perf_counter()
    theta, iterations = newton(*condensed(cell_counts), pair_first, pair_second, models, np.zeros(models))
    times["fit"] = time.perf_counter() - start

    start = time.perf_counter()
    generator = np.random.default_rng(arguments.seed)
    shares = cell_counts / cell_counts.sum()
    rounds = [
        newton(*condensed(generator.multinomial(len(frame), shares)), pair_first, pair_second, models, theta, 1e-8)[0]
        for _ in range(arguments.rounds)
    ]
    times["bootstrap"] = time.perf_counter() - start
    low, high = np.quantile(ELO * np.array(rounds), [0.025, 0.975], axis=0)
    print(
        json.dumps(
            {
                "times": times,
                "iterations": iterations,
                "ratings": dict(zip(names, (1000 + ELO * theta).tolist())),
                "mean_width": float((high - low).mean()),
            }
        )
    )


main()
