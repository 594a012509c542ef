// SPDX-License-Identifier: Apache-2.0
#include "main_window/PasteWords.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("PasteWords", text);
}

QString counted(qsizetype number) {
    return QLocale().toString(number);
}

QStringList textsOf(const QList<SessionId>& ids) {
    QStringList texts;
    for (const SessionId& id : ids)
        texts << id.text();
    return texts;
}

/// The first few; the others are for the clipboard.
QString listed(const QStringList& ids) {
    constexpr qsizetype most = 4;
    const QString first = ids.mid(0, most).join(QStringLiteral(", "));
    return ids.size() <= most ? first : tr("%1 and %2 more").arg(first, counted(ids.size() - most));
}

/// Failures of one kind have one reason, and mostly they all are of one.
QStringList failureSentences(const PasteOutcome& outcome) {
    QList<std::pair<QString, QStringList>> reasons;
    for (const auto& [text, error] : outcome.failures) {
        const QString reason = errorHeadline(error);
        const auto known = std::find_if(reasons.begin(), reasons.end(),
                                        [&reason](const auto& each) { return each.first == reason; });
        if (known == reasons.end())
            reasons.append({reason, {text}});
        else
            known->second << text;
    }
    QStringList sentences;
    for (const auto& [reason, ids] : std::as_const(reasons))
        sentences << tr("%1 could not be fetched: %2. %3").arg(counted(ids.size()), listed(ids), reason);
    return sentences;
}

QStringList otherAccounts(const PasteOutcome& outcome) {
    QStringList others = outcome.pasted.accounts;
    if (!outcome.account.isEmpty())
        others.removeAll(outcome.account);
    return others;
}

} // namespace

QString pasteWords(const PasteOutcome& outcome) {
    QStringList sentences;
    if (outcome.fetching)
        sentences << tr("Fetching %1 of %2").arg(counted(outcome.done + 1), counted(outcome.wanted));
    const QString all = counted(outcome.pasted.sessions.size());
    if (!outcome.missing.isEmpty())
        sentences
            << (outcome.missing.size() == 1
                    ? tr("1 of %1 is not in this account: %2").arg(all, listed(textsOf(outcome.missing)))
                    : tr("%1 of %2 are not in this account: %3")
                          .arg(counted(outcome.missing.size()), all, listed(textsOf(outcome.missing))));
    if (!outcome.withoutSessions.isEmpty())
        sentences << tr("This account has no session of %1").arg(listed(outcome.withoutSessions));
    sentences += failureSentences(outcome);
    if (!outcome.fetching && !outcome.left.isEmpty())
        sentences
            << tr("Stopped; %1 not fetched: %2").arg(counted(outcome.left.size()), listed(outcome.left));
    if (!outcome.fetching && !outcome.notLoaded.isEmpty())
        sentences << tr("No loaded session has %1").arg(listed(outcome.notLoaded));
    const QStringList others = otherAccounts(outcome);
    if (!others.isEmpty())
        sentences << (outcome.account.isEmpty()
                          ? tr("The text names the account %1").arg(listed(others))
                          : tr("The text is about another account than this: %1").arg(listed(others)));
    return sentences.join(QStringLiteral(" · "));
}

QString pasteIds(const PasteOutcome& outcome) {
    QStringList ids = textsOf(outcome.missing);
    ids += outcome.withoutSessions;
    for (const auto& [text, error] : outcome.failures)
        ids << text;
    ids += outcome.left;
    ids += outcome.notLoaded;
    return ids.join(u'\n');
}
