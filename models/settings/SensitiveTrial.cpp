// SPDX-License-Identifier: Apache-2.0
#include "settings/SensitiveTrial.h"

#include "identity/Outcome.h"
#include "store/SessionStore.h"

#include <QCoreApplication>

namespace {

using Manner = SensitiveTold::Manner;
using Verdict = AbilityAnswer::Verdict;

QString tr(const char* text) {
    return QCoreApplication::translate("SensitiveTrial", text);
}

AbilityAnswer cannotTell(const char* why, const QString& permission = {}) {
    return {Verdict::CannotTell, permission, tr(why)};
}

/// The oldest and the youngest of those that are looked at.
class Extremes {
public:
    explicit Extremes(std::int64_t now)
        : m_recentFrom(now - recentSensitiveSeconds) {}

    template <typename Place>
    void look(std::int64_t created, Place place, std::optional<Place>& old, std::optional<Place>& recent) {
        // A session begun less than 48 hours ago cannot have an older report.
        if (created < m_recentFrom && (!old || created < m_oldest)) {
            m_oldest = created;
            old = place;
        } else if (created > m_recentFrom && (!recent || created > m_youngest)) {
            m_youngest = created;
            recent = place;
        }
    }

private:
    std::int64_t m_recentFrom;
    std::int64_t m_oldest = 0;
    std::int64_t m_youngest = 0;
};

} // namespace

SensitiveReach SensitiveTrial::reach() const {
    if (isSettledByOld())
        return SensitiveReach::Everything;
    if (!ofRecent)
        return SensitiveReach::Unknown;
    switch (ofRecent->manner) {
    case Manner::Sent:
        return ofOld ? SensitiveReach::RecentOnly : SensitiveReach::RecentAtLeast;
    case Manner::Refused:
        return SensitiveReach::Nothing;
    case Manner::LeftOut:
        return SensitiveReach::Unknown;
    }
    return SensitiveReach::Unknown;
}

AbilityAnswer SensitiveTrial::answer() const {
    switch (reach()) {
    case SensitiveReach::Everything:
        return {Verdict::Yes, {}, {}};
    case SensitiveReach::RecentOnly:
        return {Verdict::Yes, ofOld->missingPermission, {}};
    case SensitiveReach::RecentAtLeast:
        return {Verdict::Yes,
                {},
                tr("Whether it may read older ones as well shows once a verified session older than 48 hours "
                   "is loaded.")};
    case SensitiveReach::Nothing:
        return {Verdict::No, ofRecent->missingPermission, {}};
    case SensitiveReach::Unknown:
        break;
    }
    if (ofRecent)
        return cannotTell(QT_TR_NOOP("Stripe left the value out and does not say why: this key may not read "
                                     "sensitive results, or there was none."));
    if (!ofOld)
        return cannotTell(QT_TR_NOOP("It takes a verified session to find out, and none is loaded."));
    if (ofOld->manner == Manner::Refused)
        return cannotTell(
            QT_TR_NOOP("Stripe refused a result older than 48 hours. There is no younger one to "
                       "ask about."),
            ofOld->missingPermission);
    return cannotTell(QT_TR_NOOP("Stripe left out a result older than 48 hours. There is no younger one to "
                                 "ask about."));
}

SensitiveSamples SensitiveSamples::from(const SessionStore& store, std::int64_t now) {
    std::optional<Row> old;
    std::optional<Row> recent;
    Extremes extremes(now);
    const std::span<const std::int64_t> created = store.created();
    const std::span<const SessionClass> classes = store.classes();
    const std::span<const std::uint32_t> numbers = store.classNumbers();
    const std::optional<int> document = store.numberOf(
        SessionStore::WordColumn::Type, OpenEnum<VerificationType>::wireWordOf(VerificationType::Document));
    for (Row row = 0; row < store.size(); ++row) {
        const SessionClass& of = classes[numbers[row]];
        if (of.outcome == Outcome::Verified && of.redaction == 0 && of.type == document &&
            of.has(Presence::Report))
            extremes.look(created[row], row, old, recent);
    }
    SensitiveSamples samples;
    if (old)
        samples.old = store.session(*old).id;
    if (recent)
        samples.recent = store.session(*recent).id;
    return samples;
}

SensitiveSamples SensitiveSamples::from(const std::vector<VerificationSession>& sessions, std::int64_t now) {
    SensitiveSamples samples;
    Extremes extremes(now);
    for (const VerificationSession& session : sessions)
        if (outcomeOf(session) == Outcome::Verified && !session.isRedactionRequested() &&
            session.type.value == VerificationType::Document && session.lastReport)
            extremes.look(session.created, session.id, samples.old, samples.recent);
    return samples;
}
