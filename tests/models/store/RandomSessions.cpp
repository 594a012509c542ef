// SPDX-License-Identifier: Apache-2.0
#include "models/store/RandomSessions.h"

#include <array>

namespace {

const std::array<QString, 12> firstNames{
    QStringLiteral("Anna"),  QStringLiteral("John"),   QStringLiteral("Jürgen"),   QStringLiteral("José"),
    QStringLiteral("Łucja"), QStringLiteral("Émilie"), QStringLiteral("李"),       QStringLiteral("Ольга"),
    QStringLiteral("محمد"),  QStringLiteral("Zoë"),    QStringLiteral("Mary Ann"), QStringLiteral("Øyvind")};
const std::array<QString, 10> lastNames{
    QStringLiteral("Meyer"),    QStringLiteral("Smith"), QStringLiteral("Müller"),  QStringLiteral("García"),
    QStringLiteral("Straße"),   QStringLiteral("小龙"),  QStringLiteral("Иванова"), QStringLiteral("O'Neil"),
    QStringLiteral("van Dijk"), QStringLiteral("İnan")};
const std::array<QString, 6> countries{QStringLiteral("DE"), QStringLiteral("US"), QStringLiteral("FR"),
                                       QStringLiteral("GB"), QStringLiteral("TR"), QStringLiteral("JP")};
const std::array<QString, 3> reasons{QStringLiteral("The document is expired."),
                                     QStringLiteral("The document is invalid."),
                                     QStringLiteral("The selfie does not match the document photo.")};

QString idText(const char* prefix, quint64 number) {
    return QLatin1String(prefix) + QStringLiteral("1P%1").arg(number, 22, 36, QLatin1Char('0'));
}

template <typename Enum>
constexpr int wordCount = static_cast<int>(WireWords<Enum>::words.size());

} // namespace

SessionId RandomSessions::idOf(quint64 number) {
    return *SessionId::fromText(idText("vs_", number));
}

VerifiedOutputs RandomSessions::ordinaryOutputs() {
    VerifiedOutputs outputs;
    outputs.firstName = oneOf(firstNames);
    outputs.lastName = oneOf(lastNames);
    if (chance(50))
        outputs.email =
            QStringLiteral("user%1@example.%2").arg(below(100000)).arg(oneOf(countries).toLower());
    if (chance(30))
        outputs.phone = QStringLiteral("+49151%1").arg(below(10'000'000));
    Address address;
    address.line1 = QStringLiteral("%1 Main Street").arg(below(999));
    address.city = QStringLiteral("Springfield");
    address.postalCode = QString::number(10000 + below(89999));
    address.country = oneOf(countries);
    outputs.address = address;
    return outputs;
}

