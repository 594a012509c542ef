// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

/// An object of Stripe's as indented JSON in which everything that may be personal is masked. Values of
/// metadata can be put back by their keys.
class MaskedJson {
public:
    /// A metadata value that stands masked in the text.
    struct MetadataValue {
        qsizetype begin = 0; ///< Where its mask, with quotes, stands in the text.
        qsizetype length = 0;
        QString key;
        QString json; ///< The value as JSON.
        friend bool operator==(const MetadataValue&, const MetadataValue&) = default;
    };

    MaskedJson() = default;
    /// `values` in the order of the text.
    MaskedJson(QString text, std::vector<MetadataValue> values)
        : m_text(std::move(text))
        , m_values(std::move(values)) {}

    bool isEmpty() const { return m_text.isEmpty(); }
    /// With the metadata values of these keys in clear.
    QString text(const QStringList& shownKeys = {}) const;

    /// The text stays, and no metadata value can be put back.
    void forgetValues() { m_values.clear(); }

    friend bool operator==(const MaskedJson&, const MaskedJson&) = default;

private:
    QString m_text;
    std::vector<MetadataValue> m_values;
};
