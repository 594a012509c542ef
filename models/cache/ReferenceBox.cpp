// SPDX-License-Identifier: Apache-2.0
#include "cache/ReferenceBox.h"

#include <QCborArray>
#include <QCborValue>

// An array: reference, customer and customer's account, null for absent; then the metadata's keys and values
// in turn.
namespace {

constexpr qsizetype ids = 3;

QCborValue valueOf(const std::optional<QString>& text) {
    return text ? QCborValue(*text) : QCborValue(nullptr);
}

/// False for what is neither a text nor absent.
bool readText(const QCborValue& value, std::optional<QString>& text) {
    if (value.isString())
        text = value.toString();
    return value.isString() || value.isNull();
}

} // namespace

QByteArray sealedReferences(const KnownReferences& known, const SealKey& key) {
    const SessionReferences& of = known.references;
    QCborArray fields{valueOf(of.reference), valueOf(of.customer), valueOf(of.customerAccount)};
    for (const auto& [name, value] : of.metadata) {
        fields.append(name);
        fields.append(value);
    }
    return key.seal(QCborValue(fields).toCbor(), known.id);
}

std::optional<SessionReferences> openedReferences(std::string_view box, std::string_view id,
                                                  const SealKey& key) {
    const std::optional<QByteArray> text = key.open(box, id);
    if (!text)
        return std::nullopt;
    const QCborArray fields = QCborValue::fromCbor(*text).toArray();
    SessionReferences read;
    if (fields.size() < ids || (fields.size() - ids) % 2 != 0 || !readText(fields.at(0), read.reference) ||
        !readText(fields.at(1), read.customer) || !readText(fields.at(2), read.customerAccount))
        return std::nullopt;
    for (qsizetype i = ids; i < fields.size(); i += 2)
        read.metadata.emplace_back(fields.at(i).toString(), fields.at(i + 1).toString());
    return read;
}
