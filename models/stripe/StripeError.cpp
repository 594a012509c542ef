// SPDX-License-Identifier: Apache-2.0
#include "stripe/StripeError.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace {

using Reason = CertificateFault::Reason;

QString tr(const char* text) {
    return QCoreApplication::translate("StripeError", text);
}

QString permissionStep(const StripeError& error) {
    if (error.missingPermission.isEmpty())
        return tr("Use a key that may do this, or ask whoever manages your Stripe keys.");
    return tr("Ask whoever manages your Stripe keys to add %1 to it.").arg(error.missingPermission);
}

QString certificateHeadline(const CertificateFault& fault) {
    switch (fault.reason) {
    case Reason::IssuerNotTrusted:
        return tr("This computer does not trust the certificate shown for %1.").arg(fault.host);
    case Reason::OtherHost:
        return tr("The certificate shown for %1 belongs to another host.").arg(fault.host);
    case Reason::NotYetValid:
        return tr("The certificate shown for %1 is not valid yet.").arg(fault.host);
    case Reason::Expired:
        return tr("The certificate shown for %1 has expired.").arg(fault.host);
    case Reason::Revoked:
        return tr("The certificate shown for %1 has been revoked.").arg(fault.host);
    case Reason::Other:
        return tr("The certificate shown for %1 is not valid.").arg(fault.host);
    }
    return {};
}

/// For an administrator, in the form certificate tools use.
QString certificateFacts(const CertificateFault& fault) {
    QStringList facts;
    if (!fault.issuedFor.isEmpty())
        facts << tr("issued for %1").arg(fault.issuedFor);
    if (!fault.issuer.isEmpty())
        facts << tr("issuer %1").arg(fault.issuer);
    if (fault.validFrom.isValid() && fault.validUntil.isValid())
        facts << tr("valid %1 to %2")
                     .arg(fault.validFrom.toString(Qt::ISODate), fault.validUntil.toString(Qt::ISODate));
    return facts.join(QStringLiteral(", "));
}

QString certificateCause(CertificateFault::Reason reason) {
    switch (reason) {
    case Reason::IssuerNotTrusted:
        return tr("If your company inspects connections, its IT has to install that issuer on this "
                  "computer.");
    case Reason::OtherHost:
        return tr("Something on the way answers in Stripe's place: a sign-in page, a filter or a wrong "
                  "address.");
    case Reason::NotYetValid:
    case Reason::Expired:
        return tr("Check the date and time of this computer first.");
    case Reason::Revoked:
    case Reason::Other:
        return tr("Do not go on from this network.");
    }
    return {};
}

QString insecureStep(const StripeError& error) {
    if (!error.certificate)
        return tr("Do not go on from this network. Ask your IT whether they inspect or block connections to "
                  "api.stripe.com.");
    const QString facts = certificateFacts(*error.certificate);
    const QString cause = certificateCause(error.certificate->reason);
    return facts.isEmpty() ? cause : cause + u' ' + tr("For your IT: %1.").arg(facts);
}

QString proxyHeadline(const StripeError& error) {
    return error.proxy.isEmpty() ? tr("A proxy on the way to Stripe wants a user name and a password.")
                                 : tr("The proxy %1 wants a user name and a password.").arg(error.proxy);
}

/// "The API key provided does not allow requests from your IP address (203.0.113.7)."
QString addressStep(const StripeError& error) {
    static const QRegularExpression inBrackets(QStringLiteral("\\(([0-9a-fA-F.:]{3,45})\\)"));
    const QString address = inBrackets.match(error.message).captured(1);
    if (address.isEmpty())
        return tr("Connect through your company's network, or ask whoever manages your Stripe keys to add "
                  "your address to the key's list.");
    return tr("Connect through your company's network, or ask whoever manages your Stripe keys to add %1 to "
              "the key's list.")
        .arg(address);
}

/// Stripe names the parameter that led nowhere, and for a session in the path none.
bool isAboutSession(const StripeError& error) {
    return error.code == QLatin1StringView("resource_missing");
}

QString notFoundHeadline(const StripeError& error) {
    if (error.isExpiredLink())
        return tr("The link to this picture came to its end before the picture arrived.");
    if (error.param == QLatin1StringView(fileParam))
        return tr("Stripe has no such picture in this account.");
    return isAboutSession(error) ? tr("Stripe has no such session in this account.")
                                 : tr("Stripe does not know what the desk asked for.");
}

QString notFoundStep(const StripeError& error) {
    if (error.isExpiredLink())
        return tr("Try again: that makes a new one. A link to a picture lasts half a minute.");
    if (error.param == QLatin1StringView(fileParam))
        return tr("It may have been erased. Refresh the session to see what it is now.");
    return tr("Check the id, and whether it belongs to live or to test mode.");
}

/// Stripe names every answer of its own; a gateway in between does not.
bool isKnownToStripe(const StripeError& error) {
    return error.messageIsStripes || !error.requestId.isEmpty();
}

/// A connection that was made and then lost is not the same as none: a request may have been read.
bool brokeOff(const StripeError& error) {
    return error.httpStatus != 0 || error.mayHaveTakenEffect;
}

QString notSentHeadline(const StripeError& error) {
    if (error.mayHaveTakenEffect)
        return tr("The desk was locked before Stripe had answered.");
    return tr("The desk did not send this request.");
}

