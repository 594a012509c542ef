// SPDX-License-Identifier: Apache-2.0
#include "filter/ClassTruth.h"

#include "filter/SearchedTexts.h"
#include "identity/RefusalGuidance.h"
#include "store/Folding.h"

#include <memory>

namespace {

using WordColumn = SessionStore::WordColumn;

/// What a condition says of each word of a column, found out when the word is first met.
class WordTruth {
public:
    using Holds = std::function<bool(const QString& word)>;
    WordTruth(const SessionStore& store, WordColumn column, Holds holds)
        : m_store(store)
        , m_column(column)
        , m_holds(std::move(holds)) {}

    bool operator()(std::uint32_t number) const {
        if (number >= m_known.size())
            m_known.resize(number + std::size_t{1});
        if (!m_known[number])
            m_known[number] = m_holds(m_store.wordOf(m_column, static_cast<int>(number)));
        return *m_known[number];
    }

private:
    const SessionStore& m_store;
    WordColumn m_column;
    Holds m_holds;
    mutable std::vector<std::optional<bool>> m_known;
};

QStringList foldedAll(const QStringList& texts) {
    QStringList all;
    for (const QString& text : texts)
        all << folded(text);
    return all;
}

QStringList searchedAll(FilterField field, const QStringList& texts) {
    QStringList all;
    for (const QString& text : texts)
        all += searchedTexts(field, text);
    return all;
}

/// One of the words, or `any` or `none`.
WordTruth isOneOf(const SessionStore& store, WordColumn column, const QStringList& words) {
    return {store, column, [wanted = foldedAll(words)](const QString& word) {
                return word.isEmpty() ? wanted.contains(u"none")
                                      : wanted.contains(u"any") || wanted.contains(folded(word));
            }};
}

WordTruth hasOneOf(const SessionStore& store, WordColumn column, FilterField field, const QStringList& texts,
                   const std::function<QString(const QString&)>& shown = {}) {
    return {store, column, [wanted = searchedAll(field, texts), shown](const QString& word) {
                if (word.isEmpty())
                    return false;
                // A separator within a text counts as a space, as it does in a record.
                const QString text = folded(word).replace(u'\x1f', u' ').replace(u'\x1e', u' ') + u'\x1f' +
                                     (shown ? folded(shown(word)) : QString());
                return std::any_of(wanted.begin(), wanted.end(),
                                   [&text](const QString& each) { return text.contains(each); });
            }};
}

ClassTruth::Holds isOutcome(const QStringList& words) {
    std::array<bool, outcomeCount> accepted{};
    for (int i = 0; i < outcomeCount; ++i) {
        const auto outcome = static_cast<Outcome>(i);
        const bool requiresInput = outcome == Outcome::Refused || outcome == Outcome::NeverSubmitted;
        accepted[static_cast<std::size_t>(i)] =
            words.contains(outcomeWord(outcome), Qt::CaseInsensitive) ||
            (requiresInput && words.contains(u"requires_input", Qt::CaseInsensitive));
    }
    return [accepted](const SessionClass& of) { return accepted[static_cast<std::size_t>(of.outcome)]; };
}

bool hasPart(const SessionClass& of, const QString& part) {
    if (part == u"reference")
        return of.has(Presence::Reference);
    if (part == u"customer")
        return of.has(Presence::Customer);
    if (part == u"person")
        return of.has(Presence::Person);
    if (part == u"email")
        return of.has(Presence::Email);
    if (part == u"report")
        return of.has(Presence::Report);
    if (part == u"metadata")
        return of.has(Presence::MetadataPairs);
    if (part == u"flow")
        return of.flow != 0;
    if (part == u"error")
        return of.error != 0;
    return part == u"country" && of.country != 0;
}

ClassTruth::Holds hasAnyPart(const QStringList& parts) {
    return [parts](const SessionClass& of) {
        return std::any_of(parts.begin(), parts.end(),
                           [&of](const QString& part) { return hasPart(of, part); });
    };
}

ClassTruth::Holds isInMode(const QStringList& values) {
    return [live = values.contains(u"true"), test = values.contains(u"false")](const SessionClass& of) {
        return of.livemode ? live : test;
    };
}

} // namespace

ClassTruth classTruthOf(const SessionStore& store, const Condition& condition) {
    const QStringList& values = condition.values;
    ClassTruth::Holds holds;
    if (condition.field == FilterField::Status)
        holds = isOutcome(values);
    else if (condition.field == FilterField::Type)
        holds = [word = isOneOf(store, WordColumn::Type, values)](auto& of) { return word(of.type); };
    else if (condition.field == FilterField::Error)
        holds = [word = isOneOf(store, WordColumn::Error, values)](auto& of) { return word(of.error); };
    else if (condition.field == FilterField::Redaction)
        holds = [word = isOneOf(store, WordColumn::Redaction, values)](auto& of) {
            return word(of.redaction);
        };
    else if (condition.field == FilterField::Country)
        holds = [word = isOneOf(store, WordColumn::Country, values)](auto& of) { return word(of.country); };
    else if (condition.field == FilterField::Flow)
        holds = [word = hasOneOf(store, WordColumn::Flow, condition.field, values)](auto& of) {
            return word(of.flow);
        };
    else if (condition.field == FilterField::Livemode)
        holds = isInMode(values);
    else
        holds = hasAnyPart(values);
    ClassTruth truth(std::move(holds), condition.excluded);
    truth.adapt(store.classes());
    return truth;
}

ClassTruth namedTruthOf(const SessionStore& store, const QStringList& texts) {
    const auto title = [](const QString& word) { return refusalTitle(OpenEnum<ErrorCode>::fromText(word)); };
    constexpr FilterField anyText = FilterField::AnyText;
    ClassTruth truth(
        [error = hasOneOf(store, WordColumn::Error, anyText, texts, title),
         reason = hasOneOf(store, WordColumn::Reason, anyText, texts),
         flow = hasOneOf(store, WordColumn::Flow, anyText, texts)](const SessionClass& of) {
            return error(of.error) || reason(of.reason) || flow(of.flow);
        },
        false);
    truth.adapt(store.classes());
    return truth;
}
