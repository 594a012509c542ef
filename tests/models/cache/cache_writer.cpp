// SPDX-License-Identifier: Apache-2.0
// Writes changes to a cache file until it is killed, and tells each that is written.
#include "models/cache/CacheSamples.h"

#include <cstdio>
#include <cstdlib>

int main(int argc, char** argv) {
    CacheFile file;
    if (argc != 3 || file.open(QString::fromLocal8Bit(argv[1])) != CacheTrouble::None)
        return 1;
    for (int number = std::atoi(argv[2]); file.write(changeNo(number)) == CacheTrouble::None; ++number) {
        std::printf("%d\n", number);
        std::fflush(stdout);
    }
    return 1;
}
