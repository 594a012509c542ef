// SPDX-License-Identifier: Apache-2.0
#include "filter/SearchedTexts.h"

#include "store/Folding.h"
#include "store/PhoneNumber.h"

namespace {

/// Part of a number is one as well: `phone:171 23` has no other meaning.
void addPhoneDigits(QStringList& texts, FilterField field, const QString& value) {
    if (const std::optional<PhoneNumber> number = PhoneNumber::fromText(value)) {
        texts += number->searchedDigits();
    } else if (field == FilterField::Phone) {
        const QString digits = digitsIn(value);
        if (!digits.isEmpty())
            texts << digits;
        if (digits.size() > 1 && digits.startsWith(u'0'))
            texts << digits.mid(1);
    }
}

/// The first name stands behind the comma; records have it in front.
std::optional<QString> turnedName(const QString& name) {
    const QStringList parts = name.split(u',');
    if (parts.size() != 2)
        return std::nullopt;
    const QString last = parts.first().trimmed();
    const QString first = parts.last().trimmed();
    return last.isEmpty() || first.isEmpty() ? std::nullopt : std::optional(first + u' ' + last);
}

} // namespace

QStringList searchedTexts(FilterField field, const QString& value) {
    QStringList spelled{value};
    const bool mayBeName = field == FilterField::AnyText || field == FilterField::Person;
    if (const std::optional<QString> name = mayBeName ? turnedName(value) : std::nullopt)
        spelled << *name;
    QStringList texts;
    for (const QString& each : std::as_const(spelled)) {
        texts << folded(each);
        if (const std::optional<QString> digraphs = foldedWithDigraphs(each))
            texts << *digraphs;
    }
    const bool mayBePhone = field == FilterField::AnyText || field == FilterField::Phone ||
                            field == FilterField::Reference || field == FilterField::MetadataKey;
    if (mayBePhone)
        addPhoneDigits(texts, field, value);
    texts.removeDuplicates();
    return texts;
}
