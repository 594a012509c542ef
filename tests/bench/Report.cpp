// SPDX-License-Identifier: Apache-2.0
#include "bench/Report.h"

#include <QFile>
#include <QTextStream>

Report::Report(const QString& title) {
    print(title + u'\n' + machine() + u'\n');
}

void Report::print(const QString& text) {
    m_text += text;
    QTextStream(stdout) << text << Qt::flush;
}

void Report::heading(const QString& text) {
    print(u'\n' + text + u'\n');
}

void Report::line(const QString& what, const QString& figure, const QString& against, const QString& result) {
    constexpr int whatWidth = 46;
    constexpr int figureWidth = 30;
    constexpr int againstWidth = 34;
    print(QStringLiteral("  %1%2%3%4")
              .arg(what, -whatWidth)
              .arg(figure, -figureWidth)
              .arg(against, -againstWidth)
              .arg(result)
              .trimmed()
              .prepend(QStringLiteral("  ")) +
          u'\n');
}

bool Report::writeTo(const QString& fileName) const {
    QFile file(fileName);
    const QByteArray bytes = m_text.toUtf8();
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QString milliseconds(double microseconds) {
    constexpr double aMillisecond = 1000;
    return QStringLiteral("%1 ms").arg(microseconds / aMillisecond, 0, 'f', microseconds < 1e5 ? 2 : 0);
}

QString milliseconds(const Measured& measured) {
    constexpr double aMillisecond = 1000;
    return QStringLiteral("%1 / %2 / %3 ms")
        .arg(measured.least() / aMillisecond, 0, 'f', 2)
        .arg(measured.median() / aMillisecond, 0, 'f', 2)
        .arg(measured.most() / aMillisecond, 0, 'f', 2);
}

QString times(double larger, double smaller) {
    const double ratio = smaller > 0 ? larger / smaller : 0;
    return QStringLiteral("%1 x").arg(ratio, 0, 'f', ratio < 20 ? 1 : 0);
}
