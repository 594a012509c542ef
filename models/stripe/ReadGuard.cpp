// SPDX-License-Identifier: Apache-2.0
#include "stripe/ReadGuard.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("StripeError", text);
}

/// Stripe looked and answered: asking for something else is no repetition.
bool isDefinite(StripeError::Kind kind) {
    return kind == StripeError::Kind::NotFound;
}

/// Nothing arrived at Stripe.
bool reachedNobody(StripeError::Kind kind) {
    return kind == StripeError::Kind::NoConnection || kind == StripeError::Kind::InsecureConnection ||
           kind == StripeError::Kind::NotAllowedHere;
}

} // namespace

ReadGuard::ReadGuard(const StripeTiming& timing)
    : m_most(std::max(1, timing.failedTriesAtOnce))
    , m_oneMoreEvery(std::max(Time(1), timing.failedTryEvery)) {
    reset();
}

void ReadGuard::reset() {
    m_buckets.fill({m_most, Time(0), {}});
    m_pausedUntil = Time(0);
}

double ReadGuard::triesLeft(const Bucket& bucket, Time now) const {
    const double filled =
        static_cast<double>((now - bucket.filledAt).count()) / static_cast<double>(m_oneMoreEvery.count());
    return std::min(m_most, bucket.tries + filled);
}

void ReadGuard::noteFailure(ReadPurpose purpose, const StripeError& error, Time now) {
    if (isDefinite(error.kind) || reachedNobody(error.kind))
        return;
    Bucket& bucket = m_buckets[static_cast<std::size_t>(purpose)];
    bucket = {std::max(0.0, triesLeft(bucket, now) - 1), now, error};
}

void ReadGuard::noteSuccess(ReadPurpose purpose) {
    constexpr double share = 0.25;
    Bucket& bucket = m_buckets[static_cast<std::size_t>(purpose)];
    bucket.tries = std::min(m_most, bucket.tries + share);
}

void ReadGuard::noteWrite() {
    constexpr double room = 8;
    Bucket& bucket = m_buckets[static_cast<std::size_t>(ReadPurpose::Session)];
    bucket.tries = std::min(m_most, bucket.tries + room);
}

void ReadGuard::pause(Time wait, const StripeError& error, Time now) {
    m_pausedUntil = std::max(m_pausedUntil, now + std::min(wait, longestPause));
    m_pausedFor = error;
}

std::optional<StripeError> ReadGuard::refusalOfAll(Time now) const {
    if (now >= m_pausedUntil)
        return std::nullopt;
    StripeError error = m_pausedFor;
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(m_pausedUntil - now).count();
    error.message = tr("Stripe asked for no requests for another %1 s. Nothing was sent.").arg(seconds);
    return error;
}

std::optional<StripeError> ReadGuard::refusalOfRead(ReadPurpose purpose, bool isByPerson, Time now) const {
    if (const std::optional<StripeError> all = refusalOfAll(now))
        return all;
    const Bucket& bucket = m_buckets[static_cast<std::size_t>(purpose)];
    if (isByPerson || triesLeft(bucket, now) >= 1)
        return std::nullopt;
    return bucket.last;
}
