// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/HttpAnswer.h"

#include <QNetworkReply>
#include <QObject>
#include <QTimer>

class QNetworkAccessManager;

/// One request on the wire, once. Ends in one signal, or in none when it is destroyed first. The time is for
/// the whole answer: a body that drips is late too.
class HttpTry : public QObject {
    Q_OBJECT
public:
    /// A page of a hundred sessions with all their metadata is half of it.
    static constexpr qint64 largestBody = 64 * 1024 * 1024;
    /// Of an answer that is an error. What is behind it is not read; the status says enough.
    static constexpr qint64 largestErrorBody = 256 * 1024;

    /// Without a form it is a GET, with one (also an empty one) a POST.
    HttpTry(QNetworkAccessManager& network, const QNetworkRequest& request,
            const std::optional<QByteArray>& form, std::chrono::milliseconds time, QObject* parent = nullptr);
    ~HttpTry() override;

    /// A larger one is let go while it arrives.
    void setLargestBody(qint64 bytes) { m_largestBody = bytes; }

Q_SIGNALS:
    void ended(const HttpAnswer& answer);

private:
    void receive();
    void stop(StripeError::Kind why);
    void finish();
    bool isErrorStatus() const;
    HttpAnswer takeAnswer();
    void judge(HttpAnswer& answer) const;

    QNetworkReply* m_reply;
    QTimer m_time;
    qint64 m_largestBody = largestBody;
    QByteArray m_body;
    std::optional<CertificateFault> m_certificate;
    QString m_proxy; ///< That wants a password.
    std::optional<StripeError::Kind> m_stopped;
    bool m_isErrorCut = false; ///< The body of an error was longer than largestErrorBody.
};
