// SPDX-License-Identifier: Apache-2.0
#include "filter/FilterCompletion.h"
#include "filter/FilterMeanings.h"
#include "filter/FilterWords.h"

#include <QRandomGenerator>
#include <QTest>

namespace {

OccurringValues occurring() {
    OccurringValues values;
    values.facets.status = {{QStringLiteral("verified"), 90}, {QStringLiteral("refused"), 7}};
    values.facets.error = {{QStringLiteral("document_expired"), 4},
                           {QStringLiteral("selfie_face_mismatch"), 2},
                           {QStringLiteral("brand_new"), 1}};
    values.facets.country = {{QStringLiteral("DE"), 50}, {QStringLiteral("FR"), 40}};
    values.metadataKeys = {QStringLiteral("order"), QStringLiteral("my key")};
    values.flows = {QStringLiteral("vf_1")};
    return values;
}

/// The cursor is where the | is.
QList<Suggestion> at(const char* lineWithCursor, Asked asked = Asked::ByTyping) {
    QString line = QString::fromUtf8(lineWithCursor);
    const qsizetype cursor = line.indexOf(u'|');
    return suggestionsAt(line.remove(cursor, 1), cursor, occurring(), asked);
}

QString texts(const QList<Suggestion>& suggestions) {
    QStringList all;
    for (const Suggestion& suggestion : suggestions)
        all << suggestion.text;
    return all.join(u' ');
}

} // namespace

class tst_FilterCompletion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatFitsIsOffered_data();
    void whatFitsIsOffered();
    void freeWordsAndPeopleAreLeftInPeace_data();
    void freeWordsAndPeopleAreLeftInPeace();
    void askedForEveryFieldIsOffered();
    void everySuggestionTakesThePlaceOfWhatItCompletes();
    void valuesComeWithTheirMeaningAndCount();
    void whileNothingIsLoadedTheKnownWordsAreOffered();
    void everyFieldThatIsOfferedIsUnderstood();
    void everySuggestedValueIsUnderstood();
    void nowhereInNonsenseIsThereACrash();
};

void tst_FilterCompletion::whatFitsIsOffered_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* line, const char* expected) {
        QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(expected);
    };
    row("sta|", "status:");
    row("anna -Sta|", "status:");
    row("(cre|", "created:");
    row("rep|", "report:");
    row("meta|", "meta.");
    row("meta.|", "meta.order: meta.\"my key\":");
    row("meta.o|", "meta.order:");
    row("status:|", "verified refused");
    row("-status:|", "verified refused");
    row("(status:|)", "verified refused");
    row("status:re|", "refused");
    row("STATUS:RE|", "refused");
    row("status:verified,|", "refused");
    row("status:|,verified", "refused");
    row("error:face|", "selfie_face_mismatch");
    row("error:b|", "\"brand_new\"");
    row("error:d|", "document_expired");
    row("error:expired|", "document_expired");
    row("country:|", "DE FR any none");
    row("country:ger|", "DE");
    row("flow:|", "vf_1");
    row("is:re|", "refused redacting redacted readable stuck live"); // "Redaction …", "Real people"
    row("has:me|", "metadata");
    row("no:rep|", "report");
    row("livemode:|", "true false");
    row("age:|", "<1d 1d..7d >7d");
    row("created:t|", "today");
}

void tst_FilterCompletion::whatFitsIsOffered() {
    QFETCH(QString, line);
    QFETCH(QString, expected);
    QCOMPARE(texts(at(line.toUtf8().constData())), expected);
}

void tst_FilterCompletion::freeWordsAndPeopleAreLeftInPeace_data() {
    QTest::addColumn<QString>("line");
    for (const char* line : {"|",
                             "anna |",
                             "s|",
                             "st|",
                             "stef|",
                             "\"sta|\"",
                             "person:|",
                             "person:a|",
                             "email:|",
                             "ref:|",
                             "customer:|",
                             "id:|",
                             "report:|",
                             "text:|",
                             "meta.order:|",
                             "foo:|",
                             "status:refused|",
                             "sta|tus:refused",
                             "status:refused |",
                             "OR|",
                             "(|",
                             "-|"})
        QTest::newRow(line) << QString::fromUtf8(line);
}

