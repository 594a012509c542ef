// SPDX-License-Identifier: Apache-2.0
#include "stripe/CertificateFault.h"

#include <QDateTime>
#include <QSslCertificate>
#include <QSslError>

#include <algorithm>

namespace {

using Reason = CertificateFault::Reason;

Reason reasonOf(QSslError::SslError error) {
    switch (error) {
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::InvalidCaCertificate:
    case QSslError::CertificateUntrusted:
    case QSslError::CertificateRejected:
        return Reason::IssuerNotTrusted;
    case QSslError::HostNameMismatch:
        return Reason::OtherHost;
    case QSslError::CertificateNotYetValid:
        return Reason::NotYetValid;
    case QSslError::CertificateExpired:
        return Reason::Expired;
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
        return Reason::Revoked;
    default: // Qt adds values between releases, and the rest have no sentence of their own.
        return Reason::Other;
    }
}

QString firstOf(const QStringList& names) {
    return names.isEmpty() ? QString() : names.first();
}

QString namesIn(const QSslCertificate& certificate) {
    QStringList names = certificate.subjectAlternativeNames().values(QSsl::DnsEntry);
    names.sort();
    constexpr qsizetype mostNames = 3;
    return names.isEmpty() ? firstOf(certificate.subjectInfo(QSslCertificate::CommonName))
                           : names.mid(0, mostNames).join(QStringLiteral(", "));
}

QString issuerOf(const QSslCertificate& certificate) {
    const QString name = firstOf(certificate.issuerInfo(QSslCertificate::CommonName));
    return name.isEmpty() ? firstOf(certificate.issuerInfo(QSslCertificate::Organization)) : name;
}

} // namespace

std::optional<CertificateFault> certificateFaultIn(const QList<QSslError>& errors, const QString& host) {
    const auto isSooner = [](const QSslError& a, const QSslError& b) {
        return reasonOf(a.error()) < reasonOf(b.error());
    };
    const auto worst = std::min_element(errors.begin(), errors.end(), isSooner);
    if (worst == errors.end())
        return std::nullopt;
    const QSslCertificate certificate = worst->certificate();
    return CertificateFault{reasonOf(worst->error()),
                            host,
                            namesIn(certificate),
                            issuerOf(certificate),
                            certificate.effectiveDate().toUTC().date(),
                            certificate.expiryDate().toUTC().date()};
}
