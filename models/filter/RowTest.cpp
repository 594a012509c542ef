// SPDX-License-Identifier: Apache-2.0
#include "filter/RowTest.h"

#include "filter/ClassTruth.h"
#include "filter/TextScan.h"
#include "filter/TimeWindow.h"

#include <algorithm>
#include <numeric>

namespace {

/// What a test costs a row, in numbers that only compare.
enum Cost { LookupCost = 1, TimeCost = 2, TextCost = 10 };

class ClassTest : public RowTest {
public:
    ClassTest(const SessionStore& store, const Condition& condition)
        : m_truth(classTruthOf(store, condition)) {}

    void keep(const StoreChunk& chunk, RowBits& rows) const override {
        rows.forEach([&](std::uint32_t row) {
            if (!m_truth[chunk.classNumbers[row]])
                rows.clear(row);
        });
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
        rows.forEach([&](std::uint32_t row) {
            if (!m_window.contains(chunk.created[row]))
                rows.clear(row);
        });
    }
    void adapt(const SessionStore&) override {}
    int cost() const override { return TimeCost; }

private:
    TimeWindow m_window;
};

/// Some of few rows, known by their ids.
class IdTest : public RowTest {
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

    void keep(const StoreChunk& chunk, RowBits& rows) const override {
        RowBits named;
        const auto first = std::lower_bound(m_rows.begin(), m_rows.end(), chunk.first);
        for (auto row = first; row != m_rows.end() && *row < chunk.first + chunk.rows; ++row)
            named.set(*row - chunk.first);
        rows &= named;
    }
    void adapt(const SessionStore& store) override {
        m_rows.clear();
        for (const QString& id : m_ids)
            if (const std::optional<Row> row = store.rowOf(SessionId::fromText(id).value_or(SessionId())))
                m_rows.push_back(*row);
        std::sort(m_rows.begin(), m_rows.end());
    }
    int cost() const override { return LookupCost; }

private:
    QStringList m_ids;
    std::vector<Row> m_rows; ///< Ascending.
};

std::uint32_t fieldBits(FilterField field) {
    const auto bit = [](TextField of) { return std::uint32_t{1} << static_cast<unsigned>(of); };
    switch (field) {
    case FilterField::Id:
        return bit(TextField::Id);
    case FilterField::Reference:
        return bit(TextField::Reference);
    case FilterField::Customer:
        return bit(TextField::Customer) | bit(TextField::CustomerAccount);
    case FilterField::Person:
        return bit(TextField::Person);
    case FilterField::Email:
        return bit(TextField::Email);
    case FilterField::Report:
        return bit(TextField::Report);
    case FilterField::MetadataKey:
        return bit(TextField::MetadataPairs);
    case FilterField::AnyText:
    case FilterField::Status:
    case FilterField::Type:
    case FilterField::Error:
    case FilterField::Redaction:
    case FilterField::Country:
    case FilterField::Flow:
    case FilterField::Created:
    case FilterField::Age:
    case FilterField::Livemode:
    case FilterField::Has:
    case FilterField::Group:
        break;
    }
    return TextScope::everywhere;
}

/// At least one of the texts stands in the record, where it counts.
class TextTest : public RowTest {
public:
    TextTest(const SessionStore& store, const Condition& condition)
        : m_metadataKey(condition.metadataKey) {
        TextScope scope;
        scope.fields = fieldBits(condition.field);
        if (condition.field == FilterField::MetadataKey)
            scope.metadataKey = &m_metadataKey;
        constexpr std::size_t sampleSize = 16 * 1024;
        const std::string_view sample =
            store.size() == 0 ? std::string_view() : store.records().front().text().substr(0, sampleSize);
        for (const QString& value : condition.values) {
            TextNeedle needle(value);
            if (needle.isEmpty())
                m_isAnything = true;
            else
                m_scans.emplace_back(std::move(needle), scope, sample);
        }
    }

    void keep(const StoreChunk& chunk, RowBits& rows) const override {
        if (m_isAnything)
            return;
        RowBits found;
        RowBits left = rows;
        for (const TextScan& scan : m_scans) {
            constexpr std::uint32_t few = 8; // From one row in eight on, reading all of them in one go pays.
            const std::uint32_t count = left.count();
            if (count == 0)
                break;
            RowBits more =
                count < chunk.rows / few ? scan.rowsWith(chunk.records, left) : scan.rowsWith(chunk.records);
            more &= left;
            found |= more;
            left -= more;
        }
        rows = found;
    }
    void adapt(const SessionStore&) override {}
    int cost() const override { return TextCost * static_cast<int>(m_scans.size()); }

private:
    TextNeedle m_metadataKey;
    std::vector<TextScan> m_scans;
    bool m_isAnything = false;
};

/// A free word: in the record, or in what the list shows of the session's class.
class WordTest : public RowTest {
public:
    WordTest(const SessionStore& store, const Condition& condition)
        : m_text(store, condition)
        , m_named(namedTruthOf(store, condition.values)) {
        m_namesNothing = m_named.isNeverTrue();
    }

    void keep(const StoreChunk& chunk, RowBits& rows) const override {
        if (m_namesNothing) {
            m_text.keep(chunk, rows);
            return;
        }
        RowBits named;
        rows.forEach([&](std::uint32_t row) {
            if (m_named[chunk.classNumbers[row]])
                named.set(row);
        });
        rows -= named;
        m_text.keep(chunk, rows);
        rows |= named;
    }
    void adapt(const SessionStore& store) override {
        m_named.adapt(store.classes());
        m_namesNothing = m_named.isNeverTrue();
    }
    int cost() const override { return m_text.cost(); }

private:
    TextTest m_text;
    ClassTruth m_named;
    bool m_namesNothing = false;
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
    if (condition.field == FilterField::Id)
        return idTestOf(store, condition);
    if (condition.field == FilterField::AnyText)
        return std::make_unique<WordTest>(store, condition);
    return std::make_unique<TextTest>(store, condition);
}

std::unique_ptr<RowTest> testOf(const SessionStore& store, const Condition& condition) {
    if (isAboutClass(condition))
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
