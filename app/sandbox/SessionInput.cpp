// SPDX-License-Identifier: Apache-2.0
#include "SessionInput.h"

#include "Refusal.h"

#include <QString>

#include <algorithm>

namespace sandbox {

namespace {

// Stripe's documented limits of metadata.
constexpr qsizetype kMostKeys = 50;
constexpr qsizetype kLongestKey = 40;
constexpr qsizetype kLongestValue = 500;
constexpr const char* kDocumentTypes[] = {"driving_license", "id_card", "passport"};

qsizetype charactersIn(const QByteArray& utf8) {
    return QString::fromUtf8(utf8).toUcs4().size();
}

void setEntry(Metadata& metadata, const QByteArray& key, const QByteArray& value) {
    const QByteArray name = "metadata[" + key + ']';
    if (key.isEmpty())
        throw Refusal::badParameter("metadata", "Metadata keys must not be empty.");
    if (charactersIn(key) > kLongestKey)
        throw Refusal::badParameter("metadata", "Metadata keys can be at most 40 characters long, but you "
                                                "passed in a key that is longer: " +
                                                    key);
    if (charactersIn(value) > kLongestValue)
        throw Refusal::badParameter(name,
                                    "Metadata values can have up to 500 characters, but you passed in a "
                                    "value that is longer.");
    const auto known = std::ranges::find(metadata, key, [](const auto& entry) { return entry.first; });
    if (value.isEmpty()) {
        if (known != metadata.end())
            metadata.erase(known);
    } else if (known != metadata.end()) {
        known->second = value;
    } else {
        metadata.emplaceBack(key, value);
    }
}

} // namespace

void readMetadata(Parameters& parameters, Metadata& metadata) {
    const auto whole = parameters.text("metadata");
    if (whole && !whole->isEmpty())
        throw Refusal::badParameter("metadata", "Invalid object");
    if (whole)
        metadata.clear();
    for (const auto& [key, value] : parameters.map("metadata"))
        setEntry(metadata, key, value);
    if (metadata.size() > kMostKeys)
        throw Refusal::badParameter("metadata", "Metadata can have up to 50 keys.");
}

void readDocumentOptions(Parameters& parameters, SessionDetails& details) {
    const QByteArray head = "options[document]";
    const auto whole = parameters.text(head);
    if (whole && !whole->isEmpty())
        throw Refusal::badParameter(head, "Invalid object");
    const auto idNumber = parameters.boolean(head + "[require_id_number]");
    const auto liveCapture = parameters.boolean(head + "[require_live_capture]");
    const auto selfie = parameters.boolean(head + "[require_matching_selfie]");
    const auto types = parameters.list(head + "[allowed_types]");
    for (const QByteArray& type : types)
        if (std::ranges::none_of(kDocumentTypes, [&type](const char* known) { return type == known; }))
            throw Refusal::badParameter(head + "[allowed_types][0]",
                                        "Invalid " + head +
                                            "[allowed_types][0]: must be one of driving_license, id_card, or "
                                            "passport");
    if (!whole && !idNumber && !liveCapture && !selfie && types.isEmpty())
        return;
    SessionOptions options = details.options.value_or(SessionOptions{});
    DocumentOptions document = options.document && !whole ? *options.document : DocumentOptions{};
    document.requireIdNumber = idNumber.value_or(document.requireIdNumber);
    document.requireLiveCapture = liveCapture.value_or(document.requireLiveCapture);
    document.requireMatchingSelfie = selfie.value_or(document.requireMatchingSelfie);
    if (!types.isEmpty())
        document.allowedTypes = types;
    options.document = document;
    details.options = options;
}

void readProvidedDetails(Parameters& parameters, SessionDetails& details) {
    if (const auto email = parameters.text("provided_details[email]")) {
        if (!email->isEmpty() && !email->contains('@'))
            throw Refusal::badParameter("provided_details[email]", "Invalid email address: " + *email,
                                        "email_invalid");
        details.providedEmail = *email;
    }
    if (const auto phone = parameters.text("provided_details[phone]"))
        details.providedPhone = *phone;
}

std::optional<SessionType> readType(Parameters& parameters) {
    static constexpr const char* kTypes[] = {"document", "id_number"};
    const auto type = parameters.choice("type", kTypes);
    if (!type)
        return std::nullopt;
    return *type == "document" ? SessionType::Document : SessionType::IdNumber;
}

} // namespace sandbox
