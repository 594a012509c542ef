// SPDX-License-Identifier: Apache-2.0
#include "filter/FilterWords.h"

#include "filter/CreatedRange.h"
#include "identity/Outcome.h"

#include <QHash>
#include <QLocale>

#include <algorithm>
#include <array>
#include <vector>

namespace {

constexpr std::array namedFields{FilterField::Status,    FilterField::Type,      FilterField::Error,
                                 FilterField::Redaction, FilterField::Country,   FilterField::Created,
                                 FilterField::Id,        FilterField::Reference, FilterField::Customer,
                                 FilterField::Person,    FilterField::Email,     FilterField::Phone,
                                 FilterField::Report,    FilterField::Flow,      FilterField::AnyText,
                                 FilterField::Age,       FilterField::Livemode,  FilterField::Has};

template <typename Enum>
QStringList stripesWords() {
    QStringList words;
    for (const std::string_view word : WireWords<Enum>::words)
        words << QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
    return words;
}

/// Steps from one word to the other: a letter more, less or another, or two neighbours swapped
/// (optimal string alignment distance).
int distance(const QString& a, const QString& b) {
    const auto width = static_cast<std::size_t>(b.size()) + 1;
    std::vector<int> beforeLast(width);
    std::vector<int> last(width);
    std::vector<int> current(width);
    for (std::size_t j = 0; j < width; ++j)
        last[j] = static_cast<int>(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        current[0] = static_cast<int>(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const auto at = static_cast<std::size_t>(j);
            const int change = last[at - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            current[at] = std::min({change, last[at] + 1, current[at - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                current[at] = std::min(current[at], beforeLast[at - 2] + 1);
        }
        beforeLast.swap(last);
        last.swap(current);
    }
    return last.back();
}

} // namespace

QString fieldWord(FilterField field) {
    switch (field) {
    case FilterField::AnyText:
        return QStringLiteral("text");
    case FilterField::Status:
        return QStringLiteral("status");
    case FilterField::Type:
        return QStringLiteral("type");
    case FilterField::Error:
        return QStringLiteral("error");
    case FilterField::Redaction:
        return QStringLiteral("redaction");
    case FilterField::Country:
        return QStringLiteral("country");
    case FilterField::Created:
        return QStringLiteral("created");
    case FilterField::Id:
        return QStringLiteral("id");
    case FilterField::Reference:
        return QStringLiteral("ref");
    case FilterField::Customer:
        return QStringLiteral("customer");
    case FilterField::Person:
        return QStringLiteral("person");
    case FilterField::Email:
        return QStringLiteral("email");
    case FilterField::Phone:
        return QStringLiteral("phone");
    case FilterField::Report:
        return QStringLiteral("report");
    case FilterField::Flow:
        return QStringLiteral("flow");
    case FilterField::MetadataKey:
        return QStringLiteral("meta");
    case FilterField::Age:
        return QStringLiteral("age");
    case FilterField::Livemode:
        return QStringLiteral("livemode");
    case FilterField::Has:
        return QStringLiteral("has");
    case FilterField::Changed:
        return QStringLiteral("is");
    case FilterField::Group:
        break;
    }
    return {};
}

std::optional<FilterField> fieldOfWord(const QString& word) {
    const QString lower = word.toLower();
    if (lower == u"reference")
        return FilterField::Reference;
    if (lower == u"no")
        return FilterField::Has; // And excluded, which is the parser's.
    for (const FilterField field : namedFields)
        if (fieldWord(field) == lower)
            return field;
    return std::nullopt;
}

QStringList fieldWords() {
    QStringList words;
    for (const FilterField field : namedFields)
        words << fieldWord(field);
    return words << QStringLiteral("is") << QStringLiteral("no") << QStringLiteral("reference")
                 << QStringLiteral("meta");
}

QStringList wordsOf(FilterField field) {
    switch (field) {
    case FilterField::Status:
        return {outcomeWord(Outcome::Verified),       outcomeWord(Outcome::Refused),
                outcomeWord(Outcome::NeverSubmitted), outcomeWord(Outcome::Processing),
                outcomeWord(Outcome::Canceled),       outcomeWord(Outcome::Unknown),
                QStringLiteral("requires_input")};
    case FilterField::Type:
        return stripesWords<VerificationType>();
    case FilterField::Error:
        return stripesWords<ErrorCode>() << QStringLiteral("any") << QStringLiteral("none");
    case FilterField::Redaction:
        return QStringList{QStringLiteral("none"), QStringLiteral("any")} + stripesWords<RedactionStatus>();
    case FilterField::Livemode:
        return {QStringLiteral("true"), QStringLiteral("false")};
    case FilterField::Has:
        return {QStringLiteral("reference"), QStringLiteral("customer"), QStringLiteral("person"),
                QStringLiteral("email"),     QStringLiteral("report"),   QStringLiteral("flow"),
                QStringLiteral("metadata"),  QStringLiteral("error"),    QStringLiteral("country")};
    case FilterField::Changed:
        return {QStringLiteral("changed")};
    case FilterField::AnyText:
    case FilterField::Country:
    case FilterField::Created:
    case FilterField::Id:
    case FilterField::Reference:
    case FilterField::Customer:
    case FilterField::Person:
    case FilterField::Email:
    case FilterField::Phone:
    case FilterField::Report:
    case FilterField::Flow:
    case FilterField::MetadataKey:
    case FilterField::Age:
    case FilterField::Group:
        break;
    }
    return {};
}

std::optional<QString> spelledWord(FilterField field, const QString& word) {
    struct Synonym {
        FilterField field;
        const char* word;
        const char* spelled;
    };
    static constexpr Synonym synonyms[]{
        {FilterField::Status, "cancelled", "canceled"}, {FilterField::Livemode, "live", "true"},
        {FilterField::Livemode, "yes", "true"},         {FilterField::Livemode, "test", "false"},
        {FilterField::Livemode, "no", "false"},         {FilterField::Has, "ref", "reference"},
        {FilterField::Has, "meta", "metadata"},         {FilterField::Has, "name", "person"}};
    const QString lower = word.toLower();
    for (const Synonym& synonym : synonyms)
        if (synonym.field == field && lower == QLatin1StringView(synonym.word))
            return QString::fromLatin1(synonym.spelled);
    return wordsOf(field).contains(lower) ? std::optional<QString>(lower) : std::nullopt;
}

bool takesNewWords(FilterField field) {
    return field == FilterField::Type || field == FilterField::Error || field == FilterField::Redaction;
}

QString newlyRedactingWord() {
    return QStringLiteral("newly-redacting");
}

std::optional<SessionFilter> meaningOfIs(const QString& word, std::int64_t now) {
    const auto only = [](FilterField field, const QStringList& values) {
        return Condition{field, {}, values, false, {}};
    };
    const Condition underWay =
        only(FilterField::Redaction, {OpenEnum<RedactionStatus>::wireWordOf(RedactionStatus::Processing),
                                      OpenEnum<RedactionStatus>::wireWordOf(RedactionStatus::Validated)});
    const QString lower = word.toLower();
    if (lower == u"changed")
        return SessionFilter{{only(FilterField::Changed, {lower})}};
    if (lower == u"redacted")
        return SessionFilter{{only(FilterField::Redaction, {lower})}};
    if (lower == u"redacting")
        return SessionFilter{{underWay}};
    if (lower == u"stuck") {
        // Stripe: a redaction takes up to four days.
        Condition old = only(FilterField::Age, {QStringLiteral(">96h")});
        old.range = *ageRangeOf(old.values.first(), now).range;
        // A session's age is not its redaction's: those known to be younger are not meant.
        Condition newly = meaningOfIs(newlyRedactingWord(), now)->conditions.first();
        newly.excluded = true;
        return SessionFilter{{underWay, old, newly}};
    }
    if (lower == newlyRedactingWord()) {
        Condition newly = only(FilterField::Changed, {lower});
        newly.range = *ageRangeOf(QStringLiteral("<96h"), now).range;
        return SessionFilter{{newly}};
    }
    if (lower == u"readable") {
        // Counted from the session's beginning, as its report's time is not kept: surely readable.
        Condition recent = only(FilterField::Age, {QStringLiteral("<48h")});
        recent.range = *ageRangeOf(recent.values.first(), now).range;
        return SessionFilter{{only(FilterField::Has, {QStringLiteral("report")}),
                              only(FilterField::Redaction, {QStringLiteral("none")}), recent}};
    }
    if (lower == u"live" || lower == u"test")
        return SessionFilter{{only(FilterField::Livemode, {*spelledWord(FilterField::Livemode, lower)})}};
    const std::optional<QString> status = spelledWord(FilterField::Status, lower);
    return status ? std::optional(SessionFilter{{only(FilterField::Status, {*status})}}) : std::nullopt;
}

QStringList isWords() {
    QStringList words = wordsOf(FilterField::Status);
    words.removeLast(); // requires_input is Stripe's word, and reads badly here.
    return words << QStringLiteral("changed") << QStringLiteral("redacting") << QStringLiteral("redacted")
                 << QStringLiteral("stuck") << QStringLiteral("readable") << QStringLiteral("live")
                 << QStringLiteral("test");
}

std::optional<QString> countryWord(const QString& typed) {
    constexpr qsizetype lettersOfACountry = 2;
    const auto isLatin = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); };
    if (typed.size() == lettersOfACountry && std::all_of(typed.begin(), typed.end(), isLatin))
        return typed.toUpper();
    const QString lower = typed.toLower();
    return lower == u"none" || lower == u"any" ? std::optional<QString>(lower) : std::nullopt;
}

QString countryNamed(const QString& name) {
    static const QHash<QString, QString> codes = [] {
        QHash<QString, QString> all;
        for (int i = 1; i <= QLocale::LastTerritory; ++i) {
            const auto territory = static_cast<QLocale::Territory>(i);
            const QString code = QLocale::territoryToCode(territory);
            if (countryWord(code))
                all.insert(QLocale::territoryToString(territory).toLower(), code);
        }
        return all;
    }();
    return codes.value(name.toLower());
}

QString nearestWord(const QString& word, const QStringList& candidates) {
    constexpr int farthest = 2;
    constexpr int lettersPerSlip = 3;
    const int allowed = std::min(farthest, static_cast<int>(word.size()) / lettersPerSlip);
    QString nearest;
    int smallest = allowed + 1;
    for (const QString& candidate : candidates) {
        if (std::abs(word.size() - candidate.size()) > allowed)
            continue;
        const int steps = distance(word.toLower(), candidate);
        if (steps < smallest) {
            smallest = steps;
            nearest = candidate;
        }
    }
    return nearest;
}

QString shortened(const QString& text) {
    constexpr qsizetype most = 40;
    return text.size() <= most ? text : text.left(most - 1) + u'…';
}
