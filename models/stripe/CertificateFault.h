// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDate>
#include <QList>
#include <QString>

#include <cstdint>
#include <optional>

class QSslError;

/// Why the certificate that a server showed was refused, with what an administrator needs to find the cause.
struct CertificateFault {
    enum class Reason : std::uint8_t {
        IssuerNotTrusted, ///< No certificate authority this computer trusts has signed it.
        OtherHost,        ///< It was issued for another host name.
        NotYetValid,
        Expired,
        Revoked,
        Other,
    };

    Reason reason = Reason::Other;
    QString host;      ///< The host the app wanted to reach.
    QString issuedFor; ///< The names in the certificate. Empty when there was no certificate.
    QString issuer;
    QDate validFrom;  ///< UTC.
    QDate validUntil; ///< UTC.

    friend bool operator==(const CertificateFault&, const CertificateFault&) = default;
};

/// The fault behind the TLS errors of one connection to `host`; nothing when there are none. If there are
/// several, an issuer that is not trusted counts most: its other statements are worth nothing.
std::optional<CertificateFault> certificateFaultIn(const QList<QSslError>& errors, const QString& host);
