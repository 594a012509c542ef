// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>
#include <span>
#include <utility>

namespace sandbox {

/// The form-encoded parameters of a request. What an endpoint does not ask for is refused at the end, as
/// Stripe does; what has the wrong form is refused when asked for.
class Parameters {
public:
    /// Brackets may be percent-encoded or not: `created%5Bgte%5D` and `created[gte]` are one name.
    void add(QByteArrayView formEncoded);

    bool has(QByteArrayView name) const;
    /// The last one given under exactly this name, such as `options[document][require_id_number]`.
    std::optional<QByteArray> text(QByteArrayView name);
    /// As text(), but an empty value is refused: what cannot be unset must not be sent empty.
    std::optional<QByteArray> filled(QByteArrayView name);
    std::optional<qint64> integer(QByteArrayView name);
    std::optional<bool> boolean(QByteArrayView name);
    std::optional<QByteArray> choice(QByteArrayView name, std::span<const char* const> choices);
    /// `name[]` and `name[0]`, in the order given.
    QList<QByteArray> list(QByteArrayView name);
    /// `name[key]` with its keys, in the order given.
    QList<std::pair<QByteArray, QByteArray>> map(QByteArrayView name);

    /// Throws a Refusal that names the first parameter nobody asked for.
    void refuseTheRest() const;

private:
    struct Parameter {
        QByteArray name;
        QByteArray value;
        bool asked = false;
    };

    QList<Parameter> m_all;
};

/// Percent and plus signs decoded; what is not UTF-8 is replaced, so that no answer can be malformed by it.
QByteArray formDecoded(QByteArrayView text);

} // namespace sandbox
