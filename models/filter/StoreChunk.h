// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/ChunkTimes.h"
#include "store/RecordChunk.h"
#include "store/SessionStore.h"

#include <algorithm>

/// The columns of the rows of one chunk. Valid until the next merge into the store.
struct StoreChunk {
    StoreChunk(const SessionStore& store, std::size_t number)
        : first(static_cast<Row>(number) * RecordChunk::mostRows)
        , rows(std::min<Row>(RecordChunk::mostRows, store.size() - first))
        , records(store.records()[number])
        , classNumbers(store.classNumbers().data() + first)
        , created(store.created().data() + first)
        , times(store.chunkTimes()[number]) {}

    static std::size_t countOf(const SessionStore& store) { return store.records().size(); }

    Row first;
    Row rows;
    const RecordChunk& records;
    const std::uint32_t* classNumbers;
    const std::int64_t* created;
    ChunkTimes times;
};
