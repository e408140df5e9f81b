"""Clusters a Gaussian mixture with Plumb and with umap-learn + hdbscan, and prints a Markdown table.

Run by `make clustering` with the interpreter of out/clustering-venv, where the peers are installed. CPU time is user plus
system; the peer is warmed up first, so that compilation by numba is not counted.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import time
import warnings

import hdbscan
import numpy
import sklearn.metrics
import umap

warnings.filterwarnings("ignore")


def mixture(path, count, spread, seed, dimensions=384, clusters=50):
    """Unit vectors: random unit centres plus `spread` times standard normal noise, scaled to length 1."""
    random = numpy.random.default_rng(seed)
    centers = random.standard_normal((clusters, dimensions)).astype(numpy.float32)
    centers /= numpy.linalg.norm(centers, axis=1, keepdims=True)
    labels = numpy.arange(count) % clusters
    random.shuffle(labels)
    with open(path + ".f32", "wb") as file:
        for low in range(0, count, 10_000):
            part = labels[low : low + 10_000]
            noise = random.standard_normal((len(part), dimensions), dtype=numpy.float32)
            points = centers[part] + numpy.float32(spread) * noise
            file.write((points / numpy.linalg.norm(points, axis=1, keepdims=True)).tobytes())
    labels.astype(numpy.int32).tofile(path + ".i32")


def peer(path, seeds):
    """The peer's results, one a seed; a first run on a quarter of the points compiles it."""
    labels = numpy.fromfile(path + ".i32", numpy.int32)
    points = numpy.fromfile(path + ".f32", numpy.float32).reshape(len(labels), -1)

    def run(part, seed):
        start, began = time.process_time(), time.time()
        layout = umap.UMAP(
            n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=seed
        ).fit_transform(part)
        laid_out = time.process_time()
        found = hdbscan.HDBSCAN(min_cluster_size=10, metric="euclidean", cluster_selection_method="eom").fit_predict(layout)
        end = time.process_time()
        return found, {"seed": seed, "umap_cpu": laid_out - start, "hdbscan_cpu": end - laid_out, "cpu": end - start,
                       "wall": time.time() - began}

    run(points[: len(points) // 4], 1)
    results = []
    for seed in range(1, seeds + 1):
        found, result = run(points, seed)
        result["ari"] = sklearn.metrics.adjusted_rand_score(labels, found)
        result["ami"] = sklearn.metrics.adjusted_mutual_info_score(labels, found)
        result["clusters"], result["noise"] = int(found.max()) + 1, int((found < 0).sum())
        result["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        results.append(result)
        print("peer", json.dumps(result), flush=True)
    return results


def plumb(binary, path, seeds, threads=1):
    lines = subprocess.run([binary, path, str(seeds), str(threads)], check=True, capture_output=True, text=True).stdout
    for line in lines.splitlines():
        print("plumb", line, flush=True)
    return [json.loads(line) for line in lines.splitlines()]


def row(name, count, results):
    def middle(key):
        return statistics.median(result[key] for result in results)

    aris = [result["ari"] for result in results]
    spread = f" ({min(aris):.3f}–{max(aris):.3f})" if len(aris) > 1 else ""
    peak = max(result["peak_mb"] for result in results)
    return (
        f"| {name} | {count:,} | {middle('ari'):.3f}{spread} | {middle('ami'):.3f} | {middle('umap_cpu'):.2f} "
        f"| {middle('hdbscan_cpu'):.2f} | {middle('cpu'):.2f} | {peak:,} |"
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    parser.add_argument("--spread", type=float, default=0.19)
    parser.add_argument("--seed", type=int, default=20241124)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--large", type=int, default=200_000)
    options = parser.parse_args()
    os.makedirs("out", exist_ok=True)
    rows = []
    mixture("out/mixture", 20_000, options.spread, options.seed)
    rows.append(row("umap-learn + hdbscan, warm", 20_000, peer("out/mixture", options.seeds)))
    rows.append(row("plumb", 20_000, plumb(options.binary, "out/mixture", options.seeds)))
    if options.large:
        mixture("out/large", options.large, options.spread, options.seed)
        rows.append(row("plumb, 2 threads", options.large, plumb(options.binary, "out/large", 1, threads=2)))
    table = ["| what | points | ARI, median (range) | AMI | neighbours + UMAP CPU s | HDBSCAN CPU s | CPU s | peak MB |",
             "|---|---|---|---|---|---|---|---|", *rows]
    print("\n".join(table))
    with open("out/clustering.md", "w") as file:
        file.write("\n".join(table) + "\n")


if __name__ == "__main__":
    main()
