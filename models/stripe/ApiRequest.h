// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/KeyAbilities.h"
#include "stripe/SessionEvent.h"
#include "stripe/StripeTypes.h"

#include <QNetworkRequest>

#include <utility>

/// One of Stripe's calls: where to, and with which parameters. A read sends them as the query, a write as its
/// form.
struct ApiRequest {
    bool isWrite = false;
    QByteArray path; ///< Made of checked parts: one slash, no dots, no percent signs. Empty without an id.
    std::vector<std::pair<QByteArray, QString>> parameters;
    IntentKey intent;                           ///< Of a write.
    ReadPurpose purpose = ReadPurpose::Session; ///< Of a read.
    bool isByPerson = false; ///< Of a read: somebody asked for it just now, and it is no repetition.
    qint64 largestAnswer = 8 * 1024 * 1024; ///< Bytes; more is not read (HttpTry).
    /// What a key must be allowed for it. Nothing where an answer would prove nothing.
    std::optional<Ability> needs;
    /// What it asks after, where its answer proves nothing: it goes with the key for that.
    std::optional<Ability> about;

    /// A write without an intent could be done twice, a path without an id could mean every session.
    bool isComplete() const { return !path.isEmpty() && (!isWrite || !intent.text().isEmpty()); }
};

namespace api {

ApiRequest listSessions(const SessionQuery& query);
ApiRequest retrieveSession(const SessionId& id, SessionExpansions expand);
ApiRequest cancelSession(const SessionId& id, const IntentKey& intent);
ApiRequest redactSession(const SessionId& id, const IntentKey& intent);
/// An empty value takes its key away; keys that are not named stay as they are.
ApiRequest writeMetadata(const SessionId& id, const Metadata& values, const IntentKey& intent);
ApiRequest listReports(const ReportQuery& query);
ApiRequest listEvents(const EventQuery& query);
ApiRequest retrieveAccount();
/// The newest file, to learn whether files may be listed at all.
ApiRequest listFiles();
/// A link with which anybody can open the file until `expiresAt` (unix seconds, Stripe's clock).
ApiRequest createFileLink(const FileId& file, std::int64_t expiresAt, const IntentKey& intent);

QByteArray formOf(const ApiRequest& request);
QNetworkRequest networkRequest(const ApiRequest& request, const QUrl& baseUrl, const ApiKey& key);
/// For what a link leads to: it opens by itself, so nothing tells who asks.
QNetworkRequest fileRequest(const QUrl& link);

} // namespace api
