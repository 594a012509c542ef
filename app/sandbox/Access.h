// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Refusal.h"

#include <optional>

namespace sandbox {

enum class Permission : quint8 {
    SessionsRead,
    SessionsWrite,
    EventsRead,
    FilesRead,
    FilesWrite,
    AccountRead
};

/// Which sensitive results a key may read: none, those of the last 48 hours, or all.
enum class SensitiveAccess : quint8 { None, Recent, All };

/// Whose request it is and what it may do.
struct Access {
    /// The key's kind for the log, never the key: read_write, read_only, sensitive_all, …
    QByteArray kind = {};
    /// The key with all but its head and its last four letters hidden, as Stripe prints it.
    QByteArray masked = {};
    bool restricted = true;
    bool livemode = false;
    QList<Permission> permissions = {};
    SensitiveAccess sensitive = SensitiveAccess::None;

    /// Throws a 403 that names the missing permission and the account.
    void require(Permission permission) const;
};

/// Reads `Authorization: Bearer KEY` or Basic with the key as user. Throws a 401 for an unknown key; live
/// keys are only known when `liveToo`.
Access accessFor(const QByteArray& authorization, bool liveToo);

/// The 403 for a key that lacks the permission of this wire name, such as `rak_identity_product_read`.
Refusal lacking(const Access& access, const QByteArray& wireName);
QByteArray accountId();

} // namespace sandbox
