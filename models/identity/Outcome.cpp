// SPDX-License-Identifier: Apache-2.0
#include "identity/Outcome.h"

#include "identity/VerificationSession.h"

#include <QCoreApplication>

namespace {
QString tr(const char* text) {
    return QCoreApplication::translate("Outcome", text);
}
} // namespace

Outcome outcomeOf(SessionStatus status, bool wasSubmitted) {
    switch (status) {
    case SessionStatus::Unknown:
        return Outcome::Unknown;
    case SessionStatus::RequiresInput:
        return wasSubmitted ? Outcome::Refused : Outcome::NeverSubmitted;
    case SessionStatus::Processing:
        return Outcome::Processing;
    case SessionStatus::Verified:
        return Outcome::Verified;
    case SessionStatus::Canceled:
        return Outcome::Canceled;
    }
    return Outcome::Unknown;
}

Outcome outcomeOf(const VerificationSession& session) {
    return outcomeOf(session.status.value, session.lastError.has_value() || session.lastReport.has_value());
}

QString outcomeLabel(Outcome outcome) {
    switch (outcome) {
    case Outcome::Unknown:
        return tr("Unknown status");
    case Outcome::Verified:
        return tr("Verified");
    case Outcome::Refused:
        return tr("Refused");
    case Outcome::NeverSubmitted:
        return tr("Never submitted");
    case Outcome::Processing:
        return tr("Processing");
    case Outcome::Canceled:
        return tr("Canceled");
    }
    return {};
}

QString outcomeWord(Outcome outcome) {
    switch (outcome) {
    case Outcome::Unknown:
        return QStringLiteral("unknown");
    case Outcome::Verified:
        return QStringLiteral("verified");
    case Outcome::Refused:
        return QStringLiteral("refused");
    case Outcome::NeverSubmitted:
        return QStringLiteral("unsubmitted");
    case Outcome::Processing:
        return QStringLiteral("processing");
    case Outcome::Canceled:
        return QStringLiteral("canceled");
    }
    return {};
}

std::optional<Outcome> outcomeFromWord(const QString& word) {
    for (int number = 0; number < outcomeCount; ++number)
        if (outcomeWord(static_cast<Outcome>(number)) == word)
            return static_cast<Outcome>(number);
    return std::nullopt;
}

QString redactionLabel(const OpenEnum<RedactionStatus>& redaction) {
    switch (redaction.value) {
    case RedactionStatus::Unknown:
        return redaction.unknownWord;
    case RedactionStatus::Processing:
        return tr("under way");
    // Stripe publishes no description of `validated`, so it is never shown as done.
    case RedactionStatus::Validated:
        return tr("validated, under way");
    case RedactionStatus::Redacted:
        return tr("redacted");
    }
    return {};
}

QString typeLabel(const OpenEnum<VerificationType>& type) {
    switch (type.value) {
    case VerificationType::Unknown:
        return type.unknownWord;
    case VerificationType::Document:
        return tr("Document");
    case VerificationType::IdNumber:
        return tr("ID number");
    case VerificationType::VerificationFlow:
        return tr("Verification flow");
    }
    return {};
}

QString documentTypeLabel(const OpenEnum<DocumentType>& type) {
    switch (type.value) {
    case DocumentType::Unknown:
        return type.unknownWord;
    case DocumentType::DrivingLicense:
        return tr("driving license");
    case DocumentType::IdCard:
        return tr("ID card");
    case DocumentType::Passport:
        return tr("passport");
    }
    return {};
}

QString idNumberTypeLabel(const OpenEnum<IdNumberType>& type) {
    switch (type.value) {
    case IdNumberType::Unknown:
        return type.unknownWord;
    case IdNumberType::BrCpf:
        return tr("Brazilian CPF");
    case IdNumberType::SgNric:
        return tr("Singapore NRIC");
    case IdNumberType::UsSsn:
        return tr("US social security number, last 4 digits");
    }
    return {};
}

QString sexLabel(const OpenEnum<Sex>& sex) {
    switch (sex.value) {
    case Sex::Unknown:
        return sex.unknownWord;
    case Sex::Female:
        return tr("female");
    case Sex::Male:
        return tr("male");
    case Sex::NotStated:
        return tr("not stated");
    }
    return {};
}
