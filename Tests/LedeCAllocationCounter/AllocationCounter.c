// Counts heap allocations by defining malloc and its kin in the executable: the dynamic linker then takes them before libc's, for libraries too.
// Each passes on to the function that glibc exports for this purpose. `free` needs no wrapper: what it gets came from glibc.

#include "AllocationCounter.h"
#include <stdatomic.h>
#include <stdlib.h>

static _Atomic uint64_t count;

uint64_t allocation_count(void) { return atomic_load_explicit(&count, memory_order_relaxed); }

#if defined(__linux__) && defined(__GLIBC__)

#include <errno.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

static void note(void) { atomic_fetch_add_explicit(&count, 1, memory_order_relaxed); }

void *malloc(size_t size) {
    note();
    return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
    note();
    return __libc_calloc(number, size);
}

void *realloc(void *block, size_t size) {
    note();
    return __libc_realloc(block, size);
}

void *memalign(size_t alignment, size_t size) {
    note();
    return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
    note();
    return __libc_memalign(alignment, size);
}

int posix_memalign(void **block, size_t alignment, size_t size) {
    if (alignment % sizeof(void *) != 0 || (alignment & (alignment - 1)) != 0 || alignment == 0) return EINVAL;
    note();
    void *made = __libc_memalign(alignment, size);
    if (made == NULL) return ENOMEM;
    *block = made;
    return 0;
}

bool allocation_counter_works(void) {
    uint64_t before = allocation_count();
    // Through a volatile pointer, so that the compiler cannot leave the pair out.
    void *(*volatile allocate)(size_t) = malloc;
    free(allocate(1));
    return allocation_count() == before + 1;
}

#else

bool allocation_counter_works(void) { return false; }

#endif
