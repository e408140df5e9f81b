#!/usr/bin/env python3
"""The alpaca-eval package's length-controlled win rate of every annotations file, calibration rows read from a file.

The package downloads its calibration rows; here a file with the same columns stands in, since nothing but the
download is replaced.
"""

import argparse
import json
import logging
import time
import warnings

import pandas as pd

warnings.filterwarnings("ignore")
logging.disable(logging.WARNING)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("calibration")
    parser.add_argument("annotations", nargs="+")
    arguments = parser.parse_args()
    start = time.perf_counter()
    from alpaca_eval.metrics import glm_winrate

    imported = time.perf_counter() - start
    glm_winrate.hf_hub_download = lambda **_: arguments.calibration
    rates = {}
    skipped = []
    start = time.perf_counter()
    for path in arguments.annotations:
        frame = pd.read_json(path)
        # As the package's evaluation does: rows keep the position they have in the set.
        frame.index.name = "index"
        try:
            metrics = glm_winrate.get_length_controlled_winrate(
                frame, save_weights_dir=None, is_warn_extreme_changes=False
            )
        except Exception as error:
            skipped.append(f"{path}: {type(error).__name__}: {error}")
            continue
        rates[str(frame["generator_2"].iloc[0])] = metrics["length_controlled_winrate"]
    print(json.dumps({"times": {"import": imported, "metric": time.perf_counter() - start}, "rates": rates, "skipped": skipped}))


main()
