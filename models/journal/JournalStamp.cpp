// SPDX-License-Identifier: Apache-2.0
#include "journal/JournalStamp.h"

#include <QFile>

#if defined(Q_OS_UNIX)
#include <pwd.h>
#include <unistd.h>

#include <array>
#endif

QString systemUser() {
#if defined(Q_OS_UNIX)
    constexpr std::size_t longestRecord = 16'384;
    std::array<char, longestRecord> texts;
    passwd record{};
    passwd* found = nullptr;
    if (getpwuid_r(geteuid(), &record, texts.data(), texts.size(), &found) == 0 && found != nullptr)
        return QFile::decodeName(found->pw_name);
    return QString::number(geteuid());
#else
    return qEnvironmentVariable("USERNAME");
#endif
}

QString operatorInWords(const QString& chosenName) {
    return chosenName.isEmpty() ? systemUser() : QStringLiteral("%1 (%2)").arg(chosenName, systemUser());
}
