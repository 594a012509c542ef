// SPDX-License-Identifier: Apache-2.0
#include "models/filter/PlainFilter.h"

#include "filter/SearchedTexts.h"
#include "identity/Outcome.h"
#include "identity/RefusalGuidance.h"
#include "store/Folding.h"

#include <QHash>
#include <QMap>

#include <algorithm>
#include <array>

QString emailOf(const VerificationSession& session) {
    if (session.verifiedOutputs && !session.verifiedOutputs->email.value_or(QString()).isEmpty())
        return *session.verifiedOutputs->email;
    return session.providedDetails ? session.providedDetails->email.value_or(QString()) : QString();
}

QString phoneOf(const VerificationSession& session) {
    if (session.verifiedOutputs && !session.verifiedOutputs->phone.value_or(QString()).isEmpty())
        return *session.verifiedOutputs->phone;
    return session.providedDetails ? session.providedDetails->phone.value_or(QString()) : QString();
}

std::optional<QString> countryOf(const VerificationSession& session) {
    return session.verifiedOutputs && session.verifiedOutputs->address
               ? session.verifiedOutputs->address->country
               : std::nullopt;
}

namespace {

/// Letters without case or accent; a separator inside a text counts as a space.
QString plain(const QString& text) {
    return folded(text).replace(u'\x1f', u' ').replace(u'\x1e', u' ');
}

/// How a stored text may be spelled.
QStringList spellingsOf(const QString& text) {
    static QHash<QString, QStringList> known; // Thousands of filters are held against the same sessions.
    QStringList& spellings = known[text];
    if (spellings.isEmpty()) {
        spellings << plain(text);
        if (const std::optional<QString> other = otherSpellingOf(text))
            spellings << plain(*other);
    }
    return spellings;
}

QStringList plainlySearched(FilterField field, const QString& value) {
    static QHash<std::pair<int, QString>, QStringList> known;
    QStringList& searched = known[{static_cast<int>(field), value}];
    if (searched.isEmpty())
        for (const QString& text : searchedTexts(field, value))
            searched << plain(text);
    return searched;
}

bool containsAny(const QStringList& spellings, FilterField field, const QString& value) {
    const QStringList searched = plainlySearched(field, value);
    return std::any_of(spellings.begin(), spellings.end(), [&](const QString& text) {
        return std::any_of(searched.begin(), searched.end(),
                           [&](const QString& each) { return text.contains(each); });
    });
}

bool contains(const QString& text, FilterField field, const QString& value) {
    return containsAny(spellingsOf(text), field, value);
}

bool contains(const std::optional<QString>& text, FilterField field, const QString& value) {
    return text && contains(*text, field, value);
}

/// Words of Stripe's are spelled in one way.
bool wordContains(const QString& word, FilterField field, const QString& value) {
    return containsAny({plain(word)}, field, value);
}

bool isWord(const std::optional<QString>& word, const QString& value) {
    if (value == u"none" || value == u"any")
        return word.has_value() == (value == u"any");
    return word && folded(*word) == folded(value);
}

constexpr std::array idBeginnings{"vs_", "vr_", "cus_", "acct_"};

bool anywhere(const VerificationSession& session, const QString& value) {
    QStringList spellings;
    for (const QString& text : {session.clientReferenceId.value_or(QString()), session.personName(),
                                emailOf(session), phoneOf(session)})
        spellings += spellingsOf(text);
    for (const auto& [key, pairValue] : session.metadata)
        for (const QString& spelled : spellingsOf(pairValue))
            spellings << plain(key) + u'=' + spelled;
    spellings << plain(session.verificationFlow.value_or(QString()));
    if (session.lastError)
        spellings << plain(session.lastError->reason) << plain(session.lastError->code.wireWord())
                  << plain(refusalTitle(session.lastError->code));
    const QStringList ids{session.id.text(), session.relatedCustomer.value_or(QString()),
                          session.relatedCustomerAccount.value_or(QString()),
                          session.lastReport ? session.lastReport->text() : QString()};
    const bool looksLikeId =
        std::any_of(idBeginnings.begin(), idBeginnings.end(),
                    [&](const char* beginning) { return plain(value).startsWith(QLatin1String(beginning)); });
    return containsAny(spellings, FilterField::AnyText, value) ||
           (looksLikeId && std::any_of(ids.begin(), ids.end(), [&](const QString& id) {
                return plain(id).startsWith(plain(value));
            }));
}

bool hasPart(const VerificationSession& session, const QString& part) {
    const auto isThere = [](const std::optional<QString>& text) { return text && !text->isEmpty(); };
    const QMap<QString, bool> parts{{QStringLiteral("reference"), isThere(session.clientReferenceId)},
                                    {QStringLiteral("customer"), isThere(session.relatedCustomer) ||
                                                                     isThere(session.relatedCustomerAccount)},
                                    {QStringLiteral("person"), !session.personName().isEmpty()},
                                    {QStringLiteral("email"), !emailOf(session).isEmpty()},
                                    {QStringLiteral("report"), session.lastReport.has_value()},
                                    {QStringLiteral("flow"), isThere(session.verificationFlow)},
                                    {QStringLiteral("metadata"), !session.metadata.empty()},
                                    {QStringLiteral("error"), session.lastError.has_value()},
                                    {QStringLiteral("country"), countryOf(session).has_value()}};
    return parts.value(part);
}

bool hasValue(const VerificationSession& session, const Condition& condition, const QString& value) {
    switch (condition.field) {
    case FilterField::AnyText:
        return anywhere(session, value);
    case FilterField::Status:
        return outcomeWord(outcomeOf(session)) == value || session.status.wireWord() == value;
    case FilterField::Type:
        return session.type.wireWord() == value;
    case FilterField::Error:
        return isWord(session.lastError ? std::optional(session.lastError->code.wireWord()) : std::nullopt,
                      value);
    case FilterField::Redaction:
        return isWord(session.redaction ? std::optional(session.redaction->wireWord()) : std::nullopt, value);
    case FilterField::Country:
        return isWord(countryOf(session), value);
    case FilterField::Created:
    case FilterField::Age:
        return session.created >= condition.range.from.value_or(session.created) &&
               session.created < condition.range.before.value_or(session.created + 1);
    case FilterField::Id:
        return contains(session.id.text(), condition.field, value);
    case FilterField::Reference:
        return contains(session.clientReferenceId, condition.field, value);
    case FilterField::Customer:
        return contains(session.relatedCustomer, condition.field, value) ||
               contains(session.relatedCustomerAccount, condition.field, value);
    case FilterField::Person:
        return contains(session.personName(), condition.field, value);
    case FilterField::Email:
        return contains(emailOf(session), condition.field, value);
    case FilterField::Phone:
        return contains(phoneOf(session), condition.field, value);
    case FilterField::Report:
        return session.lastReport && contains(session.lastReport->text(), condition.field, value);
    case FilterField::Flow:
        return session.verificationFlow && wordContains(*session.verificationFlow, condition.field, value);
    case FilterField::MetadataKey:
        return std::any_of(session.metadata.begin(), session.metadata.end(), [&](const auto& pair) {
            return folded(pair.first) == folded(condition.metadataKey) &&
                   contains(pair.second, condition.field, value);
        });
    case FilterField::Livemode:
        return session.livemode == (value == u"true");
    case FilterField::Has:
        return hasPart(session, value);
    case FilterField::Changed: // Nothing is marked where this is held against the store.
    case FilterField::Group:
        break;
    }
    return false;
}

} // namespace

bool holds(const VerificationSession& session, const SessionFilter& filter) {
    return std::all_of(filter.conditions.begin(), filter.conditions.end(),
                       [&](const Condition& condition) { return holds(session, condition); });
}

bool holds(const VerificationSession& session, const Condition& condition) {
    if (condition.field == FilterField::Group)
        return condition.excluded !=
               std::any_of(condition.anyOf.begin(), condition.anyOf.end(),
                           [&](const SessionFilter& filter) { return holds(session, filter); });
    const bool any = std::any_of(condition.values.begin(), condition.values.end(),
                                 [&](const QString& value) { return hasValue(session, condition, value); });
    return any != condition.excluded;
}

bool holdsExceptOn(const VerificationSession& session, const SessionFilter& filter, FilterField field) {
    return std::all_of(filter.conditions.begin(), filter.conditions.end(), [&](const Condition& condition) {
        return condition.field == field || holds(session, condition);
    });
}
