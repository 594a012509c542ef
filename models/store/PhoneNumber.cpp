// SPDX-License-Identifier: Apache-2.0
#include "store/PhoneNumber.h"

#include "identity/Typography.h"

namespace {

constexpr QStringView signsBetween = u" -./()";

/// Visible characters, plain ones for typographic ones.
QString plainText(QStringView text) {
    QString plain;
    for (const QChar c : text) {
        const int digit = c.digitValue();
        if (digit >= 0)
            plain += QChar(char16_t(u'0' + digit));
        else if (!isInvisible(c))
            plain += plainCharacter(c);
    }
    return plain.trimmed();
}

} // namespace

QString digitsIn(QStringView text) {
    QString digits;
    for (const QChar c : text)
        if (const int digit = c.digitValue(); digit >= 0)
            digits += QChar(char16_t(u'0' + digit));
    return digits;
}

std::optional<PhoneNumber> PhoneNumber::fromText(QStringView text) {
    constexpr qsizetype longest = 40;
    constexpr qsizetype fewest = 7;
    constexpr qsizetype most = 15; // E.164
    QString plain = plainText(text.left(longest + 1));
    if (text.size() > longest)
        return std::nullopt;
    PhoneNumber number;
    while (plain.startsWith(u'('))
        plain.remove(0, 1);
    number.isInternational = plain.startsWith(u'+') || plain.startsWith(u"00");
    if (plain.startsWith(u'+'))
        plain.remove(0, 1);
    if (number.isInternational)
        plain.replace(QStringLiteral("(0)"), QString());
    for (const QChar c : std::as_const(plain)) {
        if (c >= u'0' && c <= u'9')
            number.digits += c;
        else if (!signsBetween.contains(c))
            return std::nullopt;
    }
    if (number.digits.startsWith(u"00"))
        number.digits.remove(0, 2);
    if (number.digits.size() < fewest || number.digits.size() > most)
        return std::nullopt;
    return number;
}

QStringList PhoneNumber::searchedDigits() const {
    QStringList searched{digits};
    if (!isInternational) {
        if (digits.startsWith(u'0'))
            searched << digits.mid(1);
        return searched;
    }
    constexpr qsizetype longestCountryCode = 3;
    for (qsizetype code = 1; code <= longestCountryCode; ++code)
        searched << u'0' + digits.mid(code);
    if (digits.startsWith(u'1')) // North America writes its numbers without a zero.
        searched << digits.mid(1);
    return searched;
}
