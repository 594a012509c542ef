// SPDX-License-Identifier: Apache-2.0
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

// Reads the program's own sources: what holds for every message cannot be forgotten in a new one.

namespace {

struct Source {
    QString path;
    QString text;
};

QList<Source> sources() {
    QList<Source> all;
    for (const char* folder : {"app", "models", "views"}) {
        QDirIterator files(QString::fromUtf8(SOURCE_DIR "/") + QLatin1StringView(folder),
                           {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && !file.fileName().contains(u"/app/sandbox"))
                all.append({file.fileName(), QString::fromUtf8(file.readAll())});
        }
    }
    return all;
}

/// The statement around a place, as far as semicolons and braces tell.
QString statementAt(const QString& text, qsizetype place) {
    static const QRegularExpression end(QStringLiteral("[;{}]"));
    const qsizetype before = text.lastIndexOf(end, place);
    const qsizetype after = text.indexOf(end, place);
    return text.mid(before + 1, after - before - 1);
}

/// Every string literal that fits the pattern, with its file.
QStringList literals(const QRegularExpression& pattern, const QRegularExpression& unless = {}) {
    static const QRegularExpression literal(QStringLiteral("\"(?:[^\"\\\\\n]|\\\\.)*\""));
    QStringList found;
    const QList<Source> all = sources();
    for (const Source& source : all)
        for (auto match = literal.globalMatch(source.text); match.hasNext();) {
            const QRegularExpressionMatch each = match.next();
            const bool isFine = !unless.pattern().isEmpty() &&
                                statementAt(source.text, each.capturedStart()).contains(unless);
            if (each.captured().contains(pattern) && !isFine)
                found << source.path.section(u'/', -2) + u' ' + each.captured();
        }
    return found;
}

} // namespace

class TestWording : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thereAreSources() { QVERIFY(sources().size() > 300); }

    void emailIsSpelledInOneWay() {
        QCOMPARE(literals(QRegularExpression(QStringLiteral("[Ee]-mail|\\b[Ee]Mail\\b"))).join(u'\n'),
                 QString());
    }

    /// Without a translation file Qt's %n writes "1 sessions".
    void countsChooseTheirWordWithoutATranslation() {
        QCOMPARE(literals(QRegularExpression(QStringLiteral("%n\\b"))).join(u'\n'), QString());
    }

    /// "1 sessions": a count before a plural has another sentence for one.
    void oneIsNoPlural() {
        const QRegularExpression plural(
            QStringLiteral("%[L1-9]*[1-9] (?:older |newer |more )?(?:sessions|requests|reads|keys|days|years|"
                           "minutes|conditions|rows|references|gaps|entries)\\b"));
        const QRegularExpression choice(QStringLiteral("\\bplural\\(|\"1 |== 1\\b|\\bone\\b|years old"));
        QCOMPARE(literals(plural, choice).join(u'\n'), QString());
    }
};

QTEST_GUILESS_MAIN(TestWording)
#include "tst_wording.moc"
