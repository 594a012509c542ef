// SPDX-License-Identifier: Apache-2.0
#include "History.h"

#include <algorithm>

namespace sandbox {

namespace {

constexpr qint64 kMinute = 60;
constexpr qint64 kHour = 3'600;
constexpr qint64 kDay = 86'400;
constexpr quint64 kNewest = 32;
// A check that never ends is rare but happens, and a desk should point at it.
constexpr quint64 kStuckEvery = 1'009;
constexpr quint64 kStuckFirst = 500;
constexpr quint64 kOddEvery = 2'000;

void submit(SessionPlan& plan, qint64& at, StepKind decision, LastError error, Dice& dice) {
    plan.steps.append({at, StepKind::Submitted, LastError::None});
    at += dice.between(50, 170);
    plan.steps.append({at, decision, error});
}

LastError errorAfterSubmission(SessionType type, Dice& dice) {
    for (;;) {
        const LastError error = weightedLastError(dice.next());
        switch (factsOf(error).check) {
        case FailedCheck::Email:
        case FailedCheck::Phone:
            if (type == SessionType::VerificationFlow)
                return error;
            break;
        case FailedCheck::Document:
        case FailedCheck::Selfie:
            if (type != SessionType::IdNumber)
                return error;
            break;
        case FailedCheck::IdNumber:
            return error;
        case FailedCheck::BeforeSubmission:
            break;
        }
    }
}

/// Fits the type to an error that was drawn first, so that rare codes keep their share.
void fitType(SessionPlan& plan, LastError error) {
    switch (factsOf(error).check) {
    case FailedCheck::Email:
    case FailedCheck::Phone:
        plan.type = SessionType::VerificationFlow;
        break;
    case FailedCheck::Document:
    case FailedCheck::Selfie:
        if (plan.type == SessionType::IdNumber)
            plan.type = SessionType::Document;
        break;
    case FailedCheck::IdNumber:
    case FailedCheck::BeforeSubmission:
        break;
    }
}

void tellRefusal(SessionPlan& plan, qint64& at, Dice& dice) {
    const LastError error = weightedLastError(dice.next());
    fitType(plan, error);
    if (factsOf(error).check == FailedCheck::BeforeSubmission) {
        plan.steps.append({at, StepKind::GaveUp, error});
        return;
    }
    if (dice.percent(25)) {
        submit(plan, at, StepKind::Refused, errorAfterSubmission(plan.type, dice), dice);
        at += dice.between(kMinute, kHour);
    }
    submit(plan, at, StepKind::Refused, error, dice);
}

} // namespace

Oddity History::oddity(quint64 number) const {
    if (number >= m_count)
        return Oddity::None;
    switch ((m_count - 1 - number) % kOddEvery) {
    case 40:
        return Oddity::MockFixture;
    case 41:
        return Oddity::FiftyMetadataKeys;
    case 43:
        return Oddity::LongMetadataValues;
    case 45:
        return Oddity::VeryLongName;
    case 47:
        return Oddity::NearlyEmpty;
    default:
        return Oddity::None;
    }
}

History::Story History::story(const SessionPlan& plan, Dice& dice) const {
    const quint64 number = plan.number;
    const bool seeded = number < m_count;
    const quint64 fromNewest = seeded ? m_count - 1 - number : 0;
    const quint64 share = dice.below(1'000);
    const bool fresh = plan.created > m_start - kLongestAttempts + kHour;
    if (seeded && fresh && fromNewest < kNewest && fromNewest % 4 == 1)
        return Story::Running;
    if (number % kStuckEvery == kStuckFirst && seeded)
        return Story::Running;
    const Oddity odd = oddity(number);
    if (odd == Oddity::MockFixture || odd == Oddity::VeryLongName || share < 628)
        return Story::Verified;
    if (share < 808)
        return Story::Untouched;
    if (share < 930)
        return Story::Refused;
    return share < 972 ? Story::CanceledUntouched : Story::CanceledRefused;
}

/// A submission that is being checked when the sandbox starts and decided some minutes later, or never.
void History::run(SessionPlan& plan, Dice& dice) const {
    const quint64 fromNewest = m_count - 1 - plan.number;
    if (fromNewest >= kNewest) {
        plan.steps.append(
            {plan.created + dice.between(kMinute, kHour), StepKind::Submitted, LastError::None});
        return;
    }
    const qint64 before = 20 + 5 * static_cast<qint64>(fromNewest);
    const qint64 submitted = std::max(plan.created, m_start - before);
    const qint64 decided = m_start + 60 + 30 * static_cast<qint64>(fromNewest);
    plan.steps.append({submitted, StepKind::Submitted, LastError::None});
    if (dice.percent(70))
        plan.steps.append({decided, StepKind::Verified, LastError::None});
    else
        plan.steps.append({decided, StepKind::Refused, errorAfterSubmission(plan.type, dice)});
}

void History::tell(Story story, SessionPlan& plan, Dice& dice) const {
    qint64 at = plan.created + dice.between(40, 20 * kMinute);
    switch (story) {
    case Story::Verified:
        // 1.3 reports for each session that was submitted.
        for (quint64 again = dice.below(100); again < 25; again += 20) {
            submit(plan, at, StepKind::Refused, errorAfterSubmission(plan.type, dice), dice);
            at += dice.between(kMinute, kHour);
        }
        submit(plan, at, StepKind::Verified, LastError::None, dice);
        break;
    case Story::Untouched:
        break;
    case Story::Refused:
        tellRefusal(plan, at, dice);
        break;
    case Story::CanceledUntouched:
        plan.steps.append({at + dice.between(0, 4 * kDay), StepKind::Canceled, LastError::None});
        break;
    case Story::CanceledRefused:
        tellRefusal(plan, at, dice);
        plan.steps.append({at + dice.between(kHour, 4 * kDay), StepKind::Canceled, LastError::None});
        break;
    case Story::Running:
        run(plan, dice);
        break;
    }
}

bool History::redactsAcrossTheStart(const SessionPlan& plan) const {
    return plan.number < m_count && plan.created < m_start - kLongestLife &&
           plan.number % kOldRedactionEvery == kOldRedactionFirst;
}

void History::redact(SessionPlan& plan, Dice& dice) const {
    const bool across = redactsAcrossTheStart(plan);
    const bool fixture = oddity(plan.number) == Oddity::MockFixture;
    const bool redacted = dice.below(1'000) < 45;
    const Step last = plan.steps.back();
    if (last.kind == StepKind::Submitted || (!across && !fixture && !redacted))
        return;
    const qint64 requested = across ? m_start - dice.between(kMinute, 2 * kDay)
                                    : last.at + (fixture ? kMinute : dice.between(kHour, 5 * kDay));
    if (last.kind != StepKind::Verified && last.kind != StepKind::Canceled)
        plan.steps.append({requested, StepKind::Canceled, LastError::None});
    plan.steps.append({requested, StepKind::RedactionRequested, LastError::None});
    if (fixture)
        return;
    if (plan.number % 3 == 0)
        plan.steps.append({requested + kMinute, StepKind::RedactionValidated, LastError::None});
    const qint64 finished =
        across ? m_start + dice.between(10 * kMinute, 2 * kDay) : requested + dice.between(kHour, 2 * kDay);
    plan.steps.append({finished, StepKind::Redacted, LastError::None});
}

SessionPlan History::plan(quint64 number, qint64 created) const {
    Dice dice(m_seed, number, Luck::Story);
    SessionPlan plan{.number = number, .created = created, .type = SessionType::Document, .steps = {}};
    const quint64 kind = dice.below(100);
    if (kind >= 80)
        plan.type = kind < 90 ? SessionType::IdNumber : SessionType::VerificationFlow;
    plan.steps.append({created, StepKind::Created, LastError::None});
    tell(story(plan, dice), plan, dice);
    redact(plan, dice);
    return plan;
}

} // namespace sandbox
