// SPDX-License-Identifier: Apache-2.0
#include "fuzz/FilterLineInvariants.h"
#include "models/filter/FilterLineText.h"

#include <QRandomGenerator>
#include <QTest>

using namespace filterline;

class tst_FilterLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRightLineMeansWhatItSays_data();
    void aRightLineMeansWhatItSays();
    void spansPointAtTheirConditions();
    void everyPrefixOfALineParses();
    void noSoupOfSignsTripsTheParser();
    void aWordThatOccursNeedsNoQuotes();
};

void tst_FilterLine::aRightLineMeansWhatItSays_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* line, const char* expected) {
        QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(expected);
    };
    row("", "");
    row("   ", "");
    row("anna", "text=anna");
    row("anna  meyer", "text=anna; text=meyer");
    row("\"anna meyer\"", "text=anna meyer");
    row("\"say \\\"hi\\\" \\\\ x\"", "text=say \"hi\" \\ x");
    row("back\\slash", "text=back\\slash");
    row("an\"na me\"yer", "text=anna meyer");
    row("-anna", "not text=anna");
    row("-\"anna meyer\"", "not text=anna meyer");
    row("o'neil", "text=o'neil");
    row("a,b", "text=a; text=b");
    row("Meyer, Anna", "text=Meyer; text=Anna");
    row(", Meyer ,", "text=Meyer");
    row("\"a,b\"", "text=a,b");
    row("a-b", "text=a-b");
    row("text:a,b", "text=a|b");
    row("\"status:verified\"", "text=status:verified");
    row("李 Müller", "text=李; text=Müller");
    row("“anna meyer”", "text=anna meyer");
    row("„anna meyer“ «x y» \"z\"", "text=anna meyer; text=x y; text=z");
    row("“it’s”", "text=it’s");
    row("O’Neil", "text=O'Neil");
    row("–anna", "not text=anna");
    row("−status:canceled", "not status=canceled");
    row("Meyer – Anna", "text=Meyer; text=Anna");
    row("Meyer‐Klein", "text=Meyer-Klein");
    row("anna\u00A0meyer\u2009x", "text=anna; text=meyer; text=x");
    row("\u200Bstatus\u200B:\uFEFFverified\u200B", "status=verified");
    row("id:vs_1Pgc\u00AD76B7\u200BWZ01", "id=vs_1Pgc76B7WZ01");
    row("vs_1Pgc\u206076B7WZ01", "text=vs_1Pgc76B7WZ01");
    row("created:2026–03", "created=2026-03");
    row("ref：4711", "ref=4711");
    row("status:verified，refused", "status=verified|refused");
    row("（anna OR meyer）", "any{text=anna | text=meyer}");
    row("\u200B", "");
    row("+49 (0)171 234-5678", "text=+49 (0)171 234-5678");
    row("0171 2345678 verified", "text=0171 2345678; text=verified");
    row("(0171) 2345678", "text=(0171) 2345678");
    row("+49\u00A0171\u2011234\u20115678, anna", "text=+49 171-234-5678; text=anna");
    row("-0171/2345678", "not text=0171/2345678");
    row("phone:+49 (0)171 234-5678", "phone=+49 (0)171 234-5678");
    row("phone:171 2345678 anna", "phone=171 2345678; text=anna");
    row("phone:5678", "phone=5678");
    row("0171 4711", "text=0171 4711");
    row("08 15 47", "text=08; text=15; text=47");
    row("0815 anna", "text=0815; text=anna");
    row("(2026 OR 2025)", "any{text=2026 | text=2025}");
    row("status:verified", "status=verified");
    row("STATUS:Verified", "status=verified");
    row("status:cancelled", "status=canceled");
    row("status:verified,refused", "status=verified|refused");
    row("status:verified,verified", "status=verified");
    row("-status:canceled", "not status=canceled");
    row("status:requires_input", "status=requires_input");
    row("is:refused", "status=refused");
    row("is:unsubmitted", "status=unsubmitted");
    row("is:verified", "status=verified");
    row("is:processing", "status=processing");
    row("is:canceled", "status=canceled");
    row("is:refused,unsubmitted", "status=refused|unsubmitted");
    row("is:redacted", "redaction=redacted");
    row("-is:redacted", "not redaction=redacted");
    row("is:redacting", "redaction=processing|validated");
    row("type:document", "type=document");
    row("type:id_number,verification_flow", "type=id_number|verification_flow");
    row("type:\"new_type\"", "type=new_type");
    row("error:selfie_face_mismatch", "error=selfie_face_mismatch");
    row("error:none", "error=none");
    row("error:any", "error=any");
    row("error:\"brand_new\"", "error=brand_new");
    row("redaction:none", "redaction=none");
    row("redaction:validated", "redaction=validated");
    row("country:de,FR", "country=DE|FR");
    row("country:none", "country=none");
    row("id:vs_1P", "id=vs_1P");
    row("ref:user_90117", "ref=user_90117");
    row("reference:user_90117", "ref=user_90117");
    row("ref:\"order 12, 13\"", "ref=order 12, 13");
    row("ref:a:b", "ref=a:b");
    row("ref:-5", "ref=-5");
    row("customer:cus_1,cus_2", "customer=cus_1|cus_2");
    row("person:\"anna meyer\"", "person=anna meyer");
    row("email:@gmail.com", "email=@gmail.com");
    row("report:vr_1", "report=vr_1");
    row("flow:vf_1", "flow=vf_1");
    row("meta.order:4711", "meta[order]=4711");
    row("metadata.order:4711", "meta[order]=4711");
    row("META.Order:4711", "meta[Order]=4711");
    row("meta.a.b:1", "meta[a.b]=1");
    row("meta.\"my key\":\"my value\"", "meta[my key]=my value");
    row("-meta.order:4711,4712", "not meta[order]=4711|4712");
    row("created:2026-03", "created=2026-03");
    row("created:2026-01..2026-02", "created=2026-01..2026-02");
    row("created:>=2026-01-01", "created=>=2026-01-01");
    row("created:Today", "created=Today");
    row("is:refused created:2026-03 meyer", "status=refused; created=2026-03; text=meyer");
    row("status:refused status:verified", "status=refused; status=verified");
    row("(anna)", "text=anna");
    row("(anna meyer) x", "text=anna; text=meyer; text=x");
    row("((anna) (meyer))", "text=anna; text=meyer");
    row("anna(meyer)", "text=anna; text=meyer");
    row("\"anna(meyer)\"", "text=anna(meyer)");
    row("ref:\"a(b)\"", "ref=a(b)");
    row("john OR jane", "any{text=john | text=jane}");
    row("john or jane", "text=john; text=or; text=jane");
    row("john \"OR\" jane", "text=john; text=OR; text=jane");
    row("john -OR jane", "text=john; not text=OR; text=jane");
    row("john text:OR", "text=john; text=OR");
    row("ORANGE", "text=ORANGE");
    row("status:refused john OR jane", "status=refused; any{text=john | text=jane}");
    row("john OR jane status:refused", "any{text=john | text=jane}; status=refused");
    row("a OR b c OR d", "any{text=a | text=b}; any{text=c | text=d}");
    row("a OR b OR c", "any{text=a | text=b | text=c}");
    row("(a OR b) OR c", "any{text=a | text=b | text=c}");
    row("(a OR b)", "any{text=a | text=b}");
    row("a OR (b c)", "any{text=a | text=b; text=c}");
    row("(a b) OR (c -d)", "any{text=a; text=b | text=c; not text=d}");
    row("a OR (b c OR d)", "any{text=a | text=b; any{text=c | text=d}}");
    row("(a b) c", "text=a; text=b; text=c");
    row("-a OR b", "any{not text=a | text=b}");
    row("-(a)", "not text=a");
    row("-(-a)", "text=a");
    row("-(a b)", "not any{text=a; text=b}");
    row("-(a OR b)", "not any{text=a | text=b}");
    row("-((a OR b))", "not any{text=a | text=b}");
    row("-(-(a b))", "text=a; text=b");
    row("-(-(a OR b))", "any{text=a | text=b}");
    row("-(a -(b c))", "not any{text=a; not any{text=b; text=c}}");
    row("a OR -(b OR c)", "any{text=a | not any{text=b | text=c}}");
    row("status:refused OR error:none x", "any{status=refused | error=none}; text=x");
    row("country:any", "country=any");
    row("country:\"Atlantis\"", "country=Atlantis");
    row("livemode:true", "livemode=true");
    row("livemode:Live,no", "livemode=true|false");
    row("is:live", "livemode=true");
    row("is:test", "livemode=false");
    row("has:report", "has=report");
    row("has:ref,META,name", "has=reference|metadata|person");
    row("-has:customer", "not has=customer");
    row("no:email", "not has=email");
    row("-no:email", "has=email");
    row("has:person has:flow has:country has:error", "has=person; has=flow; has=country; has=error");
    row("age:>3d", "age=>3d");
    row("age:1d..7d", "age=1d..7d");
    row("AGE:<2Hours", "age=<2Hours");
    row("is:stuck", "redaction=processing|validated; age=>96h; not is=newly-redacting");
    row("-is:stuck", "not any{redaction=processing|validated; age=>96h; not is=newly-redacting}");
    row("is:stuck OR is:refused",
        "any{redaction=processing|validated; age=>96h; not is=newly-redacting | status=refused}");
    row("is:readable", "has=report; redaction=none; age=<48h");
    row("-is:readable", "not any{has=report; redaction=none; age=<48h}");
    row("is:refused,redacted", "any{status=refused | redaction=redacted}");
    row("is:refused,redacted,verified", "any{status=refused|verified | redaction=redacted}");
    row("-is:refused,stuck",
        "not any{status=refused | redaction=processing|validated; age=>96h; not is=newly-redacting}");
    row("is:redacted,redacting", "redaction=redacted|processing|validated");
    row("created:2026-03-14T09:30..2026-03-15T10:00", "created=2026-03-14T09:30..2026-03-15T10:00");
}

