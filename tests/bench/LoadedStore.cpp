// SPDX-License-Identifier: Apache-2.0
#include "bench/LoadedStore.h"

#include "bench/ListPages.h"
#include "stripe/Wire.h"

#include <QEventLoop>
#include <QTextStream>

bool loadFromSandbox(const QUrl& sandbox, int sessions, SessionStore& store,
                     std::vector<StringSession>* strings) {
    QEventLoop loop;
    QString problem;
    const auto take = [&](const QByteArray& bytes) {
        HttpAnswer answer;
        answer.status = 200;
        answer.contentType = QStringLiteral("application/json");
        answer.body = bytes;
        const Result<SessionPage> page = wire::readSessionPage(answer);
        if (!page.isOk() || page.value().sessions.empty())
            return QString();
        store.merge(page.value().sessions);
        if (strings != nullptr)
            readWithQJson(bytes, *strings);
        const bool more = page.value().hasMore && store.size() < static_cast<Row>(sessions);
        return more ? page.value().sessions.back().id.text() : QString();
    };
    fetchEachPage(sandbox, take, [&](const QString& error) {
        problem = error;
        loop.quit();
    });
    loop.exec();
    if (!problem.isEmpty() || store.size() == 0)
        QTextStream(stderr) << "No sessions from " << sandbox.toString() << ": " << problem << "\n";
    return problem.isEmpty() && store.size() > 0;
}
