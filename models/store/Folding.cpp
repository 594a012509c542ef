// SPDX-License-Identifier: Apache-2.0
#include "store/Folding.h"

#include "identity/Typography.h"
#include "store/PhoneNumber.h"
#include "store/Utf8.h"

#include <algorithm>

namespace {

bool isAscii(QStringView text) {
    constexpr char16_t firstBeyond = 0x80;
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < firstBeyond; });
}

QString asciiLower(QStringView text) {
    QString lower = text.toString();
    for (QChar& c : lower)
        if (c >= u'A' && c <= u'Z')
            c = QChar(char16_t(c.unicode() | 0x20));
    return lower;
}

/// Typographic characters by plain ones, without what cannot be seen.
QString plainText(QStringView text) {
    QString plain;
    plain.reserve(text.size());
    for (const QChar c : text)
        if (!isInvisible(c))
            plain += plainCharacter(c);
    return plain;
}

/// The two letters that stand for one where a keyboard lacks it; nothing for all others.
QStringView digraphOf(QChar letter) {
    switch (letter.unicode()) {
    case u'ä':
    case u'Ä':
        return u"ae";
    case u'ö':
    case u'Ö':
    case u'ø':
    case u'Ø':
        return u"oe";
    case u'ü':
    case u'Ü':
        return u"ue";
    case u'å':
    case u'Å':
        return u"aa";
    default:
        return {};
    }
}

/// How a letter without a decomposition is typed without its keyboard; nothing for all others.
QStringView plainSpelling(QChar letter) {
    switch (letter.unicode()) {
    case u'ł':
        return u"l";
    case u'ø':
        return u"o";
    case u'đ':
    case u'ð':
        return u"d";
    case u'ħ':
        return u"h";
    case u'ı':
        return u"i";
    case u'æ':
        return u"ae";
    case u'œ':
        return u"oe";
    case u'þ':
        return u"th";
    case u'ß':
        return u"ss";
    default:
        return {};
    }
}

} // namespace

QString folded(QStringView text) {
    if (isAscii(text))
        return asciiLower(text);
    const QString decomposed =
        plainText(plainText(text).normalized(QString::NormalizationForm_KD)).toCaseFolded();
    QString result;
    result.reserve(decomposed.size());
    for (const QChar c : decomposed) {
        if (c.category() == QChar::Mark_NonSpacing)
            continue;
        const QStringView plain = plainSpelling(c);
        if (plain.isEmpty())
            result += c;
        else
            result += plain;
    }
    return result;
}

std::optional<QString> foldedWithDigraphs(QStringView text) {
    if (isAscii(text))
        return std::nullopt;
    const QString composed = plainText(text).normalized(QString::NormalizationForm_C);
    QString spelled;
    bool hasDigraphs = false;
    for (const QChar c : composed) {
        const QStringView digraph = digraphOf(c);
        hasDigraphs = hasDigraphs || !digraph.isEmpty();
        if (digraph.isEmpty())
            spelled += c;
        else
            spelled += digraph;
    }
    return hasDigraphs ? std::optional(folded(spelled)) : std::nullopt;
}

std::optional<QString> otherSpellingOf(QStringView text) {
    constexpr QStringView beginnings = u"+(0\uFF0B\uFF08";
    if (text.isEmpty())
        return std::nullopt;
    if (beginnings.contains(text.front()))
        if (const std::optional<PhoneNumber> number = PhoneNumber::fromText(text))
            return folded(text).contains(number->digits) ? std::nullopt : std::optional(number->digits);
    return foldedWithDigraphs(text);
}

std::string foldedUtf8(QStringView text) {
    std::string bytes;
    appendUtf8(bytes, folded(text));
    return bytes;
}
