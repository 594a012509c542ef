// SPDX-License-Identifier: Apache-2.0
// What is freed is overwritten first: a person's number or a key, in whatever copy of Qt's or the desk's own,
// is not left lying about in memory the process holds for later. KeePassXC does so for `delete`; Qt's strings
// and arrays, the network's buffers and the parser's come from malloc, so it is done below both.
//
// Linked into the program (not the libraries), glibc's free() and realloc() are replaced for it and for every
// library in it. https://sourceware.org/glibc/manual/2.36/html_node/Replacing-malloc.html
//
// Blocks above a megabyte are left alone: the store's columns and the filter's row lists, freed with every
// key, would cost it a tenth of a frame. Pictures, which are larger, overwrite themselves.
#include <algorithm>
#include <cstddef>

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)

#include <malloc.h>
#include <string.h>

extern "C" {

void __libc_free(void* block);
void* __libc_malloc(std::size_t size);
void* __libc_realloc(void* block, std::size_t size);

namespace {
constexpr std::size_t largestWiped = 1024 * 1024;
}

void free(void* block) {
    if (block) {
        const std::size_t size = malloc_usable_size(block);
        if (size <= largestWiped)
            explicit_bzero(block, size);
    }
    __libc_free(block);
}

void* realloc(void* block, std::size_t size) {
    const std::size_t before = block ? malloc_usable_size(block) : 0;
    if (!block || size == 0 || before > largestWiped)
        return __libc_realloc(block, size);
    if (size <= before && size >= before / 2)
        return block;
    void* moved = __libc_malloc(size);
    if (moved) {
        memcpy(moved, block, std::min(before, size));
        free(block);
    }
    return moved;
}

} // extern "C"

#endif
