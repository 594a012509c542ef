// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/CertificateFault.h"

#include <QString>

/// Why a request to Stripe gave no answer the desk can use. Views switch on the kind.
struct StripeError {
    enum class Kind {
        NoConnection,         ///< Nobody answered: no network, name not found, connection refused or cut.
        Timeout,              ///< Connected, but no whole answer in time.
        InsecureConnection,   ///< TLS failed, see `certificate`. Never ignorable.
        ProxyPassword,        ///< 407: a proxy on the way wants a user name and a password.
        NotStripe,            ///< An answer that is not Stripe's: a proxy's page, a sign-in page.
        UnreadableAnswer,     ///< Stripe's answer (it has a request id), but not in a form the desk can read.
        KeyRefused,           ///< 401: wrong, expired or rolled key.
        AddressNotAllowed,    ///< The key has a list of internet addresses, and this computer's is not on it.
        PermissionMissing,    ///< 403: see missingPermission.
        IdentityNotActivated, ///< The account has not been set up for Stripe Identity.
        NotFound,             ///< 404: no such object in this account and mode.
        RateLimited,          ///< 429 from a limiter.
        Locked,               ///< 429 lock_timeout: another request is working on the same object.
        Conflict,             ///< 409, and idempotency errors.
        Refused,              ///< Another 4xx: Stripe understood and said no. Read `message`.
        StripeFault,          ///< 5xx.
        OtherMode,            ///< A test key was answered with live objects, or a live one with test objects.
        NotAllowedHere,       ///< Refused by the desk, see `notSent`.
    };

    /// Why the desk refused to send a request.
    enum class NotSent {
        Address, ///< The address is not one a key may be sent to.
        NoKey,
        NoObject, ///< The request names no object, or a file that is not at Stripe.
        Locked,   ///< The desk was locked first.
    };

    Kind kind = Kind::NoConnection;
    int httpStatus = 0; ///< 0 when there was no answer.
    /// Why, in the words of Stripe, of the system or of the desk: see `messageIsStripes`. Never a key or a
    /// secret.
    QString message;
    bool messageIsStripes = false;               ///< `message` is the sentence of Stripe's error object.
    QString code;                                ///< Stripe's error.code, if any.
    QString param;                               ///< Stripe's error.param, if any.
    QString requestId;                           ///< `Request-Id`, if there was an answer.
    QString missingPermission;                   ///< "rak_…", read out of a 403's message.
    std::optional<CertificateFault> certificate; ///< Of InsecureConnection, if a certificate was refused.
    QString proxy;                               ///< Of ProxyPassword: "host:port", if known.
    NotSent notSent = NotSent::Address;          ///< Of NotAllowedHere.
    /// Of a cancel or redact: a try of it may have reached Stripe, and no definite answer came back.
    bool mayHaveTakenEffect = false;

    /// A link to a file had come to its end before the file arrived.
    bool isExpiredLink() const;
    /// Stripe's own sentence, to be quoted as such; empty when `message` is not Stripe's.
    QString stripesSentence() const { return messageIsStripes ? message : QString(); }

    friend bool operator==(const StripeError&, const StripeError&) = default;

    /// For a POST: the effect may have happened although no answer arrived.
    bool leavesEffectUnknown() const;
};

/// The `param` of what is wrong with a file, and with a link to one.
inline constexpr const char* fileParam = "file";
inline constexpr const char* fileLinkParam = "file_link";

/// Whether Stripe is in reach all the same. Only the network makes the app offline: an answer of Stripe's
/// that cannot be read, or a fault at Stripe, does not. Stripe names each answer of its own (`Request-Id`); a
/// page without a name comes from something on the way, such as a network's sign-in page.
bool reachesStripe(const StripeError& error);

/// Whether asking once more helps.
enum class Remedy {
    AskSoon,  ///< The way to Stripe may be back any moment.
    AskLess,  ///< Stripe has trouble, or too many questions.
    Somebody, ///< Somebody has to do something about it.
};
Remedy remedyFor(StripeError::Kind kind);

/// What happened, for the reader: a short sentence without Stripe's own words.
QString errorHeadline(const StripeError& error);
/// What to do next.
QString errorNextStep(const StripeError& error);
