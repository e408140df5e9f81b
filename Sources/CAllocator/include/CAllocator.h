#pragma once

/// Lets the allocator keep freed memory for reuse instead of handing it back to the system.
///
/// Blocks below 32 MB come from the heap, and at most `bytes` at its top stay when they are freed. Does nothing where the C
/// library has no such settings (only glibc has).
void callocator_keep(int bytes);
