#pragma once
#include <stdbool.h>
#include <stdint.h>

/// Whether this process's allocations are counted: with glibc alone.
bool allocation_counter_works(void);

/// Heap allocations of this process so far, on all threads: calls of malloc, calloc, realloc and their aligned kin.
uint64_t allocation_count(void);
