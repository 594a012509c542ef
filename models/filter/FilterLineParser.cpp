// SPDX-License-Identifier: Apache-2.0
#include "filter/ConditionReader.h"
#include "filter/FilterGroups.h"
#include "filter/FilterTokens.h"
#include "filter/SessionFilter.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

/// A condition and where it stands in the line.
struct Placed {
    Condition condition;
    qsizetype start = 0;
    qsizetype end = 0;
};
using PlacedList = QList<Placed>;

PlacedList placed(const QList<Condition>& conditions, qsizetype start, qsizetype end) {
    PlacedList result;
    for (const Condition& condition : conditions)
        result << Placed{condition, start, end};
    return result;
}

SessionFilter filterOf(const PlacedList& list) {
    SessionFilter filter;
    for (const Placed& each : list)
        filter.conditions << each.condition;
    return filter;
}

/// line := alternatives*     alternatives := item ("OR" item)*     item := condition | "-"? "(" line ")"
class LineParser {
    Q_DECLARE_TR_FUNCTIONS(FilterLine)

public:
    LineParser(const QString& line, std::int64_t now, const OccurringWord& occurring)
        : m_tokens(filterTokens(line))
        , m_reader(now, occurring, m_problems) {}

    ParsedLine parsed();

private:
    using Kind = FilterToken::Kind;

    bool isAt(Kind kind) const { return m_at < m_tokens.size() && m_tokens[m_at].kind == kind; }
    const FilterToken& take() { return m_tokens[m_at++]; }
    /// Up to the end of the line or a closing parenthesis.
    PlacedList takeLine();
    PlacedList takeAlternatives();
    PlacedList takeItem();
    PlacedList takeCondition();
    PlacedList takeGroup();
    void skipGroup();
    void tell(const FilterToken& at, const QString& message, bool incomplete) {
        m_problems << ParsedLine::Problem{at.start, at.length, message, incomplete};
    }
    void tellTooDeep(const FilterToken& at);

    static constexpr int deepest = 20;
    QList<FilterToken> m_tokens;
    qsizetype m_at = 0;
    int m_depth = 0;
    QList<ParsedLine::Problem> m_problems;
    ConditionReader m_reader;
};

ParsedLine LineParser::parsed() {
    PlacedList all = takeLine();
    while (isAt(Kind::Closing)) {
        tell(take(), tr("There is no “(” to this “)”. Put it in quotes to look for it as text."), false);
        all << takeLine();
    }
    ParsedLine result;
    result.filter = filterOf(all);
    for (qsizetype i = 0; i < all.size(); ++i)
        result.spans << ParsedLine::Span{all[i].start, all[i].end - all[i].start, i};
    result.problems = m_problems;
    std::stable_sort(result.problems.begin(), result.problems.end(),
                     [](const auto& a, const auto& b) { return a.start < b.start; });
    return result;
}

PlacedList LineParser::takeLine() {
    PlacedList all;
    while (m_at < m_tokens.size() && !isAt(Kind::Closing))
        all << takeAlternatives();
    return all;
}

PlacedList LineParser::takeAlternatives() {
    if (isAt(Kind::Or)) {
        tell(take(), tr("What stands before OR? Put it in quotes to look for the word."), false);
        return {};
    }
    const qsizetype start = m_tokens[m_at].start;
    std::vector<PlacedList> alternatives{takeItem()};
    while (isAt(Kind::Or)) {
        const FilterToken& sign = take();
        if (m_at >= m_tokens.size() || isAt(Kind::Closing))
            tell(sign, tr("What else may it be? For example status:refused OR status:canceled"), true);
        else if (!isAt(Kind::Or)) // Two in a row: the last one counts, and this one is too many.
            alternatives.push_back(takeItem());
        else
            tell(sign, tr("One OR between two conditions is enough."), false);
    }
    std::erase_if(alternatives, [](const PlacedList& list) { return list.isEmpty(); });
    if (alternatives.size() <= 1)
        return alternatives.empty() ? PlacedList() : alternatives.front();
    std::vector<SessionFilter> filters;
    for (const PlacedList& alternative : alternatives)
        filters.push_back(filterOf(alternative));
    return placed(conditionsOfAny(std::move(filters), false), start, m_tokens[m_at - 1].end());
}

PlacedList LineParser::takeItem() {
    return isAt(Kind::Opening) ? takeGroup() : takeCondition();
}

PlacedList LineParser::takeCondition() {
    const FilterToken& token = take();
    const QList<Condition> conditions = m_reader.conditionsOf(token);
    // Written out, a word that stands for several conditions may need parentheses of its own.
    const bool isGroup =
        conditions.size() > 1 || (conditions.size() == 1 && conditions.first().field == FilterField::Group);
    if (isGroup && m_depth >= deepest) {
        tellTooDeep(token);
        return {};
    }
    return placed(conditions, token.start, token.end());
}

PlacedList LineParser::takeGroup() {
    const FilterToken& opening = take();
    if (m_depth >= deepest) {
        tellTooDeep(opening);
        skipGroup();
        return {};
    }
    const qsizetype problemsBefore = m_problems.size();
    ++m_depth;
    const PlacedList inner = takeLine();
    --m_depth;
    const bool isClosed = isAt(Kind::Closing);
    const qsizetype end = isClosed ? take().end() : m_tokens[m_at - 1].end();
    if (!isClosed)
        tell(opening, tr("The closing parenthesis is missing."), true);
    else if (inner.isEmpty() && m_problems.size() == problemsBefore)
        tell(opening, tr("There is nothing between the parentheses."), true);
    if (opening.excluded)
        return placed(conditionsOfAny({filterOf(inner)}, true), opening.start, end);
    return inner.size() == 1 ? placed({inner.first().condition}, opening.start, end) : inner;
}

void LineParser::skipGroup() {
    for (int open = 1; open > 0 && m_at < m_tokens.size(); ++m_at)
        open += isAt(Kind::Opening) ? 1 : isAt(Kind::Closing) ? -1 : 0;
}

void LineParser::tellTooDeep(const FilterToken& at) {
    tell(at, tr("Parentheses can stand in each other %1 deep, no deeper.").arg(deepest), false);
}

} // namespace

ParsedLine parseFilterLine(const QString& line, std::int64_t now, const OccurringWord& occurring) {
    return LineParser(line, now, occurring).parsed();
}
