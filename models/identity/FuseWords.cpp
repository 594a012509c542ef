// SPDX-License-Identifier: Apache-2.0
#include "identity/FuseWords.h"

#include <QCoreApplication>

namespace {

constexpr std::int64_t minute = 60;
constexpr std::int64_t hour = 60 * minute;

QString tr(const char* text) {
    return QCoreApplication::translate("SensitiveFuse", text);
}

QString neverText(SensitiveFuse::Never never) {
    switch (never) {
    case SensitiveFuse::Never::KeyReadsNone:
        return tr("not with this key");
    case SensitiveFuse::Never::NoResult:
        return tr("nothing yet: there is no report");
    case SensitiveFuse::Never::Erased:
        return tr("no longer: its redaction was asked for");
    }
    return {};
}

} // namespace

QString fuseText(const SensitiveFuse& fuse, std::int64_t now) {
    switch (fuse.kind) {
    case SensitiveFuse::Kind::Unknown:
    case SensitiveFuse::Kind::NoEnd:
        return {};
    case SensitiveFuse::Kind::Never:
        return neverText(fuse.never);
    case SensitiveFuse::Kind::Until:
        break;
    }
    const std::int64_t left = fuse.until - now;
    if (left < 0)
        return fuse.isAtLeast ? tr("perhaps no longer: 48 hours have passed")
                              : tr("no longer with this key: 48 hours have passed");
    const QString time = left >= hour ? tr("%1 h %2 min").arg(left / hour).arg(left % hour / minute)
                                      : tr("%1 min").arg(left / minute);
    return fuse.isAtLeast ? tr("for at least %1 more").arg(time) : tr("for %1 more").arg(time);
}

QString shortFuseText(const SensitiveFuse& fuse, std::int64_t now) {
    switch (fuse.kind) {
    case SensitiveFuse::Kind::Unknown:
    case SensitiveFuse::Kind::Never:
        return {};
    case SensitiveFuse::Kind::NoEnd:
        return tr("no end");
    case SensitiveFuse::Kind::Until:
        break;
    }
    const std::int64_t left = fuse.until - now;
    if (left < 0)
        return fuse.isAtLeast ? tr("perhaps no longer") : tr("no longer");
    const QString time = left >= hour ? tr("%1 h").arg(left / hour) : tr("%1 min").arg(left / minute);
    return fuse.isAtLeast ? tr("at least %1").arg(time) : time;
}
