"""Plumb's scenario classifier beside scikit-learn: the same queries, the same folds, the same run.

The queries are Auto-J's training part, read from where they are; nothing of them is kept.
"""
import argparse
import json
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np
import scipy.sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC


def expected_calibration_error(probabilities, right, bins=15):
    confidence = probabilities.max(axis=1)
    index = np.minimum((confidence * bins).astype(int), bins - 1)
    return sum(abs(confidence[index == b].sum() - right[index == b].sum()) for b in range(bins)) / len(right)


def vectorize(training):
    word = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    character = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2)
    train = scipy.sparse.hstack([word.fit_transform(training), character.fit_transform(training)]).tocsr()
    return train, lambda texts: scipy.sparse.hstack([word.transform(texts), character.transform(texts)]).tocsr()


def peer(make, texts, labels, folds):
    classes = np.unique(labels)
    probabilities = np.zeros((len(labels), len(classes)))
    scores_only = False
    training_seconds, seconds = [], 0.0
    for fold in range(folds.max() + 1):
        training, held_out = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        start = time.monotonic()
        features, transform = vectorize([texts[i] for i in training])
        model = make().fit(features, labels[training])
        trained = time.monotonic()
        training_seconds.append(trained - start)
        features = transform([texts[i] for i in held_out])
        scores_only = not hasattr(model, "predict_proba")
        scores = model.decision_function(features) if scores_only else model.predict_proba(features)
        seconds += time.monotonic() - trained
        probabilities[np.ix_(held_out, np.searchsorted(classes, model.classes_))] = scores
    answers = classes[probabilities.argmax(axis=1)]
    right = answers == labels
    result = {"accuracy": right.mean(), "training": np.mean(training_seconds), "speed": len(labels) / seconds,
              "answers": answers}
    if not scores_only:
        own = probabilities[np.arange(len(labels)), np.searchsorted(classes, labels)]
        confidence = probabilities.max(axis=1)
        keep = np.argsort(-confidence)[: len(labels) // 2]
        result |= {"log_loss": -np.log(np.maximum(own, 1e-15)).mean(),
                   "ece": expected_calibration_error(probabilities, right), "half": right[keep].mean()}
    return result


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    parser.add_argument("--queries", required=True)
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--out", default="out")
    options = parser.parse_args()
    rows = [json.loads(line) for line in open(options.queries, encoding="utf-8") if line.strip()]
    texts = [row["instruction"] + ("\n" + row["input"] if row["input"] else "") for row in rows]
    clipped = [text if len(text) <= 600 else text[:400] + " " + text[-200:] for text in texts]
    labels = np.array([row["category"] for row in rows])
    folds = np.zeros(len(rows), dtype=int)
    division = StratifiedKFold(5, shuffle=True, random_state=options.seed)
    for number, (_, held_out) in enumerate(division.split(texts, labels)):
        folds[held_out] = number
    scenarios = json.loads(subprocess.run([options.binary, "scenario", "list", "--json"], capture_output=True, check=True).stdout)
    group = {row["id"]: row["group"] for row in scenarios}

    def line(name, accuracy, groups, loss, ece, training, speed):
        number = lambda value, digits: "—" if value is None else f"{value:.{digits}f}"
        return (f"| {name} | {accuracy:.4f} | {groups:.4f} | {number(loss, 3)} | {number(ece, 3)} "
                f"| {training:.1f} | {speed:,.0f} |")

    table = ["| classifier | accuracy | eight groups | log loss | calibration error | training s a fold | queries / s |",
             "|---|---|---|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as folder:
        fold_file = Path(folder) / "folds.txt"
        fold_file.write_text("\n".join(map(str, folds)) + "\n")
        result = json.loads(subprocess.run(
            [options.binary, "scenario", "evaluate", options.queries, "--folds", "5", "--fold-file", str(fold_file),
             "--json", "--quiet"], capture_output=True, check=True).stdout)
    table.append(line("plumb", result["accuracy"], result["group_accuracy"], result["log_loss"],
                      result["calibration_error"], np.mean(result["training_seconds"]), result["queries_per_second"]))
    peers = {
        "scikit-learn logistic regression (C=10, balanced)":
            lambda: LogisticRegression(C=10, class_weight="balanced", max_iter=200),
        "scikit-learn linear SVM (C=0.5)": lambda: LinearSVC(C=0.5),
    }
    for name, make in peers.items():
        found = peer(make, clipped, labels, folds)
        groups = np.mean([group.get(a, "") == group.get(b, "") for a, b in zip(found["answers"], labels)])
        table.append(line(name, found["accuracy"], groups, found.get("log_loss"), found.get("ece"), found["training"],
                          found["speed"]))
    curve = ["", "| answered when | answered | right |", "|---|---|---|"]
    for point in result["reject_curve"]:
        right = "—" if point["accuracy"] is None else f"{point['accuracy']:.3f}"
        curve.append(f"| p ≥ {point['threshold']:.1f} | {point['coverage']:.3f} | {right} |")
    text = "\n".join(table + curve) + "\n"
    Path(options.out).mkdir(exist_ok=True)
    (Path(options.out) / "scenarios.md").write_text(text)
    print(text)


if __name__ == "__main__":
    main()
