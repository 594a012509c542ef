// SPDX-License-Identifier: Apache-2.0
#include "FileApi.h"

#include "Page.h"
#include "SpecimenPicture.h"

#include <algorithm>

namespace sandbox {

namespace {

constexpr qint64 kRecent = 48 * 3'600;
constexpr qsizetype kBytesPerFile = 500;
constexpr const char* kPurposes[] = {"account_requirement",
                                     "additional_verification",
                                     "business_icon",
                                     "business_logo",
                                     "customer_signature",
                                     "dispute_evidence",
                                     "document_provider_identity_document",
                                     "identity_document",
                                     "identity_document_downloadable",
                                     "pci_document",
                                     "selfie",
                                     "tax_document_user_upload"};

QByteArray purposeOf(const StoredFile& file) {
    return file.side == FileSide::Selfie ? "selfie" : "identity_document_downloadable";
}

QByteArray nameOf(const StoredFile& file) {
    switch (file.side) {
    case FileSide::Front:
        return "document_front.jpg";
    case FileSide::Back:
        return "document_back.jpg";
    case FileSide::Selfie:
        return "selfie.jpg";
    }
    return {};
}

std::vector<StoredFile> filesOf(const World& world, const AttemptRef& ref) {
    std::vector<StoredFile> files;
    for (const FileSide side : {FileSide::Front, FileSide::Back, FileSide::Selfie}) {
        const quint64 report = reportNumber(ref.session, ref.index);
        if (const auto file = findFile(world, fileNumber(report, side)))
            files.push_back(*file);
    }
    return files;
}

struct FileCursor {
    AttemptRef attempt;
    FileSide side;
};

std::optional<FileCursor> cursor(const World& world, const std::optional<QByteArray>& id,
                                 const QByteArray& param) {
    if (!id)
        return std::nullopt;
    const auto file = findFile(world, *id);
    if (!file)
        throw Refusal::noSuch("file", *id, param);
    return FileCursor{{file->created, file->session, file->attempt}, file->side};
}

/// Up to `wanted` files in the direction of travel. The attempt of a cursor is walked again, for its other
/// sides.
std::vector<StoredFile> walk(const World& world, const PageQuery& query,
                             const std::optional<QByteArray>& purpose, std::size_t wanted) {
    const auto after = cursor(world, query.startingAfter, "starting_after");
    const auto before = cursor(world, query.endingBefore, "ending_before");
    AttemptBounds bounds{{query.createdFrom, 0, 0}, {std::min(query.createdBefore, world.now() + 1), 0, 0}};
    if (after)
        bounds.to =
            std::min(bounds.to, {after->attempt.at, after->attempt.session, after->attempt.index + 1});
    if (before)
        bounds.from = std::max(bounds.from, before->attempt);
    const Direction direction = before ? Direction::OldestFirst : Direction::NewestFirst;
    AttemptWalk attempts(world, AttemptMoment::Submitted, direction, bounds);
    std::vector<StoredFile> found;
    while (const auto ref = attempts.next()) {
        std::vector<StoredFile> files = filesOf(world, *ref);
        if (after && *ref == after->attempt)
            std::erase_if(files, [&](const StoredFile& file) { return file.side >= after->side; });
        if (before && *ref == before->attempt)
            std::erase_if(files, [&](const StoredFile& file) { return file.side <= before->side; });
        if (direction == Direction::NewestFirst)
            std::ranges::reverse(files);
        for (const StoredFile& file : files)
            if (!purpose || purposeOf(file) == *purpose)
                found.push_back(file);
        if (found.size() >= wanted)
            break;
    }
    found.resize(std::min(found.size(), wanted));
    return found;
}

StoredFile fileInPath(const World& world, const Call& call) {
    const auto file = findFile(world, call.arguments.value(0));
    if (!file)
        throw Refusal::noSuch("file", call.arguments.value(0), {});
    return *file;
}

} // namespace

void requirePicture(const Access& access, const StoredFile& file, qint64 now) {
    if (access.sensitive == SensitiveAccess::None)
        throw lacking(access, "rak_identity_recent_sensitive_results_read");
    if (access.sensitive == SensitiveAccess::Recent && now - file.created > kRecent)
        throw lacking(access, "rak_identity_all_sensitive_results_read");
}

void requireContents(const StoredFile& file) {
    if (file.erased)
        throw Refusal::notNow(
            "This file belongs to a redacted VerificationSession. Its contents are no longer "
            "available.");
}

Reply pictureOf(const World& world, const StoredFile& file) {
    const Person person = world.person(world.details(world.plan(file.session)));
    const quint64 look = mixed(world.seed() ^ world.details(world.plan(file.session)).person);
    return {.contentType = "image/jpeg", .body = specimenPicture(person, file.side, look)};
}

void writeFile(JsonWriter& json, QByteArrayView key, const World& world, const StoredFile& file,
               const QByteArray& base) {
    const QByteArray id = world.ids().write(IdKind::File, file.number);
    json.beginObject(key);
    json.text("id", id);
    json.text("object", "file");
    json.number("created", file.created);
    json.null("expires_at");
    json.text("filename", nameOf(file));
    json.beginObject("links");
    json.text("object", "list");
    json.beginArray("data");
    json.endArray();
    json.boolean("has_more", false);
    json.text("url", "/v1/file_links?file=" + id);
    json.endObject();
    json.text("purpose", purposeOf(file));
    // Drawn when somebody looks, so the size is a likely one.
    json.number("size", file.erased ? 0 : 40'000 + static_cast<qint64>(mixed(file.number) % 60'000));
    json.null("title");
    json.text("type", "jpg");
    json.textOrNull("url", file.erased ? QByteArray() : base + "/v1/files/" + id + "/contents");
    json.endObject();
}

QByteArray FileApi::list(const Call& call) const {
    const PageQuery query = readPageQuery(call.parameters);
    const auto purpose = call.parameters.choice("purpose", kPurposes);
    Expansion::read(call.parameters, Expandable::Nothing, true, call.access, m_settings.sensitiveRefusal);
    call.parameters.refuseTheRest();
    const auto limit = static_cast<std::size_t>(query.limit);
    std::vector<StoredFile> found = walk(m_world, query, purpose, limit + 1);
    const bool hasMore = found.size() > limit;
    found.resize(std::min(found.size(), limit));
    if (query.endingBefore)
        std::ranges::reverse(found);
    return listObject("/v1/files", hasMore, static_cast<qsizetype>(found.size() + 1) * kBytesPerFile,
                      [&](JsonWriter& json) {
                          for (const StoredFile& file : found)
                              writeFile(json, {}, m_world, file, m_base);
                      });
}

QByteArray FileApi::retrieve(const Call& call) const {
    Expansion::read(call.parameters, Expandable::Nothing, false, call.access, m_settings.sensitiveRefusal);
    call.parameters.refuseTheRest();
    JsonWriter json;
    writeFile(json, {}, m_world, fileInPath(m_world, call), m_base);
    return json.take();
}

Reply FileApi::contents(const Call& call) const {
    call.parameters.refuseTheRest();
    const StoredFile file = fileInPath(m_world, call);
    requirePicture(call.access, file, m_world.now());
    requireContents(file);
    return pictureOf(m_world, file);
}

} // namespace sandbox
