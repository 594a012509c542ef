// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Keeps what is in this process's memory, keys and people's data, from leaving it by way of the system: no
/// core dump is written of a crash, locked or not, and no other program of the same user may read the memory
/// or attach to the process. For the first line of main(). False when the system refused.
bool forbidMemoryDumps();
