// SPDX-License-Identifier: Apache-2.0
#include "FileLinkApi.h"

#include "FileApi.h"
#include "SessionInput.h"

#include <algorithm>

namespace sandbox {

namespace {

constexpr qint64 kLongestLink = 30;
constexpr int kTokenLength = 40;

} // namespace

QByteArray FileLinkApi::tokenOf(std::size_t index) const {
    return letters(mixed(m_world.seed() ^ static_cast<quint64>(Luck::Link)) ^ index, kTokenLength);
}

std::size_t FileLinkApi::find(const QByteArray& id, const QByteArray& param) const {
    const auto number = m_world.ids().read(IdKind::FileLink, id);
    if (!number || *number >= m_links.size())
        throw Refusal::noSuch("file link", id, param);
    return *number;
}

qint64 FileLinkApi::readExpiry(Parameters& parameters) const {
    const auto expiresAt = parameters.integer("expires_at");
    if (!expiresAt || *expiresAt > m_world.now() + kLongestLink)
        throw Refusal::badParameter(
            "expires_at", "FileLinks for Identity verification files must expire within 30 seconds.");
    if (*expiresAt <= m_world.now())
        throw Refusal::badParameter("expires_at", "expires_at must be in the future.");
    return *expiresAt;
}

void FileLinkApi::write(JsonWriter& json, std::size_t index, const Expansion& expansion,
                        bool livemode) const {
    const Link& link = m_links[index];
    json.beginObject();
    json.text("id", m_world.ids().write(IdKind::FileLink, index));
    json.text("object", "file_link");
    json.number("created", link.created);
    json.boolean("expired", expired(link));
    json.number("expires_at", link.expiresAt);
    const auto file = findFile(m_world, link.file);
    if (file && expansion.has("file"))
        writeFile(json, "file", m_world, *file, m_base);
    else
        json.text("file", m_world.ids().write(IdKind::File, link.file));
    json.boolean("livemode", livemode);
    json.beginObject("metadata");
    for (const auto& [key, value] : link.metadata)
        json.text(key, value);
    json.endObject();
    json.textOrNull("url", expired(link) ? QByteArray() : m_base + "/links/" + tokenOf(index));
    json.endObject();
}

QByteArray FileLinkApi::shown(std::size_t index, const Expansion& expansion, bool livemode) const {
    JsonWriter json;
    write(json, index, expansion, livemode);
    return json.take();
}

QByteArray FileLinkApi::create(const Call& call) {
    Parameters& parameters = call.parameters;
    const Expansion expansion =
        Expansion::read(parameters, Expandable::FileLink, false, call.access, m_settings.sensitiveRefusal);
    const auto id = parameters.filled("file");
    if (!id)
        throw Refusal::missingParameter("file");
    const auto file = findFile(m_world, *id);
    if (!file)
        throw Refusal::noSuch("file", *id, "file");
    requirePicture(call.access, *file, m_world.now());
    Link link{.created = m_world.now(), .expiresAt = 0, .file = file->number, .metadata = {}};
    link.expiresAt = readExpiry(parameters);
    readMetadata(parameters, link.metadata);
    parameters.refuseTheRest();
    requireContents(*file);
    m_links.push_back(link);
    return shown(m_links.size() - 1, expansion, call.access.livemode);
}

QByteArray FileLinkApi::update(const Call& call) {
    Parameters& parameters = call.parameters;
    const std::size_t index = find(call.arguments.value(0), {});
    Link link = m_links[index];
    const Expansion expansion =
        Expansion::read(parameters, Expandable::FileLink, false, call.access, m_settings.sensitiveRefusal);
    readMetadata(parameters, link.metadata);
    if (expired(link))
        throw Refusal::notNow("This FileLink has expired and can no longer be updated.");
    if (parameters.has("expires_at")) {
        Parameters look = parameters;
        const bool revoke = look.text("expires_at") == "now";
        link.expiresAt = revoke ? m_world.now() : readExpiry(parameters);
        parameters.text("expires_at");
    }
    parameters.refuseTheRest();
    m_links[index] = link;
    return shown(index, expansion, call.access.livemode);
}

QByteArray FileLinkApi::retrieve(const Call& call) const {
    const Expansion expansion = Expansion::read(call.parameters, Expandable::FileLink, false, call.access,
                                                m_settings.sensitiveRefusal);
    call.parameters.refuseTheRest();
    return shown(find(call.arguments.value(0), {}), expansion, call.access.livemode);
}

QByteArray FileLinkApi::list(const Call& call) const {
    Parameters& parameters = call.parameters;
    const PageQuery query = readPageQuery(parameters);
    const auto wantExpired = parameters.boolean("expired");
    const auto wantFile = parameters.filled("file");
    const Expansion expansion =
        Expansion::read(parameters, Expandable::FileLink, true, call.access, m_settings.sensitiveRefusal);
    parameters.refuseTheRest();
    std::size_t low = query.endingBefore ? find(*query.endingBefore, "ending_before") + 1 : 0;
    std::size_t high = query.startingAfter ? find(*query.startingAfter, "starting_after") : m_links.size();
    std::vector<std::size_t> found;
    for (; low < high; ++low) {
        const Link& link = m_links[low];
        const bool matches = link.created >= query.createdFrom && link.created < query.createdBefore &&
                             (!wantExpired || *wantExpired == expired(link)) &&
                             (!wantFile || m_world.ids().write(IdKind::File, link.file) == *wantFile);
        if (matches)
            found.push_back(low);
    }
    const auto limit = static_cast<std::size_t>(query.limit);
    const bool hasMore = found.size() > limit;
    if (hasMore && query.endingBefore)
        found.resize(limit);
    else if (hasMore)
        found.erase(found.begin(), found.end() - query.limit);
    std::ranges::reverse(found);
    return listObject("/v1/file_links", hasMore, 4'096, [&](JsonWriter& json) {
        for (const std::size_t index : found)
            write(json, index, expansion, call.access.livemode);
    });
}

Reply FileLinkApi::open(const QByteArray& token) const {
    for (std::size_t index = m_links.size(); index-- > 0;) {
        if (tokenOf(index) != token)
            continue;
        const auto file = findFile(m_world, m_links[index].file);
        if (expired(m_links[index]) || !file)
            throw Refusal{.status = 404, .message = "This link has expired."};
        requireContents(*file);
        return pictureOf(m_world, *file);
    }
    throw Refusal{.status = 404, .message = "No such link."};
}

} // namespace sandbox
