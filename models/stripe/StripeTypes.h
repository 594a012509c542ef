// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerificationSession.h"
#include "stripe/MaskedJsonText.h"
#include "stripe/ReadPurpose.h"
#include "stripe/ReadingProblem.h"
#include "stripe/SecretBytes.h"
#include "stripe/StripeError.h"

#include <QFlags>
#include <QUrl>

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

/// Names a request that is waiting or under way. 0 names none.
using RequestTicket = std::uint64_t;

/// One press of a button, as an Idempotency-Key. Stripe keeps the outcome of a key for at least 24 hours and
/// replays it, errors too: so a new press needs a new one, and every retry of the press the same.
class IntentKey {
public:
    static IntentKey fresh();
    const QString& text() const { return m_text; }

private:
    QString m_text;
};

/// How hard and how long the desk tries. The defaults are for people at work; tests shorten the waits.
struct StripeTiming {
    double requestsPerSecond = 8; ///< Stripe allows 25 an endpoint, shared with the company's payments.
    int burst = 8;
    int mostInFlight = 6;
    std::chrono::milliseconds readTimeout{20'000};
    std::chrono::milliseconds writeTimeout{60'000};
    /// From asking for a write to its end, all its tries and waits together.
    std::chrono::milliseconds writeDeadline{90'000};
    int mostRetries = 3;
    std::chrono::milliseconds firstRetryDelay{500};
    std::chrono::milliseconds longestRetryDelay{8'000};
    /// Reads of one purpose that may fail one after the other before the app asks less often (ReadGuard),
    int failedTriesAtOnce = 24;
    /// and how often another may then.
    std::chrono::milliseconds failedTryEvery{60'000};
};

/// How fast requests can go at this moment, for those who have many.
struct StripePace {
    double requestsPerSecond = 0;           ///< Less than StripeTiming's for a while after a 429.
    std::chrono::milliseconds latency{300}; ///< What a read lately took on the wire; a guess at first.
    int mostInFlight = 1;
};

/// Which page of the list. Stripe lists newest first.
struct SessionQuery {
    int limit = 100;                           ///< 1 to 100.
    std::optional<SessionId> startingAfter;    ///< Older than this one.
    std::optional<SessionId> endingBefore;     ///< Newer than this one: the page next to it.
    std::optional<std::int64_t> createdFrom;   ///< Unix seconds, inclusive.
    std::optional<std::int64_t> createdBefore; ///< Unix seconds, exclusive.
    QString reference;      ///< Only those whose client_reference_id is exactly this; all when empty.
    QString customer;       ///< Only those of this related_customer; all when empty.
    bool withPeople = true; ///< Expand verified outputs and provided details (no sensitive leaf).
    ReadPurpose purpose = ReadPurpose::List;
};

struct SessionPage {
    std::vector<VerificationSession> sessions; ///< Newest first, without those that could not be read.
    bool hasMore = false;
    QString requestId;
    /// Its sessions are not in the order, or not of the time, that was asked for. Each of them is what it is,
    /// but nothing follows from one that is missing: no stretch of time counts as complete by this page.
    std::optional<StripeError> contradiction;
    ReadingProblemList problems; ///< Of objects on the page; the page itself is good.
};

/// What a single session is fetched with. Sensitive leaves come only when named, and only if the key may.
enum class SessionExpansion {
    People = 1,                   ///< verified_outputs and provided_details
    LastReport = 2,               ///< last_verification_report
    DateOfBirth = 4,              ///< verified_outputs.dob
    IdNumber = 8,                 ///< verified_outputs.id_number
    Sex = 16,                     ///< verified_outputs.sex and .unparsed_sex
    PlaceOfBirth = 32,            ///< verified_outputs.unparsed_place_of_birth
    DocumentNumber = 64,          ///< last_verification_report.document.number
    DocumentExpirationDate = 128, ///< last_verification_report.document.expiration_date
    DocumentDateOfBirth = 256,    ///< last_verification_report.document.dob
    CheckedIdNumber = 512,        ///< last_verification_report.id_number.id_number
};
Q_DECLARE_FLAGS(SessionExpansions, SessionExpansion)
Q_DECLARE_OPERATORS_FOR_FLAGS(SessionExpansions)

struct RetrievedSession {
    VerificationSession session;
    std::optional<VerificationReport>
        report; ///< When LastReport (or a leaf of it) was asked for and there is one.
    /// Stripe's object as indented JSON without `client_secret` and `url`, every personal leaf (verified
    /// outputs, provided details, the report's extracted data) replaced by "••••••".
    MaskedJson maskedJson;
    QString requestId;
    ReadingProblemList problems; ///< What of the session or its report was left out.
};

/// Which of a session's reports. Stripe lists newest first.
struct ReportQuery {
    SessionId session;
    int limit = 100;                       ///< 1 to 100.
    std::optional<ReportId> startingAfter; ///< Older than this one.
};

/// Of one session. Nothing sensitive is in them.
struct ReportPage {
    std::vector<VerificationReport> reports; ///< Newest first, without those that could not be read.
    bool hasMore = false;
    QString requestId;
    ReadingProblemList problems;
};

/// That files may be listed. Nothing of them is kept: their addresses open pictures.
struct FileListing {
    QString requestId;
};

/// A file as Stripe keeps it: anything at all, in any format.
struct FetchedFile {
    SecretBytes bytes;
    QString requestId; ///< Of the link that opened it.
};

/// Whose key this is. Every field can be empty: a restricted key may lack the right to read the account, but
/// the refusal itself names its id.
struct Account {
    QString id;
    QString displayName;
    QString country;
};
