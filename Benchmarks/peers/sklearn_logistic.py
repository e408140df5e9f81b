#!/usr/bin/env python3
"""Bradley-Terry as a logistic regression of scikit-learn over battles, each written twice so that a tie is half a win.

That is how arena leaderboards fit it: a dense row a battle with +1 and -1 for its models, no intercept, no penalty.
"""

import argparse
import json
import time

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("battles")
    arguments = parser.parse_args()
    times = {}
    start = time.perf_counter()
    frame = pd.read_csv(arguments.battles)
    codes, names = pd.factorize(pd.concat([frame.model_a, frame.model_b], ignore_index=True), sort=True)
    n = len(frame)
    a, b = np.tile(codes[:n], 2), np.tile(codes[n:], 2)
    design = np.zeros((2 * n, len(names)))
    design[np.arange(2 * n), a] = 1
    design[np.arange(2 * n), b] = -1
    won = np.tile((frame.winner == "model_a").to_numpy(), 2)
    tie = ~frame.winner.isin(["model_a", "model_b"]).to_numpy()
    won[:n][tie] = True
    won[n:][tie] = False
    times["read"] = time.perf_counter() - start

    start = time.perf_counter()
    model = LogisticRegression(fit_intercept=False, C=np.inf, tol=1e-8, max_iter=1000)
    model.fit(design, won)
    times["fit"] = time.perf_counter() - start
    ratings = 400 / np.log(10) * model.coef_[0]
    print(
        json.dumps(
            {
                "times": times,
                "iterations": int(model.n_iter_[0]),
                "ratings": dict(zip(names, (ratings - ratings.mean() + 1000).tolist())),
            }
        )
    )


main()
