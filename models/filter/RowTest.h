// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/RowBits.h"
#include "filter/SessionFilter.h"
#include "filter/StoreChunk.h"

#include <memory>

/// A condition, or several, made ready for a store's rows, a chunk at a time. Any thread may ask, several at
/// once; adapt() belongs to the store's thread while nobody asks.
class RowTest {
public:
    RowTest() = default;
    RowTest(const RowTest&) = delete;
    RowTest& operator=(const RowTest&) = delete;
    virtual ~RowTest() = default;

    /// Takes out the rows for which it does not hold.
    virtual void keep(const StoreChunk& chunk, RowBits& rows) const = 0;
    /// Takes note of the classes, words and ids that came into the store since.
    virtual void adapt(const SessionStore& store) = 0;
    /// Roughly what keep() costs a row: cheap tests go first.
    virtual int cost() const = 0;

protected:
    /// What tests cost a row, in numbers that only compare.
    enum Cost { LookupCost = 1, TimeCost = 2, TextCost = 10 };
};

/// All conditions of the filter hold. Nothing for a filter without conditions.
std::unique_ptr<RowTest> rowTestOf(const SessionStore& store, const SessionFilter& filter);
