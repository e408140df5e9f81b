#!/usr/bin/env python3
"""evalica's Bradley-Terry with its percentile bootstrap on a CSV of battles: a few rounds, timed apart from the rest."""

import argparse
import json
import time

import evalica
import numpy as np
import pandas as pd


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("battles")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    times = {}
    start = time.perf_counter()
    frame = pd.read_csv(arguments.battles)
    known = {"model_a": evalica.Winner.X, "model_b": evalica.Winner.Y}
    winners = [known.get(winner, evalica.Winner.Draw) for winner in frame.winner.tolist()]
    xs, ys = frame.model_a.tolist(), frame.model_b.tolist()
    times["read"] = time.perf_counter() - start

    start = time.perf_counter()
    fit = evalica.bradley_terry(xs, ys, winners)
    times["fit"] = time.perf_counter() - start

    start = time.perf_counter()
    evalica.bootstrap(
        evalica.bradley_terry,
        xs,
        ys,
        winners,
        n_resamples=arguments.rounds,
        bootstrap_method="percentile",
        random_state=0,
    )
    times["bootstrap"] = time.perf_counter() - start
    scores = 400 * np.log10(fit.scores)
    print(
        json.dumps(
            {
                "times": times,
                "rounds": arguments.rounds,
                "iterations": fit.iterations,
                "ratings": dict(zip(scores.index, (scores - scores.mean() + 1000).tolist())),
            }
        )
    )


main()
