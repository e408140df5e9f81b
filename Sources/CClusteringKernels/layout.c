// Stochastic gradient descent of a UMAP layout: one thread, no instruction beyond the baseline and no fused
// multiply-add, so that a start and a seed give the same picture on every machine.

#include "CClusteringKernels.h"

#include <string.h>

#pragma clang fp contract(off)

typedef float quad __attribute__((vector_size(16), aligned(4)));

static inline __attribute__((always_inline)) uint64_t next_random(uint64_t *state) {
  uint64_t z = (*state += 0x9E3779B97F4A7C15u);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

// The table's value at `squared`, linear between entries, constant beyond the ends.
static inline __attribute__((always_inline)) float look_up(
    const plumb_layout *layout, const float *table, float squared) {
  uint32_t bits;
  memcpy(&bits, &squared, sizeof bits);
  uint32_t entry = bits >> layout->table_shift;
  if (entry < layout->table_base) return table[0];
  entry -= layout->table_base;
  if (entry >= layout->table_size - 1) return table[layout->table_size - 1];
  uint32_t mask = (1u << layout->table_shift) - 1;
  float share = (float)(bits & mask) * (1.0f / (float)(1u << layout->table_shift));
  return table[entry] + share * (table[entry + 1] - table[entry]);
}

static inline __attribute__((always_inline)) quad clipped(quad gradient) {
  quad low = {-4, -4, -4, -4}, high = {4, 4, 4, 4};
  return __builtin_elementwise_min(__builtin_elementwise_max(gradient, low), high);
}

// `quads` is a constant where this is inlined, so that loops over it vanish.
static inline __attribute__((always_inline)) void epoch_of(
    const plumb_layout *layout, float *coordinates, float epoch, float rate, uint64_t *random, size_t quads) {
  size_t stride = quads * 4;
  for (size_t head = 0; head < layout->count; head++) {
    float *own = coordinates + head * stride;
    for (int64_t e = layout->starts[head]; e < layout->starts[head + 1]; e++) {
      if (layout->due[e] > epoch) continue;
      layout->due[e] += layout->periods[e];

      float *other = coordinates + (size_t)layout->tails[e] * stride;
      quad sums = {0};
      for (size_t q = 0; q < quads; q++) {
        quad difference = *(quad *)(own + 4 * q) - *(quad *)(other + 4 * q);
        sums = sums + difference * difference;
      }
      float squared = (sums[0] + sums[2]) + (sums[1] + sums[3]);
      if (squared > 0) {
        float coefficient = look_up(layout, layout->attraction, squared);
        for (size_t q = 0; q < quads; q++) {
          quad difference = *(quad *)(own + 4 * q) - *(quad *)(other + 4 * q);
          quad step = rate * clipped(coefficient * difference);
          *(quad *)(own + 4 * q) += step;
          *(quad *)(other + 4 * q) -= step;
        }
      }

      // All pushes are measured from the same place, so that they need not wait for each other.
      quad pushes[quads];
      for (size_t q = 0; q < quads; q++) pushes[q] = (quad){0};
      for (size_t drawn = 0; drawn < layout->negatives; drawn += 2) {
        uint64_t bits = next_random(random);
        for (size_t half = 0; half < 2 && drawn + half < layout->negatives; half++, bits >>= 32) {
          size_t point = (size_t)(((bits & 0xFFFFFFFFu) * (uint64_t)layout->count) >> 32);
          const float *far = coordinates + point * stride;
          quad far_sums = {0};
          for (size_t q = 0; q < quads; q++) {
            quad difference = *(quad *)(own + 4 * q) - *(const quad *)(far + 4 * q);
            far_sums = far_sums + difference * difference;
          }
          float far_squared = (far_sums[0] + far_sums[2]) + (far_sums[1] + far_sums[3]);
          float coefficient = look_up(layout, layout->repulsion, far_squared);
          for (size_t q = 0; q < quads; q++) {
            quad difference = *(quad *)(own + 4 * q) - *(const quad *)(far + 4 * q);
            pushes[q] += clipped(coefficient * difference);
          }
        }
      }
      for (size_t q = 0; q < quads; q++) *(quad *)(own + 4 * q) += rate * pushes[q];
    }
  }
}

void plumb_layout_epoch(const plumb_layout *layout, float *coordinates, float epoch, float rate, uint64_t *random) {
  switch (layout->stride / 4) {
    case 1: epoch_of(layout, coordinates, epoch, rate, random, 1); break;
    case 2: epoch_of(layout, coordinates, epoch, rate, random, 2); break;
    default: epoch_of(layout, coordinates, epoch, rate, random, layout->stride / 4); break;
  }
}
