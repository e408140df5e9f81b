#ifndef CCLUSTERINGKERNELS_H
#define CCLUSTERINGKERNELS_H

#include <stddef.h>
#include <stdint.h>

/// How many floats of scratch `plumb_join` needs for lists of these lengths.
size_t plumb_join_scratch(size_t left_count, size_t right_count, size_t depth);

/// Compares the points listed in `left` with those listed in `right` and enters each in the other's row of nearest
/// neighbours.
///
/// The key of point j in the row of point i is x_i . x_j - offsets[j]: with offsets of half the squared length the order
/// of keys is that of Euclidean distances, with zero it is that of cosines. Each row holds `neighbors` keys, largest
/// first, and their points; an empty place has key -infinity and point -1. Equal keys are in the order of the points. A
/// pair that is there already changes nothing.
///
/// `values`: row-major points of `depth` floats. `shared`: how many leading entries both lists have in common; these
/// are compared once, not twice. `scratch`: see `plumb_join_scratch`.
void plumb_join(
    const float *values, size_t depth, const float *offsets,
    const int32_t *left, size_t left_count, const int32_t *right, size_t right_count, size_t shared,
    size_t neighbors, float *keys, int32_t *points, float *scratch);

/// out[i] = x . axis for each listed point x.
void plumb_dots(
    const float *values, size_t depth, const int32_t *list, size_t count, const float *axis, float *out);

/// out += X'X: `depth` x `depth` sums over `count` rows of `depth` floats; `out` must be symmetric.
void plumb_gram(const float *values, size_t count, size_t depth, double *out);

/// out = A B': `rows` rows by `columns` rows, all of `depth` floats.
void plumb_product(
    const float *left, size_t rows, const float *right, size_t columns, size_t depth, float *out);

/// How wide the blocks of vectors are in the two functions below.
#define PLUMB_BLOCK 8

/// out = X V: `count` rows of `depth` floats by `depth` rows of PLUMB_BLOCK.
void plumb_project(const float *values, size_t count, size_t depth, const float *axes, float *out);

/// out += X' Y: the transpose of `count` rows of `depth` floats by `count` rows of PLUMB_BLOCK.
void plumb_backproject(const float *values, size_t count, size_t depth, const float *scores, double *out);

/// out = S Y for a sparse matrix of `count` rows in compressed rows, Y with PLUMB_BLOCK columns.
void plumb_sparse_multiply(
    size_t count, const int64_t *starts, const int32_t *columns, const float *weights, const float *y, float *out);

/// How wide the blocks of vectors are in the two functions below.
#define PLUMB_RIDGE_BLOCK 16

/// out += S Y for a sparse matrix of `count` rows in compressed rows, Y and `out` with PLUMB_RIDGE_BLOCK columns.
void plumb_rows_multiply(
    size_t count, const int64_t *starts, const int32_t *columns, const float *values, const float *y, float *out);

/// out += S' F: the transpose of the same matrix by `count` rows of PLUMB_RIDGE_BLOCK.
void plumb_rows_gather(
    size_t count, const int64_t *starts, const int32_t *columns, const float *values, const float *factors, float *out);

/// What one epoch of the UMAP layout needs.
typedef struct {
  /// Points, dimensions of the layout, and floats from one point to the next: a multiple of 4, padding zero.
  size_t count, dimensions, stride;
  /// Directed edges in compressed rows.
  const int64_t *starts;
  const int32_t *tails;
  /// Epochs from one draw of an edge to its next, and the epoch of the next draw.
  const float *periods;
  float *due;
  /// Coefficients of attraction and repulsion as tables over the bits of the squared distance: entry t stands for the
  /// float whose bits are (table_base + t) << table_shift; linear in between.
  const float *attraction, *repulsion;
  uint32_t table_base, table_size, table_shift;
  /// Random points that each drawn edge's head is pushed away from.
  size_t negatives;
} plumb_layout;

/// One epoch of stochastic gradient descent on `layout` with step `rate`, at time `epoch`; `random` is the state of the
/// generator (SplitMix64).
void plumb_layout_epoch(const plumb_layout *layout, float *coordinates, float epoch, float rate, uint64_t *random);

#endif
