// SPDX-License-Identifier: Apache-2.0
#include "Access.h"

namespace sandbox {

namespace {

using enum Permission;

struct KnownKey {
    const char* prefix;
    const char* name;
    const char* kind;
    QList<Permission> permissions;
    SensitiveAccess sensitive;
};

const QList<KnownKey>& knownKeys() {
    static const QList<Permission> readWrite{SessionsRead, SessionsWrite, EventsRead, AccountRead};
    static const QList<Permission> everything = readWrite + QList<Permission>{FilesRead, FilesWrite};
    static const QList<KnownKey> keys{
        {"rk_", "sandboxReadWrite0000000000", "read_write", readWrite, SensitiveAccess::None},
        {"rk_",
         "sandboxReadOnly00000000000",
         "read_only",
         {SessionsRead, EventsRead, AccountRead},
         SensitiveAccess::None},
        {"rk_", "sandboxSensitiveAll0000000", "sensitive_all", everything, SensitiveAccess::All},
        {"rk_", "sandboxSensitive48h0000000", "sensitive_48h", everything, SensitiveAccess::Recent},
        {"rk_",
         "sandboxNoFiles000000000000",
         "no_files",
         {SessionsRead, SessionsWrite, EventsRead, AccountRead},
         SensitiveAccess::All},
        {"rk_",
         "sandboxFilesReadOnly000000",
         "files_read_only",
         {SessionsRead, EventsRead, AccountRead, FilesRead},
         SensitiveAccess::Recent},
        {"rk_",
         "sandboxNoEvents00000000000",
         "no_events",
         {SessionsRead, SessionsWrite, AccountRead},
         SensitiveAccess::None},
        {"rk_",
         "sandboxNoAccount0000000000",
         "no_account",
         {SessionsRead, SessionsWrite, EventsRead},
         SensitiveAccess::None},
        {"rk_",
         "sandboxNoSessions000000000",
         "no_sessions",
         {EventsRead, AccountRead, FilesRead, FilesWrite},
         SensitiveAccess::All},
        {"rk_", "sandboxNoPermission0000000", "no_permission", {}, SensitiveAccess::None},
        {"sk_", "sandboxSecretKey00000000000", "secret", everything, SensitiveAccess::None},
    };
    return keys;
}

/// The write names and the account's are seen in Stripe's messages; the others follow their pattern, since no
/// public text shows them.
QByteArray wireName(Permission permission) {
    switch (permission) {
    case SessionsRead:
        return "rak_identity_product_read";
    case SessionsWrite:
        return "rak_identity_product_write";
    case EventsRead:
        return "rak_event_read";
    case FilesRead:
        return "rak_file_read";
    case FilesWrite:
        return "rak_file_write";
    case AccountRead:
        return "rak_accounts_kyc_basic_read";
    }
    return {};
}

QByteArray maskedKey(const QByteArray& key) {
    const qsizetype underscore = key.indexOf('_', key.indexOf('_') + 1);
    const qsizetype head = underscore < 0 || underscore > 8 ? 0 : underscore + 1;
    if (key.size() < head + 5)
        return key.left(head) + "****";
    return key.left(head) + "****" + key.right(4);
}

QByteArray keyIn(const QByteArray& authorization) {
    if (authorization.startsWith("Bearer "))
        return authorization.mid(7).trimmed();
    if (authorization.startsWith("Basic ")) {
        const QByteArray pair = QByteArray::fromBase64(authorization.mid(6).trimmed());
        return pair.left(pair.indexOf(':') < 0 ? pair.size() : pair.indexOf(':'));
    }
    return {};
}

} // namespace

QByteArray accountId() {
    return "acct_1SandboxDesk000000";
}

Refusal lacking(const Access& access, const QByteArray& wireName) {
    return {.status = 403,
            .message = "The provided key '" + access.masked +
                       "' does not have the required permissions for this endpoint on account '" +
                       accountId() + "'. Having the '" + wireName +
                       "' permission would allow this request to continue."};
}

void Access::require(Permission permission) const {
    if (!permissions.contains(permission))
        throw lacking(*this, wireName(permission));
}

Access accessFor(const QByteArray& authorization, bool liveToo) {
    const QByteArray key = keyIn(authorization);
    if (key.isEmpty())
        throw Refusal{.status = 401,
                      .message = "You did not provide an API key. You need to provide your API key in the "
                                 "Authorization header, using Bearer auth (e.g. 'Authorization: Bearer "
                                 "YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for "
                                 "details, or we can help at https://support.stripe.com/."};
    if (key.startsWith("pk_"))
        throw Refusal{.status = 401,
                      .message = "This API call cannot be made with a publishable API key. Please use a "
                                 "secret API key.",
                      .code = "secret_key_required"};
    for (const KnownKey& known : knownKeys()) {
        for (const bool live : {false, true}) {
            if (live && !liveToo)
                continue;
            if (key != QByteArray(known.prefix) + (live ? "live_" : "test_") + known.name)
                continue;
            return {.kind = known.kind,
                    .masked = maskedKey(key),
                    .restricted = QByteArrayView(known.prefix) == "rk_",
                    .livemode = live,
                    .permissions = known.permissions,
                    .sensitive = known.sensitive};
        }
    }
    throw Refusal{.status = 401, .message = "Invalid API Key provided: " + maskedKey(key)};
}

} // namespace sandbox
