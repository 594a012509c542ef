// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/FilterTokens.h"
#include "filter/SessionFilter.h"

#include <QCoreApplication>

/// What one condition of the line means, and what is wrong with it.
class ConditionReader {
    Q_DECLARE_TR_FUNCTIONS(FilterLine)

public:
    ConditionReader(std::int64_t now, const OccurringWord& occurring, QList<ParsedLine::Problem>& problems)
        : m_now(now)
        , m_occurring(occurring)
        , m_problems(problems) {}

    /// What the token asks for; more than one condition only for words that stand for several (`is:stuck`).
    QList<Condition> conditionsOf(const FilterToken& token);

private:
    /// Without regard to the sign before it.
    QList<Condition> meaningOf(const FilterToken& token);
    QList<Condition> word(const FilterToken& token);
    QList<Condition> metadata(const FilterToken& token, const QString& key);
    QList<Condition> time(const FilterToken& token, FilterField field);
    QList<Condition> field(const FilterToken& token, FilterField field);
    /// One alternative for each field that the list names.
    std::vector<SessionFilter> isAlternatives(const FilterToken& token);
    void tellUnknownField(const FilterToken& token);

    /// The values as the field spells them; a wrong one is told and left out.
    QStringList valuesFor(const FilterToken& token, FilterField field);
    std::optional<QString> valueFor(const FilterToken& token, const TypedText& typed, FilterField field);
    std::optional<QString> countryFor(const TypedText& typed);
    bool isThere(const FilterToken& token, qsizetype index);
    void tellIncomplete(const TypedText& at, const QString& message);
    void tellWrong(const TypedText& at, const QString& message);
    /// `typed` may grow into one of the words, or is none of them.
    void tellNoSuchWord(const TypedText& typed, const QString& fieldName, const QStringList& words,
                        const QString& otherwise = {});

    std::int64_t m_now;
    const OccurringWord& m_occurring;
    QList<ParsedLine::Problem>& m_problems;
};
