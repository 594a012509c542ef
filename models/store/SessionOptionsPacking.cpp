// SPDX-License-Identifier: Apache-2.0
#include "store/SessionOptionsPacking.h"

namespace {

enum Flag : unsigned {
    HasDocument = 1,
    RequireIdNumber = 2,
    RequireLiveCapture = 4,
    RequireMatchingSelfie = 8,
    HasMatching = 16,
    IdNumber = 32,
    RequireEmail = 64,
    RequirePhone = 128,
};

unsigned flagsOf(const SessionOptions& options) {
    unsigned flags = 0;
    const auto set = [&flags](Flag flag, bool on) { flags |= on ? flag : 0U; };
    set(HasDocument, options.document.has_value());
    set(RequireIdNumber, options.document && options.document->requireIdNumber);
    set(RequireLiveCapture, options.document && options.document->requireLiveCapture);
    set(RequireMatchingSelfie, options.document && options.document->requireMatchingSelfie);
    set(HasMatching, options.matching.has_value());
    set(IdNumber, options.idNumber);
    set(RequireEmail, options.requireEmail);
    set(RequirePhone, options.requirePhone);
    return flags;
}

} // namespace

void writeOptions(PackedWriter& writer, const SessionOptions& options) {
    writer.number(flagsOf(options));
    if (options.document) {
        writer.number(options.document->allowedTypes.size());
        for (const auto& type : options.document->allowedTypes) {
            writer.number(static_cast<unsigned>(type.value));
            if (type.value == DocumentType::Unknown)
                writer.text(type.unknownWord);
        }
    }
    if (options.matching) {
        writer.text(options.matching->dateOfBirth);
        writer.text(options.matching->name);
    }
}

SessionOptions readOptions(PackedReader& reader) {
    SessionOptions options;
    const std::uint64_t flags = reader.number();
    if (flags & HasDocument) {
        SessionOptions::Document document;
        document.requireIdNumber = (flags & RequireIdNumber) != 0;
        document.requireLiveCapture = (flags & RequireLiveCapture) != 0;
        document.requireMatchingSelfie = (flags & RequireMatchingSelfie) != 0;
        document.allowedTypes.resize(reader.number());
        for (auto& type : document.allowedTypes) {
            type.value = static_cast<DocumentType>(reader.number());
            if (type.value == DocumentType::Unknown)
                type.unknownWord = reader.text();
        }
        options.document = document;
    }
    if (flags & HasMatching) {
        const QString dateOfBirth = reader.text();
        options.matching = SessionOptions::Matching{dateOfBirth, reader.text()};
    }
    options.idNumber = (flags & IdNumber) != 0;
    options.requireEmail = (flags & RequireEmail) != 0;
    options.requirePhone = (flags & RequirePhone) != 0;
    return options;
}
