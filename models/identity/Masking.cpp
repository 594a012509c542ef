// SPDX-License-Identifier: Apache-2.0
#include "identity/Masking.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace {

const QString fourDots = QStringLiteral("••••");

/// The first letter as a reader sees it: with its accents, never half a surrogate pair.
QString firstLetter(const QString& text) {
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    const qsizetype end = finder.toNextBoundary();
    return end > 0 ? text.left(end) : QString();
}

bool isIdeographic(const QString& text) {
    const QList<uint> points = text.toUcs4();
    if (points.isEmpty())
        return false;
    const QChar::Script script = QChar::script(points.first());
    return script == QChar::Script_Han || script == QChar::Script_Hangul ||
           script == QChar::Script_Hiragana || script == QChar::Script_Katakana;
}

bool looksLikePhone(const QString& text) {
    static const QRegularExpression phone(QStringLiteral(R"(^(?:\+|00)[\d ()./-]+$)"));
    constexpr qsizetype fewestDigits = 7;
    return phone.match(text).hasMatch() &&
           std::count_if(text.begin(), text.end(), [](QChar c) { return c.isDigit(); }) >= fewestDigits;
}

/// Words that businesses put before their numbers.
bool isOrdinaryWord(const QString& word) {
    static const QSet<QString> words{
        QStringLiteral("account"), QStringLiteral("acct"),      QStringLiteral("app"),
        QStringLiteral("booking"), QStringLiteral("buyer"),     QStringLiteral("case"),
        QStringLiteral("client"),  QStringLiteral("cust"),      QStringLiteral("customer"),
        QStringLiteral("dev"),     QStringLiteral("driver"),    QStringLiteral("employee"),
        QStringLiteral("guest"),   QStringLiteral("host"),      QStringLiteral("id"),
        QStringLiteral("invoice"), QStringLiteral("kyc"),       QStringLiteral("lead"),
        QStringLiteral("live"),    QStringLiteral("member"),    QStringLiteral("merchant"),
        QStringLiteral("order"),   QStringLiteral("partner"),   QStringLiteral("prod"),
        QStringLiteral("ref"),     QStringLiteral("reference"), QStringLiteral("request"),
        QStringLiteral("seller"),  QStringLiteral("session"),   QStringLiteral("signup"),
        QStringLiteral("staging"), QStringLiteral("tenant"),    QStringLiteral("test"),
        QStringLiteral("ticket"),  QStringLiteral("user"),      QStringLiteral("verification")};
    return words.contains(word.toLower());
}

bool looksLikeName(const QString& text) {
    static const QRegularExpression uuid(
        QStringLiteral("^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"));
    static const QRegularExpression separators(QStringLiteral(R"([^\p{L}\p{M}\p{N}'’]+)"));
    if (uuid.match(text).hasMatch())
        return false;
    constexpr qsizetype longestWord = 20; // Beyond, it is letters drawn by lot.
    constexpr qsizetype shortestWord = 3; // Beside others; shorter ones are countries and kinds.
    int words = 0;
    int longWords = 0;
    const QStringList tokens = text.split(separators, Qt::SkipEmptyParts);
    for (const QString& token : tokens) {
        const bool hasDigit = std::any_of(token.begin(), token.end(), [](QChar c) { return c.isDigit(); });
        if (isIdeographic(token) && !hasDigit)
            return true;
        if (hasDigit || token.size() > longestWord || token.size() < 2 || isOrdinaryWord(token))
            continue;
        ++words;
        longWords += token.size() >= shortestWord;
    }
    const bool hasDigits = std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
    return longWords > 1 || (words > 0 && !hasDigits);
}

} // namespace

QString maskedName(const QString& name) {
    QStringList masked;
    const QStringList words = name.split(u' ', Qt::SkipEmptyParts);
    for (const QString& word : words) {
        const QString first = firstLetter(word);
        masked << first + (isIdeographic(first) ? QStringLiteral("••") : fourDots);
    }
    // A name of many words would tell itself by their first letters.
    constexpr qsizetype mostWords = 2;
    if (masked.size() > mostWords)
        masked = {masked.first(), masked.last()};
    return masked.join(u' ');
}

QString maskedEmail(const QString& email) {
    if (email.isEmpty())
        return {};
    const qsizetype at = email.lastIndexOf(u'@');
    if (at <= 0)
        return maskedText(email);
    const qsizetype dot = email.lastIndexOf(u'.');
    const QString ending = dot > at ? email.mid(dot) : QString();
    return firstLetter(email) + fourDots + u'@' + fourDots + ending;
}

QString maskedPhone(const QString& phone) {
    if (phone.isEmpty())
        return {};
    constexpr qsizetype shown = 2;
    constexpr qsizetype shortest = 7; // Of a shorter number two digits would already be too much.
    return phone.size() < shortest ? fourDots : fourDots + u' ' + phone.right(shown);
}

QString maskedText(const QString& text) {
    return text.isEmpty() ? QString() : QStringLiteral("••••••");
}

bool looksPersonal(const QString& reference) {
    const QString text = reference.trimmed();
    const qsizetype at = text.indexOf(u'@');
    const bool looksLikeMail = at > 0 && at < text.size() - 1;
    return looksLikeMail || looksLikePhone(text) || looksLikeName(text);
}

QString maskedReference(const QString& reference) {
    if (!looksPersonal(reference))
        return reference;
    const QString text = reference.trimmed();
    if (text.contains(u'@'))
        return maskedEmail(text);
    return looksLikePhone(text) ? maskedPhone(text) : maskedName(text);
}