void tst_FilterLine::aRightLineMeansWhatItSays() {
    QFETCH(QString, line);
    QFETCH(QString, expected);
    const ParsedLine parsed = parseFilterLine(line, now);
    QCOMPARE(spelled(parsed.problems, line), QString());
    QCOMPARE(spelled(parsed.filter), expected);
    QCOMPARE(parseFilterLine(parsed.filter.toLine(), now).filter, parsed.filter);
}

void tst_FilterLine::spansPointAtTheirConditions() {
    const QString line = QStringLiteral("  anna stauts:x -is:redacted  meta.order:\"4 7\"");
    const ParsedLine parsed = parseFilterLine(line, now);
    QStringList words;
    for (const ParsedLine::Span& span : parsed.spans)
        words << QString::number(span.condition) + u' ' + line.mid(span.start, span.length);
    QCOMPARE(words, (QStringList{QStringLiteral("0 anna"), QStringLiteral("1 -is:redacted"),
                                 QStringLiteral("2 meta.order:\"4 7\"")}));
}

/// The line is read at each key: whatever stands in it, spans and problems lie inside it, and what was
/// understood is understood again.
void tst_FilterLine::everyPrefixOfALineParses() {
    const QString line = QStringLiteral("-is:refused \"a \\\"b\" meta.\"k e y\":v,\"w\" "
                                        "created:2026-01..2026-02 , : -: :: \"\" (a OR -(b c OR is:stuck)) "
                                        "age:1d..7d no:report OR livemode:x) status:\"x é");
    for (qsizetype length = 0; length <= line.size(); ++length)
        QCOMPARE(invariants::of(line.left(length), now), QString());
}

