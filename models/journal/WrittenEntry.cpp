// SPDX-License-Identifier: Apache-2.0
#include "journal/WrittenEntry.h"

#include "identity/OutsideText.h"
#include "stripe/Secrets.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace {

constexpr qsizetype hashSize = 32;

/// One line without keys and Stripe's addresses, of so many characters at most.
std::string textOf(const QString& typed, qsizetype most) {
    QString text = withoutDirectionMarks(withoutSecrets(typed));
    for (QChar& c : text)
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator ||
            c == QChar::ParagraphSeparator)
            c = u' ';
    text = text.trimmed();
    if (text.size() > most)
        text.truncate(text.at(most - 1).isHighSurrogate() ? most - 1 : most);
    return text.toStdString();
}

template <typename Enum>
std::string wordOf(Enum value) {
    return OpenEnum<Enum>::wireWordOf(value).toStdString();
}

std::string accountOf(const QString& account) {
    constexpr qsizetype markLetters = 32;
    const bool isMark =
        account.size() == markLetters && std::all_of(account.begin(), account.end(), [](QChar c) {
            return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
        });
    return isMark || isStripeId(account, QLatin1StringView("acct_")) ? account.toStdString() : std::string();
}

void addNumber(QCryptographicHash& hash, std::int64_t number) {
    const auto bytes = qToBigEndian(static_cast<quint64>(number));
    hash.addData(QByteArrayView(reinterpret_cast<const char*>(&bytes), sizeof bytes));
}

/// With its length before it, so that no letter can move from one text to the next.
void addText(QCryptographicHash& hash, std::string_view text) {
    addNumber(hash, static_cast<std::int64_t>(text.size()));
    hash.addData(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
}

} // namespace

WrittenEntry::WrittenEntry(const JournalStamp& stamp, const JournalEntry& entry)
    : time(stamp.time)
    , count(entry.count)
    , clock(wordOf(stamp.clock))
    , account(accountOf(stamp.account))
    , mode(wordOf(stamp.mode))
    , deed(wordOf(entry.deed))
    , outcome(wordOf(entry.outcome))
    , session(entry.session.text().toStdString())
    , detail(wordOf(entry.detail))
    , reason(wordOf(entry.reason))
    , request(entry.request.text().toStdString()) {
    constexpr qsizetype longestName = 100;
    constexpr qsizetype longestReason = 500;
    systemUser = textOf(stamp.systemUser, longestName);
    operatorName = textOf(stamp.operatorName, longestName);
    typedReason = textOf(entry.typedReason, longestReason);
}

std::string hashBeforeTheFirst() {
    return std::string(hashSize, '\0');
}

std::string hashOf(std::string_view before, const WrittenEntry& entry) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    addText(hash, "verification-desk journal 1");
    addText(hash, before);
    addNumber(hash, entry.sequence);
    addNumber(hash, entry.time);
    addNumber(hash, entry.count);
    for (const JournalColumn& column : journalColumns)
        addText(hash, entry.*column.text);
    return hash.result().toStdString();
}