VerificationSession RandomSessions::ordinary() {
    VerificationSession session;
    const quint64 number = m_nextId++;
    session.id = idOf(number * 7919 % 1'000'003);
    session.created = newest -= below(4) == 0 ? 0 : below(600);
    const int kind = below(100);
    session.type = chance(80) ? VerificationType::Document : VerificationType::IdNumber;
    session.status = kind < 60   ? SessionStatus::Verified
                     : kind < 90 ? SessionStatus::RequiresInput
                     : kind < 98 ? SessionStatus::Canceled
                                 : SessionStatus::Processing;
    if (kind >= 78 && kind < 90)
        session.lastError = LastError{static_cast<ErrorCode>(1 + below(19)), oneOf(reasons)};
    if (kind < 60)
        session.verifiedOutputs = ordinaryOutputs();
    if (kind < 60 || session.lastError)
        session.lastReport = ReportId::fromText(idText("vr_", number));
    if (chance(70))
        session.clientReferenceId = QStringLiteral("user_%1").arg(below(100000));
    if (chance(50))
        session.relatedCustomer = idText("cus_", static_cast<quint64>(below(100000)));
    if (chance(30))
        session.providedDetails = ProvidedDetails{QStringLiteral("p%1@example.com").arg(below(9999)), {}};
    if (chance(40))
        session.metadata = {
            {QStringLiteral("order"), QString::number(below(100000))},
            {QStringLiteral("plan"), chance(50) ? QStringLiteral("premium") : QStringLiteral("größer")}};
    if (chance(5))
        session.metadata.emplace_back(QStringLiteral("phone"),
                                      QStringLiteral("(0151) %1-%2").arg(below(1000)).arg(below(10'000)));
    if (chance(5)) {
        session.redaction = static_cast<RedactionStatus>(1 + below(3));
        session.verifiedOutputs.reset();
    }
    session.options.document = SessionOptions::Document{{}, false, chance(50), true};
    return session;
}

std::vector<VerificationSession> RandomSessions::ordinary(int count) {
    std::vector<VerificationSession> sessions;
    for (int i = 0; i < count; ++i)
        sessions.push_back(ordinary());
    return sessions;
}

QString RandomSessions::oddText() {
    static const std::array<QString, 20> odd{QString(),
                                             QStringLiteral(" "),
                                             QStringLiteral("="),
                                             QStringLiteral("a=b"),
                                             QStringLiteral("\x1f"),
                                             QStringLiteral("a\x1e\x1f"
                                                            "b"),
                                             QString(QChar(u'\0')),
                                             QStringLiteral("two  spaces "),
                                             QString(QChar(0xD800)),
                                             QString(QChar(0xDC00)) + u'x',
                                             QString(QChar(0xFEFF)) + u'b',
                                             QStringLiteral("😀👍🏽"),
                                             QStringLiteral("Ünïcödé"),
                                             QStringLiteral("JÜRGEN Ågren"),
                                             QStringLiteral("or\u00ADder\u200B 4711"),
                                             QStringLiteral("„O’Neil“ –\u00A0x"),
                                             QStringLiteral("+49 (0)151/20\u2011300"),
                                             QStringLiteral("[redacted]"),
                                             QStringLiteral("\n\t\""),
                                             QString(300, u'ß')};
    return chance(40) ? QStringLiteral("text%1").arg(below(50)) : oneOf(odd);
}

std::optional<QString> RandomSessions::maybeText() {
    return chance(50) ? std::optional<QString>(oddText()) : std::nullopt;
}

template <typename Enum>
OpenEnum<Enum> RandomSessions::anyOf() {
    OpenEnum<Enum> value = static_cast<Enum>(below(wordCount<Enum> + 1));
    if (value.value == Enum::Unknown)
        value.unknownWord = chance(20) ? QString() : QStringLiteral("novel_%1").arg(below(400));
    return value;
}

VerifiedOutputs RandomSessions::wildOutputs() {
    VerifiedOutputs outputs;
    for (auto* text : {&outputs.firstName, &outputs.lastName, &outputs.email, &outputs.phone,
                       &outputs.idNumber, &outputs.unparsedPlaceOfBirth, &outputs.unparsedSex})
        *text = maybeText();
    if (chance(50)) {
        outputs.address.emplace();
        Address& address = *outputs.address;
        for (auto* text : {&address.line1, &address.line2, &address.city, &address.state, &address.postalCode,
                           &address.country})
            *text = maybeText();
    }
    if (chance(50))
        outputs.dateOfBirth = CalendarDate{1990, 1 + below(12), 1 + below(28)};
    if (chance(50))
        outputs.idNumberType = anyOf<IdNumberType>();
    if (chance(50))
        outputs.sex = anyOf<Sex>();
    return outputs;
}

SessionOptions RandomSessions::wildOptions() {
    SessionOptions options;
    if (chance(50)) {
        options.document = SessionOptions::Document{{}, chance(50), chance(50), chance(50)};
        for (int i = below(4); i > 0; --i)
            options.document->allowedTypes.push_back(anyOf<DocumentType>());
    }
    if (chance(50))
        options.matching = SessionOptions::Matching{oddText(), oddText()};
    options.idNumber = chance(50);
    options.requireEmail = chance(50);
    options.requirePhone = chance(50);
    return options;
}

VerificationSession RandomSessions::wild() {
    VerificationSession session;
    session.id = idOf(2'000'000 + m_nextId++); // Beyond those of ordinary ones.
    session.created = chance(10) ? -below(1000) : static_cast<std::int64_t>(m_random.generate64() >> 20);
    session.livemode = chance(50);
    session.status = anyOf<SessionStatus>();
    session.type = anyOf<VerificationType>();
    if (chance(50))
        session.lastError = LastError{anyOf<ErrorCode>(), oddText()};
    for (auto* text : {&session.clientReferenceId, &session.relatedCustomer, &session.relatedCustomerAccount,
                       &session.verificationFlow})
        *text = maybeText();
    if (chance(50))
        session.relatedPerson = RelatedPerson{oddText(), oddText()};
    if (chance(50))
        session.lastReport = ReportId::fromText(idText("vr_", m_random.generate()));
    if (chance(50))
        session.providedDetails = ProvidedDetails{maybeText(), maybeText()};
    if (chance(50))
        session.verifiedOutputs = wildOutputs();
    session.options = wildOptions();
    for (int i = chance(5) ? 50 : below(4); i > 0; --i)
        session.metadata.emplace_back(oddText(), oddText());
    return session;
}
