// Products with narrow blocks of vectors: for principal components and spectral starts.

#include "CClusteringKernels.h"

typedef float block __attribute__((vector_size(4 * PLUMB_BLOCK), aligned(4)));

void plumb_project(const float *values, size_t count, size_t depth, const float *axes, float *out) {
  for (size_t i = 0; i < count; i++) {
    block even = {0}, odd = {0};
    const float *row = values + i * depth;
    size_t k = 0;
    for (; k + 2 <= depth; k += 2) {
      even = even + row[k] * *(const block *)(axes + k * PLUMB_BLOCK);
      odd = odd + row[k + 1] * *(const block *)(axes + (k + 1) * PLUMB_BLOCK);
    }
    if (k < depth) even = even + row[k] * *(const block *)(axes + k * PLUMB_BLOCK);
    *(block *)(out + i * PLUMB_BLOCK) = even + odd;
  }
}

void plumb_backproject(const float *values, size_t count, size_t depth, const float *scores, double *out) {
  for (size_t i = 0; i < count; i++) {
    const float *row = values + i * depth, *score = scores + i * PLUMB_BLOCK;
    for (size_t k = 0; k < depth; k++) {
      for (size_t c = 0; c < PLUMB_BLOCK; c++) out[k * PLUMB_BLOCK + c] += (double)(row[k] * score[c]);
    }
  }
}

void plumb_sparse_multiply(
    size_t count, const int64_t *starts, const int32_t *columns, const float *weights, const float *y, float *out) {
  for (size_t i = 0; i < count; i++) {
    block sum = {0};
    for (int64_t e = starts[i]; e < starts[i + 1]; e++) {
      sum = sum + weights[e] * *(const block *)(y + (size_t)columns[e] * PLUMB_BLOCK);
    }
    *(block *)(out + i * PLUMB_BLOCK) = sum;
  }
}

// Sparse rows times blocks of sixteen columns, and back: a ridge classification of sixteen classes. Products and sums are
// not fused, so that every machine gets the same bits.
typedef float ridge_block __attribute__((vector_size(4 * PLUMB_RIDGE_BLOCK), aligned(4)));

void plumb_rows_multiply(
    size_t count, const int64_t *starts, const int32_t *columns, const float *values, const float *y, float *out) {
#pragma clang fp contract(off)
  for (size_t i = 0; i < count; i++) {
    ridge_block sum = *(const ridge_block *)(out + i * PLUMB_RIDGE_BLOCK);
    for (int64_t e = starts[i]; e < starts[i + 1]; e++) {
      sum = sum + values[e] * *(const ridge_block *)(y + (size_t)columns[e] * PLUMB_RIDGE_BLOCK);
    }
    *(ridge_block *)(out + i * PLUMB_RIDGE_BLOCK) = sum;
  }
}

void plumb_rows_gather(
    size_t count, const int64_t *starts, const int32_t *columns, const float *values, const float *factors, float *out) {
#pragma clang fp contract(off)
  for (size_t i = 0; i < count; i++) {
    ridge_block factor = *(const ridge_block *)(factors + i * PLUMB_RIDGE_BLOCK);
    for (int64_t e = starts[i]; e < starts[i + 1]; e++) {
      ridge_block *sum = (ridge_block *)(out + (size_t)columns[e] * PLUMB_RIDGE_BLOCK);
      *sum = *sum + values[e] * factor;
    }
  }
}
