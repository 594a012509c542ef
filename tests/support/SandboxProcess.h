// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QList>
#include <QProcess>
#include <QStringList>
#include <QUrl>

#include <utility>

/// A sandbox of the test's own, over real HTTP. Ends with the test.
class SandboxProcess {
public:
    using Form = QList<std::pair<QString, QString>>;

    /// Keys the sandbox knows by name.
    static constexpr const char* readWrite = "rk_test_sandboxReadWrite0000000000";
    static constexpr const char* readOnly = "rk_test_sandboxReadOnly00000000000";
    static constexpr const char* sensitiveAll = "rk_test_sandboxSensitiveAll0000000";
    static constexpr const char* sensitive48h = "rk_test_sandboxSensitive48h0000000";
    static constexpr const char* secret = "sk_test_sandboxSecretKey00000000000";
    static constexpr const char* noFiles = "rk_test_sandboxNoFiles000000000000";
    static constexpr const char* filesReadOnly = "rk_test_sandboxFilesReadOnly000000";
    static constexpr const char* noEvents = "rk_test_sandboxNoEvents00000000000";
    static constexpr const char* noAccount = "rk_test_sandboxNoAccount0000000000";
    static constexpr const char* noSessions = "rk_test_sandboxNoSessions000000000";
    static constexpr const char* noPermission = "rk_test_sandboxNoPermission0000000";

    explicit SandboxProcess(const QStringList& arguments = {});
    ~SandboxProcess();

    /// Empty when the sandbox did not start.
    QUrl url() const { return m_url; }

    /// One thing goes wrong `count` times: rate_limit, lock_timeout, conflict, server_error, slow_body,
    /// cut_body, reset, not_json, html, not_activated, unauthorized, forbidden, timeout.
    void mishap(const QString& kind, int count = 1, const Form& more = {});
    void clearMishaps();
    void setOption(const QString& name, const QString& value);
    /// Moves the sandbox's clock, so that what takes minutes has happened.
    void advanceClock(int seconds);
    void createSessions(int count);
    /// The person submits: "verified", an error code, or "processing".
    void submit(const QString& sessionId, const QString& outcome);
    /// Somebody else acts on a session: "cancel" or "redact".
    void actElsewhere(const QString& sessionId, const QString& action);
    /// The bytes of a file, with a key that may.
    QByteArray picture(const QString& fileId);
    /// What the sandbox was asked since the log was last cleared.
    QJsonArray log();
    void clearLog();
    /// A network that is gone: nobody answers any more, until it comes back on the same port.
    void stop();
    void startAgain();

    /// One request, and its JSON answer.
    QJsonDocument request(const QByteArray& method, const QString& path, const Form& form = {},
                          const char* key = sensitiveAll);

private:
    QByteArray bodyOf(const QByteArray& method, const QString& path, const Form& form, const char* key);
    void launch();

    QStringList m_arguments;
    QProcess m_process;
    QUrl m_url;
};
