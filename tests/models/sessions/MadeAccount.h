// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/ScriptedServer.h"

#include <QDateTime>
#include <QLocale>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

/// An account whose sessions a ScriptedServer lists as Stripe does, with one answer of the test's choice
/// spoilt.
struct MadeAccount {
    enum class Fault {
        None,
        MoreWithoutData, ///< Says there is more, and sends nothing.
        DateAhead,       ///< A Date that has not come yet.
        DateBehind,
        OldestFirst,
        IgnoresCursor, ///< The page that was sent before.
        IgnoresTime,   ///< The newest sessions, whatever was asked for.
    };

    explicit MadeAccount(int sessions)
        : count(sessions) {
        server.answerBy([this](const SeenRequest& request) { return answer(request); });
    }

    std::int64_t now() const { return QDateTime::currentSecsSinceEpoch() + clockOffset; }
    /// The newest is number 0.
    static QString idOf(int number) { return QStringLiteral("vs_%1").arg(number, 6, 10, QLatin1Char('0')); }
    std::int64_t createdOf(int number) const { return start - 600 - 60 * static_cast<std::int64_t>(number); }

    ScriptedAnswer answer(const SeenRequest& request) {
        const QUrl url = QUrl::fromEncoded("http://h" + request.target);
        const Fault fault = asked++ == spoilt ? kind : Fault::None;
        if (url.path() == QLatin1StringView("/v1/account"))
            return json(R"({"id":"acct_1","object":"account","country":"DE"})", fault);
        if (url.path().contains(QLatin1StringView("verification_sessions/")))
            return json(sessionOf(url.fileName(), start), fault);
        if (!url.path().endsWith(QLatin1StringView("verification_sessions")))
            return json(list({}, false), fault);
        QUrlQuery query(url);
        const auto value = [&query](const char* name) {
            return query.queryItemValue(QLatin1StringView(name), QUrl::FullyDecoded);
        };
        // QUrlQuery keeps the brackets of names as they were sent.
        QString from = value("created[gte]");
        if (from.isEmpty())
            from = value("created%5Bgte%5D");
        QString before = value("created[lt]");
        if (before.isEmpty())
            before = value("created%5Blt%5D");
        const QString after = fault == Fault::IgnoresCursor ? QString() : value("starting_after");
        QList<int> found;
        bool isBehind = after.isEmpty();
        for (int number = firstNew; number < count; ++number) {
            const bool isIn = fault == Fault::IgnoresTime ||
                              ((from.isEmpty() || createdOf(number) >= from.toLongLong()) &&
                               (before.isEmpty() || createdOf(number) < before.toLongLong()));
            if (isBehind && isIn)
                found << number;
            isBehind = isBehind || idOf(number) == after;
        }
        constexpr qsizetype page = 100;
        const bool hasMore = found.size() > page;
        if (fault == Fault::OldestFirst) {
            std::reverse(found.begin(), found.end());
        } else if (fault == Fault::MoreWithoutData) {
            return json(list({}, true), fault);
        }
        return json(list(found.first(std::min(page, found.size())), hasMore), fault);
    }

    static QByteArray sessionOf(const QString& id, std::int64_t created) {
        return R"({"object":"identity.verification_session","livemode":false,"status":"requires_input",)"
               R"("type":"document","metadata":{},"created":)" +
               QByteArray::number(static_cast<qint64>(created)) + R"(,"id":")" + id.toLatin1() + R"("})";
    }

    QByteArray list(const QList<int>& numbers, bool hasMore) const {
        QByteArrayList data;
        for (const int number : numbers)
            data << sessionOf(idOf(number), createdOf(number));
        return R"({"object":"list","has_more":)" + QByteArray(hasMore ? "true" : "false") + R"(,"data":[)" +
               data.join(',') + "]}";
    }

    ScriptedAnswer json(const QByteArray& body, Fault fault) const {
        std::int64_t date = now();
        if (fault == Fault::DateAhead)
            date += ahead;
        if (fault == Fault::DateBehind)
            date -= ahead;
        const QString text = QLocale::c().toString(QDateTime::fromSecsSinceEpoch(date).toUTC(),
                                                   QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
        return {200,
                body,
                {{"Content-Type", "application/json"}, {"Request-Id", "req_1"}, {"Date", text.toLatin1()}}};
    }

    ScriptedServer server;
    int firstNew = 0;             ///< Sessions before this number have not been created yet.
    int count = 0;                ///< Numbers.
    std::int64_t clockOffset = 0; ///< Of the account's clock, against this machine's.
    std::int64_t start = now();
    int asked = 0;
    int spoilt = -1; ///< The number of the answer that is spoilt.
    Fault kind = Fault::None;
    std::int64_t ahead = 86'400;
};
