// SPDX-License-Identifier: Apache-2.0
#include "sessions/JournalledField.h"

#include <QSet>
#include <QTest>

class tst_JournalledField : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFieldHasAWordOfItsOwn();
};

void tst_JournalledField::everyFieldHasAWordOfItsOwn() {
    QSet<QString> words;
    const int count = static_cast<int>(PersonalField::MetadataValue) + 1;
    for (int field = 0; field < count; ++field) {
        const JournalDetail detail = journalDetail(static_cast<PersonalField>(field));
        QVERIFY(detail != JournalDetail::None);
        words.insert(OpenEnum<JournalDetail>::wireWordOf(detail));
    }
    QCOMPARE(words.size(), count);
    QCOMPARE(OpenEnum<JournalDetail>::wireWordOf(journalDetail(PersonalField::DocumentExpirationDate)),
             QStringLiteral("document_expiration_date"));
}

QTEST_GUILESS_MAIN(tst_JournalledField)
#include "tst_journalled_field.moc"