void tst_FilterLine::noSoupOfSignsTripsTheParser() {
    const QStringList signs{QStringLiteral("\""),
                            QStringLiteral("\\"),
                            QStringLiteral(":"),
                            QStringLiteral("-"),
                            QStringLiteral(","),
                            QStringLiteral("."),
                            QStringLiteral(" "),
                            QStringLiteral("meta."),
                            QStringLiteral("is:"),
                            QStringLiteral("a"),
                            QStringLiteral("ref"),
                            QStringLiteral("status:"),
                            QStringLiteral(">="),
                            QStringLiteral("created:"),
                            QStringLiteral("2026"),
                            QStringLiteral("李"),
                            QStringLiteral("("),
                            QStringLiteral(")"),
                            QStringLiteral(" OR "),
                            QStringLiteral("-("),
                            QStringLiteral("is:stuck"),
                            QString(QChar(0xD83D)),
                            QString(QChar(0x1F)),
                            QStringLiteral("“"),
                            QStringLiteral("”"),
                            QStringLiteral("–"),
                            QString(QChar(0x200B)),
                            QString(QChar(0xA0)),
                            QStringLiteral("+49 (0)171 23"),
                            QStringLiteral("0171"),
                            QStringLiteral("phone:")};
    QRandomGenerator random(1);
    for (int i = 0; i < 5000; ++i) {
        QString line;
        for (int n = random.bounded(12); n > 0; --n)
            line += signs[random.bounded(signs.size())];
        QCOMPARE(invariants::of(line, now), QString());
    }
}

/// Stripe may add words any day: whoever sees one counted can type it.
void tst_FilterLine::aWordThatOccursNeedsNoQuotes() {
    const OccurringWord occurring = [](FilterField field, const QString& typed) -> std::optional<QString> {
        const QString word = field == FilterField::Error       ? QStringLiteral("brand_new_code")
                             : field == FilterField::Type      ? QStringLiteral("brand_new_type")
                             : field == FilterField::Redaction ? QStringLiteral("brand_new_step")
                                                               : QString();
        return typed.compare(word, Qt::CaseInsensitive) == 0 ? std::optional(word) : std::nullopt;
    };
    const QString line = QStringLiteral("error:Brand_New_Code type:brand_new_type -redaction:brand_new_step");
    const ParsedLine parsed = parseFilterLine(line, now, occurring);
    QCOMPARE(spelled(parsed.problems, line), QString());
    QCOMPARE(spelled(parsed.filter),
             QStringLiteral("error=brand_new_code; type=brand_new_type; not redaction=brand_new_step"));
    QCOMPARE(parseFilterLine(parsed.filter.toLine(), now).filter, parsed.filter);
    QCOMPARE(parseFilterLine(QStringLiteral("error:brand_old"), now, occurring).problems.size(),
             qsizetype{1});
    QCOMPARE(parseFilterLine(line, now).problems.size(), qsizetype{3});
}

QTEST_APPLESS_MAIN(tst_FilterLine)
#include "tst_filterline.moc"
