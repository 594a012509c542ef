// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Call.h"
#include "Page.h"
#include "Settings.h"
#include "StoredFile.h"

namespace sandbox {

/// `/v1/file_links` and the links themselves. Links to identity pictures must expire within 30 seconds;
/// Stripe documents the rule and not the refusal, which is a 400 here, as it is for a link without an end.
class FileLinkApi {
public:
    FileLinkApi(World& world, const Settings& settings, const QByteArray& base)
        : m_world(world)
        , m_settings(settings)
        , m_base(base) {}

    QByteArray create(const Call& call);
    QByteArray update(const Call& call);
    QByteArray list(const Call& call) const;
    QByteArray retrieve(const Call& call) const;
    /// What `/links/TOKEN` leads to: no key is asked for, so its time must not be over.
    Reply open(const QByteArray& token) const;

private:
    struct Link {
        qint64 created = 0;
        qint64 expiresAt = 0;
        quint64 file = 0;
        Metadata metadata;
    };

    std::size_t find(const QByteArray& id, const QByteArray& param) const;
    void write(JsonWriter& json, std::size_t index, const Expansion& expansion, bool livemode) const;
    QByteArray tokenOf(std::size_t index) const;
    bool expired(const Link& link) const { return link.expiresAt <= m_world.now(); }
    QByteArray shown(std::size_t index, const Expansion& expansion, bool livemode) const;
    qint64 readExpiry(Parameters& parameters) const;

    World& m_world;
    const Settings& m_settings;
    const QByteArray& m_base;
    std::vector<Link> m_links;
};

} // namespace sandbox
