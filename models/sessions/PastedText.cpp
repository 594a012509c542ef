// SPDX-License-Identifier: Apache-2.0
#include "sessions/PastedText.h"

#include "filter/SessionFilter.h"
#include "identity/Typography.h"
#include "sessions/UnwrappedText.h"
#include "store/PhoneNumber.h"
#include "stripe/Secrets.h"

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
/// Of a client secret only the session's id is taken.
QStringList idsIn(const QString& text) {
    static const QRegularExpression id(QStringLiteral("(?<![A-Za-z0-9])(?:vs|vr|cus|acct)_[A-Za-z0-9_]+"));
    QStringList ids;
    for (auto match = id.globalMatch(text); match.hasNext();) {
        QString word = match.next().captured();
        word = word.left(word.indexOf(u"_secret"));
        while (word.endsWith(u'_'))
            word.chop(1);
        if (word.size() - word.indexOf(u'_') > shortestTail)
            ids << word;
    }
    return ids;
}

QStringList emailsIn(const QString& text) {
    static const QRegularExpression email(
        QStringLiteral("[\\p{L}\\p{N}][\\p{L}\\p{N}._+'-]*@(?:[\\p{L}\\p{N}-]+\\.)+\\p{L}{2,}"));
    QStringList emails;
    for (auto match = email.globalMatch(text); match.hasNext();)
        addOnce(emails, match.next().captured().toLower());
    return emails;
}

/// Numbers that are written as people write phone numbers: with the country's code, or with a zero in front,
/// or in groups as in North America. Dates are not.
QStringList phonesIn(const QString& text) {
    static const QRegularExpression number(
        QStringLiteral("(?<![\\w@/=.&#-])(?:\\+|00|\\(?\\+?0)[0-9(][0-9 ()./-]{4,}[0-9](?!\\w)"
                       "|(?<![\\w@/=.&#-])\\(?[2-9][0-9]{2}\\)?[ .-][0-9]{3}[ .-][0-9]{4}(?!\\w)"));
    static const QRegularExpression date(QStringLiteral("^[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}\\b"));
    QStringList phones;
    for (auto match = number.globalMatch(text); match.hasNext();) {
        const QString written = match.next().captured();
        const std::optional<PhoneNumber> phone = PhoneNumber::fromText(written);
        if (phone && !written.contains(date))
            addOnce(phones, (phone->isInternational ? QStringLiteral("+") : QString()) + phone->digits);
    }
    return phones;
}

/// What follows Stripe's own name of it. `inProse` also takes what people call it, if a number is in it.
QStringList referencesIn(const QString& text, bool inProse) {
    static const QRegularExpression named(
        QStringLiteral("\\bclient_reference_id\"?\\s*[:=]\\s*\"?([^\\s\"',;<>&}]{1,200})"));
    static const QRegularExpression called(
        QStringLiteral("\\b(?:reference|ref|referenz)(?:\\.|\\s+(?:no\\.?|nr\\.?|id|number))?\\s*[:=#]\\s*\"?"
                       "([^\\s\"',;<>&}]{5,200})"),
        QRegularExpression::CaseInsensitiveOption);
    QStringList references;
    for (auto match = named.globalMatch(text); match.hasNext();)
        addOnce(references, match.next().captured(1));
    references.removeAll(QStringLiteral("null"));
    for (auto match = called.globalMatch(text); inProse && match.hasNext();) {
        const QString reference = match.next().captured(1);
        if (std::any_of(reference.begin(), reference.end(), [](QChar c) { return c.isDigit(); }))
            addOnce(references, reference);
    }
    return references;
}

/// Without what is invisible in it.
QString plainWord(QString word) {
    word.removeIf(isInvisible);
    return word;
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
    const QString plain = withoutSecrets(unwrappedText(withoutSecrets(text)));
    const QStringList ids = idsIn(plain);
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
    const bool hasIds =
        !result.sessions.isEmpty() || !result.reports.isEmpty() || !result.customers.isEmpty();
    result.references = referencesIn(plain, !hasIds);
    if (hasIds)
        return result; // Addresses beside them are those of whoever wrote and answered.
    result.emails = emailsIn(plain);
    result.phones = phonesIn(plain);
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
    add(FilterField::Reference, references);
    add(FilterField::Email, emails);
    add(FilterField::Phone, phones);
    return alternatives.join(QStringLiteral(" OR "));
}

bool looksPasted(const QString& whole) {
    const QString text = withoutSecrets(whole);
    const PastedText pasted = PastedText::from(text);
    if (!pasted.hasSessions())
        return false;
    const QString trimmed = text.trimmed();
    const QStringList ids = idsIn(unwrappedText(trimmed));
    const bool isOneBareId = pasted.sessions.size() + pasted.reports.size() + pasted.customers.size() == 1 &&
                             !trimmed.contains(u' ') && ids.first() == plainWord(trimmed);
    if (isOneBareId)
        return false;
    const bool isOnLines = trimmed.contains(u'\n') || trimmed.contains(u'\r');
    // A name and an address are words to look for; sentences around them are not.
    constexpr qsizetype mostWords = 5;
    if (ids.isEmpty() && pasted.references.isEmpty() && !isOnLines && !trimmed.contains(u'<') &&
        trimmed.count(u' ') < mostWords)
        return false;
    // A line copied out of the app: conditions, and no free word but OR.
    const ParsedLine line = parseFilterLine(trimmed, 0);
    const bool isFilter =
        line.problems.isEmpty() && !isOnLines &&
        std::none_of(line.filter.conditions.begin(), line.filter.conditions.end(),
                     [](const Condition& condition) { return condition.field == FilterField::AnyText; });
    return !isFilter;
}
