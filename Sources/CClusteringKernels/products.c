// Blocks of dot products with the fastest instructions that the machine has, and the neighbour rows they go into.
//
// Each product sums its terms in the same order in every variant, so that all machines with fused multiply-add give the
// same bits.

#include "CClusteringKernels.h"

#include <math.h>

// Rows are packed in panels: ROWS of the left list and COLUMNS of the right, depth by depth.
enum { ROWS = 12, COLUMNS = 32 };

typedef float v4 __attribute__((vector_size(16), aligned(4)));
typedef float v8 __attribute__((vector_size(32), aligned(4)));
typedef float v16 __attribute__((vector_size(64), aligned(4)));

// A panel's products: ROWS x COLUMNS, in tiles whose sums fit the registers.
#define PANEL(NAME, TARGET, VECTOR, LANES, TILE_ROWS, TILE_VECTORS)                                   \
  TARGET static void NAME(size_t depth, const float *a, const float *b, float *out, size_t stride) { \
    for (size_t row = 0; row < ROWS; row += TILE_ROWS) {                                              \
      for (size_t column = 0; column < COLUMNS; column += LANES * TILE_VECTORS) {                     \
        VECTOR sums[TILE_ROWS][TILE_VECTORS];                                                         \
        _Pragma("clang loop unroll(full)") for (size_t r = 0; r < TILE_ROWS; r++)                     \
          _Pragma("clang loop unroll(full)") for (size_t c = 0; c < TILE_VECTORS; c++)                \
            sums[r][c] = (VECTOR){0};                                                                 \
        const float *pa = a + row, *pb = b + column;                                                  \
        for (size_t k = 0; k < depth; k++, pa += ROWS, pb += COLUMNS) {                               \
          VECTOR right[TILE_VECTORS];                                                                 \
          _Pragma("clang loop unroll(full)") for (size_t c = 0; c < TILE_VECTORS; c++)                \
            right[c] = *(const VECTOR *)(pb + c * LANES);                                             \
          _Pragma("clang loop unroll(full)") for (size_t r = 0; r < TILE_ROWS; r++)                   \
            _Pragma("clang loop unroll(full)") for (size_t c = 0; c < TILE_VECTORS; c++)              \
              sums[r][c] = sums[r][c] + pa[r] * right[c];                                             \
        }                                                                                             \
        _Pragma("clang loop unroll(full)") for (size_t r = 0; r < TILE_ROWS; r++)                     \
          _Pragma("clang loop unroll(full)") for (size_t c = 0; c < TILE_VECTORS; c++)                \
            *(VECTOR *)(out + (row + r) * stride + column + c * LANES) = sums[r][c];                  \
      }                                                                                               \
    }                                                                                                 \
  }

// One dot product, in sixteen partial sums.
#define DOT(NAME, TARGET)                                                          \
  TARGET static float NAME(const float *a, const float *b, size_t depth) {         \
    v16 sum = {0};                                                                 \
    size_t k = 0;                                                                  \
    for (; k + 16 <= depth; k += 16)                                               \
      sum = sum + *(const v16 *)(a + k) * *(const v16 *)(b + k);                   \
    float total = 0;                                                               \
    for (size_t lane = 0; lane < 16; lane++) total += sum[lane];                   \
    for (; k < depth; k++) total += a[k] * b[k];                                   \
    return total;                                                                  \
  }

typedef void panel_function(size_t, const float *, const float *, float *, size_t);
typedef float dot_function(const float *, const float *, size_t);

#if defined(__x86_64__)
PANEL(panel_avx512, __attribute__((target("avx512f,avx2,fma"))), v16, 16, 12, 2)
PANEL(panel_avx2, __attribute__((target("avx2,fma"))), v8, 8, 6, 2)
DOT(dot_avx2, __attribute__((target("avx2,fma"))))
#endif
PANEL(panel_plain, , v4, 4, 4, 2)
DOT(dot_plain, )

static panel_function *best_panel(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) return panel_avx512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return panel_avx2;
#endif
  return panel_plain;
}

static dot_function *best_dot(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return dot_avx2;
#endif
  return dot_plain;
}

static size_t rounded(size_t count, size_t unit) { return (count + unit - 1) / unit * unit; }

size_t plumb_join_scratch(size_t left_count, size_t right_count, size_t depth) {
  size_t rows = rounded(left_count, ROWS), columns = rounded(right_count, COLUMNS);
  return (rows + columns) * depth + rows * columns + 2 * columns;
}

static void pack(
    const float *values, size_t depth, const int32_t *list, size_t count, size_t unit, float *packed) {
  for (size_t first = 0; first < count; first += unit, packed += unit * depth) {
    for (size_t lane = 0; lane < unit; lane++) {
      float *to = packed + lane;
      if (first + lane < count) {
        const float *from = values + (size_t)list[first + lane] * depth;
        for (size_t k = 0; k < depth; k++) to[k * unit] = from[k];
      } else {
        for (size_t k = 0; k < depth; k++) to[k * unit] = 0;
      }
    }
  }
}

