// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <functional>

class QTcpSocket;
class QTimer;

/// What arrived at a ScriptedServer.
struct SeenRequest {
    QByteArray method;
    QByteArray target;                     ///< Path and query, as sent.
    QHash<QByteArray, QByteArray> headers; ///< Names in lower case.
    QByteArray body;
};

/// What a ScriptedServer does about a request.
struct ScriptedAnswer {
    enum class Manner {
        Whole,
        CutShort, ///< Promises the whole body, sends half of it, hangs up.
        CutChunk, ///< The same with chunked encoding, where no length is promised.
        Drip,     ///< Sends the body byte by byte, one every few milliseconds.
        Silence,  ///< Reads the request and says nothing.
        Reset,    ///< Hangs up without a word.
        Noise,    ///< Sends the body alone: no HTTP.
        Endless,  ///< Sends the body again and again, as long as somebody reads.
    };
    int status = 200;
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers{};
    Manner manner = Manner::Whole;
};

/// An HTTP server on 127.0.0.1 that answers as the test says, faults included. In order: the answers of
/// next(), then what answerBy() decides by the request, then always().
class ScriptedServer : public QObject {
    Q_OBJECT
public:
    explicit ScriptedServer(QObject* parent = nullptr);

    QUrl url() const;
    void next(const ScriptedAnswer& answer) { m_script.append(answer); }
    void always(const ScriptedAnswer& answer) { m_always = answer; }
    /// Answers each request as this says, instead of always(); next() still comes first.
    void answerBy(std::function<ScriptedAnswer(const SeenRequest&)> answer) { m_by = std::move(answer); }
    void forgetScript() { m_script.clear(); }
    void forgetSeen() { m_seen.clear(); }
    /// Nobody listens any more.
    void close();

    const QList<SeenRequest>& seen() const { return m_seen; }

Q_SIGNALS:
    void requestSeen();

private:
    void greet();
    void readFrom(QTcpSocket* socket);
    void answer(QTcpSocket* socket);

    QHash<QTcpSocket*, QByteArray> m_received;
    QList<ScriptedAnswer> m_script;
    ScriptedAnswer m_always;
    std::function<ScriptedAnswer(const SeenRequest&)> m_by;
    QList<SeenRequest> m_seen;
    QTcpServer m_server; ///< Last: its sockets say good-bye to the members above.
};
