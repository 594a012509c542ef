// SPDX-License-Identifier: Apache-2.0
#include "sessions/OvertakenAnswers.h"

#include <QTest>

namespace {

VerificationSession sessionOf(const char* id, SessionStatus status) {
    VerificationSession session;
    session.id = *SessionId::fromText(QString::fromLatin1(id));
    session.created = 1'700'000'000;
    session.status = status;
    session.type = VerificationType::Document;
    return session;
}

} // namespace

/// An answer to an older question never takes the place of a newer one.
class TestOvertakenAnswers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_store = std::make_unique<SessionStore>();
        m_answers = std::make_unique<OvertakenAnswers>(*m_store);
    }

    void anAnswerGoesIn() {
        const auto question = m_answers->ask();
        QVERIFY(answer(question, SessionStatus::Processing).isEmpty());
        QCOMPARE(status(), SessionStatus::Processing);
    }

    void whatSomebodyElseChangedMeanwhileStays() {
        merge(SessionStatus::Processing);
        const auto question = m_answers->ask();
        merge(SessionStatus::Verified);
        QCOMPARE(answer(question, SessionStatus::Processing).size(), 1);
        QCOMPARE(status(), SessionStatus::Verified);
    }

    void whatSomebodyElseBroughtMeanwhileStays() {
        const auto question = m_answers->ask();
        merge(SessionStatus::Verified);
        QCOMPARE(answer(question, SessionStatus::Processing).size(), 1);
        QCOMPARE(status(), SessionStatus::Verified);
    }

    void whatChangedBeforeTheQuestionDoesNotMatter() {
        merge(SessionStatus::RequiresInput);
        const auto other = m_answers->ask();
        merge(SessionStatus::Processing);
        const auto question = m_answers->ask();
        QVERIFY(answer(question, SessionStatus::Verified).isEmpty());
        QCOMPARE(status(), SessionStatus::Verified);
        m_answers->drop(other);
    }

    void ofTwoAnswersTheOneAskedForLastCounts() {
        merge(SessionStatus::RequiresInput);
        const auto older = m_answers->ask();
        const auto newer = m_answers->ask();
        QVERIFY(answer(newer, SessionStatus::Verified).isEmpty());
        QCOMPARE(answer(older, SessionStatus::Processing).size(), 1);
        QCOMPARE(status(), SessionStatus::Verified);
    }

    void anAnswerAboutAnotherAccountIsNone() {
        const auto question = m_answers->ask();
        m_store->clear();
        QVERIFY(answer(question, SessionStatus::Verified).isEmpty());
        QCOMPARE(m_store->size(), 0U);
    }

private:
    void merge(SessionStatus status) {
        const VerificationSession session = sessionOf("vs_1", status);
        m_store->merge({&session, 1});
    }
    QList<SessionId> answer(OvertakenAnswers::Question question, SessionStatus status) {
        const VerificationSession session = sessionOf("vs_1", status);
        return m_answers->merge(question, {&session, 1});
    }
    SessionStatus status() const { return m_store->session(0).status.value; }

    std::unique_ptr<SessionStore> m_store;
    std::unique_ptr<OvertakenAnswers> m_answers;
};

QTEST_GUILESS_MAIN(TestOvertakenAnswers)
#include "tst_overtaken_answers.moc"
