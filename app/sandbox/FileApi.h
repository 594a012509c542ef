// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Call.h"
#include "JsonWriter.h"
#include "Settings.h"
#include "StoredFile.h"

namespace sandbox {

/// `/v1/files`: the pictures people sent. `base` is where the sandbox listens, since urls must lead back to
/// it.
class FileApi {
public:
    FileApi(const World& world, const Settings& settings, const QByteArray& base)
        : m_world(world)
        , m_settings(settings)
        , m_base(base) {}

    QByteArray list(const Call& call) const;
    QByteArray retrieve(const Call& call) const;
    /// The picture itself.
    Reply contents(const Call& call) const;

private:
    const World& m_world;
    const Settings& m_settings;
    const QByteArray& m_base;
};

/// The file object. `key` is empty outside of other objects.
void writeFile(JsonWriter& json, QByteArrayView key, const World& world, const StoredFile& file,
               const QByteArray& base);
/// The file's picture as a reply.
Reply pictureOf(const World& world, const StoredFile& file);
/// Throws a 403 unless the key may see this file: pictures are sensitive results, so they need a restricted
/// key with such a permission, and within 48 hours of the submission for the recent one. Stripe documents who
/// may, not the answer.
void requirePicture(const Access& access, const StoredFile& file, qint64 now);
/// Throws when redaction has taken the file. Stripe says that contents can no longer be downloaded, not with
/// what words.
void requireContents(const StoredFile& file);

} // namespace sandbox
