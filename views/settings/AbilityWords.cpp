// SPDX-License-Identifier: Apache-2.0
#include "settings/AbilityWords.h"

#include <QCoreApplication>

namespace {

using Verdict = AbilityAnswer::Verdict;

QString tr(const char* text) {
    return QCoreApplication::translate("AbilityWords", text);
}

QString nameOf(Ability ability) {
    switch (ability) {
    case Ability::ReadSessions:
        return tr("See sessions");
    case Ability::ReadReports:
        return tr("See reports and their checks");
    case Ability::ReadSensitive:
        return tr("See dates of birth and numbers");
    case Ability::ReadFiles:
        return tr("Open pictures");
    case Ability::CancelAndRedact:
        return tr("Cancel and redact");
    case Ability::ReadEvents:
        return tr("Learn of changes by itself");
    case Ability::ReadAccount:
        return tr("See whose account it is");
    }
    return {};
}

QString joined(const QStringList& sentences) {
    QStringList said;
    for (const QString& sentence : sentences)
        if (!sentence.isEmpty())
            said << sentence;
    return said.join(u' ');
}

/// What is missing, by Stripe's name and by the dashboard's.
QString missing(Ability ability, const QString& permission) {
    if (permission.isEmpty())
        return {};
    const QString place = dashboardPermission(ability);
    return place.isEmpty() ? tr("Missing: %1.").arg(permission)
                           : tr("Missing: %1. In the dashboard: %2.").arg(permission, place);
}

QString reachWords(SensitiveReach reach, const AbilityAnswer& answer) {
    switch (reach) {
    case SensitiveReach::Everything:
        return tr("However old the check is.");
    case SensitiveReach::RecentOnly:
        return tr("Up to 48 hours after the check. Older ones take “Access all sensitive verification "
                  "results”, which Stripe gives only to a key that is tied to IP addresses.");
    case SensitiveReach::RecentAtLeast:
        return joined({tr("Up to 48 hours after the check, at least."), answer.why});
    case SensitiveReach::Unknown:
    case SensitiveReach::Nothing:
        break;
    }
    return answer.why;
}

QString detailOf(Ability ability, const KeyAbilities& abilities) {
    const AbilityAnswer& answer = abilities.of(ability);
    switch (answer.verdict) {
    case Verdict::Unknown:
        return {};
    case Verdict::Yes:
        return ability == Ability::ReadSensitive ? reachWords(abilities.sensitiveReach, answer) : answer.why;
    case Verdict::No:
        return joined({answer.why, missing(ability, answer.missingPermission)});
    case Verdict::CannotTell:
        return joined({answer.why, answer.missingPermission.isEmpty()
                                       ? QString()
                                       : tr("It named %1.").arg(answer.missingPermission)});
    }
    return {};
}

} // namespace

QString dashboardPermission(Ability ability) {
    switch (ability) {
    case Ability::ReadSessions:
    case Ability::ReadReports:
        return tr("Identity, Verification Sessions and Reports: Read");
    case Ability::ReadSensitive:
        return tr("Identity, Access recent sensitive verification results: Read");
    case Ability::ReadFiles:
        return tr("Files: Write");
    case Ability::CancelAndRedact:
        return tr("Identity, Verification Sessions and Reports: Write");
    case Ability::ReadEvents:
        return tr("All core resources, Events: Read");
    case Ability::ReadAccount:
        return {};
    }
    return {};
}

QString AbilityWords::spoken() const {
    const QString sentence = tr("%1: %2.").arg(ability, verdict);
    return detail.isEmpty() ? sentence : sentence + u' ' + detail;
}

AbilityWords wordsFor(Ability ability, const KeyAbilities& abilities) {
    AbilityWords words;
    words.ability = nameOf(ability);
    words.detail = detailOf(ability, abilities);
    const auto say = [&words](Mark mark, Tone tone, const QString& verdict) {
        words.mark = mark;
        words.tone = tone;
        words.verdict = verdict;
    };
    switch (abilities.of(ability).verdict) {
    case Verdict::Unknown:
        say(Mark::Quarter, Tone::Processing, tr("Not asked"));
        break;
    case Verdict::Yes:
        say(Mark::Disc, Tone::Verified, tr("Yes"));
        break;
    case Verdict::No:
        say(Mark::Square, Tone::Canceled, tr("No"));
        break;
    case Verdict::CannotTell:
        say(Mark::Ring, Tone::Neutral, tr("Not known"));
        break;
    }
    return words;
}

QString kindWords(const KeyAbilities& abilities) {
    const auto choose = [&abilities](const char* live, const char* test) {
        return tr(abilities.isLive ? live : test);
    };
    switch (abilities.kind) {
    case KeyKind::Secret:
        return choose(QT_TR_NOOP("A full secret key, live"), QT_TR_NOOP("A full secret key, test mode"));
    case KeyKind::Restricted:
        return choose(QT_TR_NOOP("A restricted key, live"), QT_TR_NOOP("A restricted key, test mode"));
    case KeyKind::Publishable:
        return tr("A publishable key");
    case KeyKind::Organization:
        return tr("An organization's key");
    case KeyKind::Unknown:
        return tr("A kind of key the desk does not know, taken for live");
    }
    return {};
}