QString notSentStep(const StripeError& error) {
    if (error.mayHaveTakenEffect)
        return tr("It may have been done. Refresh the session to see what it is now.");
    switch (error.notSent) {
    case StripeError::NotSent::Address:
        return tr("Check the address the desk was started with.");
    case StripeError::NotSent::NoKey:
        return tr("Enter a key first.");
    case StripeError::NotSent::NoObject:
        return tr("Refresh the session, then try again.");
    case StripeError::NotSent::Locked:
        return tr("The desk was locked first. Unlock it, then try again.");
    }
    return {};
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
    case StripeError::Kind::ProxyPassword:
        return false;
    case StripeError::Kind::NotStripe:
        return !error.requestId.isEmpty();
    case StripeError::Kind::UnreadableAnswer:
    case StripeError::Kind::KeyRefused:
    case StripeError::Kind::AddressNotAllowed:
    case StripeError::Kind::PermissionMissing:
    case StripeError::Kind::IdentityNotActivated:
    case StripeError::Kind::NotFound:
    case StripeError::Kind::RateLimited:
    case StripeError::Kind::Locked:
    case StripeError::Kind::Conflict:
    case StripeError::Kind::Refused:
    case StripeError::Kind::StripeFault:
    case StripeError::Kind::OtherMode:
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
    case StripeError::Kind::UnreadableAnswer:
    case StripeError::Kind::RateLimited:
    case StripeError::Kind::Locked:
    case StripeError::Kind::Conflict:
    case StripeError::Kind::StripeFault:
        return Remedy::AskLess;
    case StripeError::Kind::InsecureConnection:
    case StripeError::Kind::ProxyPassword:
    case StripeError::Kind::KeyRefused:
    case StripeError::Kind::AddressNotAllowed:
    case StripeError::Kind::PermissionMissing:
    case StripeError::Kind::IdentityNotActivated:
    case StripeError::Kind::NotFound:
    case StripeError::Kind::Refused:
    case StripeError::Kind::OtherMode:
    case StripeError::Kind::NotAllowedHere:
        return Remedy::Somebody;
    }
    return Remedy::Somebody;
}

QString errorHeadline(const StripeError& error) {
    switch (error.kind) {
    case StripeError::Kind::NoConnection:
        return brokeOff(error) ? tr("The connection broke before Stripe's answer was complete.")
                               : tr("Stripe cannot be reached.");
    case StripeError::Kind::Timeout:
        return tr("Stripe did not answer in time.");
    case StripeError::Kind::InsecureConnection:
        return error.certificate ? certificateHeadline(*error.certificate)
                                 : tr("The connection to Stripe is not secure.");
    case StripeError::Kind::ProxyPassword:
        return proxyHeadline(error);
    case StripeError::Kind::NotStripe:
        return tr("The answer did not come from Stripe, or arrived damaged.");
    case StripeError::Kind::UnreadableAnswer:
        return tr("The desk cannot read Stripe's answer.");
    case StripeError::Kind::KeyRefused:
        return tr("Stripe does not accept this key.");
    case StripeError::Kind::AddressNotAllowed:
        return tr("This key may not be used from this computer's internet address.");
    case StripeError::Kind::PermissionMissing:
        return tr("This key may not do that.");
    case StripeError::Kind::IdentityNotActivated:
        return tr("This account is not set up for Stripe Identity.");
    case StripeError::Kind::NotFound:
        return notFoundHeadline(error);
    case StripeError::Kind::RateLimited:
        return isKnownToStripe(error) ? tr("Stripe asks for fewer requests just now.")
                                      : tr("There are too many requests just now.");
    case StripeError::Kind::Locked:
        return tr("Another request is working on this session.");
    case StripeError::Kind::Conflict:
        return tr("Stripe is still busy with the same request.");
    case StripeError::Kind::Refused:
        return tr("Stripe said no.");
    case StripeError::Kind::StripeFault:
        return isKnownToStripe(error) ? tr("Something went wrong at Stripe.")
                                      : tr("Stripe, or a server on the way to it, has trouble (status %1).")
                                            .arg(error.httpStatus);
    case StripeError::Kind::OtherMode:
        return tr("Test and live mode are mixed up: the app has stopped.");
    case StripeError::Kind::NotAllowedHere:
        return notSentHeadline(error);
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
        return insecureStep(error);
    case StripeError::Kind::ProxyPassword:
        return tr("The desk cannot enter one. Ask your IT to let this computer reach api.stripe.com and "
                  "files.stripe.com without it.");
    case StripeError::Kind::NotStripe:
        return tr("A sign-in page or a proxy may be in the way. Open a website in your browser, then try "
                  "again.");
    case StripeError::Kind::UnreadableAnswer:
        return tr("Update the desk if there is a newer version. If it goes on, report it with the request "
                  "id.");
    case StripeError::Kind::KeyRefused:
        return tr("Enter another key. Yours may have been replaced or have expired.");
    case StripeError::Kind::AddressNotAllowed:
        return addressStep(error);
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
        return error.messageIsStripes ? tr("Read Stripe's sentence. Trying again as it is will not help.")
                                      : tr("Stripe gave no reason. Trying again as it is will not help.");
    case StripeError::Kind::StripeFault:
        return error.requestId.isEmpty()
                   ? tr("Try again in a few minutes.")
                   : tr("Try again in a few minutes. If it goes on, give Stripe's support the request id.");
    case StripeError::Kind::OtherMode:
        return tr("Your key is of one mode and Stripe sent sessions of the other, so nothing is shown and "
                  "nothing can be done. Enter the key again, and check whether a proxy is in the way.");
    case StripeError::Kind::NotAllowedHere:
        return notSentStep(error);
    }
    return {};
}
