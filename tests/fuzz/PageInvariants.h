// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/Wire.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

/// What holds of every page of Stripe's lists, whatever one of its objects is. Each function returns what
/// does not hold, or nothing.
namespace invariants {

inline const SessionId askedSession = *SessionId::fromText(u"vs_1");

inline QByteArray goodSession(const QByteArray& id) {
    return R"({"id":")" + id +
           R"(","object":"identity.verification_session","created":1700000000,"livemode":false,)"
           R"("status":"verified","type":"document","metadata":{"order":"4711"},)"
           R"("verified_outputs":{"first_name":"Zoë","dob":{"day":3,"month":2,"year":1980}}})";
}

inline QByteArray goodReport(const QByteArray& id) {
    return R"({"id":")" + id +
           R"(","object":"identity.verification_report","created":1700000000,"type":"document",)"
           R"("verification_session":"vs_1","document":{"status":"verified","files":["file_1","file_2"]}})";
}

inline QByteArray goodEvent(const QByteArray& id) {
    return R"({"id":")" + id +
           R"(","object":"event","created":1700000000,"type":"identity.verification_session.verified",)"
           R"("data":{"object":{"id":"vs_1","object":"identity.verification_session"}}})";
}

inline HttpAnswer answerWith(const QByteArray& elements) {
    HttpAnswer answer;
    answer.status = 200;
    answer.requestId = QStringLiteral("req_1");
    answer.body = R"({"object":"list","url":"/v1/x","has_more":true,"data":[)" + elements + "]}";
    return answer;
}

/// A value of JSON by another parser's judgement.
inline bool isOneValue(const QByteArray& text) {
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson('[' + text + ']', &error);
    return error.error == QJsonParseError::NoError && document.array().size() == 1;
}

inline bool isHarmless(const ReadingProblem& problem) {
    const auto isOfId = [](QChar c) { return c.isLetterOrNumber() || c == u'_'; };
    return problem.requestId == QLatin1StringView("req_1") &&
           std::all_of(problem.id.begin(), problem.id.end(), isOfId);
}

template <typename Value>
QString ofList(const std::vector<Value>& values, const ReadingProblemList& problems,
               const std::vector<Value>& neighbours, const char* what) {
    const auto fails = [what](const char* how) {
        return QString::fromLatin1(what) + u' ' + QString::fromLatin1(how);
    };
    if (values.size() < 2 || values.size() > 3)
        return fails("are missing or too many");
    if (!(values.front() == neighbours.front()) || !(values.back() == neighbours.back()))
        return fails("beside a bad one are not what they are alone");
    if (values.size() == 2 && problems.empty())
        return fails("are left out without a word");
    return std::ranges::all_of(problems, isHarmless) ? QString() : fails("are named with more than an id");
}

/// One object between two good ones. `isSound`: the page is JSON, however strange the object's members are.
inline QString ofPageWith(const QByteArray& element, bool isSound) {
    const auto between = [&element](QByteArray (*good)(const QByteArray&), const QByteArray& prefix) {
        return answerWith(good(prefix + "8") + ',' + element + ',' + good(prefix + "9"));
    };
    const auto alone = [](QByteArray (*good)(const QByteArray&), const QByteArray& prefix) {
        return answerWith(good(prefix + "8") + ',' + good(prefix + "9"));
    };
    const auto sessions = wire::readSessionPage(between(goodSession, "vs_"));
    const auto reports = wire::readReportPage(between(goodReport, "vr_"), askedSession);
    const auto events = wire::readEventPage(between(goodEvent, "evt_"));
    if (!isSound)
        return {};
    if (!sessions.isOk() || !reports.isOk() || !events.isOk())
        return QStringLiteral("one object takes the whole page");
    if (!sessions.value().hasMore || sessions.value().requestId != QLatin1StringView("req_1"))
        return QStringLiteral("the page's own members are lost");
    for (const QString& broken :
         {ofList(sessions.value().sessions, sessions.value().problems,
                 wire::readSessionPage(alone(goodSession, "vs_")).value().sessions, "sessions"),
          ofList(reports.value().reports, reports.value().problems,
                 wire::readReportPage(alone(goodReport, "vr_"), askedSession).value().reports, "reports"),
          ofList(events.value().events, events.value().problems,
                 wire::readEventPage(alone(goodEvent, "evt_")).value().events, "events")})
        if (!broken.isEmpty())
            return broken;
    return {};
}

} // namespace invariants
