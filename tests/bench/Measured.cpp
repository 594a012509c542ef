// SPDX-License-Identifier: Apache-2.0
#include "bench/Measured.h"

#include <QFile>
#include <QRegularExpression>
#include <QSysInfo>
#include <QThread>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include <algorithm>
#include <chrono>
#include <numeric>

namespace {

/// The value behind "name:" in one of the files of /proc, which are read at once as they tell no size.
QString procValue(const QString& fileName, const QString& name) {
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QRegularExpression line(QStringLiteral("^%1\\s*:\\s*(.*)$").arg(QRegularExpression::escape(name)),
                                  QRegularExpression::MultilineOption);
    return line.match(QString::fromUtf8(file.readAll())).captured(1);
}

} // namespace

void Measured::time(const std::function<void()>& work) {
    using Clock = std::chrono::steady_clock;
    const Clock::time_point start = Clock::now();
    work();
    m_times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count());
}

std::vector<double> Measured::sorted() const {
    std::vector<double> times = m_times;
    std::sort(times.begin(), times.end());
    return times;
}

double Measured::least() const {
    return m_times.empty() ? 0 : sorted().front();
}

double Measured::median() const {
    return m_times.empty() ? 0 : sorted()[m_times.size() / 2];
}

double Measured::most() const {
    return m_times.empty() ? 0 : sorted().back();
}

double Measured::total() const {
    return std::accumulate(m_times.begin(), m_times.end(), 0.0);
}

QString Measured::text() const {
    return QStringLiteral("%1 / %2 / %3")
        .arg(least(), 0, 'f', 0)
        .arg(median(), 0, 'f', 0)
        .arg(most(), 0, 'f', 0);
}

std::size_t residentBytes() {
    constexpr std::size_t kibi = 1024;
    const QString text = procValue(QStringLiteral("/proc/self/status"), QStringLiteral("VmRSS"));
    return text.section(u' ', 0, 0).toULongLong() * kibi;
}

void giveMemoryBack() {
#if defined(__GLIBC__)
    malloc_trim(0);
#endif
}

QString machine() {
#if defined(__OPTIMIZE__)
    const QString build = QStringLiteral("optimised");
#else
    const QString build = QStringLiteral("not optimised");
#endif
    return QStringLiteral("%1, %2 cores, %3; %4; %5; Qt %6")
        .arg(procValue(QStringLiteral("/proc/cpuinfo"), QStringLiteral("model name")))
        .arg(QThread::idealThreadCount())
        .arg(QSysInfo::prettyProductName(), QStringLiteral(__VERSION__), build,
             QString::fromLatin1(qVersion()));
}
