// SPDX-License-Identifier: Apache-2.0
#include "settings/IniText.h"

#include <QFile>
#include <QRandomGenerator>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

namespace {

/// Texts of what INI files quote, escape and trim.
QString anyText(QRandomGenerator& random) {
    static const QString letters =
        QString::fromUtf8("aF09 @,;=\"\\'[]#%&\t\n\r\v\x01x|/\u00e9\u20ac\u00a0\u200b\U0001F600");
    QString text;
    for (int left = random.bounded(8); left > 0; --left)
        text += letters.at(random.bounded(static_cast<int>(letters.size())));
    return text.toUtf8().isEmpty() ? QString(QLatin1StringView("")) : QString::fromUtf8(text.toUtf8());
}

IniText::Values anyValues(QRandomGenerator& random) {
    IniText::Values values;
    for (const char* key : {"desk/one", "desk/two", "filter/one", "views/0/name", "views/0/line"}) {
        QStringList texts;
        for (int left = random.bounded(4); left > 0; --left)
            texts << anyText(random);
        values.insert(QLatin1StringView(key), texts);
    }
    return values;
}

} // namespace

/// The settings' text is the one that QSettings writes and reads.
class TestIniText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsRead() {
        QRandomGenerator random(5);
        for (int i = 0; i < 2'000; ++i) {
            const IniText::Values values = anyValues(random);
            const QByteArray text = IniText::write(values);
            QVERIFY2(IniText::read(text) == values, text.constData());
        }
    }

    void qSettingsReadsWhatIsWritten() {
        const QTemporaryDir folder;
        QRandomGenerator random(6);
        for (int i = 0; i < 300; ++i) {
            const IniText::Values values = anyValues(random);
            QFile file(folder.filePath(QStringLiteral("%1.ini").arg(i)));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(IniText::write(values)) > 0);
            file.close();
            const QSettings settings(file.fileName(), QSettings::IniFormat);
            for (auto value = values.begin(); value != values.end(); ++value)
                QVERIFY2(settings.value(value.key()).toStringList() == value.value(),
                         IniText::write(values).constData());
        }
    }

    void whatQSettingsWroteIsRead() {
        const QTemporaryDir folder;
        QRandomGenerator random(7);
        for (int i = 0; i < 300; ++i) {
            const IniText::Values values = anyValues(random);
            QFile file(folder.filePath(QStringLiteral("%1.ini").arg(i)));
            {
                QSettings settings(file.fileName(), QSettings::IniFormat);
                for (auto value = values.begin(); value != values.end(); ++value)
                    if (value.value().size() == 1)
                        settings.setValue(value.key(), value.value().front());
                    else
                        settings.setValue(value.key(), value.value());
            }
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray text = file.readAll();
            QVERIFY2(IniText::read(text) == values, text.constData());
        }
    }

    void aLineThatIsNoneIsToldFromABlankOne() {
        QVERIFY(IniText::read("\n; a comment\n[a]\nb=1\n"));
        QVERIFY(!IniText::read("[a]\nnonsense\n"));
        QVERIFY(!IniText::read(QByteArray("\0\xff\xfe[[[", 6)));
    }
};

QTEST_GUILESS_MAIN(TestIniText)
#include "tst_ini_text.moc"
