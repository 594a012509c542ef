// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHashFunctions>
#include <QString>

#include <optional>

/// True for what may stand in an URL path as one of Stripe's ids: the prefix, then 1 to 250 letters, digits
/// or underscores. Anything else (slashes, dots, percent signs) could lead a request elsewhere. A client
/// secret is no id.
bool isStripeId(QStringView text, QLatin1StringView prefix);

/// An id of one kind of Stripe object. Two kinds cannot be mixed up, and none is made of unchecked text.
template <typename Kind>
class StripeId {
public:
    StripeId() = default;

    /// The id in this text, or nothing when it is none of this kind.
    static std::optional<StripeId> fromText(QStringView text) {
        if (!isStripeId(text, Kind::prefix))
            return std::nullopt;
        StripeId id;
        id.m_text = text.toString();
        return id;
    }

    const QString& text() const { return m_text; }
    bool isEmpty() const { return m_text.isEmpty(); }

    friend bool operator==(const StripeId&, const StripeId&) = default;
    friend bool operator<(const StripeId& a, const StripeId& b) { return a.m_text < b.m_text; }
    friend size_t qHash(const StripeId& id, size_t seed = 0) { return qHash(id.m_text, seed); }

private:
    QString m_text;
};

struct SessionIdKind {
    static constexpr QLatin1StringView prefix{"vs_"};
};
struct ReportIdKind {
    static constexpr QLatin1StringView prefix{"vr_"};
};
struct FileIdKind {
    static constexpr QLatin1StringView prefix{"file_"};
};
struct EventIdKind {
    static constexpr QLatin1StringView prefix{"evt_"};
};

using SessionId = StripeId<SessionIdKind>;
using ReportId = StripeId<ReportIdKind>;
using FileId = StripeId<FileIdKind>;
using EventId = StripeId<EventIdKind>;
