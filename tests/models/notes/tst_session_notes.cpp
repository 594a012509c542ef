// SPDX-License-Identifier: Apache-2.0
#include "notes/SessionNotes.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestSessionNotes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theyStandUnderTheDesksOwnKeysAndNoOthers() {
        const Metadata metadata{{u"note"_s, u"somebody else's"_s},
                                {u"verification_desk_note"_s, u"Two documents."_s},
                                {u"verification_desk_assigned_to"_s, u"Mira"_s},
                                {u"verification_desk_seen_by"_s, u"Mira, Jon"_s}};
        const SessionNotes notes = notesIn(metadata);
        QCOMPARE(notes.note, u"Two documents."_s);
        QCOMPARE(notes.assignedTo, u"Mira"_s);
        QCOMPARE(notes.seenBy, (QStringList{u"Mira"_s, u"Jon"_s}));
        QVERIFY(notesIn({{u"note"_s, u"x"_s}}).isEmpty());
        QVERIFY(!isNoteKey(u"note"_s));
        QVERIFY(isNoteKey(u"verification_desk_seen_by"_s));
    }

    void keysAreShortEnoughForStripe() {
        for (const NotePart part : {NotePart::AssignedTo, NotePart::Note, NotePart::SeenBy})
            QVERIFY(metadataKeyOf(part).size() <= 40);
    }

    void aNameIsAddedOnceAndWithoutItsComma() {
        QCOMPARE(withSeenBy({}, u"Mira"_s), u"Mira"_s);
        QCOMPARE(withSeenBy(u"Mira"_s, u"Jon"_s), u"Mira, Jon"_s);
        QCOMPARE(withSeenBy(u"Mira, Jon"_s, u"Mira"_s), u"Mira, Jon"_s);
        QCOMPARE(withSeenBy(u"Mira"_s, u"Silva, Ana"_s), u"Mira, Silva Ana"_s);
        QCOMPARE(withSeenBy(u"Mira"_s, u"  "_s), u"Mira"_s);
    }

    void whatStripeWouldNotTakeIsSaidBefore_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("taken");
        QTest::newRow("500 letters") << QString(500, u'a') << true;
        QTest::newRow("501 letters") << QString(501, u'a') << false;
        QTest::newRow("500 of another script") << QString(500, u'李') << true;
        QTest::newRow("500 emoji, two units each") << u"🙂"_s.repeated(500) << true;
        QTest::newRow("501 emoji") << u"🙂"_s.repeated(501) << false;
        QTest::newRow("nothing: it goes") << QString() << true;
    }
    void whatStripeWouldNotTakeIsSaidBefore() {
        QFETCH(QString, text);
        QFETCH(bool, taken);
        const QString why = whyNotWritable(VerificationSession(), NotePart::Note, text);
        QCOMPARE(why.isEmpty(), taken);
        if (!taken)
            QVERIFY2(why.contains(u"500") && why.contains(u"501"), qPrintable(why));
    }

    void fiftyKeysAreTheMost() {
        VerificationSession session;
        for (int i = 0; i < 49; ++i)
            session.metadata.emplace_back(u"key%1"_s.arg(i), u"x"_s);
        QVERIFY(whyNotWritable(session, NotePart::Note, u"a"_s).isEmpty());
        session.metadata.emplace_back(metadataKeyOf(NotePart::AssignedTo), u"Mira"_s);
        QVERIFY(whyNotWritable(session, NotePart::Note, u"a"_s).contains(u"50 metadata keys"));
        // What stands there already can be changed, and taken away.
        QVERIFY(whyNotWritable(session, NotePart::AssignedTo, u"Jon"_s).isEmpty());
        QVERIFY(whyNotWritable(session, NotePart::Note, {}).isEmpty());
    }

    void whatIsBeingRedactedTakesNone() {
        VerificationSession session;
        session.redaction = RedactionStatus::Processing;
        QVERIFY(!whyNotWritable(session, NotePart::Note, u"a"_s).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestSessionNotes)
#include "tst_session_notes.moc"
