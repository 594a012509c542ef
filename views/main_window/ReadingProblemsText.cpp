// SPDX-License-Identifier: Apache-2.0
#include "main_window/ReadingProblemsText.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace {

using Object = ReadingProblem::Object;

QString tr(const char* text) {
    return QCoreApplication::translate("ReadingProblems", text);
}

/// "1 session …", "12 sessions …": each a sentence of its own for translators.
QString counted(qsizetype number, const char* one, const char* several) {
    return number == 1 ? tr(one) : tr(several).arg(QLocale().toString(number));
}

QString summaryOfWhole(Object object, qsizetype number) {
    switch (object) {
    case Object::Session:
        return counted(number, QT_TRANSLATE_NOOP("ReadingProblems", "1 session could not be read"),
                       QT_TRANSLATE_NOOP("ReadingProblems", "%1 sessions could not be read"));
    case Object::Report:
        return counted(number, QT_TRANSLATE_NOOP("ReadingProblems", "1 report could not be read"),
                       QT_TRANSLATE_NOOP("ReadingProblems", "%1 reports could not be read"));
    case Object::Event:
        return counted(number, QT_TRANSLATE_NOOP("ReadingProblems", "1 event could not be read"),
                       QT_TRANSLATE_NOOP("ReadingProblems", "%1 events could not be read"));
    }
    return {};
}

QString objectName(Object object) {
    switch (object) {
    case Object::Session:
        return tr("Session");
    case Object::Report:
        return tr("Report");
    case Object::Event:
        return tr("Event");
    }
    return {};
}

} // namespace

QString readingProblemsSummary(const ReadingProblemList& problems) {
    const auto wholeOf = [&problems](Object object) {
        return std::ranges::count_if(problems, [object](const ReadingProblem& problem) {
            return problem.object == object && problem.isWholeObject();
        });
    };
    for (const Object object : {Object::Session, Object::Report, Object::Event})
        if (const qsizetype number = wholeOf(object); number > 0)
            return summaryOfWhole(object, number);
    const auto partly = static_cast<qsizetype>(problems.size());
    return partly == 0
               ? QString()
               : counted(partly, QT_TRANSLATE_NOOP("ReadingProblems", "1 object was read only in part"),
                         QT_TRANSLATE_NOOP("ReadingProblems", "%1 objects were read only in part"));
}

QString readingProblemLine(const ReadingProblem& problem) {
    const QString id = problem.id.isEmpty() ? tr("without a readable id") : problem.id;
    const QString missing = problem.isWholeObject()
                                ? tr("not shown")
                                : tr("left out: %1").arg(problem.members.join(QStringLiteral(", ")));
    const QString request = problem.requestId.isEmpty() ? tr("no request id") : problem.requestId;
    return QStringList{objectName(problem.object), id, missing, request}.join(QStringLiteral(" · "));
}
