// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cache/CacheFile.h"
#include "models/store/RandomSessions.h"

#include <QDirIterator>
#include <QFile>

#include <algorithm>

/// Sessions as the cache keeps them; equal numbers, equal ids.
inline SessionOutline outlineNo(quint64 number, std::int64_t created = 1'750'000'000) {
    SessionOutline outline;
    outline.id = RandomSessions::idOf(number).text().toStdString();
    outline.created = created;
    outline.asOf = created + 60;
    outline.kind.status = SessionStatus::Verified;
    outline.kind.type = VerificationType::Document;
    return outline;
}

inline SessionOutline refusedNo(quint64 number, std::int64_t created = 1'750'000'000) {
    SessionOutline outline = outlineNo(number, created);
    outline.kind.status = SessionStatus::RequiresInput;
    outline.kind.error = ErrorCode::DocumentExpired;
    outline.report = "vr_" + outline.id.substr(3) + "R";
    return outline;
}

/// Everything in the file, newest first, but for the times of asking; nothing when it is damaged.
inline std::optional<std::vector<SessionOutline>> allIn(CacheFile& file) {
    std::vector<SessionOutline> all;
    const CacheTrouble trouble = file.read(100, 1'000, [&all](const SessionOutlines& outlines) {
        for (std::size_t i = 0; i < outlines.size(); ++i)
            all.push_back({std::string(outlines.id(i)), std::string(outlines.report(i)),
                           outlines.created()[i], 0, outlines.kinds()[outlines.kindOf(i)]});
        return true;
    });
    return trouble == CacheTrouble::None ? std::optional(all) : std::nullopt;
}

inline std::vector<SessionOutline> asKept(std::vector<SessionOutline> outlines) {
    for (SessionOutline& outline : outlines) {
        outline = withoutTraces(outline);
        outline.asOf = 0;
    }
    std::sort(outlines.begin(), outlines.end(), [](const auto& a, const auto& b) {
        return a.created != b.created ? a.created > b.created : a.id < b.id;
    });
    return outlines;
}

/// Every byte of every file in a directory.
inline QByteArray bytesBelow(const QString& directory) {
    QByteArray bytes;
    QDirIterator it(directory, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (file.open(QIODevice::ReadOnly))
            bytes += file.readAll();
    }
    return bytes;
}

/// What the writer that is killed writes: twenty new sessions, a refusal of one of the change before, and its
/// own number.
inline CacheChange changeNo(int number) {
    constexpr int sessions = 20;
    constexpr int spread = 7'919; // So that they come in all over the time.
    const auto at = [](int i) { return 1'700'000'000 + i * spread % 1'000'000; };
    CacheChange change;
    for (int i = number * sessions; i < (number + 1) * sessions; ++i)
        change.sessions.push_back(outlineNo(static_cast<quint64>(i), at(i)));
    if (const int before = number * sessions - 7; before > 0) {
        change.sessions.push_back(refusedNo(static_cast<quint64>(before), at(before)));
        change.sessions.back().asOf += 100;
    }
    change.values["last"] = std::to_string(number);
    return change;
}
