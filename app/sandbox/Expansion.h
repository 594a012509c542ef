// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Access.h"
#include "Parameters.h"

#include <QSet>

namespace sandbox {

/// What the answer to a sensitive leaf is that the key may not read. Stripe does not document it, so a desk
/// must live with each: Mixed leaves the leaf out for a secret key and for results past their 48 hours, and
/// refuses a restricted key without the permission.
enum class SensitiveRefusal : quint8 { Mixed, Missing, Error };

/// What kind of object `expand` is asked of.
enum class Expandable : quint8 { Session, Report, FileLink, Nothing };

/// The expansions of one request. Sensitive leaves are only ever included by name, never by expanding their
/// parent.
class Expansion {
public:
    /// Reads `expand` and throws a Refusal for what cannot be expanded, or not with this key. In lists every
    /// path must begin with `data.`.
    static Expansion read(Parameters& parameters, Expandable of, bool inList, const Access& access,
                          SensitiveRefusal refusal);

    bool has(QByteArrayView path) const { return m_paths.contains(path.toByteArray()); }
    /// Whether this sensitive leaf is to be shown: it was asked for by name and the key may read a report
    /// made then.
    bool showsLeaf(const QByteArray& path, qint64 reportedAt, qint64 now) const;
    /// The same expansion as seen from the report inside an expanded session.
    Expansion ofReport() const;

private:
    QSet<QByteArray> m_paths;
    SensitiveAccess m_sensitive = SensitiveAccess::None;
    bool m_errorWhenOld = false;
};

} // namespace sandbox
