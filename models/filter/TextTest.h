// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/ClassTruth.h"
#include "filter/RowTest.h"
#include "filter/TextScan.h"

/// At least one of the texts stands in the records, where it counts.
class TextTest : public RowTest {
public:
    TextTest(const SessionStore& store, const Condition& condition);

    void keep(const StoreChunk& chunk, RowBits& rows) const override;
    void adapt(const SessionStore&) override {}
    int cost() const override { return TextCost * static_cast<int>(m_scans.size()); }

private:
    struct Scan {
        TextScan scan;
        bool isOfIds;
    };
    void add(const SessionStore& store, const QString& text, const TextScope& scope, bool isOfIds);

    TextNeedle m_metadataKey;
    std::vector<Scan> m_scans;
    bool m_isAnything = false;
};

/// A free word: in what people wrote, at the beginning of an id, or in what the list shows of the session's
/// class.
class WordTest : public RowTest {
public:
    WordTest(const SessionStore& store, const Condition& condition);

    void keep(const StoreChunk& chunk, RowBits& rows) const override;
    void adapt(const SessionStore& store) override;
    int cost() const override { return m_text.cost(); }

private:
    TextTest m_text;
    ClassTruth m_named;
    bool m_namesNothing = false;
};
