// SPDX-License-Identifier: Apache-2.0
#include "identity/Masking.h"

#include <QStringList>
#include <QTextBoundaryFinder>

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
