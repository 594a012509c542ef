// SPDX-License-Identifier: Apache-2.0
#include "stripe/StripeError.h"

#include <QCoreApplication>

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("StripeError", text);
}

QString permissionStep(const StripeError& error) {
    if (error.missingPermission.isEmpty())
        return tr("Use a key that may do this, or ask whoever manages your Stripe keys.");
    return tr("Ask whoever manages your Stripe keys to add %1 to it.").arg(error.missingPermission);
}

/// What there is none of. Stripe names the parameter that led nowhere, and for a session in the path none.
QString notFoundHeadline(const StripeError& error) {
    if (error.isExpiredLink())
        return tr("The link to this picture came to its end before the picture arrived.");
    if (error.param == QLatin1StringView(fileParam))
        return tr("Stripe has no such picture in this account.");
    return tr("Stripe has no such session in this account.");
}

QString notFoundStep(const StripeError& error) {
    if (error.isExpiredLink())
        return tr("Try again: that makes a new one. A link to a picture lasts half a minute.");
    if (error.param == QLatin1StringView(fileParam))
        return tr("It may have been erased. Refresh the session to see what it is now.");
    return tr("Check the id, and whether it belongs to live or to test mode.");
}

} // namespace

bool StripeError::isExpiredLink() const {
    return kind == Kind::NotFound && param == QLatin1StringView(fileLinkParam);
}

bool StripeError::leavesEffectUnknown() const {
    return mayHaveTakenEffect;
}

bool reachesStripe(const StripeError& error) {
    switch (error.kind) {
    case StripeError::Kind::NoConnection:
    case StripeError::Kind::Timeout:
    case StripeError::Kind::InsecureConnection:
        return false;
    case StripeError::Kind::NotStripe:
        return !error.requestId.isEmpty();
    case StripeError::Kind::KeyRefused:
    case StripeError::Kind::PermissionMissing:
    case StripeError::Kind::IdentityNotActivated:
    case StripeError::Kind::NotFound:
    case StripeError::Kind::RateLimited:
    case StripeError::Kind::Locked:
    case StripeError::Kind::Conflict:
    case StripeError::Kind::Refused:
    case StripeError::Kind::StripeFault:
    case StripeError::Kind::NotAllowedHere:
        return true;
    }
    return true;
}

Remedy remedyFor(StripeError::Kind kind) {
    switch (kind) {
    case StripeError::Kind::NoConnection:
    case StripeError::Kind::Timeout:
    case StripeError::Kind::NotStripe:
        return Remedy::AskSoon;
    case StripeError::Kind::RateLimited:
    case StripeError::Kind::Locked:
    case StripeError::Kind::Conflict:
    case StripeError::Kind::StripeFault:
        return Remedy::AskLess;
    case StripeError::Kind::InsecureConnection:
    case StripeError::Kind::KeyRefused:
    case StripeError::Kind::PermissionMissing:
    case StripeError::Kind::IdentityNotActivated:
    case StripeError::Kind::NotFound:
    case StripeError::Kind::Refused:
    case StripeError::Kind::NotAllowedHere:
        return Remedy::Somebody;
    }
    return Remedy::Somebody;
}

QString errorHeadline(const StripeError& error) {
    switch (error.kind) {
    case StripeError::Kind::NoConnection:
        return tr("Stripe cannot be reached.");
    case StripeError::Kind::Timeout:
        return tr("Stripe did not answer in time.");
    case StripeError::Kind::InsecureConnection:
        return tr("The connection to Stripe is not secure.");
    case StripeError::Kind::NotStripe:
        return tr("The answer did not come from Stripe, or arrived damaged.");
    case StripeError::Kind::KeyRefused:
        return tr("Stripe does not accept this key.");
    case StripeError::Kind::PermissionMissing:
        return tr("This key may not do that.");
    case StripeError::Kind::IdentityNotActivated:
        return tr("This account is not set up for Stripe Identity.");
    case StripeError::Kind::NotFound:
        return notFoundHeadline(error);
    case StripeError::Kind::RateLimited:
        return tr("Stripe asks for fewer requests just now.");
    case StripeError::Kind::Locked:
        return tr("Somebody else is working on this session.");
    case StripeError::Kind::Conflict:
        return tr("Stripe is still busy with the same request.");
    case StripeError::Kind::Refused:
        return tr("Stripe said no.");
    case StripeError::Kind::StripeFault:
        return tr("Something went wrong at Stripe.");
    case StripeError::Kind::NotAllowedHere:
        return tr("The desk did not send this request.");
    }
    return {};
}

QString errorNextStep(const StripeError& error) {
    switch (error.kind) {
    case StripeError::Kind::NoConnection:
        return tr("Check your network, then try again.");
    case StripeError::Kind::Timeout:
        return tr("Try again in a moment. If it goes on, check your network.");
    case StripeError::Kind::InsecureConnection:
        return tr("Do not go on from this network. Check the clock of this computer, and ask your IT whether "
                  "they inspect connections.");
    case StripeError::Kind::NotStripe:
        return tr("A sign-in page or a proxy may be in the way. Open a website in your browser, then try "
                  "again.");
    case StripeError::Kind::KeyRefused:
        return tr("Enter another key. Yours may have been replaced or have expired.");
    case StripeError::Kind::PermissionMissing:
        return permissionStep(error);
    case StripeError::Kind::IdentityNotActivated:
        return tr("Ask an administrator of the account to open Identity in the Stripe dashboard and finish "
                  "its setup.");
    case StripeError::Kind::NotFound:
        return notFoundStep(error);
    case StripeError::Kind::RateLimited:
    case StripeError::Kind::Locked:
    case StripeError::Kind::Conflict:
        return tr("Wait a moment, then try again.");
    case StripeError::Kind::Refused:
        return tr("Read Stripe's sentence. Trying again as it is will not help.");
    case StripeError::Kind::StripeFault:
        return tr("Try again in a few minutes. If it goes on, give Stripe's support the request id.");
    case StripeError::Kind::NotAllowedHere:
        return tr("Check the key and the address in the settings.");
    }
    return {};
}
