// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerificationReport.h"
#include "models/store/RandomSessions.h"
#include "session_detail/ShownField.h"
#include "stripe/KeyAbilities.h"
#include "stripe/StripeError.h"

/// What the detail pane can be told of beside a session, made up like RandomSessions.
class RandomDetails : public RandomSessions {
public:
    using RandomSessions::RandomSessions;

    /// Ordinary or wild, and a redaction more often than companies have one.
    VerificationSession session() {
        VerificationSession session = chance(50) ? ordinary() : wild();
        if (chance(20))
            session.redaction = word<RedactionStatus>();
        return session;
    }

    QString sentence() { return chance(30) ? QString() : oddText(); }

    VerificationReport report() {
        VerificationReport report;
        report.id = *ReportId::fromText(u"vr_1");
        report.created = newest - below(1'000'000);
        report.document = maybe(&RandomDetails::documentCheck);
        report.selfie = maybe(&RandomDetails::selfieCheck);
        report.idNumber = maybe(&RandomDetails::idNumberCheck);
        report.email = maybe(&RandomDetails::check<ContactCheck>);
        report.phone = maybe(&RandomDetails::check<ContactCheck>);
        return report;
    }
    std::optional<VerificationReport> maybeReport() { return maybe(&RandomDetails::report); }

    ShownField field() {
        ShownField shown;
        shown.state = static_cast<ReviewedSession::FieldState>(below(6));
        switch (shown.state) {
        case ReviewedSession::FieldState::Absent:
        case ReviewedSession::FieldState::Erased:
        case ReviewedSession::FieldState::Fetching:
            break;
        case ReviewedSession::FieldState::Masked:
            shown.text = QStringLiteral("A•••• M••••");
            break;
        case ReviewedSession::FieldState::Revealed:
            shown.text = QStringLiteral("Anna ") + sentence();
            shown.secondsLeft = below(31);
            shown.aside = sentence();
            break;
        case ReviewedSession::FieldState::NotReadable:
            shown.hint = chance(50) ? QStringLiteral("Not with this key. Use another one.")
                                    : QStringLiteral("The journal cannot be written.");
            break;
        }
        return shown;
    }

    AbilityAnswer ability() {
        AbilityAnswer answer;
        answer.verdict = static_cast<AbilityAnswer::Verdict>(below(4));
        if (chance(50))
            answer.missingPermission = QStringLiteral("rak_identity_write");
        answer.why = sentence();
        return answer;
    }

    StripeError error() {
        StripeError error;
        error.kind = static_cast<StripeError::Kind>(below(14));
        error.httpStatus = chance(50) ? 0 : 400 + below(200);
        error.message = sentence();
        error.requestId = chance(50) ? QString() : QStringLiteral("req_1");
        error.mayHaveTakenEffect = chance(30);
        return error;
    }

private:
    template <typename Enum>
    OpenEnum<Enum> word() {
        OpenEnum<Enum> value = static_cast<Enum>(below(static_cast<int>(WireWords<Enum>::words.size()) + 1));
        if (value.value == Enum::Unknown)
            value.unknownWord = QStringLiteral("novel_%1").arg(below(9));
        return value;
    }
    template <typename Value>
    std::optional<Value> maybe(Value (RandomDetails::*make)()) {
        return chance(60) ? std::optional((this->*make)()) : std::nullopt;
    }
    template <typename Check>
    Check check() {
        Check check;
        check.status = word<CheckStatus>();
        if (chance(50))
            check.error = CheckError{word<ErrorCode>(), sentence()};
        return check;
    }
    DocumentCheck documentCheck() {
        auto document = check<DocumentCheck>();
        if (chance(70))
            document.type = word<DocumentType>();
        if (chance(70))
            document.issuingCountry = chance(50) ? QStringLiteral("DE") : QStringLiteral("QQ");
        for (int i = below(3); i > 0; --i)
            document.files.push_back(*FileId::fromText(QStringLiteral("file_%1").arg(i)));
        return document;
    }
    SelfieCheck selfieCheck() {
        auto selfie = check<SelfieCheck>();
        if (chance(50))
            selfie.selfie = FileId::fromText(u"file_9");
        return selfie;
    }
    IdNumberCheck idNumberCheck() {
        auto idNumber = check<IdNumberCheck>();
        if (chance(50))
            idNumber.type = word<IdNumberType>();
        return idNumber;
    }
};