void tst_FilterCompletion::freeWordsAndPeopleAreLeftInPeace() {
    QFETCH(QString, line);
    QCOMPARE(texts(at(line.toUtf8().constData())), QString());
}

void tst_FilterCompletion::askedForEveryFieldIsOffered() {
    QCOMPARE(at("|", Asked::ByKey).size(), fieldMeanings().size());
    QCOMPARE(at("anna |", Asked::ByKey).size(), fieldMeanings().size());
    QCOMPARE(texts(at("s|", Asked::ByKey)), QStringLiteral("status:"));
    QCOMPARE(texts(at("person:|", Asked::ByKey)), QString());
}

void tst_FilterCompletion::everySuggestionTakesThePlaceOfWhatItCompletes() {
    const auto accepted = [](const char* lineWithCursor, Asked asked = Asked::ByTyping) {
        const Suggestion first = at(lineWithCursor, asked).value(0);
        return QString::fromUtf8(lineWithCursor).remove(u'|').replace(first.start, first.length, first.text);
    };
    QCOMPARE(accepted("anna -sta| x"), QStringLiteral("anna -status: x"));
    QCOMPARE(accepted("status:verified,re|"), QStringLiteral("status:verified,refused"));
    QCOMPARE(accepted("status:r|ef x"), QStringLiteral("status:refused x"));
    QCOMPARE(accepted("error:\"bra|"), QStringLiteral("error:\"brand_new\""));
    QCOMPARE(accepted("anna | x", Asked::ByKey), QStringLiteral("anna status: x"));
    QCOMPARE(accepted("meta.my|"), QStringLiteral("meta.\"my key\":"));
}

void tst_FilterCompletion::valuesComeWithTheirMeaningAndCount() {
    const QList<Suggestion> errors = at("error:|");
    QCOMPARE(errors.first().label, QStringLiteral("document_expired"));
    QCOMPARE(errors.first().detail, QStringLiteral("Document expired"));
    QCOMPARE(errors.first().count, std::optional<std::uint32_t>(4));
    QVERIFY(errors.first().isFinished);
    QVERIFY(!at("sta|").first().isFinished);
    QCOMPARE(at("country:|").first().detail, QStringLiteral("Germany"));
}

void tst_FilterCompletion::whileNothingIsLoadedTheKnownWordsAreOffered() {
    const QString line = QStringLiteral("error:");
    const QList<Suggestion> known = suggestionsAt(line, line.size(), {}, Asked::ByTyping);
    QCOMPARE(known.size(), wordsOf(FilterField::Error).size());
}

void tst_FilterCompletion::everyFieldThatIsOfferedIsUnderstood() {
    const QStringList words = fieldWords();
    for (const FieldMeaning& each : fieldMeanings()) {
        QVERIFY2(words.contains(QString(each.word).remove(u'.')), qPrintable(each.word));
        QVERIFY(!each.meaning.isEmpty());
    }
}

void tst_FilterCompletion::everySuggestedValueIsUnderstood() {
    for (const FieldMeaning& each : fieldMeanings()) {
        const QString line = each.word + u':';
        for (const Suggestion& suggestion : suggestionsAt(line, line.size(), occurring(), Asked::ByTyping)) {
            const ParsedLine parsed = parseFilterLine(line + suggestion.text, 1'790'000'000);
            QVERIFY2(parsed.problems.isEmpty(), qPrintable(line + suggestion.text));
        }
    }
}

void tst_FilterCompletion::nowhereInNonsenseIsThereACrash() {
    const QString signs = QStringLiteral("\"\\:-,.() aOR:status:meta.is:");
    QRandomGenerator random(1);
    for (int i = 0; i < 3'000; ++i) {
        QString line;
        for (int n = random.bounded(14); n > 0; --n)
            line += signs[random.bounded(signs.size())];
        for (qsizetype cursor = 0; cursor <= line.size(); ++cursor)
            for (const Suggestion& each : suggestionsAt(line, cursor, occurring(), Asked::ByKey))
                QVERIFY(each.start >= 0 && each.length >= 0 && each.start + each.length <= line.size());
    }
}

QTEST_APPLESS_MAIN(tst_FilterCompletion)
#include "tst_filtercompletion.moc"
