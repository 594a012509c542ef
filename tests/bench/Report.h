// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bench/Measured.h"

#include <QList>
#include <QString>
#include <QStringList>

/// The lines of a table of figures, printed as they come and written to a file at the end.
class Report {
public:
    explicit Report(const QString& title);

    void heading(const QString& text);
    /// What was measured, the figure, what it is held against, and what came of it.
    void line(const QString& what, const QString& figure, const QString& against = {},
              const QString& result = {});
    /// False when the file cannot be written.
    bool writeTo(const QString& fileName) const;

private:
    void print(const QString& text);
    QString m_text;
};

QString milliseconds(double microseconds);
/// "least / median / most ms"
QString milliseconds(const Measured& measured);
/// "41 x"
QString times(double larger, double smaller);
