// SPDX-License-Identifier: Apache-2.0
#include "StoredFile.h"

#include <algorithm>

namespace sandbox {

namespace {

constexpr quint64 kSides = 4;

bool hasSelfie(const Session& session) {
    const auto& options = session.details.options;
    if (options && options->document && options->document->requireMatchingSelfie)
        return true;
    return std::ranges::any_of(session.plan.steps, [](const Step& step) {
        return step.error != LastError::None && factsOf(step.error).check == FailedCheck::Selfie;
    });
}

} // namespace

quint64 fileNumber(quint64 report, FileSide side) {
    return report * kSides + static_cast<quint64>(side);
}

bool hasSide(const Person& person, FileSide side) {
    return side != FileSide::Back || person.document.type != "passport";
}

QList<FileSide> sidesOf(const World& world, const Session& session) {
    QList<FileSide> sides;
    if (session.plan.type == SessionType::IdNumber)
        return sides;
    const Person person = world.person(session.details);
    sides.append(FileSide::Front);
    if (hasSide(person, FileSide::Back))
        sides.append(FileSide::Back);
    if (hasSelfie(session))
        sides.append(FileSide::Selfie);
    return sides;
}

std::optional<StoredFile> findFile(const World& world, quint64 number) {
    StoredFile file{.number = number};
    const quint64 report = number / kSides;
    file.session = report / kAttemptsPerSession;
    file.attempt = static_cast<int>(report % kAttemptsPerSession);
    if (number % kSides > static_cast<quint64>(FileSide::Selfie) || file.session >= world.count())
        return std::nullopt;
    file.side = static_cast<FileSide>(number % kSides);
    const Session session = world.session(file.session);
    const int reached = stepsReached(session.plan.steps, world.now());
    const auto attempt = attemptAt(session.plan.steps, reached, file.attempt);
    if (!attempt || !sidesOf(world, session).contains(file.side))
        return std::nullopt;
    file.created = attempt->submittedAt;
    file.erased = stateAfter(session.plan.steps, reached).redaction != Redaction::None;
    return file;
}

std::optional<StoredFile> findFile(const World& world, QByteArrayView id) {
    const auto number = world.ids().read(IdKind::File, id);
    return number ? findFile(world, *number) : std::nullopt;
}

} // namespace sandbox
