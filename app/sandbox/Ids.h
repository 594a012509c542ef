// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <optional>

namespace sandbox {

enum class IdKind : quint8 { Session, Report, Event, File, FileLink, Flow, Customer, Account, Person };

/// Writes numbers as ids that look like Stripe's (`vs_1` and 23 letters or digits) and reads them back
/// without an index: half of the letters are the number under a keyed permutation, the others prove that the
/// id is ours.
class Ids {
public:
    explicit Ids(quint64 seed)
        : m_seed(seed) {}

    QByteArray write(IdKind kind, quint64 number) const;
    /// Nothing when the text is no id of this kind made with this seed.
    std::optional<quint64> read(IdKind kind, QByteArrayView id) const;

private:
    quint64 m_seed;
};

/// `length` letters and digits that follow from `value` and cannot be read back.
QByteArray letters(quint64 value, int length);

} // namespace sandbox
