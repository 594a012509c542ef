// SPDX-License-Identifier: Apache-2.0
#include "filter/FilterPrivacy.h"

#include <QTest>

namespace {

constexpr std::int64_t now = 1'795'000'000;

Condition condition(FilterField field, const char* value) {
    Condition result;
    result.field = field;
    result.values = {QString::fromUtf8(value)};
    return result;
}

/// A value that field has, and whether it may be written to a disk.
struct Example {
    const char* value = "";
    bool personal = true;
};

Example exampleOf(FilterField field) {
    switch (field) {
    case FilterField::AnyText:
        return {"meyer", true};
    case FilterField::Status:
        return {"refused", false};
    case FilterField::Type:
        return {"document", false};
    case FilterField::Error:
        return {"document_expired", false};
    case FilterField::Redaction:
        return {"any", false};
    case FilterField::Country:
        return {"DE", false};
    case FilterField::Created:
        return {"2026-03", false};
    case FilterField::Id:
        return {"vs_1Pgc76B7WZ01zgkWBdQi8PTU", true};
    case FilterField::Reference:
        return {"user_88412", true};
    case FilterField::Customer:
        return {"cus_Q9x7Lm", true};
    case FilterField::Person:
        return {"Anna", true};
    case FilterField::Email:
        return {"anna@example.com", true};
    case FilterField::Phone:
        return {"+491711234567", true};
    case FilterField::Report:
        return {"vr_1Pgc76B7WZ01zgkW", true};
    case FilterField::Flow:
        return {"vf_1Pgc76B7WZ01zgkW", false};
    case FilterField::MetadataKey:
        return {"4711", true};
    case FilterField::Age:
        return {">3d", false};
    case FilterField::Livemode:
        return {"true", false};
    case FilterField::Has:
        return {"customer", false};
    case FilterField::Changed:
        return {"changed", false};
    case FilterField::Group:
        return {"", false}; // By what is in it: see below.
    }
    return {};
}

} // namespace

class TestFilterPrivacy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFieldIsPersonalOrKnownNotToBe() {
        for (int i = 0; i <= static_cast<int>(FilterField::Group); ++i) {
            const auto field = static_cast<FilterField>(i);
            const Example example = exampleOf(field);
            const SessionFilter filter{{condition(field, example.value)}};
            QVERIFY2(mayBePersonal(filter) == example.personal, qPrintable(fieldWord(field)));
        }
    }

    void whatIsLeftOutIsAsTellingAsWhatIsLookedFor() {
        Condition excluded = condition(FilterField::Person, "Anna");
        excluded.excluded = true;
        QVERIFY(mayBePersonal(SessionFilter{{excluded}}));
    }

    void aGroupIsPersonalWhenAnythingInItIs() {
        Condition inner;
        inner.field = FilterField::Group;
        inner.anyOf = {SessionFilter{{condition(FilterField::Status, "refused")}},
                       SessionFilter{{condition(FilterField::Country, "DE")}}};
        Condition group;
        group.field = FilterField::Group;
        group.anyOf = {SessionFilter{{inner}}, SessionFilter{{condition(FilterField::Status, "verified")}}};
        QVERIFY(!mayBePersonal(SessionFilter{{group}}));
        inner.anyOf.back().conditions.append(condition(FilterField::Email, "@gmail.com"));
        group.anyOf.front() = SessionFilter{{inner}};
        QVERIFY(mayBePersonal(SessionFilter{{group}}));
    }

    void aWordStripeMayHaveAddedCouldBeAName() {
        QVERIFY(mayBePersonal(parseFilterLine(QStringLiteral("error:\"meyer\""), now)));
        QVERIFY(mayBePersonal(parseFilterLine(QStringLiteral("country:Meyer"), now)));
        QVERIFY(mayBePersonal(parseFilterLine(QStringLiteral("flow:meyer"), now)));
    }

    void aWordThatCameToNothingCouldBeAName() {
        const ParsedLine line = parseFilterLine(QStringLiteral("status:refused status:meyer"), now);
        QVERIFY(!mayBePersonal(line.filter));
        QVERIFY(mayBePersonal(line));
        QVERIFY(!mayBePersonal(parseFilterLine(QStringLiteral("status:refused"), now)));
        QVERIFY(!mayBePersonal(parseFilterLine(QString(), now)));
    }
};

QTEST_GUILESS_MAIN(TestFilterPrivacy)
#include "tst_filterprivacy.moc"
