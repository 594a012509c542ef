// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/ChunkSummary.h"
#include "store/RecordChunk.h"
#include "store/SessionStore.h"

#include <algorithm>
#include <utility>

/// The columns of the rows of one chunk. Valid until the next merge into the store.
struct StoreChunk {
    StoreChunk(const SessionStore& store, std::size_t number)
        : first(static_cast<Row>(number) * RecordChunk::mostRows)
        , rows(std::min<Row>(RecordChunk::mostRows, store.size() - first))
        , words(store.wordRecords()[number])
        , ids(store.idRecords()[number])
        , classNumbers(store.classNumbers().data() + first)
        , created(store.created().data() + first)
        , summary(store.chunkSummaries()[number]) {}

    static std::size_t countOf(const SessionStore& store) { return store.chunkSummaries().size(); }

    Row first;
    Row rows;
    const RecordChunk& words;
    const RecordChunk& ids;
    const std::uint32_t* classNumbers;
    const std::int64_t* created;
    ChunkSummary summary;
};

/// The oldest and the newest moment; none (first after last) in an empty store.
inline std::pair<std::int64_t, std::int64_t> momentsOf(const SessionStore& store) {
    if (store.size() == 0)
        return {1, 0};
    auto [oldest, newest, outcomes] = store.chunkSummaries().front();
    for (const ChunkSummary& chunk : store.chunkSummaries()) {
        oldest = std::min(oldest, chunk.oldest);
        newest = std::max(newest, chunk.newest);
    }
    return {oldest, newest};
}
