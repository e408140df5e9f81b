#include <stdlib.h>

#include "CAllocator.h"

#ifdef __GLIBC__
#include <malloc.h>

void callocator_keep(int bytes) {
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, bytes);
}
#else
void callocator_keep(int bytes) { (void)bytes; }
#endif
