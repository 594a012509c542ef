// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Answers.h"

#include <QTest>

/// A client before a scripted server, and what it was answered: what the tests of the client share.
class ClientTest : public QObject {
protected:
    template <typename T>
    static Answer<T> into(QList<Result<T>>& results) {
        return [&results](const Result<T>& result) { results.append(result); };
    }

    void start(const StripeTiming& timing = answers::quick()) {
        m_pages.clear();
        m_sessions.clear();
        m_accounts.clear();
        m_client.reset();
        m_server = std::make_unique<ScriptedServer>();
        m_server->always(answers::json(200, answers::page(answers::session())));
        m_context = std::make_unique<QObject>();
        m_client = std::make_unique<StripeClient>(m_server->url(), timing);
        m_client->setKey(answers::someKey());
    }
    void stop() {
        m_client.reset();
        m_server.reset();
    }

    RequestTicket list() { return m_client->listSessions({}, m_context.get(), into(m_pages)); }
    RequestTicket retrieve(SessionExpansions expand = SessionExpansion::People) {
        return m_client->retrieveSession(answers::sessionId(), expand, m_context.get(), into(m_sessions));
    }
    RequestTicket cancel() {
        return m_client->cancelSession(answers::sessionId(), IntentKey::fresh(), m_context.get(),
                                       into(m_sessions));
    }
    RequestTicket redact() {
        return m_client->redactSession(answers::sessionId(), IntentKey::fresh(), m_context.get(),
                                       into(m_sessions));
    }
    RequestTicket account() { return m_client->retrieveAccount(m_context.get(), into(m_accounts)); }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<StripeClient> m_client;
    std::unique_ptr<QObject> m_context;
    QList<Result<SessionPage>> m_pages;
    QList<Result<RetrievedSession>> m_sessions;
    QList<Result<Account>> m_accounts;
};
