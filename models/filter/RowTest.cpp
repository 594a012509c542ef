// SPDX-License-Identifier: Apache-2.0
#include "filter/RowTest.h"

#include "filter/ClassTruth.h"
#include "filter/FieldTraits.h"
#include "filter/FilterWords.h"
#include "filter/TextTest.h"
#include "filter/TimeWindow.h"

#include <algorithm>
#include <numeric>

namespace {

class ClassTest : public RowTest {
public:
    ClassTest(const SessionStore& store, const Condition& condition)
        : m_truth(classTruthOf(store, condition)) {}

    void keep(const StoreChunk& chunk, RowBits& rows) const override {
        rows.keepIf([&](std::uint32_t row) { return m_truth[chunk.classNumbers[row]]; });
    }
    void adapt(const SessionStore& store) override { m_truth.adapt(store.classes()); }
    int cost() const override { return LookupCost; }

private:
    ClassTruth m_truth;
};

class TimeTest : public RowTest {
public:
    explicit TimeTest(const Condition& condition) {
        if (condition.excluded)
            m_window.remove(condition.range);
        else
            m_window.keep(condition.range);
    }

    void keep(const StoreChunk& chunk, RowBits& rows) const override {
        rows.keepIf([&](std::uint32_t row) { return m_window.contains(chunk.created[row]); });
    }
    void adapt(const SessionStore&) override {}
    int cost() const override { return TimeCost; }

private:
    TimeWindow m_window;
};

/// Few rows that are known by themselves.
class FewRows : public RowTest {
public:
    void keep(const StoreChunk& chunk, RowBits& rows) const override {
        RowBits named;
        const auto first = std::lower_bound(m_rows.begin(), m_rows.end(), chunk.first);
        for (auto row = first; row != m_rows.end() && *row < chunk.first + chunk.rows; ++row)
            named.set(*row - chunk.first);
        rows &= named;
    }
    int cost() const override { return LookupCost; }

protected:
    std::vector<Row> m_rows; ///< Ascending.
};

/// Those the store has marks of.
class MarkTest : public FewRows {
public:
    explicit MarkTest(const SessionStore& store) { adapt(store); }

    void adapt(const SessionStore& store) override {
        m_rows.clear();
        for (const SessionStore::Mark& mark : store.marks())
            m_rows.push_back(mark.row);
    }
};

/// Those whose redaction is known to have been asked for since a time.
class NewlyRedactingTest : public FewRows {
public:
    NewlyRedactingTest(const SessionStore& store, std::int64_t since)
        : m_since(since) {
        adapt(store);
    }

    void adapt(const SessionStore& store) override { m_rows = store.redactionsAskedSince(m_since); }

private:
    std::int64_t m_since;
};

/// Some of few rows, known by their ids.
class IdTest : public FewRows {
public:
    IdTest(const SessionStore& store, QStringList ids)
        : m_ids(std::move(ids)) {
        adapt(store);
    }

    /// A whole id stands for itself; anything shorter for all ids it is part of.
    static bool isWhole(const QString& id) {
        constexpr qsizetype wholeId = 27; // "vs_" and 24 letters and digits.
        return id.size() >= wholeId && id.startsWith(u"vs_") && SessionId::fromText(id);
    }

    void adapt(const SessionStore& store) override {
        m_rows.clear();
        for (const QString& id : m_ids)
            if (const std::optional<Row> row = store.rowOf(SessionId::fromText(id).value_or(SessionId())))
                m_rows.push_back(*row);
        std::sort(m_rows.begin(), m_rows.end());
    }

private:
    QStringList m_ids;
};

class Not : public RowTest {
public:
    explicit Not(std::unique_ptr<RowTest> test)
        : m_test(std::move(test)) {}