// Enters `point` with `key` in a row unless it is there or farther than all; returns the row's new least key.
static float enter(float *keys, int32_t *points, size_t neighbors, float key, int32_t point) {
  size_t last = neighbors - 1;
  if (!(key > keys[last] || (key == keys[last] && (points[last] < 0 || point < points[last])))) return keys[last];
  for (size_t place = 0; place < neighbors; place++) {
    if (points[place] == point) return keys[last];
  }
  size_t place = last;
  while (place > 0 && (key > keys[place - 1] || (key == keys[place - 1] && point < points[place - 1]))) {
    keys[place] = keys[place - 1];
    points[place] = points[place - 1];
    place--;
  }
  keys[place] = key;
  points[place] = point;
  return keys[last];
}

void plumb_join(
    const float *values, size_t depth, const float *offsets,
    const int32_t *left, size_t left_count, const int32_t *right, size_t right_count, size_t shared,
    size_t neighbors, float *keys, int32_t *points, float *scratch) {
  if (left_count == 0 || right_count == 0 || neighbors == 0) return;
  size_t rows = rounded(left_count, ROWS), columns = rounded(right_count, COLUMNS);
  float *packed_left = scratch, *packed_right = packed_left + rows * depth;
  float *products = packed_right + columns * depth;
  float *right_floor = products + rows * columns, *right_offset = right_floor + columns;
  pack(values, depth, left, left_count, ROWS, packed_left);
  pack(values, depth, right, right_count, COLUMNS, packed_right);

  panel_function *panel = best_panel();
  for (size_t row = 0; row < rows; row += ROWS) {
    for (size_t column = 0; column < columns; column += COLUMNS) {
      // Panels wholly below the diagonal of what both lists share are never looked at.
      if (column + COLUMNS <= shared && row >= column + COLUMNS && row + ROWS <= rounded(shared, ROWS)) continue;
      panel(
          depth, packed_left + row * depth, packed_right + column * depth, products + row * columns + column, columns);
    }
  }

  for (size_t j = 0; j < columns; j++) {
    right_floor[j] = j < right_count ? keys[(size_t)right[j] * neighbors + neighbors - 1] : INFINITY;
    right_offset[j] = j < right_count ? offsets[right[j]] : INFINITY;
  }
  for (size_t i = 0; i < left_count; i++) {
    int32_t point = left[i];
    float *own_keys = keys + (size_t)point * neighbors;
    int32_t *own_points = points + (size_t)point * neighbors;
    float own_offset = offsets[point], own_floor = own_keys[neighbors - 1];
    const float *row = products + i * columns;
    size_t start = i < shared ? i + 1 : 0;
    for (size_t chunk = start / 16 * 16; chunk < columns; chunk += 16) {
      int any = 0;
      for (size_t lane = 0; lane < 16; lane++) {
        float product = row[chunk + lane];
        any |= (product - right_offset[chunk + lane] >= own_floor) | (product - own_offset >= right_floor[chunk + lane]);
      }
      if (!any) continue;
      for (size_t j = chunk < start ? start : chunk; j < chunk + 16 && j < right_count; j++) {
        int32_t other = right[j];
        if (other == point) continue;
        if (row[j] - right_offset[j] >= own_floor) {
          own_floor = enter(own_keys, own_points, neighbors, row[j] - right_offset[j], other);
        }
        if (row[j] - own_offset >= right_floor[j]) {
          right_floor[j] = enter(
              keys + (size_t)other * neighbors, points + (size_t)other * neighbors, neighbors, row[j] - own_offset,
              point);
        }
      }
    }
  }
}

void plumb_dots(
    const float *values, size_t depth, const int32_t *list, size_t count, const float *axis, float *out) {
  dot_function *dot = best_dot();
  for (size_t i = 0; i < count; i++) out[i] = dot(values + (size_t)list[i] * depth, axis, depth);
}

// Features x features of a chunk of points, in panels of the upper triangle.
void plumb_gram(const float *values, size_t count, size_t depth, double *out) {
  panel_function *panel = best_panel();
  enum { CHUNK = 256 };
  float left[CHUNK * ROWS], right[CHUNK * COLUMNS], products[ROWS * COLUMNS];
  for (size_t first = 0; first < count; first += CHUNK) {
    size_t points = count - first < CHUNK ? count - first : CHUNK;
    const float *chunk = values + first * depth;
    for (size_t column = 0; column < depth; column += COLUMNS) {
      for (size_t k = 0; k < points; k++) {
        for (size_t c = 0; c < COLUMNS; c++) {
          right[k * COLUMNS + c] = column + c < depth ? chunk[k * depth + column + c] : 0;
        }
      }
      for (size_t row = 0; row < depth && row < column + COLUMNS; row += ROWS) {
        for (size_t k = 0; k < points; k++) {
          for (size_t r = 0; r < ROWS; r++) left[k * ROWS + r] = row + r < depth ? chunk[k * depth + row + r] : 0;
        }
        panel(points, left, right, products, COLUMNS);
        for (size_t r = 0; r < ROWS && row + r < depth; r++) {
          for (size_t c = 0; c < COLUMNS && column + c < depth; c++) {
            out[(row + r) * depth + column + c] += products[r * COLUMNS + c];
          }
        }
      }
    }
  }
  for (size_t row = 0; row < depth; row++) {
    for (size_t column = 0; column < row; column++) out[row * depth + column] = out[column * depth + row];
  }
}

void plumb_product(
    const float *left, size_t rows, const float *right, size_t columns, size_t depth, float *out) {
  dot_function *dot = best_dot();
  for (size_t i = 0; i < rows; i++) {
    for (size_t j = 0; j < columns; j++) out[i * columns + j] = dot(left + i * depth, right + j * depth, depth);
  }
}
