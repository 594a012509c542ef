// SPDX-License-Identifier: Apache-2.0
#include "store/Folding.h"

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
    const QString decomposed = text.toString().normalized(QString::NormalizationForm_KD).toCaseFolded();
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

std::string foldedUtf8(QStringView text) {
    std::string bytes;
    appendUtf8(bytes, folded(text));
    return bytes;
}