    void keep(const StoreChunk& chunk, RowBits& rows) const override {
        RowBits excluded = rows;
        m_test->keep(chunk, excluded);
        rows -= excluded;
    }
    void adapt(const SessionStore& store) override { m_test->adapt(store); }
    int cost() const override { return m_test->cost() + TimeCost; }

private:
    std::unique_ptr<RowTest> m_test;
};

class Several : public RowTest {
public:
    explicit Several(std::vector<std::unique_ptr<RowTest>> tests)
        : m_tests(std::move(tests)) {
        std::stable_sort(m_tests.begin(), m_tests.end(),
                         [](const auto& a, const auto& b) { return a->cost() < b->cost(); });
    }
    void adapt(const SessionStore& store) override {
        for (const auto& test : m_tests)
            test->adapt(store);
    }
    int cost() const override {
        return std::accumulate(m_tests.begin(), m_tests.end(), 0,
                               [](int sum, const auto& test) { return sum + test->cost(); });
    }

protected:
    const std::vector<std::unique_ptr<RowTest>>& tests() const { return m_tests; }

private:
    std::vector<std::unique_ptr<RowTest>> m_tests;
};

class AllOf : public Several {
public:
    using Several::Several;
    void keep(const StoreChunk& chunk, RowBits& rows) const override {
        for (const auto& test : tests()) {
            if (rows == RowBits())
                return;
            test->keep(chunk, rows);
        }
    }
};

class AnyOf : public Several {
public:
    using Several::Several;
    void keep(const StoreChunk& chunk, RowBits& rows) const override {
        RowBits found;
        RowBits left = rows;
        for (const auto& test : tests()) {
            if (left == RowBits())
                break;
            RowBits more = left;
            test->keep(chunk, more);
            found |= more;
            left -= more;
        }
        rows = found;
    }
};

std::unique_ptr<RowTest> idTestOf(const SessionStore& store, const Condition& condition) {
    QStringList whole;
    Condition parts = condition;
    parts.values.clear();
    for (const QString& value : condition.values)
        (IdTest::isWhole(value) ? whole : parts.values) << value;
    std::vector<std::unique_ptr<RowTest>> tests;
    if (!whole.isEmpty())
        tests.push_back(std::make_unique<IdTest>(store, whole));
    if (!parts.values.isEmpty())
        tests.push_back(std::make_unique<TextTest>(store, parts));
    return std::make_unique<AnyOf>(std::move(tests));
}

std::unique_ptr<RowTest> positiveTestOf(const SessionStore& store, const Condition& condition) {
    if (condition.field == FilterField::Group) {
        std::vector<std::unique_ptr<RowTest>> tests;
        for (const SessionFilter& filter : condition.anyOf)
            if (auto test = rowTestOf(store, filter))
                tests.push_back(std::move(test));
        return std::make_unique<AnyOf>(std::move(tests));
    }
    if (condition.field == FilterField::Changed && condition.values == QStringList(newlyRedactingWord()))
        return std::make_unique<NewlyRedactingTest>(store, condition.range.from.value_or(0));
    if (condition.field == FilterField::Changed)
        return std::make_unique<MarkTest>(store);
    if (condition.field == FilterField::Id)
        return idTestOf(store, condition);
    if (condition.field == FilterField::AnyText)
        return std::make_unique<WordTest>(store, condition);
    return std::make_unique<TextTest>(store, condition);
}

std::unique_ptr<RowTest> testOf(const SessionStore& store, const Condition& condition) {
    if (traitsOf(condition.field).isOfClass)
        return std::make_unique<ClassTest>(store, condition);
    if (condition.field == FilterField::Created || condition.field == FilterField::Age)
        return std::make_unique<TimeTest>(condition);
    auto test = positiveTestOf(store, condition);
    return condition.excluded ? std::make_unique<Not>(std::move(test)) : std::move(test);
}

} // namespace

std::unique_ptr<RowTest> rowTestOf(const SessionStore& store, const SessionFilter& filter) {
    if (filter.isEmpty())
        return nullptr;
    std::vector<std::unique_ptr<RowTest>> tests;
    for (const Condition& condition : filter.conditions)
        tests.push_back(testOf(store, condition));
    return std::make_unique<AllOf>(std::move(tests));
}
