// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QNetworkAccessManager>

#include <memory>
#include <vector>

/// Network access for so many requests at once. Qt 6.4 opens six connections a host at most, whatever waits
/// (QHttp1Configuration came with 6.5), so there is one more network access manager for every six.
class Connections {
public:
    static constexpr int eachHas = 6;

    Connections(const QUrl& baseUrl, int mostAtOnce);

    /// The one with the fewest requests, with a place taken in it until leave().
    QNetworkAccessManager& enter();
    void leave(const QNetworkAccessManager& network);
    /// Closes them all, and what they remember of headers and cookies goes with them. Nothing may be under
    /// way.
    void renew();

private:
    struct Lane {
        std::unique_ptr<QNetworkAccessManager> network;
        int requests = 0;
    };
    std::unique_ptr<QNetworkAccessManager> makeNetwork() const;

    bool m_byProxy;
    std::vector<Lane> m_lanes;
};
