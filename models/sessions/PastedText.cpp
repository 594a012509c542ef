// SPDX-License-Identifier: Apache-2.0
#include "sessions/PastedText.h"

#include "filter/SessionFilter.h"

#include <QRegularExpression>

#include <algorithm>

namespace {

template <typename Value>
void addOnce(QList<Value>& list, const Value& value) {
    if (!list.contains(value))
        list.append(value);
}

/// Shorter ones are words about ids ("vs_123", "the vs_ ids").
constexpr qsizetype shortestTail = 8;

/// A word of an id's letters that begins with one of the prefixes. What stands around it (quotes, brackets,
/// slashes, markdown) is no such letter; an underscore is, so markdown's _emphasis_ is taken off at the end.
QStringList idsIn(const QString& text) {
    static const QRegularExpression id(QStringLiteral("(?<![A-Za-z0-9])(?:vs|vr|cus|acct)_[A-Za-z0-9_]+"));
    QStringList ids;
    for (auto match = id.globalMatch(text); match.hasNext();) {
        QString word = match.next().captured();
        while (word.endsWith(u'_'))
            word.chop(1);
        if (word.size() - word.indexOf(u'_') > shortestTail)
            ids << word;
    }
    return ids;
}

Condition asksFor(FilterField field, const QStringList& values) {
    Condition condition;
    condition.field = field;
    condition.values = values;
    return condition;
}

} // namespace

PastedText PastedText::from(const QString& text) {
    PastedText result;
    const QStringList ids = idsIn(text);
    for (const QString& id : ids) {
        if (const auto session = SessionId::fromText(id))
            addOnce(result.sessions, *session);
        else if (const auto report = ReportId::fromText(id))
            addOnce(result.reports, *report);
        else if (isStripeId(id, QLatin1StringView("cus_")))
            addOnce(result.customers, id);
        else if (isStripeId(id, QLatin1StringView("acct_")))
            addOnce(result.accounts, id);
    }
    return result;
}

QString PastedText::line() const {
    QStringList sessionTexts;
    for (const SessionId& id : sessions)
        sessionTexts << id.text();
    QStringList reportTexts;
    for (const ReportId& id : reports)
        reportTexts << id.text();
    QStringList alternatives;
    const auto add = [&alternatives](FilterField field, const QStringList& values) {
        if (!values.isEmpty())
            alternatives << SessionFilter{{asksFor(field, values)}}.toLine();
    };
    add(FilterField::Id, sessionTexts);
    add(FilterField::Report, reportTexts);
    add(FilterField::Customer, customers);
    return alternatives.join(QStringLiteral(" OR "));
}

bool looksPasted(const QString& text) {
    const PastedText pasted = PastedText::from(text);
    if (!pasted.hasSessions())
        return false;
    const QString trimmed = text.trimmed();
    const bool isOneBareId = pasted.sessions.size() + pasted.reports.size() + pasted.customers.size() == 1 &&
                             !trimmed.contains(u' ') && idsIn(trimmed).first() == trimmed;
    if (isOneBareId)
        return false;
    // A line copied out of the desk: conditions, and no free word but OR.
    const ParsedLine line = parseFilterLine(trimmed, 0);
    const bool isFilter =
        line.problems.isEmpty() && !trimmed.contains(u'\n') &&
        std::none_of(line.filter.conditions.begin(), line.filter.conditions.end(),
                     [](const Condition& condition) { return condition.field == FilterField::AnyText; });
    return !isFilter;
}
